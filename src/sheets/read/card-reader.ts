/** The cells of one card, found by the keys of their rows and the headers of their columns. */
import { cellName, type CardCell, type CellKind } from "../../ledger/cells";
import { partInputs, type PartInput } from "../../rubric/assessors";
import { ledgerOf, type CardLedger } from "../../ledger/ledger";
import { isLastFact, isLastKey } from "../../rubric/last";
import { ownTexts } from "../../rubric/merged-cells";
import { criteriaOf, factKeys, findCriterion, type PlacedCriterion } from "../../rubric/model";
import { rulebookOf } from "../../rubric/rulebook";
import type { Fact, Rubric, Text } from "../../rubric/types";
import { factLabel, partLabel } from "../../scoring/labels";
import type { CellPlace, Entry, Finding, StageEntries } from "../../scoring/types";
import { inputRowKey, LAST_HEADER } from "../card/last-column";
import type { CellRef } from "../plan/address";
import type { CardSheet } from "../identity/keys";
import { generatedFormula } from "../formulas/ledger-print";
import { cellAt, isErrorValue, placeAt, type Cell, type SheetCells } from "./cells";
import { askedOf, askedOfPart, askedOfScore, readEntry, type Asked, type EntryOf } from "./entries";
import { fieldsIn, type FieldCell } from "./fields";
import { at } from "./findings";
import { isSameFormula } from "./formulas";
import {
  columnOf,
  factHeaders,
  headerRows,
  scoreHeaders,
  stageColumns,
  usedHeaders,
  type StageColumns,
} from "./headers";
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
  /** The facts sheet with its hidden columns of the facts that count at later stages. */
  private readonly used: Found | null;
  private readonly ledger: CardLedger;

  constructor(
    private readonly rubric: Rubric,
    sheets: readonly SheetCells[],
    readings: Readonly<Record<string, string>>,
    year: string,
  ) {
    this.ledger = ledgerOf(rulebookOf(rubric, readings, year));
    const criteria = criteriaOf(rubric).map(({ criterion }) => criterion);
    const wording = uniqueWording(
      criteria.flatMap((criterion) =>
        Object.values(ownTexts(criterion)).map((words) => [words, criterion.id] as const),
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
    this.used = this.facts && {
      ...this.facts,
      columns: stageColumns(this.facts.cells, usedHeaders(rubric)),
    };
  }

  stage(id: string): StageEntries {
    const entries: StageEntries = { scores: {}, facts: {}, parts: {} };
    for (const place of criteriaOf(this.rubric)) {
      this.take(entries.scores, place.criterion.id, this.score(place, id));
    }
    const stage = this.rubric.stages.find((each) => each.id === id)!;
    const isFirst = stage === this.rubric.stages[0];
    for (const fact of this.rubric.facts) {
      if (isLastFact(fact) && !isFirst) continue;
      for (const key of factKeys(fact)) this.take(entries.facts, key, this.fact(fact, key, id));
    }
    for (const placed of criteriaOf(this.rubric)) {
      for (const input of partInputs(stage, placed)) {
        const { key } = input;
        const name = { zh: input.name, en: input.name };
        const of = { stage: id, criterion: placed.criterion.id, fact: key, name };
        this.take(entries.parts ?? {}, key, this.part(input, of));
      }
    }
    return entries;
  }

  fields(): Record<string, string> {
    const found = this.fieldCells();
    return Object.fromEntries(Object.entries(found).map(([field, { value }]) => [field, value]));
  }

  /** Where a field of the head line is filled in. */
  placeOfField(field: string): CellPlace | undefined {
    const cell = this.fieldCells()[field];
    return cell && this.scorecard
      ? placeAt(this.scorecard.cells, cell.row, cell.column)
      : undefined;
  }

  private fieldCells(): Record<string, FieldCell> {
    if (!this.scorecard) return {};
    return fieldsIn(this.rubric, this.scorecard.cells, this.scorecard.columns.firstRow);
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
    const row = found?.rows.get(inputRowKey(this.rubric, key));
    if (!found || row === undefined) return null;
    const column = found.columns.columnAt(row, isLastKey(key) ? LAST_HEADER : stage);
    return column === null ? null : cellAt(found.cells, row, column);
  }

  private score(placed: PlacedCriterion, stage: string): Entry | null {
    const { criterion, kind } = placed;
    const cell = this.cell(this.scorecard, criterion.id, stage);
    if (!cell) return null;
    const of = { stage, criterion: criterion.id, name: criterion.name };
    if (this.isGenerated(cell, "score", criterion.id, stage)) {
      if (kind === "veto") return { value: null, origin: "inherited", place: cell.place };
      this.sayUncomputed(cell, of);
      const value = typeof cell.value === "number" ? cell.value : null;
      return { value, origin: "rule", place: cell.place, shown: cell.value };
    }
    return this.value(cell, askedOfScore(this.rubric, placed), of);
  }

  private fact(fact: Fact, key: string, stage: string): Entry | null {
    const cell = this.cell(this.facts, key, stage);
    if (!cell) return null;
    if (this.isGenerated(cell, "fact", key, stage)) {
      return { value: null, origin: "inherited", place: cell.place };
    }
    const of = { stage, fact: key, name: factLabel(this.rubric, key) };
    return this.value(cell, askedOf(fact), of);
  }

  private part(input: PartInput, of: EntryOf): Entry | null {
    const { key } = input;
    const cell = this.cell(this.facts, key, of.stage);
    if (cell && this.isGenerated(cell, "part", key, of.stage))
      return { value: null, origin: "rule", place: cell.place };
    return this.value(cell, askedOfPart(input), of);
  }

  private value(cell: Cell | null, asked: Asked, of: EntryOf): Entry | null {
    if (!cell) return null;
    const { entry, findings } = readEntry(cell, asked, of);
    this.findings.push(...findings);
    return entry;
  }

  /** Whether the generated formula stands in a cell, as it must read at the present places of all that it names. */
  private isGenerated(cell: Cell, kind: CellKind, id: string, stage: string): boolean {
    const { sheet } = cell.place;
    if (cell.formula === undefined) return false;
    const name = cellName(kind, id, stage);
    const expected = generatedFormula(this.ledger, name, (each) => this.place(each), sheet);
    return expected !== null && isSameFormula(cell.formula, expected, sheet);
  }

  /** Where a cell of the ledger stands now. */
  private place({ kind, id, stage }: CardCell): CellRef | null {
    switch (kind) {
      case "fact":
      case "part":
        return this.placeIn(this.facts, id, stage);
      case "used":
        return this.placeIn(this.used, id, stage);
      case "score":
        return this.placeIn(this.scorecard, id, stage);
      case "points":
        return this.pointsPlace(id);
      default:
        return null;
    }
  }

  private placeIn(found: Found | null, key: string, stage: string): CellRef | null {
    const cell = this.cell(found, key, stage);
    return cell && found ? absolute(found.cells, cell) : null;
  }

  /** The 分值 cell of the row, found by its header; null where the document prints no number there. */
  private pointsPlace(id: string): CellRef | null {
    const { columns = [] } = this.rubric.table ?? {};
    const column = columns.find(({ role }) => role === "points");
    const criterion = findCriterion(this.rubric, id)?.criterion;
    if (!column || !this.scorecard || criterion?.cells[column.id] !== undefined) return null;
    const { cells, columns: stages, rows } = this.scorecard;
    const at = columnOf(cells, column.header, headerRows(this.rubric, stages.firstRow));
    const row = rows.get(id);
    return at < 0 || row === undefined ? null : absolute(cells, { row, column: at });
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
