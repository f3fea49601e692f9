import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import type { Book } from "../model/book";

/** Before Univer's own, which recognise percentages and dates by what was typed and set a number format. */
const FIRST = 1000;

/**
 * In Excel typing never changes a cell's look. Univer writes back the look that the cell had while it was edited, and so
 * would make the colour of a conditional format the cell's own.
 */
export function keepLook({ injector }: Book): void {
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, _, next) => {
      if (!cell || cell.p) return next(cell);
      const { s: _look, ...typed } = cell;
      return next(typed);
    },
  });
}
