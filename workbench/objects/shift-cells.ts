import {
  type Area,
  intersect,
  isWholeColumns,
  isWholeRows,
  MAX_COLUMNS,
  MAX_ROWS,
} from "../model/area";
import {
  requireDeletion,
  requireInsertion,
  requireUnlocked,
  requireUnprotected,
} from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { pullCells, pushCells } from "../grid/shift-cells";
import { HostError, invalidArgument } from "../wire/errors";

/** Inserts whole rows, whole columns, or cells that push others down or to the right. */
export function insertCells(sheet: Sheet, area: Area, given: string): void {
  sheet.bounded(area);
  const shift = isWholeRows(area) ? "Down" : isWholeColumns(area) ? "Right" : given;
  if (shift !== "Down" && shift !== "Right") throw invalidArgument(`insert("${shift}")`);
  if (isWholeRows(area)) requireInsertion(sheet, "Rows");
  else if (isWholeColumns(area)) requireInsertion(sheet, "Columns");
  else requireUnprotected(sheet);
  requireRoom(sheet, area, shift);
  if (!isWhole(area)) requireWholeMerges(sheet, area, shift);
  pushCells(sheet, area, shift);
}

export function deleteCells(sheet: Sheet, area: Area, given: string): void {
  const shift = isWholeRows(area) ? "Up" : isWholeColumns(area) ? "Left" : given;
  if (shift !== "Up" && shift !== "Left") throw invalidArgument(`delete("${shift}")`);
  if (isWhole(area)) {
    requireDeletion(sheet, isWholeRows(area) ? "Rows" : "Columns");
    requireUnlocked(sheet, used(sheet, area));
  } else {
    requireUnprotected(sheet);
    requireWholeMerges(sheet, area, shift);
  }
  pullCells(sheet, area, shift);
}

const isWhole = (area: Area) => isWholeRows(area) || isWholeColumns(area);

/** The part of an area that the sheet has cells in. */
const used = (sheet: Sheet, area: Area): Area =>
  intersect(sheet.used(false) ?? area, area) ?? { ...area, rows: 1, columns: 1 };

/** Cells move only where no merged cells and no table would be torn by it. */
function requireWholeMerges(sheet: Sheet, area: Area, shift: string): void {
  const isUpright = shift === "Down" || shift === "Up";
  const moved = isUpright
    ? { ...area, rows: MAX_ROWS - area.row }
    : { ...area, columns: MAX_COLUMNS - area.column };
  const merged = sheet.merged();
  const whole = [...merged, ...sheet.side.tables.map((table) => table.area)];
  const across = isUpright ? "columns" : "rows";
  const isTorn = (each: Area) =>
    (intersect(each, moved)?.[across] ?? each[across]) !== each[across];
  if (whole.some(isTorn)) {
    throw new HostError(
      "InsertDeleteConflict",
      "The insert or delete operation attempted resulted in a conflict.",
    );
  }
}

/** Nothing may be pushed off the sheet. */
function requireRoom(sheet: Sheet, area: Area, shift: string): void {
  const filled = sheet.used(true);
  if (!filled) return;
  const isDown = shift === "Down";
  const beside = isDown
    ? { ...area, row: MAX_ROWS - area.rows, rows: area.rows }
    : { ...area, column: MAX_COLUMNS - area.columns, columns: area.columns };
  if (intersect(filled, beside)) {
    throw new HostError(
      "NonBlankCellOffSheet",
      "Nonempty cells would be pushed off the end of the worksheet.",
    );
  }
}
