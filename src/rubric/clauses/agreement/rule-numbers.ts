/** The numbers that a rule holds, and what each is for. */
import type { AstExpression } from "@borgar/fx";
import { hundredth } from "../../../sentence/numbers";
import { calledName } from "../../../formula/node";
import { parseFormula, treeOf } from "../../../formula/parse";

/** `points` what is scored · `amount` what is measured or compared · `offset` what a sum is lowered by · `any` both. */
export type Role = "points" | "amount" | "offset" | "any";

export interface RuleNumber {
  /** As it counts: 5% is 0.05. */
  readonly value: number;
  readonly role: Role;
  /** The constant array that it stands in. */
  readonly array?: AstExpression;
}

/** All constants of a rule. */
export const numbersOfRule = (rule: string): RuleNumber[] => numbersOf(treeOf(parseFormula(rule)));

/** All constants of a tree, each time that it stands there. */
export function numbersOf(tree: AstExpression): RuleNumber[] {
  const found: RuleNumber[] = [];
  walk(tree, "points", (number) => found.push(number));
  return found;
}

/** What the arguments are for; `=` is for what the call itself is for. */
const ARGUMENTS: Readonly<Record<string, readonly (Role | "=")[]>> = {
  "RUBRIC.DEDUCT": ["points", "amount", "points", "points"],
  "RUBRIC.SHORTFALL": ["points", "amount", "amount", "amount", "points"],
  "RUBRIC.PRORATE": ["points", "amount", "amount"],
  "RUBRIC.OVERRUN": ["points", "amount", "amount"],
  "RUBRIC.MEETS": ["points", "amount", "amount", "points"],
  "RUBRIC.BAND": ["amount", "amount", "="],
  "RUBRIC.BONUS": ["amount", "points", "points"],
  "RUBRIC.GROWTH": ["amount", "amount", "amount", "points", "points", "points"],
  "RUBRIC.EXCESS": ["amount", "amount", "points"],
  "RUBRIC.HEADCOUNT": ["amount", "amount", "amount"],
  "RUBRIC.TARGET": ["amount", "amount"],
  IF: ["amount", "=", "="],
  ROUND: ["="],
  ROUNDUP: ["any"],
  ROUNDDOWN: ["any"],
  INT: ["any"],
  MAX: ["=", "=", "=", "=", "=", "="],
  MIN: ["=", "=", "=", "=", "=", "="],
  SUM: ["=", "=", "=", "=", "=", "="],
  AND: ["amount", "amount", "amount", "amount"],
  OR: ["amount", "amount", "amount", "amount"],
  DATE: ["amount", "amount", "amount"],
};

type Tell = (number: RuleNumber) => void;

function walk(node: AstExpression, role: Role, tell: Tell): void {
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "number") tell({ value: node.value, role });
      return;
    case "ArrayExpression":
      for (const cell of node.elements.flat())
        walk(cell as AstExpression, role, (number) => tell({ ...number, array: node }));
      return;
    case "UnaryExpression": {
      const isPercent = node.operator === "%";
      const told: Tell = ({ value, ...rest }) => tell({ ...rest, value: hundredth(value) });
      return walk(node.arguments[0]!, isPercent ? "amount" : role, isPercent ? told : tell);
    }
    case "BinaryExpression":
      return sides(node.operator, node.arguments as [AstExpression, AstExpression], role, tell);
    case "CallExpression":
      return called(node, role, tell);
    default:
  }
}

function called(
  node: Extract<AstExpression, { type: "CallExpression" }>,
  role: Role,
  tell: Tell,
): void {
  const name = calledName(node)!;
  const roles = ARGUMENTS[name];
  // The digits of ROUND are no number of the sentence.
  const children = name.startsWith("ROUND") ? node.arguments.slice(0, 1) : node.arguments;
  for (const [i, child] of children.entries()) {
    const own = roles ? (roles[i] ?? "any") : "any";
    if (child) walk(child as AstExpression, own === "=" ? role : own, tell);
  }
}

function sides(
  operator: string,
  [left, right]: [AstExpression, AstExpression],
  role: Role,
  tell: Tell,
): void {
  const isSum = operator === "+" || operator === "-";
  const isCompared = !isSum && operator !== "*" && operator !== "/";
  const side = isCompared ? "amount" : isSum ? role : "any";
  walk(left, side, tell);
  const isOffset =
    operator === "-" && right.type === "Literal" && left.type !== "ReferenceIdentifier";
  walk(right, isOffset ? "offset" : side, tell);
}
