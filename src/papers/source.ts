/** What papers are made from: a roster, and the cards of its units where they are at hand. */
import { rulebookOf } from "../rubric/rulebook";
import type { RosterColumn, Rubric } from "../rubric/types";
import type { RosterResult, RosterRow } from "../scoring/roster-types";
import { shownTotal } from "../scoring/shown-total";
import type { Assessment, Scorecard } from "../scoring/types";
import { multiply, roundHalfUp } from "../formula/decimal";
import type { Scalar } from "../formula/values";
import type { Calendar } from "./days";
import type { PaperCell } from "./paper";

/** A unit with what papers ask of its card. */
export interface PaperUnit {
  unit: string;
  row: RosterRow;
  card?: { scorecard: Scorecard; assessment: Assessment };
  /** The signature of the stage that counts is in force, and nothing was changed since. */
  isSigned: boolean;
  /** 校验码 of that signature. */
  code?: string;
  /** Something about it waits to be confirmed. */
  isWaiting: boolean;
  /** 理由 of a stage for a criterion, in words. */
  reasonOf?(stage: string, criterion: string): string | undefined;
}

export interface PaperSource {
  rubric: Rubric;
  year: string;
  result: RosterResult;
  /** In the roster's order. */
  units: PaperUnit[];
}

/** What the office says, beside the figures. */
export interface PaperChoices {
  issuer?: string;
  /** The day of the paper, as an ISO date. */
  date: string;
  /** First day and length of the period in which to object. */
  start?: string;
  days?: number;
  calendar: Calendar;
  contact?: string;
  phone?: string;
  supervision?: string;
  address?: string;
  email?: string;
  /** Until when a unit may object, as an ISO date. */
  deadline?: string;
  /** Scores are published; a unit is told its rank. */
  withScores: boolean;
  withRank: boolean;
}

/** Its total counts, where the roster has totals, and it takes part in the ranking. */
export const counts = (rubric: Rubric, { row }: PaperUnit): boolean =>
  row.complete &&
  !row.vetoed &&
  (row.wrong.length === 0 || row.accepted !== null) &&
  (row.shown !== null || !columnOf(rubric, isTotal));

/** Units whose total counts, in the roster's order. */
export const countedUnits = ({ rubric, units }: PaperSource): PaperUnit[] =>
  units.filter((unit) => counts(rubric, unit));

/** 2026年度 */
export const yearWords = (year: string): string =>
  year === "" || /[年度]$/.test(year) ? year : `${year}年度`;

export const columnOf = (rubric: Rubric, is: (column: RosterColumn) => boolean) =>
  rubric.roster.columns.find(is);

export const isTotal = ({ from, value }: RosterColumn) => from === "score" && value === "total";

/** The ranking of the roster: by which it is in order, else the first. */
export const rankColumn = (rubric: Rubric): RosterColumn | undefined =>
  columnOf(rubric, ({ id, type }) => type === "rank" && id === rubric.roster.sortBy) ??
  columnOf(rubric, ({ type }) => type === "rank");

/** Grade, verdict or honour: words with consequences. */
export const gradeColumn = (rubric: Rubric): RosterColumn | undefined =>
  columnOf(rubric, ({ type, levels = [] }) => type === "text" && levels.length > 0);

/** A cell as it is printed: the total as it stands beside its grade, other scores with two decimals, rates in per cent. */
export function cellOf(rubric: Rubric, column: RosterColumn, row: RosterRow): PaperCell {
  const value = row.values[column.id] ?? null;
  if (isTotal(column)) return totalOf(rubric, row, value);
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return value;
  return column.type === "rate"
    ? `${roundHalfUp(multiply(value, 100), 2)}%`
    : roundHalfUp(value, 2);
}

function totalOf(rubric: Rubric, row: RosterRow, value: Scalar): PaperCell {
  if (row.shown !== null) return row.shown;
  return typeof value === "number" ? shownTotal(rulebookOf(rubric), value, row.vetoed) : "";
}
