/** The sheets that are drawn beside a list, and what people change on one of them. */
import type { Scalar } from "../formula/values";
import { codeOf, type DestinationTable } from "./destinations";
import { textOf } from "./fold";

export const STATISTICS_SHEET = "毕业生统计";
export const TABLE_SHEET = "去向对照";
export const CLASS_SHEET = "归类";

/** None of these is a list. */
export const isOwnSheet = (name: string): boolean =>
  [STATISTICS_SHEET, TABLE_SHEET, CLASS_SHEET].includes(name);

/** Columns of 去向对照. `drawn`, hidden, is the code that stood there when it was drawn. */
export const TABLE_COLUMNS = { value: 0, persons: 1, code: 2, means: 3, class: 4, drawn: 5 };

/** A cell shows so many characters of a value: what is longer is not known by it. */
const MOST_SHOWN = 40;

/** The codes that somebody has chosen on 去向对照 since it was drawn, and those that somebody has cleared. */
export function editedTable(values: readonly (readonly Scalar[])[]): DestinationTable {
  const { value, code, drawn } = TABLE_COLUMNS;
  const edited = values.slice(1).flatMap((row) => {
    const [word, is, was] = [value, code, drawn].map((column) => textOf(row[column]));
    if (is === was || word === "" || [...word!].length >= MOST_SHOWN) return [];
    const chosen = is === "" ? "" : codeOf(is!);
    return chosen === null ? [] : [[word!, chosen] as const];
  });
  return Object.fromEntries(edited);
}
