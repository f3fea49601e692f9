import type { AstExpression } from "@borgar/fx";
import { BUILT_IN } from "./built-in";
import { calledName, childrenOf, visit } from "./node";
import { isComparison } from "./operators";
import { digitsOf, type Names } from "./types";

/** What a formula needs beyond filled facts, so that it is no error: for the guards around it. */

/** Numbers of which a formula needs some: `COUNT(of)` must be at least `least`. */
export interface NumbersNeeded {
  readonly of: readonly AstExpression[];
  readonly least: number;
}

/** What AVERAGE, MEDIAN, LARGE and SMALL in a tree need. */
export function numbersNeeded(tree: AstExpression): NumbersNeeded[] {
  const needs: NumbersNeeded[] = [];
  visit(tree, (node) => {
    const name = calledName(node);
    const args = childrenOf(node).filter((each) => each !== null);
    if (name === "AVERAGE" || name === "MEDIAN") needs.push({ of: args, least: 1 });
    if (name === "LARGE" || name === "SMALL") {
      needs.push({ of: args.slice(0, 1), least: Math.ceil(digitsOf(args[1]) ?? 1) });
    }
  });
  return needs;
}

/**
 * Columns of which a formula needs every line: those that SUMPRODUCT computes with, for the "" of an emptied line is
 * `#VALUE!` there. `tree` is one that `typed` has made: in it a column that is only compared, or is an argument of
 * its own, passes over such a line.
 */
export function columnsToFill(tree: AstExpression, names: Names): string[] {
  const columns = new Set<string>();
  const look = (node: AstExpression | null, computes: boolean): void => {
    if (node?.type === "ReferenceIdentifier") {
      if (computes && names.typeOf(node.value)?.lines) columns.add(node.value);
      return;
    }
    for (const child of node ? childrenOf(node) : []) look(child, computesWith(node!));
  };
  visit(tree, (node) => {
    if (calledName(node) === "SUMPRODUCT") for (const each of childrenOf(node)) look(each, false);
  });
  return [...columns];
}

const ASK = new Set(["ISNUMBER", "ISTEXT", "ISERROR", "ERROR.TYPE"]);

/** Whether a node computes with what stands directly below it. */
function computesWith(node: AstExpression): boolean {
  if (node.type === "BinaryExpression") return !isComparison(node.operator);
  const name = calledName(node);
  if (name === undefined) return true;
  return BUILT_IN.get(name)?.isOfOneCell === true && !ASK.has(name);
}
