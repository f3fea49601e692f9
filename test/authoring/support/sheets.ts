import type { SheetCells } from "../../../src/sheets/read/cells";

export type Rows = (string | number)[][];

/** A sheet as it is read from a file. */
export function sheet(
  name: string,
  rows: Rows,
  merges: string[] = [],
): SheetCells & { merges: string[] } {
  const columns = Math.max(...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: columns }, (_, at) => row[at] ?? ""));
  return { name, values, formulas: values, top: 0, left: 0, merges };
}
