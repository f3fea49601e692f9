/** Formulas that fill more than their own cell. */
import type { ICellData, Nullable } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { Area } from "../model/area";
import type { CellValue } from "../model/cell-content";
import { valueOf } from "./cell-data";
import type { Sheet } from "./sheet";
import { fromUniver, type UniverRange } from "./univer-range";

/** What an array formula elsewhere has put into a cell. */
export function spilledCell(sheet: Sheet, row: number, column: number): Nullable<ICellData> {
  const { univerInjector, id } = sheet.book;
  const spilled = univerInjector.get(FormulaDataModel).getArrayFormulaCellData();
  return spilled?.[id]?.[sheet.id]?.[row]?.[column];
}
export const spilledValue = (sheet: Sheet, row: number, column: number): CellValue =>
  valueOf(spilledCell(sheet, row, column));

/** The areas that array formulas fill; the formula stands in the first cell. */
export function arrayAreas(sheet: Sheet): Area[] {
  sheet.book.edits.flush();
  const { univerInjector, id } = sheet.book;
  const filled = univerInjector.get(FormulaDataModel).getArrayFormulaRange()[id]?.[sheet.id];
  return Object.values(filled ?? {}).flatMap((line) =>
    Object.values((line ?? {}) as Record<number, UniverRange>).map(fromUniver),
  );
}

/** Whether an array formula of a file fills its own cell only. */
export const isArrayOfOne = (sheet: Sheet, row: number, column: number): boolean =>
  Boolean(sheet.univerCell(row, column)?.custom?.arrayFormula);
