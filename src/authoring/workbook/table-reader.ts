/** 考核表 of a 底稿: the printed table with its rules, as the sections, subsections and criteria of a rubric. */
import { headerAt, type PrintedColumn, type PrintedHeader } from "../table/printed-header";
import {
  readPrinted,
  type PrintedCell,
  type PrintedRow,
  type PrintedTable,
} from "../table/printed";
import { withLevels } from "../table/levels";
import {
  bareLabel,
  kindInWords,
  printedInLabel,
  printedPoints,
  printedWeight,
  pointsInWording,
} from "../table/points";
import { levelIndex, rowsOf, sectionsOf, type PrintedSection } from "../table/sections";
import type { HeaderRole } from "../table/headers";
import { clauseOf } from "../table/clause-numbers";
import { plainText } from "../../sheets/read/cells";
import type { CriterionKind } from "../../rubric/model";
import type { Criterion } from "../../rubric/types";
import { checkPoints, printedSlip, type Slip } from "./criterion-points";
import { CRITERION_COLUMNS, FIRST_OWN_HEADER } from "./criterion-columns";
import type { Fields, FlatRubric } from "./flat";
import type { Identifiers } from "./identifiers";
import { nearestOf } from "./likeness";
import type { Mistakes } from "./mistakes";
import type { Page, Place } from "./page";
import { numberFor } from "./formula-slips";
import { readRule } from "./rules";
import { checkTable } from "./table-slips";
import { isNaming, nameIn, type WrittenName } from "./read-blocks";

/** Where the column 规则 stands; null where the sheet has none. */
export function ruleColumn(page: Page): { row: number; column: number } | null {
  for (let row = 0; row < Math.min(page.rows, MOST_ROWS_ABOVE); row++)
    for (let column = 1; column < page.columns; column++)
      if (page.folded(row, column) === FIRST_OWN_HEADER) return { row, column };
  return null;
}

const MOST_ROWS_ABOVE = 60;

export interface TableSheet {
  page: Page;
  table: PrintedTable;
  /** Columns right of the document's own. */
  own: Map<string, number>;
}

/** The printed part and the columns at its right. */
export function openTable(page: Page, layout: readonly Fields[]): TableSheet | null {
  const found = ruleColumn(page);
  if (!found) return null;
  const header = withUses(page, headerAt(page, found.row, found.column), layout);
  const own = new Map<string, number>();
  for (let at = found.column; at < page.columns; at++)
    for (let row = header.top; row <= header.bottom; row++) {
      const word = page.folded(row, at);
      if (word !== "" && !own.has(word)) own.set(word, at);
    }
  return { page, table: readPrinted(page, header), own };
}

/** What 版式 says that a column is for goes before what its header tells. */
function withUses(page: Page, header: PrintedHeader, layout: readonly Fields[]): PrintedHeader {
  if (layout.length === 0) return withLevels(page, header);
  const left = [...layout];
  for (const column of header.columns) {
    const at = left.findIndex((each) => isColumn(each, column));
    if (at < 0) continue;
    const [said] = left.splice(at, 1);
    column.role = roleOf(String(said?.use ?? "label"));
    column.stage = null;
  }
  return header;
}

const roleOf = (use: string): HeaderRole =>
  use === "sectionScore" || use === "weighted" ? "score" : (use as HeaderRole);

/** Whether a column of 版式 is one of the header. */
export function isColumn({ header, group }: Fields, column: PrintedColumn): boolean {
  const over = (group as Fields | undefined)?.header ?? "";
  return (
    plainText(String(header ?? "")) === plainText(column.header) &&
    plainText(String(over as string)) === plainText(column.group?.header ?? "")
  );
}

export class TableReader {
  readonly names: WrittenName[] = [];
  /** 依据数据: names of facts by the criterion that rests on them. */
  private readonly found = new Set<Fields>();
  private readonly wordings = new Set<string>();
  readonly restsOn: { lines: string[]; place: Place }[] = [];
  private readonly columns: readonly (PrintedColumn & { id: string })[];

  constructor(
    private readonly sheet: TableSheet,
    columnIds: readonly string[],
    private readonly known: { sections: readonly Fields[]; subsections: readonly Fields[] },
    private readonly ids: Identifiers,
    private readonly mistakes: Mistakes,
  ) {
    this.columns = sheet.table.header.columns.map((column, at) => ({
      ...column,
      id: columnIds[at]!,
    }));
  }

  into(flat: FlatRubric): void {
    const twins = new Map<string, number>();
    for (const printed of sectionsOf(this.sheet.table)) this.section(printed, flat, twins);
    checkTable(this.sheet, flat, this.mistakes);
    this.unusedSections();
  }

  /** What 设置 says of a section that the table does not have. */
  private unusedSections(): void {
    for (const each of this.known.sections.filter((one) => !this.found.has(one))) {
      const place = this.mistakes.placeOf(each, "wording");
      const wording = String(each.wording ?? "");
      if (!place || wording === "") continue;
      const nearest = nearestOf([...this.wordings], wording);
      this.mistakes.add(
        place,
        { zh: `考核表里没有一级指标“${wording}”，`, en: `The table has no “${wording}”;` },
        nearest === undefined
          ? { zh: "请照考核表里的文字写。", en: "write it as the table does." }
          : { zh: `是不是“${nearest}”？`, en: `is it “${nearest}”?` },
        "reference",
      );
    }
  }

  private section(printed: PrintedSection, flat: FlatRubric, twins: Map<string, number>): void {
    const said = this.find(this.known.sections, printed.text, twins, "section");
    const label = printedInLabel(printed.text);
    const max = label.max ?? printedInLabel(printed.heading).max;
    const kind = kindInWords(printed.text + printed.heading);
    const section: Fields = {
      name: { zh: bareLabel(printed.text) || NO_PART },
      kind,
      ...(label.points !== null && kind === "scored" ? { points: label.points } : {}),
      ...(label.weight === null ? {} : { weight: label.weight }),
      ...(max === null || kind === "veto" ? {} : { max }),
      ...said,
      id: said?.id ?? this.ids.make("section", printed.text),
      cells: {},
    };
    this.mistakes.note(section, this.place(printed));
    flat.sections.push(section);
    for (const each of printed.subsections) {
      const text = each.text || printed.text;
      const known = this.find(this.known.subsections, text, twins, "subsection");
      const points = each.text === "" ? null : printedInLabel(each.text).points;
      const subsection = {
        ...(points !== null && section.kind === "scored" ? { points } : {}),
        ...known,
        id: known?.id ?? this.ids.make("subsection", text),
        cells: {},
        section: String(section.id),
      };
      this.mistakes.note(subsection, this.place(each.cell ?? printed));
      flat.subsections.push(subsection);
      for (const row of each.rows) {
        const criterion = this.criterion(row);
        this.words(row, [section, subsection, criterion], printed, each.rows);
        this.finish(criterion, row, section, each.text);
        flat.criteria.push(Object.assign(criterion, { subsection: String(subsection.id) }));
      }
    }
  }

  /** A merged cell says it for each of its rows. */
  private ownText(row: number, at: number): string {
    const { page } = this.sheet;
    const { row: top, column } = page.area(row, at);
    return page.text(top, column);
  }

  private place({ row, column }: { row: number; column: number }): Place {
    return this.sheet.page.place(row, column);
  }

  /** What 设置 says of a section of this wording; of twins, the one at its place. */
  private find(
    list: readonly Fields[],
    wording: string,
    twins: Map<string, number>,
    kind: string,
  ): Fields | undefined {
    const folded = plainText(wording);
    const nth = twins.get(`${kind}\n${folded}`) ?? 0;
    twins.set(`${kind}\n${folded}`, nth + 1);
    const found = list.filter((each) => plainText(String(each.wording ?? "")) === folded)[nth];
    this.wordings.add(wording);
    if (!found) return undefined;
    this.found.add(found);
    const { wording: _, ...said } = found;
    return said;
  }

  private criterion(row: PrintedRow): Fields {
    const criterion: Fields = { cells: {} };
    this.mistakes.note(criterion, this.place({ row: row.row, column: this.columns[0]!.at }));
    const { page, own } = this.sheet;
    for (const { header, field, kind } of CRITERION_COLUMNS) {
      const at = own.get(plainText(header));
      const text = at === undefined ? "" : this.ownText(row.row, at);
      if (at === undefined || text.trim() === "") continue;
      const place = this.place({ row: row.row, column: at });
      try {
        const value = kind.read(text, page.value(row.row, at));
        if (value !== undefined) criterion[field] = value;
        this.mistakes.note(criterion, place, field);
        if (isNaming(kind)) this.names.push(nameIn(kind, { of: criterion, field, place }));
      } catch (error) {
        this.mistakes.unreadable(place, error);
      }
    }
    this.rule(criterion, row);
    return criterion;
  }

  private rule(criterion: Fields, { row }: PrintedRow): void {
    const { page, own } = this.sheet;
    const at = own.get(FIRST_OWN_HEADER)!;
    const place = this.place({ row, column: at });
    const text = this.ownText(row, at).trim();
    this.mistakes.note(criterion, place, "rule");
    if (text === "") {
      this.mistakes.add(
        place,
        { zh: "这一项还没有规则。", en: "This criterion has no rule yet." },
        {
          zh: "请写公式，或写“评判”（由人打分）、“否决”；不是考核项的，前面加“注：”。",
          en: "Write a formula, or 评判 (judged) or 否决 (a veto); put 注： before a note.",
        },
        "rule",
      );
      return;
    }
    const value = page.value(row, at);
    if (typeof value === "number" && !text.startsWith("=")) {
      const { message, advice } = numberFor(value);
      this.mistakes.add(place, message, advice, "rule");
      return;
    }
    this.ruled(criterion, text, place);
    this.confirmed(row);
    const rests = own.get(plainText("依据数据"));
    if (rests === undefined) return;
    const lines = this.ownText(row, rests)
      .split("\n")
      .filter((line) => line.trim() !== "");
    if (lines.length > 0) this.restsOn.push({ lines, place: this.place({ row, column: rests }) });
  }

  private ruled(criterion: Fields, text: string, place: Place): void {
    try {
      Object.assign(criterion, readRule(text));
    } catch (error) {
      this.mistakes.unreadable(place, error);
      return;
    }
    for (const of of [criterion, ...((criterion.parts ?? []) as Fields[])])
      if (of.rule !== undefined && of.rule !== "judged" && of.rule !== "flag") {
        this.names.push({ of, field: "rule", place });
        this.mistakes.note(of, place, "rule");
      }
  }

  /** No rule is in force before a person confirmed it. */
  private confirmed(row: number): void {
    const at = this.sheet.own.get(plainText("确认"));
    if (at === undefined || /^(√|✓|✔|是|已确认|y)/i.test(this.ownText(row, at).trim())) return;
    this.mistakes.add(
      this.place({ row, column: at }),
      { zh: "这一项的规则还没有确认。", en: "The rule of this row is not confirmed yet." },
      { zh: "请核对左边的规则，对的写“√”。", en: "Check the rule on the left and write √." },
      "rule",
    );
  }

  /** The wording of a row goes to the level whose rows its cell stands for. */
  private words(
    row: PrintedRow,
    [section, subsection, criterion]: [Fields, Fields, Fields],
    printed: PrintedSection,
    siblings: readonly PrintedRow[],
  ): void {
    const all = rowsOf(printed);
    this.columns.forEach((column, index) => {
      if (column.role === "score" || column.role === "points") return;
      const cell = row.cells[index];
      if (!cell) return;
      const level = this.levelOf(cell, column, all, siblings);
      const of = level === "section" ? section : level === "subsection" ? subsection : criterion;
      const cells = of.cells as Criterion["cells"];
      const crosses = level === "criterion" && cell.isMerged && cell.rows > 1;
      if (!crosses) cells[column.id] = cell.text;
      else if (cell.row === row.row) cells[column.id] = { text: cell.text, rows: cell.rows };
      const weight = column.role === "weight" ? printedWeight(cell.text) : null;
      if (weight !== null && level !== "subsection") of.weight ??= weight;
    });
  }

  private levelOf(
    cell: PrintedCell,
    { role }: PrintedColumn,
    all: readonly PrintedRow[],
    siblings: readonly PrintedRow[],
  ): "section" | "subsection" | "criterion" {
    const isAll = covers(cell, all);
    const isSiblings = covers(cell, siblings);
    if (role === "section" && isAll) return "section";
    if (role === "subsection" && isSiblings && (!isAll || cell.columns === 1)) return "subsection";
    if (isAll && all.length > 1) return "section";
    return isSiblings && siblings.length > 1 ? "subsection" : "criterion";
  }

  private finish(criterion: Fields, row: PrintedRow, section: Fields, subsection: string): void {
    const cells = criterion.cells as Record<string, string>;
    const at = levelIndex(this.columns, "points");
    const cell = at < 0 ? undefined : (row.cells[at] ?? undefined);
    const value = cell ? this.sheet.page.value(cell.row, cell.column) : null;
    const printed = cell?.text.trim() ?? "";
    if (typeof value !== "number" && printed !== "") cells[this.columns[at]!.id] = cell!.text;
    const wording = this.wordingOf(row);
    const kind = (criterion.kind ?? section.kind) as CriterionKind;
    const points =
      printedPoints(printed).points ?? (kind === "veto" ? null : pointsInWording(wording));
    // An empty cell beside points that another column says is printed empty.
    if (cell && printed === "" && criterion.points !== undefined) cells[this.columns[at]!.id] = "";
    const slip = cell && printedSlip(cell, kind, criterion.points !== undefined);
    if (points !== null) criterion.points ??= points;
    this.checkPoints(criterion, kind, cell, slip);
    criterion.name ??= { zh: shortName(wording) };
    const part = Object.values(section.cells as Record<string, string>).join("");
    const name = String((section.name as Fields).zh);
    criterion.clause ??= clauseOf(name === NO_PART ? shortName(wording) : name, [
      part,
      subsection,
      wording,
    ]);
    criterion.id =
      typeof criterion.id === "string"
        ? this.ids.take("criterion", criterion.id)
        : this.ids.make("criterion", wording);
  }

  private checkPoints(
    criterion: Fields,
    kind: CriterionKind,
    cell: PrintedCell | undefined,
    slip: Slip | undefined,
  ): void {
    const points = cell && this.place(cell);
    if (points) this.mistakes.note(criterion, points, "points");
    if (points && slip) this.mistakes.add(points, slip.message, slip.advice);
    else
      checkPoints(
        criterion,
        kind,
        { points, rule: this.mistakes.placeOf(criterion, "rule") },
        this.mistakes,
      );
  }

  private wordingOf({ cells }: PrintedRow): string {
    const of = (role: HeaderRole) => {
      const at = this.columns.findLastIndex((column) => column.role === role);
      return at < 0 ? "" : (cells[at]?.text.trim() ?? "");
    };
    return of("criterion") || of("standard") || of("subsection") || of("section");
  }
}

const covers = (cell: PrintedCell, rows: readonly PrintedRow[]) =>
  cell.rows === rows.length && cell.last === rows.at(-1)!.row;

/** A wording's beginning, for lists and messages. */
function shortName(wording: string): string {
  const bare = bareLabel(wording);
  const [first = bare] = bare.split(/[，。；：、,;:]/);
  return first.length <= LONGEST_NAME ? first : first.slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 20;

/** What a table's only part is called, where the table calls it nothing. */
const NO_PART = "考核内容";
