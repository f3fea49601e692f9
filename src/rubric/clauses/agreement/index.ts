/** A rule beside its sentence: the same numbers, caps, floors, direction and points. */
import { statementsOf } from "../../../sentence/statements";
import { FormulaError, parseFormula, treeOf } from "../../../formula/parse";
import type { AstExpression } from "@borgar/fx";
import { criteriaOf, type PlacedCriterion } from "../../model";
import type { Rubric } from "../../types";
import type { ClauseDraft } from "../types";
import { criterionWordings } from "../wording";
import { directionFindings } from "./direction";
import { limitFindings } from "./limits";
import { consequenceFindings } from "./consequences";
import { inventedFindings, numberFindings } from "./numbers";
import { partPoints, pointFindings } from "./points";
import { wholeLimitFindings } from "./whole-limits";
import type { Beside } from "./beside";

/** What differs between the rule of each criterion and its own words. */
export function checkAgreement(rubric: Rubric): ClauseDraft[] {
  return [
    ...criteriaOf(rubric).flatMap((placed) => rowFindings(placed, rubric)),
    ...wholeLimitFindings(rubric),
    ...consequenceFindings(rubric),
  ];
}

/** What differs between one criterion's rules and its words. */
export const rowFindings = (placed: PlacedCriterion, rubric: Rubric): ClauseDraft[] => [
  ...ruleFindings(placed, rubric),
  ...partFindings(placed, rubric),
];

function ruleFindings(placed: PlacedCriterion, rubric: Rubric): ClauseDraft[] {
  const beside = read(placed, rubric, placed.criterion.rule);
  if (!beside) return [];
  return [
    ...numberFindings(beside),
    ...limitFindings(beside),
    ...directionFindings(beside),
    ...pointFindings(beside),
  ];
}

/** The rules of parts: each number of theirs stands in the sentence, and the points of each part. */
function partFindings(placed: PlacedCriterion, rubric: Rubric): ClauseDraft[] {
  const { criterion, path } = placed;
  return (criterion.parts ?? []).flatMap(({ points, rule }, i) => {
    if (rule === undefined) return [];
    const part = {
      ...placed,
      path: `${path}.parts[${i}]`,
      criterion: { ...criterion, points, rule },
    };
    const beside = read(part, rubric, rule);
    return beside ? [...inventedFindings(beside), ...partPoints(beside)] : [];
  });
}

/** A rule and its sentence; null where a person scores, or where the rule cannot be parsed. */
function read(placed: PlacedCriterion, rubric: Rubric, rule: string): Beside | null {
  const tree = treeIn(rule);
  const wordings = criterionWordings(placed);
  if (!tree || wordings.length === 0) return null;
  const statements = wordings.flatMap((wording) =>
    statementsOf(wording.text).map((statement) => ({ ...statement, wording })),
  );
  return { placed, rubric, tree, wordings, statements };
}

function treeIn(rule: string): AstExpression | null {
  if (rule === "judged" || rule === "flag") return null;
  try {
    return treeOf(parseFormula(rule));
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
