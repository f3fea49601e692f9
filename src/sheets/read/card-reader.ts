/** The cells of one card, found by the keys of their rows and the headers of their columns. */
import { criteriaOf, factKeys, type PlacedCriterion } from "../../rubric/model";
import type { Fact, Rubric, Text } from "../../rubric/types";
import { partKey } from "../../scoring/criterion";
import { factLabel, partLabel } from "../../scoring/labels";
import type { Entry, Finding, StageEntries } from "../../scoring/types";
import { rangeReference, reference, type CellRef } from "../address";
import type { CardSheet } from "../keys";
import { scoreFormula, type Naming } from "../rule-formula";
import { cellAt, isErrorValue, plainText, type Cell, type SheetCells } from "./cells";
import { askedOf, readEntry, SCORE, type Asked, type EntryOf } from "./entries";
import { readFields } from "./fields";
import { at } from "./findings";
import { isSameFormula } from "./formulas";
import { factHeaders, scoreHeaders, stageColumns, type StageColumns } from "./headers";
import { keyedRows, uniqueWording, type KeyedRows } from "./rows";
import { inputKeys, kindOf } from "./sheet-kind";

/** One sheet with its rows and columns found. */
interface Found {
  cells: SheetCells;
  rows: KeyedRows["rows"];
  columns: StageColumns;
}

export class CardReader {
  readonly findings: Finding[] = [];
  private readonly scorecard: Found | null;
  private readonly facts: Found | null;

  constructor(
    private readonly rubric: Rubric,
    sheets: readonly SheetCells[],
    private readonly readings: Record<string, string>,
  ) {
    const criteria = criteriaOf(rubric).map(({ criterion }) => criterion);
    const wording = uniqueWording(
      criteria.flatMap(({ id, cells }) =>
        Object.values(cells).map((words) => [words, id] as const),
      ),
    );
    const names = new Map(criteria.map(({ id, name }) => [id, name]));
    const nameOf = (key: string): Text => names.get(key) ?? this.inputName(key);
    this.scorecard = this.find(
      sheets,
      "scorecard",
      criteria.map(({ id }) => id),
      nameOf,
      wording,
    );
    this.facts = this.find(sheets, "facts", inputKeys(rubric), nameOf, new Map());
  }

  stage(id: string, index: number): StageEntries {
    const entries: StageEntries = { scores: {}, facts: {}, parts: {} };
    for (const place of criteriaOf(this.rubric)) {
      this.take(entries.scores, place.criterion.id, this.score(place, id, index));
    }
    for (const fact of this.rubric.facts) {
      for (const key of factKeys(fact))
        this.take(entries.facts, key, this.fact(fact, key, id, index));
    }
    for (const { criterion } of criteriaOf(this.rubric)) {
      (criterion.parts ?? []).forEach((_, part) => {
        const key = partKey(criterion.id, part);
        const of = {
          stage: id,
          criterion: criterion.id,
          fact: key,
          name: partLabel(this.rubric, key),
        };
        this.take(entries.parts ?? {}, key, this.value(this.cell(this.facts, key, id), SCORE, of));
      });
    }
    return entries;
  }

  fields(): Record<string, string> {
    if (!this.scorecard) return {};
    return readFields(this.rubric, this.scorecard.cells, this.scorecard.columns.firstRow);
  }

  private find(
    sheets: readonly SheetCells[],
    kind: CardSheet,
    keys: readonly string[],
    nameOf: (key: string) => Text,
    wording: ReadonlyMap<string, string>,
  ): Found | null {
    if (keys.length === 0) return null;
    const cells = sheets.find((sheet) => kindOf(this.rubric, sheet) === kind);
    if (!cells) {
      this.findings.push(lostSheet(kind));
      return null;
    }
    const { rows, findings } = keyedRows(cells, new Set(keys), nameOf, wording);
    const headers = kind === "scorecard" ? scoreHeaders(this.rubric) : factHeaders(this.rubric);
    const columns = stageColumns(cells, headers);
    this.findings.push(...columns.findings, ...findings);
    return { cells, rows, columns };
  }

  private inputName(key: string): Text {
    return key.includes("#") ? partLabel(this.rubric, key) : factLabel(this.rubric, key);
  }

  private take(entries: Record<string, Entry>, key: string, entry: Entry | null): void {
    if (entry) entries[key] = entry;
  }

  private cell(found: Found | null, key: string, stage: string): Cell | null {
    const row = found?.rows.get(key);
    if (!found || row === undefined) return null;
    const column = found.columns.columnAt(row, stage);
    return column === null ? null : cellAt(found.cells, row, column);
  }

  private score(place: PlacedCriterion, stage: string, index: number): Entry | null {
    const { criterion, kind } = place;
    const cell = this.cell(this.scorecard, criterion.id, stage);
    if (!cell) return null;
    const of = { stage, criterion: criterion.id, name: criterion.name };
    const expected = cell.formula === undefined ? null : this.expected(place, index);
    if (
      cell.formula !== undefined &&
      expected !== null &&
      isSameFormula(cell.formula, `=${expected}`, cell.place.sheet)
    ) {
      if (kind === "veto") return { value: null, origin: "inherited", place: cell.place };
      this.sayUncomputed(cell, of);
      const value = typeof cell.value === "number" ? cell.value : null;
      return { value, origin: "rule", place: cell.place };
    }
    return this.value(cell, kind === "veto" ? { type: "flag" } : SCORE, of);
  }

  private fact(fact: Fact, key: string, stage: string, index: number): Entry | null {
    const cell = this.cell(this.facts, key, stage);
    if (!cell) return null;
    const before = this.rubric.stages[index - 1];
    const taken = before ? this.reference(this.facts, key, before.id, cell.place.sheet) : null;
    if (cell.formula !== undefined && taken !== null) {
      const takesOver = isSameFormula(
        cell.formula,
        `=IF(${taken}="","",${taken})`,
        cell.place.sheet,
      );
      if (takesOver) return { value: null, origin: "inherited", place: cell.place };
    }
    const of = { stage, fact: key, name: factLabel(this.rubric, key) };
    return this.value(cell, askedOf(fact), of);
  }

  private value(cell: Cell | null, asked: Asked, of: EntryOf): Entry | null {
    if (!cell) return null;
    const { entry, findings } = readEntry(cell, asked, of);
    this.findings.push(...findings);
    return entry;
  }

  /** The generated formula as it must read at the present places of everything that it names. */
  private expected(place: PlacedCriterion, stage: number): string | null {
    const id = this.rubric.stages[stage]?.id ?? "";
    const sheet = this.scorecard?.cells.name ?? "";
    const { criterion } = place;
    const ref = (found: Found | null, key: string, of: string) =>
      this.reference(found, key, of, sheet) ?? "#REF!";
    const naming: Naming = {
      input: (key) => ref(this.facts, key, id),
      inputs: (first, last) => this.range(first, last, id, sheet),
      points: () => this.pointsReference(place),
      before: () => ref(this.scorecard, criterion.id, this.rubric.stages[stage - 1]?.id ?? ""),
    };
    return scoreFormula(this.rubric, this.readings, place, stage, naming);
  }

  private reference(found: Found | null, key: string, stage: string, sheet: string): string | null {
    const cell = this.cell(found, key, stage);
    return cell && found ? reference(absolute(found.cells, cell), sheet) : null;
  }

  private range(first: string, last: string, stage: string, sheet: string): string {
    const [start, end] = [this.cell(this.facts, first, stage), this.cell(this.facts, last, stage)];
    if (!start || !end || !this.facts) return "#REF!";
    return rangeReference(
      absolute(this.facts.cells, start),
      absolute(this.facts.cells, end),
      sheet,
    );
  }

  /** The 分值 cell of the row, found by its header, or the number where the document prints none. */
  private pointsReference({ criterion }: PlacedCriterion): string {
    const column = this.rubric.table?.columns.find(({ role }) => role === "points");
    const constant = String(criterion.points ?? "");
    if (!column || criterion.cells[column.id] !== undefined || !this.scorecard) return constant;
    const { cells, columns, rows } = this.scorecard;
    const header = cells.values[columns.firstRow] ?? [];
    const at = header.findIndex((value) => plainText(value) === plainText(column.header));
    const row = rows.get(criterion.id);
    if (at < 0 || row === undefined) return constant;
    return reference(absolute(cells, { row, column: at }), cells.name);
  }

  /** The add-in's functions are not loaded where the workbook was last calculated: the score is computed anyway. */
  private sayUncomputed(cell: Cell, { stage, criterion, name }: EntryOf): void {
    if (!isErrorValue(cell.value) || cell.value.toUpperCase() !== "#NAME?") return;
    this.findings.push({
      kind: "error",
      severity: "info",
      stage,
      ...(criterion === undefined ? {} : { criterion }),
      place: cell.place,
      message: at(cell.place, {
        zh: `“${name.zh}”显示 #NAME?：打开该表的 Excel 没有加载本插件的函数；得分已按规则重新计算。`,
        en: `“${name.en}” shows #NAME?: the add-in's functions were not loaded there; the score was computed again by its rule.`,
      }),
    });
  }
}

function absolute(
  { name, top, left }: SheetCells,
  { row, column }: { row: number; column: number },
): CellRef {
  return { sheet: name, row: top + row, column: left + column };
}

function lostSheet(kind: CardSheet): Finding {
  const name =
    kind === "scorecard" ? { zh: "评分表", en: "scorecard" } : { zh: "基础数据", en: "facts" };
  return {
    kind: "structure",
    severity: "error",
    message: {
      zh: `找不到${name.zh}工作表，其中的内容没有读取；请恢复该表，或重新生成。`,
      en: `The ${name.en} sheet is not there, so nothing of it was read; restore it, or generate again.`,
    },
  };
}
