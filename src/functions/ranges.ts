import type { Text } from "../formula/values";

/** A range as read: its shape, and its cells row by row. */
export interface Cells<T> {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly T[];
}

/** A range of numbers; null is an empty cell, which counts 0. */
export type Numbers = Cells<number | null>;

/** Where in a range a cell stands, counted from 1. */
export function position(row: number, column: number): Text {
  return {
    zh: `（第 ${row + 1} 行第 ${column + 1} 列）`,
    en: ` (row ${row + 1}, column ${column + 1})`,
  };
}

/** Where the cell of this index stands in a range. */
export function positionAt(range: Cells<unknown>, index: number): Text {
  return position(Math.floor(index / range.columns), index % range.columns);
}
