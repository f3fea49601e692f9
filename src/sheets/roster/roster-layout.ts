/** Where things stand on a roster: settings above the table, a row a unit. */
import type { Scalar } from "../../formula/values";
import { rosterLedgerOf, type RosterLedger } from "../../ledger/roster";
import { rulebookOf } from "../../rubric/rulebook";
import type { RosterColumn, Rubric } from "../../rubric/types";
import { columnLetters } from "../plan/address";
import { FIRST_COLUMN } from "../card/layout";

/** Headers of the columns that the roster itself adds. */

/** Before the header of the typed column of which a hidden one says what counts. */
export const COUNTS_HEADER = "计入：";

export interface RosterInfo {
  /** Key of the roster, and the name of its sheet. */
  id: string;
  name: string;
  year: string;
  readings: Record<string, string>;
  /** By whom and on which day a reading was chosen, where it was: printed below the table. */
  chosen?: Record<string, { by: string; at: string }>;
  settings?: Readonly<Record<string, Scalar>>;
  /** 标色; on where nobody switched it off. */
  coloursShown?: boolean;
  /** Empty rows below the last unit, for units to come. */
  spareRows?: number;
}

export interface RosterLayout {
  rubric: Rubric;
  /** What the columns compute, under the readings of the roster. */
  ledger: RosterLedger;
  columns: RosterColumn[];
  /** Columns right of the rubric's own, counted like them. */
  beside: {
    /** 结果运用, printed with the table where anything follows from it. */
    remark?: number;
    /** Seen, and not printed. */
    check: number;
    reason: number;
    /** Hidden, last: what counts of typed columns, by their id. */
    counts: ReadonlyMap<string, number>;
  };
  settingRows: Map<string, number>;
  headerRow: number;
  first: number;
  last: number;
}

export function layoutRoster(rubric: Rubric, info: RosterInfo, rows: number): RosterLayout {
  const { roster } = rubric;
  const settings = roster.settings ?? [];
  const headerRow = 1 + settings.length;
  const ledger = rosterLedgerOf(rulebookOf(rubric, info.readings));
  return {
    rubric,
    ledger,
    columns: roster.columns,
    beside: besideOf(ledger),
    settingRows: new Map(settings.map(({ id }, index) => [id, 1 + index])),
    headerRow,
    first: headerRow + 1,
    last: headerRow + Math.max(1, rows),
  };
}

function besideOf({ book, consequences, counts }: RosterLedger): RosterLayout["beside"] {
  const own = book.rubric.roster.columns.length;
  const check = consequences ? own + 1 : own;
  const reason = check + 1;
  return {
    ...(consequences ? { remark: own } : {}),
    check,
    reason,
    counts: new Map([...counts.keys()].map((id, index) => [id, reason + 1 + index])),
  };
}

/** Settings stand above the table: the words over all columns but the last two, which hold the value. */
export function settingCell({ columns }: RosterLayout, row: number) {
  return { row, column: FIRST_COLUMN + Math.min(4, columns.length - 1) };
}

export function cellOf(index: number, row: number): string {
  return `$${columnLetters(FIRST_COLUMN + index)}${row + 1}`;
}

export function columnOf({ first, last }: RosterLayout, index: number): string {
  const letters = columnLetters(FIRST_COLUMN + index);
  return `$${letters}$${first + 1}:$${letters}$${last + 1}`;
}
