import type { AstExpression } from "@borgar/fx";
import { bool, calledName, childrenOf, constant, mapChildren, type Constant } from "./node";

/**
 * The tree with constants in the place of some names, and what follows from them worked out: comparisons of two texts
 * become TRUE or FALSE, an IF whose condition is known the branch that it takes. So a formula asks for no facts of a branch
 * that it never takes, and a cell shows only what is computed.
 */
export function fold(tree: AstExpression, options: ReadonlyMap<string, Constant>): AstExpression {
  if (tree.type === "ReferenceIdentifier") {
    const option = options.get(tree.value);
    return option === undefined ? tree : constant(option);
  }
  const node = mapChildren(tree, (child) => fold(child, options));
  if (node.type === "BinaryExpression") return foldComparison(node, node.operator);
  switch (calledName(node)) {
    case "IF":
      return foldIf(node);
    case "AND":
      return foldJunction(node, true);
    case "OR":
      return foldJunction(node, false);
    case "NOT": {
      const known = truthOf(childrenOf(node)[0]);
      return known === undefined ? node : bool(!known);
    }
    default:
      return node;
  }
}

function foldComparison(node: AstExpression, operator: string): AstExpression {
  const [left, right] = childrenOf(node).map(textOf);
  if (left === undefined || right === undefined) return node;
  const same = left.toLowerCase() === right.toLowerCase();
  if (operator === "=") return bool(same);
  return operator === "<>" ? bool(!same) : node;
}

function foldIf(node: AstExpression): AstExpression {
  const [condition, yes, no] = childrenOf(node);
  const known = truthOf(condition);
  if (known === undefined) return node;
  return (known ? yes : no) ?? node;
}

/** AND without what is TRUE, OR without what is FALSE; the whole where one decides it. */
function foldJunction(node: AstExpression, neutral: boolean): AstExpression {
  const args = childrenOf(node);
  if (args.some((each) => truthOf(each) === !neutral)) return bool(!neutral);
  const left = args.filter((each) => truthOf(each) !== neutral);
  if (left.length === 0) return bool(neutral);
  const [only] = left;
  if (left.length === 1 && only && isOneLogical(only)) return only;
  return left.length === args.length ? node : ({ ...node, arguments: left } as AstExpression);
}

const COMPARISONS = new Set(["=", "<>", "<", ">", "<=", ">="]);

/** Whether a node is one logical by itself, so that AND or OR around it would say the same. */
function isOneLogical(node: AstExpression): boolean {
  if (node.type === "BinaryExpression") return COMPARISONS.has(node.operator);
  return ["AND", "OR", "NOT"].includes(calledName(node) ?? "");
}

function textOf(node: AstExpression | null | undefined): string | undefined {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

function truthOf(node: AstExpression | null | undefined): boolean | undefined {
  return node?.type === "Literal" && typeof node.value === "boolean" ? node.value : undefined;
}
