import type { AstExpression, BinaryExpression, CallExpression, UnaryExpression } from "@borgar/fx";
import { findFunction } from "../functions/catalogue";
import { add, compare9, divide, multiply, subtract } from "./decimal";
import { FunctionError, type CellValue, type Scalar } from "./values";
import { BUILT_IN, scalarOf, toNumber, type LazyArgument } from "./built-in";
import { treeOf, type Formula } from "./parse";

/** The value that a name stands for. */
export type Lookup = (name: string) => CellValue;

/**
 * The value of a rule.
 *
 * @throws FunctionError as the cell would show an error
 */
export function evaluateFormula(formula: Formula, lookup: Lookup): CellValue {
  return evaluate(treeOf(formula), lookup);
}

/** The value of a part of a rule. */
export function evaluate(node: AstExpression, lookup: Lookup): CellValue {
  switch (node.type) {
    case "Literal":
      return node.value as Scalar;
    case "ReferenceIdentifier":
      return lookup(node.value);
    case "ArrayExpression":
      return node.elements.map((row) => row.map((element) => (element as { value: Scalar }).value));
    case "UnaryExpression":
      return unary(node, lookup);
    case "BinaryExpression":
      return binary(node, lookup);
    case "CallExpression":
      return call(node, lookup);
    default:
      throw new Error(`not a rule: ${node.type}`);
  }
}

function unary(node: UnaryExpression, lookup: Lookup): number {
  const value = toNumber(scalarOf(evaluate(node.arguments[0]!, lookup)));
  if (node.operator === "%") return multiply(value, 0.01);
  return node.operator === "-" ? 0 - value : value;
}

function binary(node: BinaryExpression, lookup: Lookup): Scalar {
  const left = scalarOf(evaluate(node.arguments[0]!, lookup));
  const right = scalarOf(evaluate(node.arguments[1]!, lookup));
  if (node.operator === "&") return toText(left) + toText(right);
  const order = COMPARISONS[node.operator];
  if (order) return order(compareCells(left, right));
  return finite(arithmetic(node.operator, toNumber(left), toNumber(right)));
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case "+":
      return add(a, b);
    case "-":
      return subtract(a, b);
    case "*":
      return multiply(a, b);
    case "/":
      if (b === 0) {
        throw new FunctionError("#DIV/0!", { zh: "除数是 0", en: "division by 0" });
      }
      return divide(a, b);
    default:
      return a ** b;
  }
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new FunctionError("#NUM!", {
    zh: "结果不是有限的数",
    en: "the result is not a finite number",
  });
}

const COMPARISONS: Readonly<Record<string, ((order: number) => boolean) | undefined>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  ">": (order) => order > 0,
  "<=": (order) => order <= 0,
  ">=": (order) => order >= 0,
};

/** Numbers on 9 decimals, text without case; a number is below any text, a text below TRUE and FALSE. */
function compareCells(left: Scalar, right: Scalar): number {
  const a = left ?? emptyLike(right);
  const b = right ?? emptyLike(left);
  if (typeof a === "number" && typeof b === "number") return compare9(a, b);
  if (typeof a === "string" && typeof b === "string") {
    return Math.sign(a.toLowerCase().localeCompare(b.toLowerCase()));
  }
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return kindOrder(a) - kindOrder(b);
}

/** An empty cell equals 0, "" and FALSE. */
function emptyLike(other: Scalar): Scalar {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

function kindOrder(value: Scalar): number {
  return ["number", "string", "boolean"].indexOf(typeof value);
}

function toText(value: Scalar): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(Number(value.toPrecision(15))) : value;
}

function call(node: CallExpression, lookup: Lookup): CellValue {
  const name = node.callee.name.toUpperCase();
  const builtIn = BUILT_IN.get(name);
  if (builtIn) return builtIn.evaluate(node.arguments.map((argument) => lazy(argument, lookup)));
  const args = node.arguments.map((argument) => (argument ? evaluate(argument, lookup) : null));
  return findFunction(name)!.evaluate(args);
}

function lazy(node: AstExpression | null | undefined, lookup: Lookup): LazyArgument {
  return {
    isReference: node?.type === "ReferenceIdentifier",
    value: () => (node ? evaluate(node, lookup) : null),
  };
}
