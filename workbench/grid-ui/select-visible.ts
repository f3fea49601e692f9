import { SetWorksheetActiveOperation } from "@univerjs/sheets";
import type { Book } from "../grid/book";
import { cellArea } from "../model/area";

/** No hidden cell is the selected one where a sheet comes to the front: its content would stand in the formula bar. */
export function selectVisibleCells(book: Book): void {
  book.univerCommands.onCommandExecuted(({ id }) => {
    if (id === SetWorksheetActiveOperation.id) queueMicrotask(() => selectVisible(book));
  });
  selectVisible(book);
}

function selectVisible(book: Book): void {
  const sheet = book.activeSheet();
  const { layout } = sheet;
  const cell = book.selection()?.cell ?? cellArea(0, 0);
  let { row, column } = cell;
  while (!layout.isRowShown(row) && row < layout.rowCount - 1) row += 1;
  while (layout.isColumnHidden(column) && column < layout.columnCount - 1) column += 1;
  if (row !== cell.row || column !== cell.column) sheet.select(cellArea(row, column));
}
