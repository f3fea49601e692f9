import { Dimension } from "@univerjs/core";
import {
  type Area,
  fromUniver,
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
import { HostError, invalidArgument } from "../wire/errors";

/** Inserts whole rows, whole columns, or cells that push others down or to the right. */
export function insertCells(sheet: Sheet, area: Area, shift: string): void {
  const { row, column, rows, columns } = area;
  sheet.bounded(area);
  if (isWholeRows(area)) {
    requireInsertion(sheet, "Rows");
    requireRoom(sheet, area, "Down");
    sheet.facade.insertRowsBefore(row, rows);
  } else if (isWholeColumns(area)) {
    requireInsertion(sheet, "Columns");
    requireRoom(sheet, area, "Right");
    sheet.facade.insertColumnsBefore(column, columns);
  } else {
    requireUnprotected(sheet);
    const dimension = { Down: Dimension.ROWS, Right: Dimension.COLUMNS }[shift];
    if (dimension === undefined) throw invalidArgument(`insert("${shift}")`);
    requireRoom(sheet, area, shift);
    requireWholeMerges(sheet, area, dimension);
    sheet.book.asIfActive(sheet, () => sheet.range(area).insertCells(dimension));
  }
}

export function deleteCells(sheet: Sheet, area: Area, shift: string): void {
  const { row, column, rows, columns } = sheet.bounded(area);
  if (isWholeRows(area)) {
    requireDeletion(sheet, "Rows");
    requireUnlocked(sheet, used(sheet, area));
    sheet.facade.deleteRows(row, rows);
  } else if (isWholeColumns(area)) {
    requireDeletion(sheet, "Columns");
    requireUnlocked(sheet, used(sheet, area));
    sheet.facade.deleteColumns(column, columns);
  } else {
    requireUnprotected(sheet);
    const dimension = { Up: Dimension.ROWS, Left: Dimension.COLUMNS }[shift];
    if (dimension === undefined) throw invalidArgument(`delete("${shift}")`);
    requireWholeMerges(sheet, area, dimension);
    sheet.book.asIfActive(sheet, () => sheet.range(area).deleteCells(dimension));
  }
}

/** The part of an area that the sheet has cells in. */
const used = (sheet: Sheet, area: Area): Area =>
  intersect(sheet.used(false) ?? area, area) ?? { ...area, rows: 1, columns: 1 };

/** Cells move only where no merged cells and no table would be torn by it. */
function requireWholeMerges(sheet: Sheet, area: Area, dimension: Dimension): void {
  const moved =
    dimension === Dimension.ROWS
      ? { ...area, rows: MAX_ROWS - area.row }
      : { ...area, columns: MAX_COLUMNS - area.column };
  const merged = sheet.univer.getMergeData().map(fromUniver);
  const whole = [...merged, ...sheet.side.tables.map((table) => table.area)];
  const across = dimension === Dimension.ROWS ? "columns" : "rows";
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
