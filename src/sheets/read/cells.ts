/** Cells as a host hands them over. */
import { FunctionError, type ErrorCode, type Scalar } from "../../formula/values";
import type { CellPlace } from "../../scoring/types";
import { a1 } from "../plan/address";

/** The used range of a sheet: `values[r][c]` stands in row `top + r` and column `left + c`, counted from 0. */
export interface SheetCells {
  name: string;
  values: readonly (readonly Scalar[])[];
  /** What is typed into each cell: a formula beginning with `=`, or the value. */
  formulas: readonly (readonly Scalar[])[];
  numberFormats?: readonly (readonly string[])[];
  top: number;
  left: number;
  /** The workbook counts its days from 1904. */
  from1904?: boolean;
}

/** One cell, with indexes into the used range. */
export interface Cell {
  row: number;
  column: number;
  value: Scalar;
  /** Its formula, beginning with `=`; absent for a typed value. */
  formula?: string | undefined;
  numberFormat?: string;
  from1904?: boolean;
  place: CellPlace;
}

export function cellAt(sheet: SheetCells, row: number, column: number): Cell {
  const formula = sheet.formulas[row]?.[column];
  const numberFormat = sheet.numberFormats?.[row]?.[column];
  return {
    row,
    column,
    value: sheet.values[row]?.[column] ?? null,
    ...(typeof formula === "string" && formula.startsWith("=") ? { formula } : {}),
    ...(numberFormat === undefined ? {} : { numberFormat }),
    ...(sheet.from1904 && { from1904: true }),
    place: placeAt(sheet, row, column),
  };
}

export function placeAt({ name, top, left }: SheetCells, row: number, column: number): CellPlace {
  return { sheet: name, address: a1({ row: top + row, column: left + column }) };
}

/** Year, month or day in a number format, outside of quoted text and colours. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined || /^general$/i.test(format.trim())) return false;
  return /[ymd年月日]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
}

/** A per cent sign in a number format, outside of quoted text. */
export const isPercentFormat = (format: string | undefined): boolean =>
  format?.replace(/"[^"]*"|\\./g, "").includes("%") === true;

/** Words of a cell for finding headers and wording: width, blanks and case do not matter. */
export function plainText(value: Scalar | undefined): string {
  return typeof value === "string"
    ? value
        .normalize("NFKC")
        .replace(/[\s\u200b\ufeff]+/g, "")
        .toLowerCase()
    : value === null || value === undefined
      ? ""
      : String(value);
}

const ERRORS =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|BUSY!|SPILL!|CALC!|CONNECT!|BLOCKED!|UNKNOWN!|FIELD!)$/i;

/** `#NAME?`, `#REF!` … as values come from a host. */
export function isErrorValue(value: Scalar): value is string {
  return typeof value === "string" && ERRORS.test(value.trim());
}

/** An error as formulas meet it. */
export function errorOf(value: string): FunctionError {
  const shown = value.trim().toUpperCase();
  return new FunctionError(KNOWN_ERRORS.find((code) => code === shown) ?? "#VALUE!", {
    zh: `单元格显示 ${shown}`,
    en: `the cell shows ${shown}`,
  });
}

const KNOWN_ERRORS: readonly ErrorCode[] = [
  "#VALUE!",
  "#NUM!",
  "#DIV/0!",
  "#NAME?",
  "#N/A",
  "#REF!",
  "#GETTING_DATA",
  "#BUSY!",
];

/** 采信理由: words; anything else gives no reason. */
export function reasonIn({ value }: Cell): string | undefined {
  return typeof value === "string" && value !== "" && !isErrorValue(value) ? value : undefined;
}
