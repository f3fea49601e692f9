import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { ErrorType } from "@univerjs/engine-formula";
import type { CellPatch } from "./edits";
import { READERS } from "../model/typed-text";

export type CellInput = string | number | boolean | null;

const BLANK: ICellData = { p: null, si: null, f: null };
/** From the first day of the usual count to that of the other. */
export const DAYS_TO_1904 = 1462;
const TEXT_FORMAT = "@";

/** A value as if it were typed: Excel reads formulas, numbers, percentages, dates and TRUE out of text. */
export function contentOf(
  input: string | number | boolean,
  numberFormat: string,
  from1904 = false,
): CellPatch {
  if (typeof input === "number") return number(input);
  if (typeof input === "boolean") return truth(input);
  if (input === "") return { content: { ...BLANK, v: null, t: null } };
  if (input.startsWith("'")) return forcedText(input.slice(1));
  if (numberFormat === TEXT_FORMAT) return forcedText(input);
  if (input.startsWith("=") && input.length > 1) {
    return { content: { ...BLANK, f: input, v: null, t: null } };
  }
  const read = READERS.map((reader) => reader(input.trim())).find((found) => found !== null);
  if (typeof read === "boolean") return truth(read);
  if (read) {
    const value = read.isDay && from1904 ? read.value - DAYS_TO_1904 : read.value;
    return formatted(value, read.format, numberFormat);
  }
  return { content: { ...BLANK, v: input, t: CellValueType.STRING } };
}

const number = (v: number): CellPatch => ({ content: { ...BLANK, v, t: CellValueType.NUMBER } });
const truth = (on: boolean): CellPatch => ({
  content: { ...BLANK, v: on ? 1 : 0, t: CellValueType.BOOLEAN },
});
const forcedText = (v: string): CellPatch => ({
  content: { ...BLANK, v, t: CellValueType.FORCE_STRING },
});
/** Excel gives the format of what was typed to a cell that has none. */
const formatted = (v: number, pattern: string | null, before: string): CellPatch => ({
  ...number(v),
  ...(pattern !== null && before === "General" && { style: { n: { pattern } } }),
});

/** What Office.js reads from a cell; an empty one is "". */
export function valueOf(cell: Nullable<ICellData>): string | number | boolean {
  if (!cell) return "";
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, "").replace(/\r/g, "\n");
  if (cell.v === null || cell.v === undefined) return "";
  if (cell.t === CellValueType.BOOLEAN) return cell.v === true || Number(cell.v) === 1;
  if (cell.t === CellValueType.NUMBER) return Number(cell.v);
  return cell.v;
}

const ERRORS = new Set<unknown>(Object.values(ErrorType));

/** Excel's name for the kind of value. An apostrophe makes a text of what looks like an error. */
export function valueTypeOf(value: unknown, cell: Nullable<ICellData>, isFormula: boolean): string {
  if (value === "") return isFormula ? "String" : "Empty";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return "Double";
  const isForced = cell?.t === CellValueType.FORCE_STRING;
  return ERRORS.has(value) && !isForced ? "Error" : "String";
}
