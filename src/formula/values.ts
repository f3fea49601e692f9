/** What a cell holds; null is an empty cell or an argument left out. */
export type Scalar = number | string | boolean | null;

/** A cell, or a range as rows × columns. */
export type CellValue = Scalar | Scalar[][];

/** What a cell may show: an error is a value like any other. */
export type Content = Scalar | FunctionError;

/** The content of a cell, or of a range as rows × columns. */
export type Value = Content | Content[][];

/** What the cells behind a name show: one cell, or several as rows × columns; an error is one of the things they show. */
export type Lookup = (name: string) => Value;

export type Language = "zh" | "en";

/** One text in both languages of the add-in. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type ErrorCode =
  | "#VALUE!"
  | "#NUM!"
  | "#DIV/0!"
  | "#NAME?"
  | "#N/A"
  | "#REF!"
  | "#GETTING_DATA"
  | "#BUSY!";

/** The error value of a cell, with the reason in the user's languages. */
export class FunctionError extends Error {
  override readonly name = "FunctionError";

  constructor(
    readonly code: ErrorCode,
    readonly messages: Text,
    /** The name of the argument at fault, as functions.json has it. */
    readonly argument?: string,
  ) {
    super(`${code} ${messages.zh}`);
  }
}

/** An empty cell, or empty text such as a guarded formula shows. */
export function isEmpty(value: Scalar): value is null | "" {
  return value === null || value === "";
}

/** A single cell as a range of one row and one column. */
export function toMatrix<T extends Content>(value: T | T[][]): T[][] {
  return Array.isArray(value) ? value : [[value]];
}

/** The cells of a value, row by row. */
export function cellsOf<T extends Content>(value: T | T[][]): T[] {
  if (!Array.isArray(value)) return [value];
  const cells: T[] = [];
  for (const row of value) for (const cell of row) cells.push(cell);
  return cells;
}

/** Whether a cell shows an error. */
export function isError(content: Content | undefined): content is FunctionError {
  return content instanceof FunctionError;
}

/** A value as a message shows it: text in quotes, an empty cell in words. */
export function display(value: Scalar): Text {
  if (value === null) return { zh: "空单元格", en: "an empty cell" };
  if (value === "") return { zh: "空文本", en: "empty text" };
  if (typeof value === "string") return { zh: `“${value}”`, en: `“${value}”` };
  const shown = typeof value === "boolean" ? String(value).toUpperCase() : formatNumber(value);
  return { zh: shown, en: shown };
}

/** A number with at most 15 significant digits, with a true minus sign. */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(15))).replace("-", "−");
}
