import type { Report } from "../problems";
import type { Rubric } from "../types";
import { checkAssessors } from "./assessors";
import { checkBounds } from "./bounds";
import { checkConsequences } from "./consequences";
import { checkDerived } from "./derived";
import { checkParts } from "./facts";
import { checkForms } from "./forms";
import { checkFormulas } from "./formulas";
import { checkIds } from "./ids";
import { checkLevels } from "./levels";
import { checkPeers } from "./peers";
import { checkRoster } from "./roster";
import { checkScales } from "./scales";
import { checkSources } from "./sources";
import { checkStages } from "./stages";
import { checkSums } from "./sums";
import { checkTags } from "./tags";
import { checkTable } from "./table";

/** Reports what makes no sense in a rubric that has the right shape. */
export function checkSense(rubric: Rubric, report: Report): void {
  checkIds(rubric, report);
  checkParts(rubric, report);
  checkAssessors(rubric, report);
  checkScales(rubric, report);
  checkStages(rubric, report);
  checkTags(rubric, report);
  checkDerived(rubric, report);
  checkPeers(rubric, report);
  checkSources(rubric, report);
  checkSums(rubric, report);
  checkBounds(rubric, report);
  checkTable(rubric, report);
  checkFormulas(rubric, report);
  checkLevels(rubric, report);
  checkConsequences(rubric, report);
  checkRoster(rubric, report);
  checkForms(rubric, report);
}
