import { READERS } from "./typed-text";

export type CellValue = string | number | boolean;
/** Null leaves a cell as it is. */
export type CellInput = CellValue | null;

/** What a cell holds. A text may be marked as one that is nothing else, whatever it looks like. */
export type CellContent = { formula: string } | { value: CellValue; isText?: boolean };
export const NO_CONTENT: CellContent = { value: "" };

/** What typing puts into a cell, and the number format that comes with it. */
export interface TypedContent {
  content: CellContent;
  numberFormat?: string;
}

/** From the first day of the usual count to that of the other. */
export const DAYS_TO_1904 = 1462;
const TEXT_FORMAT = "@";

/** A value as if it were typed: Excel reads formulas, numbers, percentages, dates and TRUE out of text. */
export function typedContent(
  input: CellValue,
  numberFormat: string,
  from1904 = false,
): TypedContent {
  if (typeof input !== "string" || input === "") return { content: { value: input } };
  if (input.startsWith("'")) return { content: { value: input.slice(1), isText: true } };
  if (numberFormat === TEXT_FORMAT) return { content: { value: input, isText: true } };
  if (input.startsWith("=") && input.length > 1) return { content: { formula: input } };
  const read = READERS.map((reader) => reader(input.trim())).find((found) => found !== null);
  if (typeof read === "boolean") return { content: { value: read } };
  if (!read) return { content: { value: input } };
  const content = { value: read.isDay && from1904 ? read.value - DAYS_TO_1904 : read.value };
  // Excel gives the format of what was typed to a cell that has none.
  const brings = read.format !== null && numberFormat === "General";
  return brings ? { content, numberFormat: read.format! } : { content };
}

/** The errors that a cell can show. */
const ERRORS: ReadonlySet<unknown> = new Set(
  "#DIV/0! #NAME? #VALUE! #NUM! #N/A #CYCLE! #REF! #SPILL! #CALC! #ERROR! #GETTING_DATA #NULL!".split(
    " ",
  ),
);
export const isError = (value: unknown): boolean => ERRORS.has(value);

/** Excel's name for the kind of a value. */
export function valueTypeOf(value: CellValue, isFormula: boolean): string {
  if (value === "") return isFormula ? "String" : "Empty";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return "Double";
  return isError(value) ? "Error" : "String";
}
