/** Where what stands on 归类. Row 0 has headers; a row of the list is a row from 1 on. */
import { DESTINATION_COUNTS, type DestinationCount } from "./kinds";
import { DESTINATION_CLASSES, type Classes } from "./classes";
import { CODES } from "./destinations";
import { CLASS_SHEET } from "./own-sheets";
import { column, fixed } from "./sheet-plan";

export const FIRST_ROW = 1;

/** Constants: codes with their names, and which counts each destination class is in. */
const [CODE, NAME, FLAGS] = [0, 1, 2];
export const CODE_COLUMNS = { code: CODE, name: NAME, flags: FLAGS };
export const CODE_LIST = {
  codes: fixed(CLASS_SHEET, column(CODE, FIRST_ROW, CODES.length)),
  names: fixed(CLASS_SHEET, column(NAME, FIRST_ROW, CODES.length)),
};

/** Counts that depend on the destination alone, each a row of flags. */
export const FLAG_ROWS = ["graduates", "open", ...DESTINATION_COUNTS] as const;
export type FlagRow = "graduates" | "open" | DestinationCount;

export const flagsOf = (count: FlagRow): string =>
  fixed(CLASS_SHEET, {
    row: FIRST_ROW + FLAG_ROWS.indexOf(count),
    column: FLAGS,
    rows: 1,
    columns: DESTINATION_CLASSES,
  });

const ROWS = FLAGS + DESTINATION_CLASSES + 1;

/** A column for each class of a list row. */
export const ROW_COLUMNS = {
  counted: ROWS,
  key: ROWS + 1,
  entry: ROWS + 2,
  unit: ROWS + 3,
  level: ROWS + 4,
  destination: ROWS + 5,
  slot: ROWS + 6,
  difficulty: ROWS + 7,
  place: ROWS + 8,
  regions: ROWS + 9,
};

export const regionColumn = (region: number): number => ROW_COLUMNS.regions + region;
export const flagColumn = (regions: number, flag: number): number =>
  ROW_COLUMNS.regions + regions + flag;
/** Behind the classes of rows stand the distinct values. */
export const firstLookup = (regions: number, { flags }: Classes): number =>
  ROW_COLUMNS.regions + regions + flags.length + 1;

/** Unit, level, destination and date of a person in one number. */
export const keyOf = (unit: number, level: number, destination: number, slot: number): number =>
  ((unit * 10 + level) * 100 + destination) * 100 + slot;
