/** What follows for the nodes of the ledger from the types of the names in a rubric's formulas. */
import type { AstExpression } from "@borgar/fx";
import { visit } from "../formula/node";
import { typed } from "../formula/typed";
import type { Names } from "../formula/types";
import { findFunction } from "../functions/catalogue";
import { typesAt } from "../rubric/name-types";
import type { Rulebook, RuledCriterion } from "../rubric/rulebook";

/** What the names in a criterion's formulas are. */
export const ruleNames = ({ rubric }: Rulebook, { criterion }: RuledCriterion): Names =>
  typesAt(rubric, { in: "criterion", criterion, part: "rule" });

/** A criterion's formula with the nodes that follow from the types of its facts. */
export const typedRule = (book: Rulebook, criterion: RuledCriterion, tree: AstExpression) =>
  typed(tree, ruleNames(book, criterion));

/** What the names in the formula of a derived fact are. */
export const derivedNames = ({ rubric }: Rulebook): Names => typesAt(rubric, { in: "fact" });

/** A formula over the figures of a stage, with the same. */
export const typedOutcome = ({ rubric }: Rulebook, tree: AstExpression) =>
  typed(tree, typesAt(rubric, { in: "outcome" }));

/** A formula of a roster over a row, with the same. */
export const typedRoster = ({ rubric }: Rulebook, tree: AstExpression) =>
  typed(tree, typesAt(rubric, { in: "roster" }));

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
