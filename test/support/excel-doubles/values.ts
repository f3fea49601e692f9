/** What a cell of a spreadsheet holds, and what formulas make of it: Excel's values, in IEEE doubles. */

/** An error is a value like others: some functions pass over it. */
export class CellError {
  constructor(readonly code: string) {}
}

export const VALUE = new CellError("#VALUE!");
export const DIV0 = new CellError("#DIV/0!");
export const NUM = new CellError("#NUM!");
export const NA = new CellError("#N/A");
export const NAME = new CellError("#NAME?");
export const REF = new CellError("#REF!");

export type Cell = number | string | boolean | CellError | null;

/** Several cells: a reference to a range, or an array that was computed. */
export class Area {
  constructor(
    readonly rows: readonly (readonly Cell[])[],
    /** Functions of lists pass over text in a reference and refuse it when it is given directly. */
    readonly isReference: boolean,
  ) {}

  get cells(): Cell[] {
    return this.rows.flat();
  }

  get height(): number {
    return this.rows.length;
  }

  get width(): number {
    return this.rows[0]?.length ?? 0;
  }
}

/** A single cell that is referred to stays an area, so that functions of lists see a reference. */
export type Value = Cell | Area;

export const isError = (value: Value): value is CellError => value instanceof CellError;

/** The one cell of a value; of several the first, as the corner of what Excel would spill. */
export function single(value: Value): Cell {
  return value instanceof Area ? (value.rows[0]?.[0] ?? null) : value;
}

export function cellsOf(value: Value): Cell[] {
  return value instanceof Area ? value.cells : [value];
}

/** A cell in arithmetic: empty is 0, TRUE is 1, text counts where it looks like a number. */
export function toNumber(cell: Cell): number | CellError {
  if (typeof cell === "number" || cell instanceof CellError) return cell;
  if (cell === null) return 0;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return numberInText(cell) ?? VALUE;
}

/** Digits, sign, point and exponent with blanks around; what hangs on the locale (%, commas, dates) is no number here. */
export function numberInText(text: string): number | undefined {
  return /^ *[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)? *$/i.test(text) ? Number(text) : undefined;
}

/** A cell as a condition: text is an error, but for the words TRUE and FALSE. */
export function toLogical(cell: Cell): boolean | CellError {
  if (typeof cell === "boolean" || cell instanceof CellError) return cell;
  if (cell === null) return false;
  if (typeof cell === "number") return cell !== 0;
  const word = cell.toUpperCase();
  return word === "TRUE" ? true : word === "FALSE" ? false : VALUE;
}

/** A cell beside `&`, and where a function asks for text: 15 digits of a number. */
export function toText(cell: Cell): string | CellError {
  if (typeof cell === "string" || cell instanceof CellError) return cell;
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return numberAsText(cell);
}

function numberAsText(value: number): string {
  const number = fifteen(value);
  const size = Math.abs(number);
  if (size !== 0 && (size >= 1e20 || size < 1e-9)) {
    const [mantissa = "", exponent = ""] = number.toExponential().split("e");
    const digits = exponent.slice(1).padStart(2, "0");
    return `${mantissa}E${exponent.slice(0, 1)}${digits}`;
  }
  return size >= 1e15 ? BigInt(Math.round(number)).toString() : String(number);
}

/** The number of 15 significant digits that Excel shows, compares and rounds. */
export function fifteen(value: number): number {
  return Number(value.toPrecision(15));
}
