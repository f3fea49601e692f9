/** Addresses as formulas write them. Rows and columns count from 0. */
import { parseA1Ref, toCol } from "@borgar/fx";
import type { Area } from "./plan";
import { sheetPrefix } from "../card/sheet-names";

export interface CellRef {
  sheet: string;
  row: number;
  column: number;
}

/** A key of a cell for maps. */
export const cellId = ({ sheet, row, column }: CellRef) => `${sheet}\n${row}\n${column}`;

/** 0 → A, 27 → AB. */
export const columnLetters = toCol;

export function a1({ row, column }: { row: number; column: number }): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `B3:D9` → area, on whatever sheet; null for whole rows, whole columns and anything else. */
export function parseAddress(address: string): Area | null {
  let area = areas.get(address);
  if (area === undefined) {
    area = areaOf(address);
    if (areas.size >= MOST_AREAS) areas.clear();
    areas.set(address, area);
  }
  return area;
}

/** Files of one form name the same cells. */
const areas = new Map<string, Area | null>();
const MOST_AREAS = 5000;

function areaOf(address: string): Area | null {
  const parsed = parseA1Ref(address);
  if (!parsed || !("range" in parsed) || !parsed.range) return null;
  const { top, left, bottom, right } = parsed.range;
  if (top == null || left == null || bottom == null || right == null) return null;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** A cell as a formula on `sheet` names it. */
export function reference(cell: CellRef, sheet: string): string {
  return (cell.sheet === sheet ? "" : sheetPrefix(cell.sheet)) + a1(cell);
}

/** A block of cells, given by its corners, as a formula on `sheet` names it. */
export function rangeReference(first: CellRef, last: CellRef, sheet: string): string {
  const start = reference(first, sheet);
  return first.row === last.row && first.column === last.column ? start : `${start}:${a1(last)}`;
}

/**
 * Cells of one column as few references: neighbours become ranges. Used where a function takes any number of
 * arguments, such as SUM and COUNT.
 */
export function columnReferences(cells: readonly CellRef[], sheet: string): string {
  const runs: { first: CellRef; last: CellRef }[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    const follows =
      run?.last.sheet === cell.sheet &&
      run.last.column === cell.column &&
      run.last.row + 1 === cell.row;
    if (run && follows) run.last = cell;
    else runs.push({ first: cell, last: cell });
  }
  return runs.map(({ first, last }) => rangeReference(first, last, sheet)).join(",");
}
