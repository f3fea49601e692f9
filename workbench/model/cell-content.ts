import { CellValueType, type ICellData, type Nullable } from "@univerjs/core";
import { ErrorType } from "@univerjs/engine-formula";
import type { CellPatch } from "./edits";

export type CellInput = string | number | boolean | null;

const BLANK: ICellData = { p: null, si: null, f: null };
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const PERCENT = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*%$/;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const TEXT_FORMAT = "@";

/** A value as if it were typed: Excel reads formulas, numbers, percentages, dates and TRUE out of text. */
export function contentOf(input: string | number | boolean, numberFormat: string): CellPatch {
  if (typeof input === "number") return number(input);
  if (typeof input === "boolean") return truth(input);
  if (input === "") return { content: { ...BLANK, v: null, t: null } };
  if (input.startsWith("'")) return forcedText(input.slice(1));
  if (numberFormat === TEXT_FORMAT) return forcedText(input);
  if (input.startsWith("=") && input.length > 1) {
    return { content: { ...BLANK, f: input, v: null, t: null } };
  }
  const trimmed = input.trim();
  if (NUMBER.test(trimmed)) return number(Number(trimmed));
  if (/^(true|false)$/i.test(trimmed)) return truth(trimmed.toLowerCase() === "true");
  const percent = PERCENT.exec(trimmed);
  if (percent) {
    const pattern = percent[1]!.includes(".") ? "0.00%" : "0%";
    return formatted(Number(`${percent[1]}e-2`), pattern, numberFormat);
  }
  const date = DATE.exec(trimmed);
  const serial = date && serialOf(Number(date[1]), Number(date[2]), Number(date[3]));
  if (serial) return formatted(serial, "yyyy/m/d", numberFormat);
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
const formatted = (v: number, pattern: string, before: string): CellPatch => ({
  ...number(v),
  ...(before === "General" && { style: { n: { pattern } } }),
});

/** Days since 1899-12-30, or nothing where there is no such day. */
function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return exists ? Math.round(date.getTime() / 86_400_000) + 25_569 : null;
}

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

/** Excel's name for the kind of value. Text that looks like an error is one only as the result of a formula. */
export function valueTypeOf(value: unknown, isFormula: boolean): string {
  if (value === "") return "Empty";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return "Double";
  return isFormula && ERRORS.has(value) ? "Error" : "String";
}
