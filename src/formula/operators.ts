import { compareCells, equalCells, toNumber, toText } from "./coerce";
import { add, Decimal, divide, isDecimal, multiply, subtract } from "./decimal";
import { divisionByZero, notFinite } from "./errors";
import type { Scalar } from "./values";

/** Whether an operator compares its sides. */
export function isComparison(operator: string): boolean {
  return operator in COMPARISONS;
}

const COMPARISONS: Readonly<Record<string, Operation>> = {
  "=": equalCells,
  "<>": (left, right) => !equalCells(left, right),
  "<": (left, right) => compareCells(left, right) < 0,
  ">": (left, right) => compareCells(left, right) > 0,
  "<=": (left, right) => compareCells(left, right) <= 0,
  ">=": (left, right) => compareCells(left, right) >= 0,
};

/** What a sign before a value, or % behind it, makes of it: + nothing at all, not even of text. */
export function applySign(operator: string, value: Scalar): Scalar {
  if (operator === "+") return value;
  const number = toNumber(value);
  return operator === "%" ? multiply(number, 0.01) : 0 - number;
}

/** What an operator makes of its two sides. */
export type Operation = (left: Scalar, right: Scalar) => Scalar;

/** What the operator of this sign does. */
export function operationOf(operator: string): Operation {
  if (operator === "&") return (left, right) => toText(left) + toText(right);
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic) return (left, right) => finite(arithmetic(toNumber(left), toNumber(right)));
  const comparison = COMPARISONS[operator];
  if (!comparison) throw new Error(`no such operator: ${operator}`);
  return comparison;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": quotient,
  "^": power,
};

function quotient(a: number, b: number): number {
  if (b === 0) throw divisionByZero();
  return divide(a, b);
}

/** Powers up to this are products of decimals. */
const LARGEST_EXACT_POWER = 64;

function power(base: number, exponent: number): number {
  if (base === 0 && exponent <= 0) throw exponent === 0 ? notFinite() : divisionByZero();
  const isWhole = Number.isInteger(exponent) && exponent >= 0;
  if (!isWhole || exponent > LARGEST_EXACT_POWER || !isDecimal(base)) return base ** exponent;
  const factor = Decimal.of(base);
  let product = Decimal.of(1);
  for (let times = 0; times < exponent; times++) product = product.times(factor);
  return product.toNumber();
}

/** A number that a cell can hold; else `#NUM!`. */
export function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw notFinite();
}
