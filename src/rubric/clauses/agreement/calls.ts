/** Calls of the catalogue in a rule, with what their arguments say. */
import type { AstExpression, CallExpression } from "@borgar/fx";
import { calledName, visit } from "../../../formula/node";
import { printTree } from "../../../formula/compile";

/** The calls of these functions. */
export function callsOf(tree: AstExpression, ...names: readonly string[]): CallExpression[] {
  const found: CallExpression[] = [];
  visit(tree, (node) => {
    if (node.type === "CallExpression" && names.includes(calledName(node)!)) found.push(node);
  });
  return found;
}

/** An argument as it is written; empty where it is left out. */
export function argument(call: CallExpression, at: number): string {
  const node = call.arguments[at];
  return node ? printTree(node as AstExpression, (name) => name) : "";
}
