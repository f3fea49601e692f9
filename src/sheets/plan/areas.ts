/** Areas of a plan, for whoever draws it: their addresses, few rectangles for many, formulas relative to one of them. */
import { translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx";
import { a1, columnLetters } from "./address";
import type { Area } from "./plan";

/** `B3:D9`, or `$B$3:$D$9`; a single cell has one address. */
export function areaAddress(
  { row, column, rows, columns }: Area,
  { absolute = false }: { absolute?: boolean } = {},
): string {
  const name = (r: number, c: number) =>
    absolute ? `$${columnLetters(c)}$${r + 1}` : a1({ row: r, column: c });
  const [first, last] = [name(row, column), name(row + rows - 1, column + columns - 1)];
  return first === last ? first : `${first}:${last}`;
}

/** Covers areas by few rectangles that do not overlap: runs in a row first, then equal runs of rows below each other. */
export function rectangles(areas: readonly Area[]): Area[] {
  const done: Area[] = [];
  let open = new Map<string, Area>();
  for (const [row, columns] of [...columnsByRow(areas)].sort(([a], [b]) => a - b)) {
    const next = new Map<string, Area>();
    for (const { first, count } of runs(columns)) {
      const key = `${first}:${count}`;
      const above = open.get(key);
      const goesOn = above && above.row + above.rows === row;
      const area = goesOn ? above : { row, column: first, rows: 0, columns: count };
      area.rows += 1;
      next.set(key, area);
      if (!goesOn) done.push(area);
    }
    open = next;
  }
  return done;
}

/** Numbers without gaps between them, as first and count. */
export function runs(numbers: Iterable<number>): { first: number; count: number }[] {
  const found: { first: number; count: number }[] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.first + last.count === n) last.count += 1;
    else found.push({ first: n, count: 1 });
  }
  return found;
}

function columnsByRow(areas: readonly Area[]): Map<number, Set<number>> {
  const rows = new Map<number, Set<number>>();
  for (const { row, column, rows: height, columns: width } of areas) {
    for (let r = row; r < row + height; r++) {
      const columns = rows.get(r) ?? new Set();
      rows.set(r, columns);
      for (let c = column; c < column + width; c++) columns.add(c);
    }
  }
  return rows;
}

type Cell = Pick<Area, "row" | "column">;

/** The formula as it reads when it is copied from one cell to another. */
export function moveFormula(formula: string, from: Cell, to: Cell): string {
  if (from.row === to.row && from.column === to.column) return formula;
  return translateFormulaToA1(translateFormulaToR1C1(formula, a1(from)), a1(to));
}
