/** A points cell over several rows: criteria of their own points, or one criterion of several rows. */
import type { PrintedCell, PrintedRow } from "../table/printed";
import { pointsAtEnd, printedPoints } from "../table/points";
import { stretched } from "./unify";
import { isSameNumber } from "./words";

/** Several rows under one points cell, and what became of them. */
export interface MergedPoints {
  cell: PrintedCell;
  points: number;
  /** `split` criteria of their own points · `joined` one criterion · `limit` what all together give at most. */
  as: "split" | "joined" | "limit";
  count: number;
}

export interface Grouped {
  rows: PrintedRow[];
  merged: MergedPoints[];
  /** Points of rows that say them themselves. */
  own: Map<PrintedRow, number | null>;
}

/**
 * @param at the column of points
 * @param words the words of a row that may end in points
 * @param isCounted whether the points of a row count in the nominal total
 */
export function byPoints(
  rows: readonly PrintedRow[],
  at: number,
  words: (row: PrintedRow) => readonly string[],
  isCounted: (row: PrintedRow) => boolean,
): Grouped {
  const made: Grouped = { rows: [], merged: [], own: new Map() };
  for (const group of groups(rows, at)) {
    const cell = group[0]!.cells[at];
    const { points } = printedPoints(cell?.text ?? "");
    if (group.length === 1 || !cell || points === null) {
      made.rows.push(...group);
      continue;
    }
    const ends = group.map((row) => firstOf(words(row)));
    const sum = ends.reduce<number>((all, each) => all + (each ?? 0), 0);
    const isSplit = ends.every((each) => each !== null) && isSameNumber(sum, points);
    const as = isSplit ? "split" : isCounted(group[0]!) ? "joined" : "limit";
    made.merged.push({ cell, points, as, count: group.length });
    if (as === "joined") {
      made.rows.push(joined(group));
      continue;
    }
    group.forEach((row, index) => made.own.set(row, ends[index]!));
    made.rows.push(...group);
  }
  const whole = stretched(made.rows);
  return {
    rows: whole,
    merged: made.merged,
    own: new Map(
      made.rows.flatMap((row, index) => {
        const own = made.own.get(row);
        return own === undefined ? [] : [[whole[index]!, own] as const];
      }),
    ),
  };
}

function firstOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    const points = pointsAtEnd(text);
    if (points !== null) return points;
  }
  return null;
}

function groups(rows: readonly PrintedRow[], at: number): PrintedRow[][] {
  const found: PrintedRow[][] = [];
  for (const row of rows) {
    const cell = row.cells[at];
    const last = found.at(-1);
    if (last && cell && cell === last[0]!.cells[at]) last.push(row);
    else found.push([row]);
  }
  return found;
}

/** One row of several: each column has the words of all its cells. */
function joined(group: readonly PrintedRow[]): PrintedRow {
  const [first] = group;
  return {
    ...first!,
    cells: first!.cells.map((cell, index) => {
      if (!cell) return null;
      const cells = [...new Set(group.flatMap((row) => row.cells[index] ?? []))];
      const texts = cells.map(({ text }) => text).filter((text) => text.trim() !== "");
      return cells.length === 1 ? cell : { ...cell, text: texts.join("\n") };
    }),
  };
}
