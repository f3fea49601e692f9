import { Dimension } from "@univerjs/core";
import { type Area, isWholeColumns, isWholeRows } from "../model/area";
import type { Sheet } from "./sheet";

/** New cells push others away; new rows and columns are whole. */
export function pushCells(sheet: Sheet, area: Area, shift: "Down" | "Right"): void {
  const { row, column, rows, columns } = area;
  if (isWholeRows(area)) sheet.univerFacade.insertRowsBefore(row, rows);
  else if (isWholeColumns(area)) sheet.univerFacade.insertColumnsBefore(column, columns);
  else {
    const dimension = shift === "Down" ? Dimension.ROWS : Dimension.COLUMNS;
    sheet.book.asIfActive(sheet, () => sheet.univerRange(area).insertCells(dimension));
  }
}

/** Others come to where cells go; rows and columns go whole. */
export function pullCells(sheet: Sheet, area: Area, shift: "Up" | "Left"): void {
  const { row, column, rows, columns } = sheet.bounded(area);
  if (isWholeRows(area)) sheet.univerFacade.deleteRows(row, rows);
  else if (isWholeColumns(area)) sheet.univerFacade.deleteColumns(column, columns);
  else {
    const dimension = shift === "Up" ? Dimension.ROWS : Dimension.COLUMNS;
    sheet.book.asIfActive(sheet, () => sheet.univerRange(area).deleteCells(dimension));
  }
}
