/** What the sentence takes the rule takes, and what is to be reached is not to be stayed under. */
import type { AstExpression } from "@borgar/fx";
import type { Bound, Statement } from "../../../sentence/statements";
import { calledName } from "../../../formula/node";
import type { ClauseDraft } from "../types";
import { difference, type Beside } from "./beside";
import { argument, callsOf } from "./calls";

/** What is left of the points, and what is won; of a minus part, whose rule gives the amount taken, what is won is taken. */
const LEAVING = ["RUBRIC.DEDUCT", "RUBRIC.SHORTFALL"];
const GIVING = ["RUBRIC.BONUS", "RUBRIC.GROWTH", "RUBRIC.EXCESS"];

export const directionFindings = (beside: Beside): ClauseDraft[] =>
  turned(beside) ?? stepTurned(beside) ?? boundTurned(beside) ?? [];

function turned(beside: Beside): ClauseDraft[] | null {
  const { tree, statements, placed } = beside;
  const steps = statements.flatMap((each) =>
    each.says === "scores" && each.head.type === "step" ? [each.effect.type] : [],
  );
  const [takes, gives] = [steps.includes("take"), steps.includes("award")];
  const leaving = callsOf(tree, ...LEAVING).length > 0;
  const giving = callsOf(tree, ...GIVING).length > 0;
  const [taking, adding] = placed.kind === "minus" ? [giving, leaving] : [leaving, giving];
  const isTurned =
    (takes && !gives && adding && !taking) ||
    (gives && !takes && taking && !adding && placed.kind !== "minus");
  if (!isTurned) return null;
  const { rule } = placed.criterion;
  return [
    difference(beside, "direction-differs", {
      zh: `条文是${takes ? "扣分" : "加分"}，规则是${takes ? "加分" : "扣分"}：${rule}`,
      en: `The clause ${takes ? "takes" : "gives"} points, the rule ${takes ? "gives" : "takes"} them: ${rule}`,
    }),
  ];
}

/** “每超1个百分点扣1分” beside a rule for what falls short. */
function stepTurned(beside: Beside): ClauseDraft[] | null {
  const { tree, statements } = beside;
  const ways = statements.flatMap((each) =>
    each.says === "scores" && each.head.type === "step" && each.effect.type === "take"
      ? [each.head.way]
      : [],
  );
  const isTurned =
    ways.length === 1 && ways[0] === "more" && callsOf(tree, "RUBRIC.SHORTFALL").length > 0;
  return isTurned ? [sideFinding(beside, "high")] : null;
}

type Side = "low" | "high";

/** “不超过10%得满分” beside `a>=10%`. */
function boundTurned(beside: Beside): ClauseDraft[] | null {
  const { tree, statements } = beside;
  const bounds = statements.flatMap((each) => (isReached(each) ? [each.head] : []));
  const [bound] = bounds;
  if (!bound || statements.filter(({ says }) => says === "scores").length > 2) return null;
  if (bounds.length > 1 || bound.exact || (bound.low && bound.high)) return null;
  const side: Side = bound.low ? "low" : "high";
  const sides = new Set([...meetsSides(tree), ...comparedSides(tree)]);
  return sides.size === 1 && !sides.has(side) ? [sideFinding(beside, side)] : null;
}

const isReached = (
  each: Statement,
): each is Extract<Statement, { says: "scores" }> & { head: Bound } =>
  each.says === "scores" &&
  each.head.type === "bound" &&
  (each.effect.type === "full" || each.effect.type === "award");

/** RUBRIC.MEETS gives its points from the bound on. */
const meetsSides = (tree: AstExpression): Side[] =>
  callsOf(tree, "RUBRIC.MEETS").flatMap((call) => (argument(call, 0) === "0" ? [] : ["low"]));

const SIGNS: Readonly<Record<string, Side>> = {
  ">=": "low",
  ">": "low",
  "<=": "high",
  "<": "high",
};

/** Of IF(a>=n,points,0) the side that is better. */
function comparedSides(tree: AstExpression): Side[] {
  return callsOf(tree, "IF").flatMap((call): Side[] => {
    const [test] = call.arguments;
    if (test?.type !== "BinaryExpression" || test.arguments[0]!.type !== "ReferenceIdentifier")
      return [];
    const side = SIGNS[test.operator];
    const [then, other] = [argument(call, 1), argument(call, 2)];
    const isLess = worth(then) < worth(other);
    if (!side || calledName(call) !== "IF" || worth(then) === worth(other)) return [];
    return isLess ? [side === "low" ? "high" : "low"] : [side];
  });
}

/** A branch's points as far as they are plain; NaN is neither less nor the same. */
const worth = (written: string) => (written === "points" ? Infinity : Number(written));

function sideFinding(beside: Beside, side: Side): ClauseDraft {
  const { rule } = beside.placed.criterion;
  return difference(beside, "direction-differs", {
    zh: `条文要求${side === "low" ? "达到" : "不超过"}，规则正相反：${rule}`,
    en: `The clause asks for ${side === "low" ? "at least" : "at most"}, the rule for the opposite: ${rule}`,
  });
}
