/** How many decimals a score shows; its cell keeps the exact number. */
import type { AstExpression } from "@borgar/fx";
import { BUILT_IN } from "../../formula/built-in";
import { calledName, childrenOf } from "../../formula/node";
import { isComparison } from "../../formula/operators";
import { findFunction } from "../../functions/catalogue";
import { treeOf } from "../../formula/parse";
import { factNames } from "../../rubric/model";
import { criterionRule } from "../../rubric/rules";
import type { Criterion, Rubric } from "../../rubric/types";

/**
 * Rules that divide, or multiply with a rate, give fractions, which are shown with two decimals: under whatever readings,
 * for those change while the table stands.
 */
export function showsDecimals(rubric: Rubric, criterion: Criterion): boolean {
  const rule = criterionRule(rubric, criterion);
  if (!rule) return false;
  const names = factNames(rubric);
  return isFraction(treeOf(rule), (name) => names.get(name)?.fact.type === "rate");
}

function isFraction(node: AstExpression, isRate: (name: string) => boolean): boolean {
  const anyOf = (nodes: readonly (AstExpression | null)[]) =>
    nodes.some((each) => each !== null && isFraction(each, isRate));
  switch (node.type) {
    case "ReferenceIdentifier":
      return isRate(node.value);
    case "UnaryExpression":
      return anyOf(childrenOf(node));
    case "BinaryExpression":
      if (isComparison(node.operator)) return false;
      return "/^".includes(node.operator) || anyOf(childrenOf(node));
    case "CallExpression":
      return isFractionOf(calledName(node)!, childrenOf(node), anyOf);
    default:
      return false;
  }
}

function isFractionOf(
  name: string,
  args: readonly (AstExpression | null)[],
  anyOf: (nodes: readonly (AstExpression | null)[]) => boolean,
): boolean {
  const called = findFunction(name);
  if (called) {
    const { decimals } = called.result;
    // A rate by itself is what a function compares or steps through, not what it gives.
    const computed = args.filter((each) => each?.type !== "ReferenceIdentifier");
    return decimals === "fraction" || (decimals === "as-points" && anyOf(computed));
  }
  if (name === "IF") return anyOf(args.slice(1));
  const isWhole = ["count", "logical", "date", "rounded"].includes(
    BUILT_IN.get(name)?.result ?? "given",
  );
  return name === "AVERAGE" || (!isWhole && anyOf(args));
}
