/**
 * Where everything of a card stands. All rows are known before the first formula is written, for the sheets of a card
 * name each other's cells.
 */
import { isCompared } from "../../rubric/rules";
import type { Column, Fact, HeadPiece, Rubric } from "../../rubric/types";
import { allPartInputs, partInputs, type PartInput } from "../../rubric/assessors";
import { ledgerOf, type CardLedger } from "../../ledger/ledger";
import { criteriaOf, factKeys, type PlacedCriterion } from "../../rubric/model";
import { isLastFact, isLastKey, writtenFacts } from "../../rubric/last";
import { rulebookOf } from "../../rubric/rulebook";
import type { CellRef } from "../plan/address";
import { BESIDE_WIDTHS } from "../marks/legend";
import { headSpans } from "./head-line";
import { inputRowKey, LAST_HEADING, lastColumns, lastFactOf, lastFactsAlone } from "./last-column";
import type { SheetNames } from "./sheet-names";

export interface CardInfo {
  /** Key that all sheets of the card carry. */
  id: string;
  unit: string;
  year: string;
  /** Reading id → option id; readings that are not named take their default (in a layout all are named). */
  readings: Record<string, string>;
  names: SheetNames;
  /** By whom and on which day a reading was chosen, where it was: printed with the result. */
  chosen?: Record<string, { by: string; at: string }>;
  /** Today, as an ISO date, for what is said of the rubric's validity. */
  today?: string;
}

/** A criterion with the headings that it stands under, and its row on the scorecard. */
export interface CriterionRow extends PlacedCriterion {
  row: number;
}

export type FactsRow =
  | { type: "heading"; row: number; key: string; text: string }
  | { type: "member-heading"; row: number; fact: Fact }
  | {
      type: "fact";
      row: number;
      key: string;
      fact: Fact;
      member?: string;
      label: string;
      last?: LastInput;
    }
  /** A part of a criterion, or one of several persons' scores, at these stages. */
  | { type: "part"; row: number; key: string; label: string; inputs: (PartInput | null)[] };

/** Last year's value, in a row's cell of its own. */
export interface LastInput {
  key: string;
  fact: Fact;
}

export interface CardLayout {
  rubric: Rubric;
  /** What the cells compute, under the readings of the card. */
  ledger: CardLedger;
  info: CardInfo;
  scorecard: {
    columns: Column[];
    /** 附件2, above the title. */
    labelRow: number | null;
    titleRow: number | null;
    headRows: { row: number; pieces: HeadPiece[] }[];
    headerRows: number[];
    criteria: CriterionRow[];
    totalRow: number | null;
    rows: number;
  };
  facts: { headerRow: number; rows: FactsRow[]; rowCount: number };
}

/** First visible column: the keys stand before it. */
export const FIRST_COLUMN = 1;

/** Rows of a facts sheet before its first heading: title, note, header. */
const FACTS_HEADER_ROW = 2;

export function layoutCard(
  rubric: Rubric,
  info: CardInfo,
  book = rulebookOf(rubric, info.readings, info.year),
): CardLayout {
  const ledger = ledgerOf(book);
  return {
    rubric,
    ledger,
    info: { ...info, readings: { ...ledger.book.readings } },
    scorecard: layoutScorecard(rubric),
    facts: layoutFacts(rubric),
  };
}

function layoutScorecard(rubric: Rubric): CardLayout["scorecard"] {
  const table = rubric.table;
  if (!table) throw new Error(`The rubric ${rubric.id} has no table`);
  let row = 0;
  const labelRow = table.label === undefined ? null : row++;
  const titleRow = table.title === undefined ? null : row++;
  const pieces = headLines(table.headLine ?? [], table.columns.length);
  const headRows = pieces.map((line) => ({ row: row++, pieces: line }));
  const headerRows = table.columns.some(({ group }) => group) ? [row++, row++] : [row++];
  const criteria = criteriaOf(rubric).map((place) => ({ ...place, row: row++ }));
  const totalRow = table.totalRow ? row++ : null;
  return {
    columns: table.columns,
    labelRow,
    titleRow,
    headRows,
    headerRows,
    criteria,
    totalRow,
    rows: row,
  };
}

/** Pieces of the head line, over as many rows as the columns make necessary; a field stays beside its words. */
function headLines(pieces: readonly HeadPiece[], columns: number): HeadPiece[][] {
  const lines: HeadPiece[][] = [];
  for (let index = 0; index < pieces.length; ) {
    const line = pieces.slice(index, index + columns);
    const last = line.at(-1);
    const cutsOff =
      index + line.length < pieces.length && line.length > 1 && last && "text" in last;
    if (cutsOff) line.pop();
    lines.push(line);
    index += line.length;
  }
  return lines;
}

function layoutFacts(rubric: Rubric): CardLayout["facts"] {
  let row = FACTS_HEADER_ROW + 1;
  const rows: FactsRow[] = [];
  const addFact = (fact: Fact) => {
    const ofLast = isLastFact(fact) ? fact : lastFactOf(rubric, fact);
    const last = (index: number) =>
      ofLast ? { last: { key: factKeys(ofLast)[index]!, fact: ofLast } } : {};
    if (!fact.members) {
      rows.push({ type: "fact", row: row++, key: fact.id, fact, label: fact.label.zh, ...last(0) });
      return;
    }
    rows.push({ type: "member-heading", row: row++, fact });
    fact.members.forEach(({ id: member, label }, index) => {
      const key = factKeys(fact)[index] ?? "";
      rows.push({ type: "fact", row: row++, key, fact, member, label: label.zh, ...last(index) });
    });
  };
  for (const { key, text, facts } of factGroups(rubric)) {
    rows.push({ type: "heading", row: row++, key, text });
    facts.forEach(addFact);
  }
  for (const placed of criteriaOf(rubric)) {
    const { criterion } = placed;
    const below = allPartInputs(rubric, placed);
    if (below.length === 0) continue;
    const what = criterion.parts ? "分项评分" : "评委打分";
    const text = `${what} · ${criterion.clause} ${criterion.name.zh}（${criterion.points ?? ""}分）`;
    rows.push({ type: "heading", row: row++, key: `#parts:${criterion.id}`, text });
    const ofStages = rubric.stages.map((stage) => partInputs(stage, placed));
    for (const { key, label } of below) {
      const inputs = ofStages.map((all) => all.find((each) => each.key === key) ?? null);
      rows.push({ type: "part", row: row++, key, label, inputs });
    }
  }
  return { headerRow: FACTS_HEADER_ROW, rows, rowCount: row };
}

/** Facts under their headings: what is one for all units first, then section by section. */
function factGroups(rubric: Rubric): { key: string; text: string; facts: Fact[] }[] {
  const groups = new Map<string, { key: string; text: string; facts: Fact[] }>();
  const add = (id: string, text: string, fact: Fact) => {
    const group = groups.get(id) ?? { key: `#facts:${id}`, text, facts: [] };
    group.facts.push(fact);
    groups.set(id, group);
  };
  const facts = writtenFacts(rubric.facts);
  for (const fact of facts.filter(({ scope }) => scope === "school")) {
    add("school", "全校（全市）统一数据，各单位相同", fact);
  }
  for (const fact of facts.filter((each) => each.scope !== "school" && !isCompared(each))) {
    const id = fact.section ?? "";
    const section = rubric.sections.find((each) => each.id === id);
    add(id || "unit", section?.name.zh ?? (id || "单位数据"), fact);
  }
  for (const fact of facts.filter(isCompared))
    add("peers", "与各单位比较的指标（汇总后回填，不用填写）", fact);
  const alone = lastFactsAlone(rubric);
  return [...groups.values(), ...(alone.length > 0 ? [{ ...LAST_HEADING, facts: alone }] : [])];
}

/** Column of a stage's values on the facts sheet: after the keys and the labels. */
export function factColumn(rubric: Rubric, stage: string): number {
  return FIRST_COLUMN + 1 + stageIndex(rubric, stage);
}

/** 上年: right of the stages. */
export function lastColumn({ stages }: Rubric): number {
  return FIRST_COLUMN + 1 + stages.length;
}

/** Column of the facts' units; their hints are right of it. */
export function unitColumn(rubric: Rubric): number {
  return lastColumn(rubric) + lastColumns(rubric);
}

export function stageIndex(rubric: Rubric, stage: string): number {
  const index = rubric.stages.findIndex(({ id }) => id === stage);
  if (index < 0) throw new Error(`The rubric ${rubric.id} has no stage ${stage}`);
  return index;
}

/** The cell of a criterion's score of a stage. */
export function scoreCell(layout: CardLayout, stage: string, row: number): CellRef {
  return { sheet: layout.info.names.scorecard, row, column: scoreColumn(layout, stage) };
}

export function scoreColumn({ rubric, scorecard }: CardLayout, stage: string): number {
  const index = scorecard.columns.findIndex(
    (column) => column.role === "score" && column.stage === stage,
  );
  if (index < 0) throw new Error(`The table of ${rubric.id} has no column for the stage ${stage}`);
  return FIRST_COLUMN + index;
}

/** The cell that shows what a score counts for; null where the table has no such column. */
export function weightedCell(
  { info, scorecard }: CardLayout,
  stage: string,
  row: number,
): CellRef | null {
  const index = scorecard.columns.findIndex(
    (column) => column.role === "weighted" && column.stage === stage,
  );
  return index < 0 ? null : { sheet: info.names.scorecard, row, column: FIRST_COLUMN + index };
}

/** The cell of a fact, a line of one, or a part, at a stage. */
export function inputCell(layout: CardLayout, stage: string, key: string): CellRef {
  const { rubric, facts, info } = layout;
  const rowKey = inputRowKey(rubric, key);
  const found = facts.rows.find((each) => "key" in each && each.key === rowKey);
  if (!found) throw new Error(`The rubric ${rubric.id} has no input ${key}`);
  const column = isLastKey(key) ? lastColumn(rubric) : factColumn(rubric, stage);
  return { sheet: info.names.facts, row: found.row, column };
}

/** The hidden cell with the fact that counts at a later stage; the fact's own cell at the first. */
export function usedCell(layout: CardLayout, stage: string, key: string): CellRef {
  const cell = inputCell(layout, stage, key);
  const index = stageIndex(layout.rubric, stage);
  return index === 0 || isLastKey(key)
    ? cell
    : { ...cell, column: usedColumn(layout.rubric, index) };
}

/** Right of the stages, the units, the hints and the switch of colours. */
export function usedColumn(rubric: Rubric, index: number): number {
  return unitColumn(rubric) + 2 + BESIDE_WIDTHS.length + (index - 1);
}

/** Header of the hidden column: 采用的复核数据. */
export function usedHeader({ name }: Rubric["stages"][number]): string {
  return `采用的${name.zh}数据`;
}

/** The hidden cell with the word for a score cell's colour: right of the switch of colours, a column a stage. */
export function scoreMarkCell(layout: CardLayout, stage: string, row: number): CellRef {
  const first = FIRST_COLUMN + layout.scorecard.columns.length + BESIDE_WIDTHS.length;
  const column = first + stageIndex(layout.rubric, stage);
  return { sheet: layout.info.names.scorecard, row, column };
}

/** Whether letters are typed in score cells: what they are worth stands in hidden cells. */
export const hasLetters = (rubric: Pick<Rubric, "sections">): boolean =>
  criteriaOf(rubric).some(({ criterion }) => criterion.scale !== undefined);

/** The hidden cell with what the letter in a score cell is worth: right of the marks, a column a stage. */
export function earnedCell(layout: CardLayout, stage: string, row: number): CellRef {
  const mark = scoreMarkCell(layout, stage, row);
  return { ...mark, column: mark.column + layout.rubric.stages.length };
}

/** The first of the hidden columns of tags: right of these. */
export function firstTagColumn(layout: CardLayout): number {
  const { column } = scoreMarkCell(layout, layout.rubric.stages[0]!.id, 0);
  return column + layout.rubric.stages.length * (hasLetters(layout.rubric) ? 2 : 1);
}

/** Header of its column. */
export const earnedHeader = ({ name }: Rubric["stages"][number]): string => `折合：${name.zh}`;

/** The same for the cell of a fact or of a part score. */
export function inputMarkCell(layout: CardLayout, stage: string, key: string): CellRef {
  const { rubric } = layout;
  const index = isLastKey(key) ? rubric.stages.length : stageIndex(rubric, stage);
  const column = usedColumn(rubric, rubric.stages.length) + index;
  return { ...inputCell(layout, stage, key), column };
}

/** The hidden cell that says whether anybody filled in a stage: above the marks of its facts. */
export function begunCell({ rubric, info }: CardLayout, stage: string): CellRef {
  const column = usedColumn(rubric, rubric.stages.length) + stageIndex(rubric, stage);
  return { sheet: info.names.facts, row: 0, column };
}

/** Header of a column of marks: whoever shows it finds a legend. */
export function markHeader(column: string): string {
  return `提示：${column}`;
}

/** The 分值 cell of a criterion where it holds the number; null where the document prints something else there. */
export function pointsCell(layout: CardLayout, { criterion, row }: CriterionRow): CellRef | null {
  const index = layout.scorecard.columns.findIndex(({ role }) => role === "points");
  const column = layout.scorecard.columns[index];
  const printed = column && criterion.cells[column.id] !== undefined;
  if (!column || printed || criterion.points === undefined) return null;
  return { sheet: layout.info.names.scorecard, row, column: FIRST_COLUMN + index };
}

/** The cells of the head line's fields, as `scorecardPlan` draws them; the total is no field to fill in. */
export function fieldCells({ info, scorecard }: CardLayout): Map<string, CellRef> {
  const widths = scorecard.columns.map(({ width }) => width);
  const cells = new Map<string, CellRef>();
  for (const { row, pieces } of scorecard.headRows) {
    let column = FIRST_COLUMN;
    const spans = headSpans(pieces, widths);
    pieces.forEach((piece, index) => {
      const cell = { sheet: info.names.scorecard, row, column };
      if ("field" in piece && piece.field !== "total") cells.set(piece.field, cell);
      column += spans[index] ?? 1;
    });
  }
  return cells;
}
