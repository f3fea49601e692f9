import { Dimension } from "@univerjs/core";
import { type Area, isWholeColumns, isWholeRows } from "../model/area";
import { requireDeletion, requireInsertion, requireUnprotected } from "../model/protection";
import type { Sheet } from "../model/sheet";
import { notImplemented } from "../wire/errors";

/** Inserts whole rows, whole columns, or cells that push others down or to the right. */
export function insertCells(sheet: Sheet, area: Area, shift: string): void {
  const { row, column, rows, columns } = area;
  sheet.bounded(area);
  if (isWholeRows(area)) {
    requireInsertion(sheet, "Rows");
    sheet.facade.insertRowsBefore(row, rows);
  } else if (isWholeColumns(area)) {
    requireInsertion(sheet, "Columns");
    sheet.facade.insertColumnsBefore(column, columns);
  } else {
    requireUnprotected(sheet);
    const dimension = { Down: Dimension.ROWS, Right: Dimension.COLUMNS }[shift];
    if (dimension === undefined) throw notImplemented(`Range.insert("${shift}")`);
    sheet.range(area).insertCells(dimension);
  }
}

export function deleteCells(sheet: Sheet, area: Area, shift: string): void {
  const { row, column, rows, columns } = sheet.bounded(area);
  if (isWholeRows(area)) {
    requireDeletion(sheet, "Rows");
    sheet.facade.deleteRows(row, rows);
  } else if (isWholeColumns(area)) {
    requireDeletion(sheet, "Columns");
    sheet.facade.deleteColumns(column, columns);
  } else {
    requireUnprotected(sheet);
    const dimension = { Up: Dimension.ROWS, Left: Dimension.COLUMNS }[shift];
    if (dimension === undefined) throw notImplemented(`Range.delete("${shift}")`);
    sheet.range(area).deleteCells(dimension);
  }
}
