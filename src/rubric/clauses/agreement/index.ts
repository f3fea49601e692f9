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
import { numberFindings } from "./numbers";
import { pointFindings } from "./points";
import type { Beside } from "./beside";

/** What differs between the rule of each criterion and its own words. */
export function checkAgreement(rubric: Rubric): ClauseDraft[] {
  return criteriaOf(rubric).flatMap((placed) => {
    const beside = read(placed, rubric);
    if (!beside) return [];
    return [
      ...numberFindings(beside),
      ...limitFindings(beside),
      ...directionFindings(beside),
      ...pointFindings(beside),
    ];
  });
}

/** A rule and its sentence; null where a person scores, or where the rule cannot be parsed. */
function read(placed: PlacedCriterion, rubric: Rubric): Beside | null {
  const { criterion } = placed;
  const tree = treeIn(criterion.rule);
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
