import type { AstExpression, BinaryExpression } from "@borgar/fx";
import { findFunction } from "../functions/catalogue";
import { BUILT_IN } from "./built-in";
import { toNativeFormula } from "./native";
import { treeOf, type Formula } from "./parse";

/** What a name becomes in a cell: a reference ("D27", "基础数据!D9") or a constant (`"completion"`, 3). */
export type Reference = (name: string) => string | number;

/**
 * The rule as a formula for a cell: "=RUBRIC.DEDUCT(D27,基础数据!D9,1)".
 *
 * A comparison of a computed number is made on 9 decimals there too, by ROUND(…,9), so that the cell
 * cannot decide otherwise than `evaluateFormula`.
 */
export function compileToCell(formula: Formula, reference: Reference): string {
  return `=${printTree(treeOf(formula), reference)}`;
}

/** A tree as a cell's formula has it, without `=`. */
export function printTree(tree: AstExpression, reference: Reference): string {
  return print(tree, reference, 0);
}

/** The same with every call of the catalogue replaced by its native twin. */
export function compileToNative(formula: Formula, reference: Reference): string {
  return toNativeFormula(compileToCell(formula, reference)).formula;
}

const COMPARISON = 1;

const PRECEDENCE: Readonly<Record<string, number>> = {
  "=": COMPARISON,
  "<>": COMPARISON,
  "<": COMPARISON,
  ">": COMPARISON,
  "<=": COMPARISON,
  ">=": COMPARISON,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

const PERCENT = 6;
const SIGN = 7;

/** A node as text, in parentheses where it binds less than `binding`. */
function print(node: AstExpression, reference: Reference, binding: number): string {
  switch (node.type) {
    case "Literal":
      return node.raw;
    case "ReferenceIdentifier":
      return String(reference(node.value));
    case "ArrayExpression":
      return `{${node.elements.map((row) => row.map((item) => (item as { raw: string }).raw).join(",")).join(";")}}`;
    case "CallExpression": {
      const args = node.arguments.map((argument) =>
        argument ? print(argument, reference, 0) : "",
      );
      return `${node.callee.name.toUpperCase()}(${args.join(",")})`;
    }
    case "UnaryExpression": {
      const level = node.operator === "%" ? PERCENT : SIGN;
      const operand = print(node.arguments[0]!, reference, level);
      const text = node.operator === "%" ? `${operand}%` : `${node.operator}${operand}`;
      return level < binding ? `(${text})` : text;
    }
    case "BinaryExpression": {
      const level = PRECEDENCE[node.operator]!;
      const [left, right] = operands(node, reference, level);
      const text = `${left}${node.operator}${right}`;
      return level < binding ? `(${text})` : text;
    }
    default:
      throw new Error(`not a rule: ${node.type}`);
  }
}

function operands(node: BinaryExpression, reference: Reference, level: number): [string, string] {
  const [left, right] = node.arguments as [AstExpression, AstExpression];
  if (level !== COMPARISON)
    return [print(left, reference, level), print(right, reference, level + 1)];
  const isOfText = [left, right].some(
    (operand) => operand.type === "Literal" && typeof operand.value === "string",
  );
  const side = (operand: AstExpression, binding: number) =>
    isComputed(operand) && !isOfText
      ? `ROUND(${print(operand, reference, 0)},9)`
      : print(operand, reference, binding);
  return [side(left, level), side(right, level + 1)];
}

/** Whether a value is a number that binary arithmetic in the cell may leave a hair off. */
function isComputed(node: AstExpression): boolean {
  switch (node.type) {
    case "BinaryExpression":
      return (PRECEDENCE[node.operator] ?? 0) > PRECEDENCE["&"]!;
    case "UnaryExpression":
      return node.arguments[0]!.type !== "Literal";
    case "CallExpression": {
      const name = node.callee.name.toUpperCase();
      if (name === "IF")
        return node.arguments.slice(1).every((branch) => branch && isNumeric(branch));
      const builtIn = BUILT_IN.get(name);
      if (builtIn) return builtIn.result === "number" || builtIn.result === "rounded";
      return findFunction(name)?.result.kind === "number";
    }
    default:
      return false;
  }
}

const isNumeric = (node: AstExpression) =>
  isComputed(node) || (node.type === "Literal" && typeof node.value === "number");
