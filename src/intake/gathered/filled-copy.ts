/** 回填: a returned workbook with the figures by which its unit is compared with the others. */
import { parseAddress } from "../../sheets/plan/address";
import { fillCells, type FilledCell } from "../../xlsx/fill-cells";
import { FileError } from "../../xlsx/package";
import type { TakenRow } from "./roster";

/** Where a roster's figures belong in the files that its rows come from; files that have them all are not there. */
export interface Filling {
  readonly cells: ReadonlyMap<string, readonly FilledCell[]>;
  /** Files that lack a cell for one of theirs: nothing is filled into them. */
  readonly without: readonly string[];
}

export function fillingOf(rows: readonly TakenRow[]): Filling {
  const cells = new Map<string, FilledCell[]>();
  const without = new Set<string>();
  for (const row of rows)
    for (const cell of cellsOf(row)) {
      if (cell) cells.set(row.file, [...(cells.get(row.file) ?? []), cell]);
      else without.add(row.file);
    }
  for (const file of without) cells.delete(file);
  return { cells, without: [...without] };
}

const cellsOf = ({ filled, card }: TakenRow): (FilledCell | null)[] =>
  Object.entries(filled.figures).map(([key, value]) => {
    const place = card.scorecard.stages[filled.stage]?.facts[key]?.place;
    const at = place && parseAddress(place.address);
    return place && at ? { sheet: place.sheet, row: at.row, column: at.column, value } : null;
  });

/** Null where the file has no such cells. */
export function filledCopy(bytes: Uint8Array, cells: readonly FilledCell[]): Uint8Array | null {
  try {
    return fillCells(bytes, cells);
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
