/** 回填: a returned workbook with the figures by which its unit is compared with the others. */
import { parseAddress } from "../../sheets/plan/address";
import { fillCells, type FilledCell } from "../../xlsx/fill-cells";
import { FileError } from "../../xlsx/package";
import type { TakenRow } from "./roster";

/** Null where nothing is to be filled in, or the file has no cells for it. */
export function filledCopy(bytes: Uint8Array, rows: readonly TakenRow[]): Uint8Array | null {
  const cells = rows.flatMap(({ filled, card }) =>
    Object.entries(filled.figures).flatMap(([key, value]): FilledCell[] => {
      const place = card.scorecard.stages[filled.stage]?.facts[key]?.place;
      const at = place && parseAddress(place.address);
      return place && at ? [{ sheet: place.sheet, row: at.row, column: at.column, value }] : [];
    }),
  );
  if (cells.length === 0) return null;
  try {
    return fillCells(bytes, cells);
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
