import type { AstExpression } from "@borgar/fx";
import { printTree } from "../compile";
import { calledName, childrenOf } from "../node";

/** A node as a key: the same formula, the same key. */
export const keyOf = (node: AstExpression): string => printTree(node, (name) => name);

/** The values of which a condition says that they are not 0, where it holds or where it does not. */
export function nonzeroBy(condition: AstExpression, holds: boolean): string[] {
  const args = childrenOf(condition).filter((each) => each !== null);
  switch (calledName(condition)) {
    case "NOT":
      return args.flatMap((each) => nonzeroBy(each, !holds));
    case "AND":
      return holds ? args.flatMap((each) => nonzeroBy(each, true)) : [];
    case "OR":
      return holds ? [] : args.flatMap((each) => nonzeroBy(each, false));
  }
  if (condition.type !== "BinaryExpression") return holds ? [keyOf(condition)] : [];
  const [left, right] = condition.arguments as [AstExpression, AstExpression];
  const operator = holds ? condition.operator : OPPOSITE[condition.operator];
  if (right.type === "Literal" && excludesZero(operator, right.value)) return [keyOf(left)];
  const mirrored = MIRRORED[operator ?? ""];
  if (left.type === "Literal" && excludesZero(mirrored, left.value)) return [keyOf(right)];
  return [];
}

/** Whether a value that stands so to a constant is not 0. */
function excludesZero(operator: string | undefined, bound: unknown): boolean {
  if (typeof bound !== "number") return false;
  switch (operator) {
    case "=":
      return bound !== 0;
    case "<>":
      return bound === 0;
    case ">":
      return bound >= 0;
    case ">=":
      return bound > 0;
    case "<":
      return bound <= 0;
    case "<=":
      return bound < 0;
    default:
      return false;
  }
}

const OPPOSITE: Readonly<Record<string, string>> = {
  "=": "<>",
  "<>": "=",
  "<": ">=",
  ">": "<=",
  "<=": ">",
  ">=": "<",
};

const MIRRORED: Readonly<Record<string, string>> = {
  "=": "=",
  "<>": "<>",
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
};
