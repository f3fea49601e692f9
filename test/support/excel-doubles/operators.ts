/** Operators of formulas, over cells and over areas cell by cell. */
import {
  Area,
  CellError,
  DIV0,
  fifteen,
  NUM,
  toNumber,
  toText,
  VALUE,
  type Cell,
  type Value,
} from "./values";

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | CellError>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? DIV0 : a / b),
  "^": (a, b) => (a === 0 && b === 0 ? NUM : a === 0 && b < 0 ? DIV0 : a ** b),
};

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

export function binary(operator: string, left: Value, right: Value): Value {
  return each(left, right, operation(operator));
}

function operation(operator: string): (left: Cell, right: Cell) => Cell {
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic) return (left, right) => calculate(arithmetic, left, right);
  const holds = COMPARISONS[operator];
  if (holds) return (left, right) => ordered(left, right, holds);
  if (operator === "&") return joined;
  throw new Error(`no operator ${operator}`);
}

export function unary(operator: string, operand: Value): Value {
  // A sign plus changes nothing, not even text.
  if (operator === "+") return operand;
  return each(operand, null, (cell) => {
    const number = toNumber(cell);
    if (number instanceof CellError) return number;
    return operator === "%" ? number / 100 : 0 - number;
  });
}

function calculate(
  arithmetic: (a: number, b: number) => number | CellError,
  left: Cell,
  right: Cell,
): Cell {
  const a = toNumber(left);
  if (a instanceof CellError) return a;
  const b = toNumber(right);
  if (b instanceof CellError) return b;
  const result = arithmetic(a, b);
  return typeof result === "number" && !Number.isFinite(result) ? NUM : result;
}

function ordered(left: Cell, right: Cell, holds: (order: number) => boolean): Cell {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  return holds(order(left, right));
}

function joined(left: Cell, right: Cell): Cell {
  const a = toText(left);
  if (a instanceof CellError) return a;
  const b = toText(right);
  return b instanceof CellError ? b : a + b;
}

const KINDS = ["number", "string", "boolean"];

/**
 * Numbers exactly on 15 digits, text without case, a number below any text and a text below TRUE and FALSE; a blank is
 * whatever the other side is.
 */
export function order(left: Exclude<Cell, CellError>, right: Exclude<Cell, CellError>): number {
  const a = left ?? emptyLike(right);
  const b = right ?? emptyLike(left);
  if (typeof a === "number" && typeof b === "number") return Math.sign(fifteen(a) - fifteen(b));
  if (typeof a === "string" && typeof b === "string") return orderOfTexts(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
}

function emptyLike(other: Exclude<Cell, CellError>): number | string | boolean {
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}

/** Width and blanks tell texts apart, case does not. */
function orderOfTexts(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y ? 0 : x < y ? -1 : 1;
}

/** Cell by cell; a single cell, row or column stands beside each of the other side. */
export function each(left: Value, right: Value, act: (left: Cell, right: Cell) => Cell): Value {
  const isOne = !isWide(left) && !isWide(right);
  if (isOne) return act(corner(left), corner(right));
  const [height, width] = [size(left, right, "height"), size(left, right, "width")];
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) =>
      act(at(left, row, column), at(right, row, column)),
    ),
  );
  return new Area(rows, false);
}

const isWide = (value: Value): value is Area =>
  value instanceof Area && value.height * value.width > 1;

const corner = (value: Value): Cell =>
  value instanceof Area ? (value.rows[0]?.[0] ?? null) : value;

const size = (left: Value, right: Value, side: "height" | "width") =>
  Math.max(...[left, right].map((value) => (value instanceof Area ? value[side] : 1)));

function at(value: Value, row: number, column: number): Cell {
  if (!(value instanceof Area)) return value;
  const [r, c] = [value.height === 1 ? 0 : row, value.width === 1 ? 0 : column];
  const cell = value.rows[r]?.[c];
  return cell === undefined ? VALUE : cell;
}
