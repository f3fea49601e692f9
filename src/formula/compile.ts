import type { AstExpression } from "@borgar/fx";
import { toNativeFormula } from "./native";
import { treeOf, type Formula } from "./parse";

/** What a name becomes in a cell: a reference ("D27", "基础数据!D9") or a constant (`"completion"`, 3). */
export type Reference = (name: string) => string | number;

/**
 * The rule as a formula for a cell: "=RUBRIC.DEDUCT(D27,基础数据!D9,1)". Nothing is added to what the tree says: the nodes
 * without which the cell could decide otherwise are put in by `typed`.
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

const PRECEDENCE: Readonly<Record<string, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
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
    case "ErrorLiteral":
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
      const [left, right] = node.arguments as [AstExpression, AstExpression];
      const text = `${print(left, reference, level)}${node.operator}${print(right, reference, level + 1)}`;
      return level < binding ? `(${text})` : text;
    }
    default:
      throw new Error(`not a rule: ${node.type}`);
  }
}
