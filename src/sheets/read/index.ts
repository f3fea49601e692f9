/** Cells → scorecard: rows by key, columns by header, values as people type them. */
import { criteriaOf, effectiveReadings, factKeys, type PlacedCriterion } from "../../rubric/model";
import type { Fact, Rubric, Text } from "../../rubric/types";
import { partKey } from "../../scoring/criterion";
import { factLabel, partLabel } from "../../scoring/labels";
import type { Entry, Finding, Scorecard, StageEntries } from "../../scoring/types";
import { rangeReference, reference, type CellRef } from "../address";
import type { CardSheet } from "../keys";
import { scoreFormula, type Naming } from "../rule-formula";
import { cellAt, isErrorValue, plainText, type Cell, type SheetCells } from "./cells";
import { askedOf, readEntry, SCORE, type Asked, type EntryOf } from "./entries";
import { readFields } from "./fields";
import { at } from "./findings";
import { isSameFormula } from "./formulas";
import { factHeaders, scoreHeaders, stageColumns, type StageColumns } from "./headers";
import { findCardKey, keyedRows, uniqueWording, type KeyedRows } from "./rows";

export type { SheetCells } from "./cells";

/** What the workbook says of the card beside its cells (see `readIdentity`). */
export interface KnownCard {
  unit: string;
  year: string;
  readings: Readonly<Record<string, string>>;
  /** Version of the rubric from which the sheets were generated. */
  version?: string;
}

/** Reads the sheets of one card. Which is which is told by their keys, not by their names. */
export function readCard(
  rubric: Rubric,
  sheets: readonly SheetCells[],
  known: KnownCard,
): Scorecard {
  const reader = new CardReader(rubric, sheets, effectiveReadings(rubric, known.readings));
  const stages = Object.fromEntries(
    rubric.stages.map(({ id }, index) => [id, reader.stage(id, index)]),
  );
  const { unit, year, ...fields } = reader.fields();
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: unit === undefined || unit === "" ? known.unit : unit,
    year: year === undefined || year === "" ? known.year : year,
    readings: { ...known.readings },
    stages,
    fields,
    findings: [...versionFindings(rubric, known), ...reader.findings],
  };
}

/** What a sheet is by its card key, or by the keys of its rows where that was lost. */
export function kindOf(rubric: Rubric, sheet: SheetCells): CardSheet | null {
  const key = findCardKey(sheet);
  if (key) return key.rubric === rubric.id ? key.kind : null;
  const texts = new Set(sheet.values.flat().filter((value) => typeof value === "string"));
  const has = (keys: readonly string[]) => keys.filter((each) => texts.has(each)).length;
  const scores = has(criteriaOf(rubric).map(({ criterion }) => criterion.id));
  const facts = has(inputKeys(rubric));
  if (scores === 0 && facts === 0) return hasHeaders(rubric, sheet) ? "scorecard" : null;
  return scores >= facts ? "scorecard" : "facts";
}

function hasHeaders(rubric: Rubric, sheet: SheetCells): boolean {
  const headers = (rubric.table?.columns ?? [])
    .map(({ header }) => plainText(header))
    .filter(Boolean);
  return sheet.values.some((row) => {
    const words = new Set(row.map(plainText));
    return headers.length > 0 && headers.every((header) => words.has(header));
  });
}

function versionFindings({ version }: Rubric, known: KnownCard): Finding[] {
  if (known.version === undefined || known.version === version) return [];
  return [
    {
      kind: "version",
      severity: "warning",
      message: {
        zh: `本表由 ${known.version} 版考核表生成，现按 ${version} 版读取；请重新生成（已填内容会保留）。`,
        en: `The sheets were generated from version ${known.version} of the rubric and are read as ${version}; generate again (what was typed is kept).`,
      },
    },
  ];
}

/** Keys of everything that is typed on the facts sheet. */
function inputKeys(rubric: Rubric): string[] {
  return [
    ...rubric.facts.flatMap(factKeys),
    ...criteriaOf(rubric).flatMap(({ criterion }) =>
      (criterion.parts ?? []).map((_, index) => partKey(criterion.id, index)),
    ),
  ];
}

/** One sheet with its rows and columns found. */
interface Found {
  cells: SheetCells;
  rows: KeyedRows["rows"];
  columns: StageColumns;
}

class CardReader {
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
