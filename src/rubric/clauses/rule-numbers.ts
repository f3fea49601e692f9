/** The numbers that a rule holds. */
import type { AstExpression } from "@borgar/fx";
import { hundredth } from "../../sentence/numbers";
import { parseFormula, treeOf } from "../../formula/parse";

/** All constants of a rule, as they count: 5% is 0.05. */
export function numbersOfRule(rule: string): number[] {
  const found: number[] = [];
  walk(treeOf(parseFormula(rule)), (value) => found.push(value));
  return found;
}

function walk(node: AstExpression, found: (value: number) => void): void {
  if (node.type === "Literal") {
    if (typeof node.value === "number") found(node.value);
    return;
  }
  if (node.type === "ArrayExpression") {
    for (const cell of node.elements.flat()) walk(cell as AstExpression, found);
    return;
  }
  if (!("arguments" in node)) return;
  const isPercent = node.type === "UnaryExpression" && node.operator === "%";
  // The 9 of ROUND(…,9) is how numbers are compared, and stands in no sentence.
  const isRounding = node.type === "CallExpression" && /^ROUND/iu.test(node.callee.name);
  const children = node.arguments as (AstExpression | null)[];
  for (const child of isRounding ? children.slice(0, 1) : children)
    if (child) walk(child, isPercent ? (value) => found(hundredth(value)) : found);
}
