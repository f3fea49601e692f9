/** Where the rows and columns of the form stand on a sheet that came back. */
import { parseCardKey } from "../../sheets/identity/keys";
import { alignColumns } from "./align-columns";
import { alignRows } from "./align-rows";
import { folded } from "./fold";
import type { Grid } from "./grid";
import type { FormSheet } from "./template";

/** What was noticed while rows and columns were found; the sheet's own places. */
export type AlignNote =
  | { type: "key"; row: number; column: number; expected: string | null; found: string | null }
  | { type: "row-missing"; planned: number }
  | { type: "header"; column: number; planned: number; lost: boolean; doubled: boolean }
  | { type: "column-missing"; planned: number };

export interface Alignment {
  form: FormSheet;
  grid: Grid;
  /** Row of the file for each row of the form; -1 where it is gone. */
  rows: readonly number[];
  columns: readonly number[];
  /** The other way round; undefined for rows and columns that the form does not have. */
  plannedRow: ReadonlyMap<number, number>;
  plannedColumn: ReadonlyMap<number, number>;
  /** Every row and column stands where it was sent. */
  inPlace: boolean;
  /** Rows or columns stand in another order. */
  moved: boolean;
  /** Rows were found by the hidden keys. */
  keyed: boolean;
  notes: readonly AlignNote[];
}

export function align(form: FormSheet, grid: Grid): Alignment {
  if (standsInPlace(form, grid)) return inPlace(form, grid);
  const keyColumn = keyColumnOf(form, grid);
  const rows = alignRows(form, grid, keyColumn);
  const columns = alignColumns(form, grid, rows.rows, keyColumn);
  return finished(form, grid, rows.rows, columns.columns, keyColumn >= 0, [
    ...rows.notes,
    ...columns.notes,
  ]);
}

/** The alignment in which nothing was moved: what is written elsewhere is then an alteration. */
export function inPlace(form: FormSheet, grid: Grid): Alignment {
  const count = (length: number) => Array.from({ length }, (_, index) => index);
  return finished(form, grid, count(form.rows), count(form.columns), true, []);
}

function finished(
  form: FormSheet,
  grid: Grid,
  rows: readonly number[],
  columns: readonly number[],
  keyed: boolean,
  notes: readonly AlignNote[],
): Alignment {
  const isSame = (places: readonly number[]) => places.every((at, index) => at === index);
  return {
    form,
    grid,
    rows,
    columns,
    plannedRow: inverse(rows),
    plannedColumn: inverse(columns),
    inPlace: isSame(rows) && isSame(columns),
    moved: !isRising(rows) || !isRising(columns),
    keyed,
    notes,
  };
}

function inverse(places: readonly number[]): Map<number, number> {
  return new Map(places.flatMap((at, index) => (at < 0 ? [] : [[at, index] as const])));
}

function isRising(places: readonly number[]): boolean {
  const there = places.filter((at) => at >= 0);
  return there.every((at, index) => index === 0 || at > there[index - 1]!);
}

/** Keys, headers and every printed word of the form's rows are where they were sent. */
function standsInPlace(form: FormSheet, grid: Grid): boolean {
  for (const [row, key] of form.keys) {
    const value = grid.value(row, 0);
    const same = row === 0 ? parseCardKey(value)?.kind === form.role : value === key;
    if (!same) return false;
  }
  for (const cell of form.telling) {
    const value = grid.value(cell.row, cell.column);
    if (value !== cell.value && folded(value) !== folded(cell.value)) return false;
  }
  if (hasSecondHeader(form, grid)) return false;
  for (let row = 0; row < grid.rows; row++)
    if (!form.keys.has(row) && grid.value(row, 0) !== "" && folded(grid.value(row, 0)) !== "")
      return false;
  return true;
}

/** A header of the form over a column that has none there. */
function hasSecondHeader({ headers, headerRows }: FormSheet, grid: Grid): boolean {
  for (let column = 1; column < grid.columns; column++) {
    if ((headers[column] ?? "") !== "") continue;
    const words = headerRows.map((row) => folded(grid.value(row, column))).join("");
    if (words !== "" && headers.includes(words)) return true;
  }
  return false;
}

/** The column that holds most of the keys; -1 where none does. */
function keyColumnOf(form: FormSheet, grid: Grid): number {
  const keys = new Set(form.keys.values());
  const counts = new Map<number, number>();
  for (const { column, value } of grid.filled())
    if (typeof value === "string" && (keys.has(value.trim()) || parseCardKey(value)))
      counts.set(column, (counts.get(column) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] * 3 >= form.keys.size ? best[0] : -1;
}
