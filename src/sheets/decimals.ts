/** How many decimals a score shows; its cell keeps the exact number. */
import type { PlacedCriterion } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";

/** Rules that divide give fractions, which are shown with two decimals. */
export function showsDecimals({ criteria }: Rulebook, { criterion }: PlacedCriterion): boolean {
  const rule = criteria.find(({ id }) => id === criterion.id)?.criterion.rule ?? "";
  return /PRORATE|OVERRUN|EXCESS|GROWTH|SHORTFALL|HEADCOUNT|\//.test(rule);
}
