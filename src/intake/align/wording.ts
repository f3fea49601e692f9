/** Rows told by their words. */
import { folded, likeness } from "./fold";
import type { Grid } from "./grid";
import type { FormSheet } from "./template";

/** The words of a row, folded; the longest weigh most. */
export type Words = readonly string[];

/** The words of each row of the form that tell it from others: words over several rows only where a row has no others. */
export function wordsOfForm(form: FormSheet): Map<number, Words> {
  const tall = new Set(
    form.plan.merges
      .filter(({ rows }) => rows > 1)
      .map(({ row, column }) => row * form.columns + column),
  );
  const own = new Map<number, string[]>();
  const shared = new Map<number, string[]>();
  for (const [at, cell] of form.cells) {
    if (typeof cell.value !== "string" || cell.open || cell.style === "points") continue;
    // Where pages end hangs on heights, and so on the unit's name.
    if (cell.continued) continue;
    const words = folded(cell.value);
    if (words === "") continue;
    const into = tall.has(at) ? shared : own;
    into.set(cell.row, [...(into.get(cell.row) ?? []), words]);
  }
  const rows = new Set([...own.keys(), ...shared.keys()]);
  return new Map([...rows].map((row) => [row, own.get(row) ?? shared.get(row) ?? []]));
}

export function wordsOfGrid(grid: Grid, keyColumn: number): Map<number, Words> {
  const rows = new Map<number, string[]>();
  for (const { row, column, value } of grid.filled()) {
    if (typeof value !== "string" || column === keyColumn) continue;
    const words = folded(value);
    if (words !== "") rows.set(row, [...(rows.get(row) ?? []), words]);
  }
  return rows;
}

/** How far a row of the file says what a row of the form says, from 0 to 1. */
export function agreement(form: Words, file: Words): number {
  const length = form.reduce((sum, words) => sum + words.length, 0);
  if (length === 0) return 0;
  const found = form.reduce((sum, words) => {
    const best = file.includes(words)
      ? 1
      : file.reduce((most, other) => Math.max(most, likeness(words, other)), 0);
    return sum + best * words.length;
  }, 0);
  return found / length;
}
