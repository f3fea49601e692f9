import { SetWorksheetActiveOperation } from "@univerjs/sheets";
import type { Book } from "../grid/book";

/** No hidden cell is the selected one where a sheet comes to the front: its content would stand in the formula bar. */
export function selectVisibleCells(book: Book): void {
  book.commands.onCommandExecuted(({ id }) => {
    if (id === SetWorksheetActiveOperation.id) queueMicrotask(() => selectVisible(book));
  });
  selectVisible(book);
}

function selectVisible(book: Book): void {
  const { facade } = book.activeSheet();
  const sheet = facade.getSheet();
  const { startRow = 0, startColumn = 0 } = book.univer.getActiveCell()?.getRange() ?? {};
  let [row, column] = [startRow, startColumn];
  while (!sheet.getRowVisible(row) && row < sheet.getRowCount() - 1) row += 1;
  while (!sheet.getColVisible(column) && column < sheet.getColumnCount() - 1) column += 1;
  if (row !== startRow || column !== startColumn) facade.getRange(row, column).activate();
}
