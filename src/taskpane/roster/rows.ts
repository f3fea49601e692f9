/** What a roster says of each unit, ready to be read. */
import type { Scalar } from "../../formula/values";
import { stageName } from "../../rubric/model";
import type { RosterColumn, Rubric } from "../../rubric/types";
import type { RosterResult, RosterRow } from "../../scoring/roster-types";
import { formatRate, formatScore } from "../state/format";
import type { Tone } from "../state/result";

/** A value with the words of its column. */
export interface Figure {
  id: string;
  header: string;
  text: string;
}

export interface Mark {
  id: string;
  text: string;
  tone: Tone;
  consequence: string;
}

export interface UnitView {
  unit: string;
  rank: number | null;
  /** Ranks wait for figures that are not filled back yet. */
  waits: boolean;
  /** Others of its ranking share the rank. */
  tied: boolean;
  total: string | null;
  stage: string | null;
  vetoed: boolean;
  complete: boolean;
  /** Something is wrong in its row, and nobody took it in. */
  wrong: boolean;
  /** Grades, tiers and honours: the columns of which the document has levels. */
  marks: Mark[];
  /** Money, distance to the next band, further ranks. */
  figures: Figure[];
  errors: Figure[];
}

export interface GroupView {
  id: string;
  name: string | null;
  quota: number | null;
  units: UnitView[];
}

/** The units group by group in the order of the ranking. */
export function groupsOf(rubric: Rubric, result: RosterResult, errorText: ErrorText): GroupView[] {
  const groups = rubric.roster.groups ?? [];
  const ranking = rankColumn(rubric);
  const views = result.order.flatMap((index) => {
    const row = result.rows[index];
    return row
      ? [{ group: row.group, view: unitView(rubric, result, row, ranking, errorText) }]
      : [];
  });
  if (groups.length === 0) {
    return [{ id: "", name: null, quota: null, units: views.map(({ view }) => view) }];
  }
  const named = [...groups, { id: null, name: null, quota: null }];
  return named
    .map(({ id, name, quota }) => ({
      id: id ?? "",
      name,
      quota,
      units: views.filter(({ group }) => group === id).map(({ view }) => view),
    }))
    .filter(({ units }) => units.length > 0);
}

type ErrorText = (error: RosterRow["errors"][string]) => string;

/** The ranking by which rows are put in order, or the first there is. */
function rankColumn({ roster }: Rubric): RosterColumn | undefined {
  const ranks = roster.columns.filter(({ type }) => type === "rank");
  return ranks.find(({ id }) => id === roster.sortBy) ?? ranks[0];
}

function unitView(
  rubric: Rubric,
  { rows }: RosterResult,
  row: RosterRow,
  ranking: RosterColumn | undefined,
  errorText: ErrorText,
): UnitView {
  const { columns } = rubric.roster;
  const rank = ranking ? (row.values[ranking.id] ?? null) : null;
  const sharing = rows.filter(
    (each) => each.group === row.group && ranking && each.values[ranking.id] === rank,
  );
  return {
    unit: row.unit,
    rank: typeof rank === "number" ? rank : null,
    // A rank in words says what it waits for.
    waits: typeof rank === "string" && rank !== "",
    tied: typeof rank === "number" && sharing.length > 1,
    total: row.shown === null ? null : formatScore(row.shown),
    stage: stageText(rubric, row),
    vetoed: row.vetoed,
    complete: row.complete,
    wrong: row.wrong.length > 0 && row.accepted === null,
    marks: columns.flatMap((column) => markOf(column, row)),
    figures: columns
      .filter((column) => column !== ranking && isFigure(column))
      .flatMap((column) => figureOf(column, row.values[column.id] ?? null)),
    errors: Object.entries(row.errors).map(([id, error]) => ({
      id,
      header: columns.find((column) => column.id === id)?.header ?? id,
      text: errorText(error),
    })),
  };
}

/** The stage that counts; a row of which only the figures are known names it itself. */
function stageText(rubric: Rubric, { stage, complete, values }: RosterRow): string | null {
  if (stage !== null) return stageName(rubric, stage).zh;
  return complete ? textOf(values.stage) : null;
}

const textOf = (value: Scalar | undefined) =>
  typeof value === "string" && value !== "" ? value : null;

function markOf({ id, header, type, levels }: RosterColumn, row: RosterRow): Mark[] {
  const value = row.values[id] ?? null;
  if (!levels || value === null || value === "") return [];
  const level = levels.find((each) => each.value === String(value));
  // A tier is a number: what it stands for is the document's word.
  const number = type === "count" || type === "number";
  const text = number ? `${header} ${level?.consequence ?? String(value)}` : String(value);
  return [
    {
      id,
      text,
      tone: level?.tone ?? "neutral",
      consequence: number ? "" : (level?.consequence ?? ""),
    },
  ];
}

/** Parts of the total and typed facts stand on the sheet; here is what follows from them. */
function isFigure({ from, type, value = "", levels }: RosterColumn): boolean {
  if (levels) return false;
  if (type === "money" || type === "rank") return true;
  if (type === "rate") return from === "formula";
  return from === "score" && type === "number" && value.startsWith("outcome.");
}

function figureOf(column: RosterColumn, value: Scalar): Figure[] {
  if (value === null || value === "") return [];
  return [{ id: column.id, header: column.header, text: valueText(column, value) ?? "" }];
}

/** A cell of the roster as people read it; null where it is empty. */
export function valueText(column: RosterColumn | undefined, value: Scalar): string | null {
  if (value === null || value === "") return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value !== "number") return value;
  return column?.type === "rate" ? formatRate(value) : formatScore(value);
}

/** Columns whose figures can be compared in bars: the total, or else rates. */
export function comparable({ roster }: Rubric): RosterColumn[] {
  const total = roster.columns.filter(({ from, value }) => from === "score" && value === "total");
  if (total.length > 0) return total;
  const rates = roster.columns.filter(({ from, type }) => from === "formula" && type === "rate");
  if (rates.length > 0) return rates;
  return roster.columns.filter(({ type }) => type === "number" || type === "count");
}
