/** What was chosen of 毕业生名单 so far: nothing of a person is in it. */
import type { Text } from "../../formula/values";
import type { Mapping } from "../../graduates/columns";
import type { DestinationTable } from "../../graduates/destinations";
import type { Wanted } from "../../graduates/facts";
import type { LastCard } from "../../graduates/last-year";
import type { Readings } from "../../graduates/readings";
import type { Look, OpenedSheet, Summary } from "../../graduates/serve";
import type { Rubric } from "../../rubric/types";

export const STEPS = ["list", "columns", "destinations", "counts", "fill"] as const;
export type Step = (typeof STEPS)[number];

/** This year's list, or last year's. */
export type Which = "now" | "last";

export interface OpenedList {
  /** Of the file or sheet. */
  name: string;
  /** The sheet of the open workbook that it stands on; null for a file. */
  onSheet: string | null;
  sheets: OpenedSheet[];
  /** Index of the sheet that is read. */
  sheet: number;
  look: Look;
  mapping: Mapping;
  /** How many rows were read; null before. */
  rows: number | null;
}

export interface GraduatesState {
  step: Step;
  lists: Record<Which, OpenedList | null>;
  /** Last year's workbook, where that was given for last year's list. */
  lastBook: { name: string; cards: readonly LastCard[] } | null;
  /** Null while nothing is read; `all` is null where nobody knows how many there are. */
  progress: { done: number; all: number | null } | null;
  /** Why a list was refused. */
  refused: Text | null;
  table: DestinationTable;
  readings: Readings;
  /** What the list calls the unit of a card that has another name; {@link WHOLE_LIST} for all of it. */
  unitNames: Readonly<Record<string, string>>;
  also: Also;
  /** Roster of units; empty where none is known. */
  units: readonly string[];
  /** What the facts of the cards need. */
  wanted: Wanted;
  /** Kinds of difficulty that documents name. */
  kinds: readonly string[];
  /** Counts of this year's list, under the table and the readings. */
  summary: Summary | null;
  /** Rows that are seen alone on the sheet of a list; null for none. */
  alone: RowsAlone | null;
}

/** Rows of a list that Excel's filter shows alone. */
export interface RowsAlone {
  sheet: string;
  headerRow: number;
  rows: number;
  /** Rows beside them, which no column tells apart. */
  more: number;
}

/** What is counted besides what the cards need, as it was typed. */
export interface Also {
  regions: string;
  until: string;
}

export const NOTHING_ALSO: Also = { regions: "", until: "" };

/** Stands for all units of a list; no unit has it for a name. */
export const WHOLE_LIST = "*";

export const NOTHING_WANTED: Wanted = {
  ...{ until: [], regions: [], flags: [], difficulties: [], last: false },
};

/** What the cards of the workbook need. */
export interface Needed {
  wanted: Wanted;
  kinds: readonly string[];
  rubrics: readonly Rubric[];
}

export const hasDestination = ({ columns }: Mapping): boolean =>
  Boolean(columns.destination ?? columns.destinationCode);
