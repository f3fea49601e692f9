/** What the sentence takes the rule takes, and what is to be reached is not to be stayed under. */
import type { ClauseDraft } from "../types";
import { difference, type Beside } from "./beside";
import { callsOf } from "./calls";

const TAKING = ["RUBRIC.DEDUCT", "RUBRIC.SHORTFALL"];
const GIVING = ["RUBRIC.BONUS", "RUBRIC.GROWTH", "RUBRIC.EXCESS"];

export function directionFindings(beside: Beside): ClauseDraft[] {
  const { tree, statements, placed } = beside;
  const steps = statements.flatMap((each) =>
    each.says === "scores" && each.head.type === "step" ? [each.effect.type] : [],
  );
  const [takes, gives] = [steps.includes("take"), steps.includes("award")];
  const taking = callsOf(tree, ...TAKING).length > 0;
  const giving = callsOf(tree, ...GIVING).length > 0;
  const isTurned = (takes && !gives && giving && !taking) || (gives && !takes && taking && !giving);
  if (!isTurned) return [];
  const { rule } = placed.criterion;
  return [
    difference(beside, "direction-differs", {
      zh: `条文是${takes ? "扣分" : "加分"}，规则是${takes ? "加分" : "扣分"}：${rule}`,
      en: `The clause ${takes ? "takes" : "gives"} points, the rule ${takes ? "gives" : "takes"} them: ${rule}`,
    }),
  ];
}
