import { CellValueType, type ICellData } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import type { Book } from "../grid/book";
import { typed as typedData } from "../grid/cell-data";
import { validationAt } from "../grid/data-validations";
import type { Sheet } from "../grid/sheet";
import { formatOf } from "../model/cell-format";
import { entryMeant } from "./typed-entry";

/** Before Univer's own, which recognise percentages and dates by what was typed and set a number format. */
const FIRST = 1000;

/**
 * In Excel typing never changes a cell's look. Univer writes back the look that the cell had while it was edited, and so
 * would make the colour of a conditional format the cell's own. What was typed is read as it was meant.
 */
export function keepLook(book: Book): void {
  book.univerInjector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, { subUnitId, row, col }, next) => {
      if (!cell || cell.p) return next(cell);
      const { s: _look, ...typed } = cell;
      return next(
        typed.f ? typed : { ...typed, ...meaning(book.sheet(subUnitId), row, col, typed) },
      );
    },
  });
}

function meaning(sheet: Sheet, row: number, column: number, typed: ICellData): ICellData {
  const value = typed.t === CellValueType.BOOLEAN ? Boolean(Number(typed.v)) : typed.v;
  if (value === null || value === undefined || value === "") return {};
  const format = formatOf(sheet.format(row, column), "numberFormat");
  const meant = entryMeant(value, format, validationAt(sheet, row, column)?.rule);
  return meant === null ? {} : typedData(meant);
}
