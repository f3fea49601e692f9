import { compare15 } from "./decimal";
import { isNoCondition, isNoNumber, wantsOneValue } from "./errors";
import { isError, type Content, type Scalar, type Value } from "./values";

/**
 * What a cell's content means where a number, a text, a condition or a comparison is wanted: Excel's meaning of blank,
 * text, number, logical and error, here and nowhere else. A date is its serial number.
 */

/** The one cell of a value; an error in it is thrown, a larger range is `#VALUE!`. */
export function scalarOf(value: Value): Scalar {
  if (typeof value !== "object" || value === null) return value;
  const content = contentIn(value);
  if (isError(content)) throw content;
  return content;
}

/** The one cell of a value, an error as itself; a larger range is `#VALUE!`. */
export function contentIn(value: Value): Content {
  return Array.isArray(value) ? onlyCell(value) : value;
}

function onlyCell<T>(rows: readonly (readonly T[])[]): T {
  const [row] = rows;
  if (rows.length === 1 && row?.length === 1) return row[0]!;
  throw wantsOneValue();
}

/** A text that arithmetic takes for a number: digits, sign, point, exponent, blanks around; never what hangs on the locale. */
const NUMERIC = /^ *[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)? *$/i;

/** The number that a text stands for in arithmetic; undefined for any other text. */
export function numberIn(text: string): number | undefined {
  if (!NUMERIC.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A cell in arithmetic: blank is 0, TRUE is 1, a text what it says where that is plainly a number. */
export function toNumber(value: Scalar): number {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  const number = numberIn(value);
  if (number === undefined) throw isNoNumber(value);
  return number;
}

/** A cell as a condition: a number other than 0 is TRUE, blank is FALSE; of texts only TRUE and FALSE are any. */
export function toLogical(value: Scalar): boolean {
  if (typeof value !== "string") return toNumber(value) !== 0;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  throw isNoCondition(value);
}

/** A cell joined to a text: a number with 15 digits, as the format General writes it into a wide cell. */
export function toText(value: Scalar): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? numberText(value) : value;
}

/** Where a number would take more characters, it is written with an exponent. */
const LONGEST_NUMBER = 20;
/** No more than 15 digits: the script's own spelling is the cell's. */
const SHORT_NUMBER = 15;

function numberText(value: number): string {
  if (value === 0) return "0";
  const shortest = String(value);
  if (shortest.length <= SHORT_NUMBER && !shortest.includes("e")) return shortest;
  const [mantissa = "", power = "0"] = Math.abs(value).toExponential(14).split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  const exponent = Number(power);
  const sign = value < 0 ? "-" : "";
  if (exponent < 0) {
    const plain = `0.${"0".repeat(-exponent - 1)}${digits}`;
    return sign + (plain.length > LONGEST_NUMBER ? withExponent(digits, exponent) : plain);
  }
  if (exponent >= LONGEST_NUMBER) return sign + withExponent(digits, exponent);
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}

function withExponent(digits: string, exponent: number): string {
  const fraction = digits.slice(1);
  const power = String(Math.abs(exponent)).padStart(2, "0");
  return `${digits[0]}${fraction && `.${fraction}`}E${exponent < 0 ? "-" : "+"}${power}`;
}

/**
 * Negative, 0 or positive as one cell stands below, with or above another: any number is below any text, any text below
 * FALSE and TRUE; blank is 0, "" and FALSE at once. Numbers on 15 digits; text without case, but width and blanks count.
 */
export function compareCells(left: Scalar, right: Scalar): number {
  const a = left ?? emptyLike(right);
  const b = right ?? emptyLike(left);
  if (typeof a === "number" && typeof b === "number") return compare15(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return kindOrder(a) - kindOrder(b);
}

/** Whether one cell stands with another in the same order: which of two texts is above the other takes long to tell. */
export function equalCells(left: Scalar, right: Scalar): boolean {
  const a = left ?? emptyLike(right);
  const b = right ?? emptyLike(left);
  if (typeof a === "number" && typeof b === "number") return compare15(a, b) === 0;
  if (typeof a === "string" && typeof b === "string") return isSameText(a, b);
  return a === b;
}

/** Capital and small letters are alike; nothing but "" is like "". */
function isSameText(a: string, b: string): boolean {
  return a === b || (a !== "" && b !== "" && a.toLowerCase() === b.toLowerCase());
}

/** Two texts in the order of the dictionary, capital and small letters alike. */
export function compareTexts(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  if (a === b) return 0;
  return Math.sign(a.localeCompare(b)) || (a < b ? -1 : 1);
}

function emptyLike(other: Scalar): Scalar {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

function kindOrder(value: Scalar): number {
  return ["number", "string", "boolean"].indexOf(typeof value);
}
