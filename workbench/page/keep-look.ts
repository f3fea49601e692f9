import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Book } from "../grid/book";
import { entryMeant } from "./typed-entry";

/** Before Univer's own, which recognise percentages and dates by what was typed and set a number format. */
const FIRST = 1000;

/**
 * In Excel typing never changes a cell's look. Univer writes back the look that the cell had while it was edited, and so
 * would make the colour of a conditional format the cell's own. What was typed is read as it was meant.
 */
export function keepLook(book: Book): void {
  const rules = book.injector.get(SheetDataValidationModel);
  book.injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, { unitId, subUnitId, row, col }, next) => {
      if (!cell || cell.p) return next(cell);
      const { s: _look, ...typed } = cell;
      const format = book.sheet(subUnitId).style(row, col).n?.pattern ?? "";
      const rule = rules.getRuleByLocation(unitId, subUnitId, row, col);
      return next(entryMeant(typed, format, rule ?? undefined));
    },
  });
}
