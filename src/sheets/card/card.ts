/** All sheets of one unit's card, from one description. */
import type { Rulebook } from "../../rubric/rulebook";
import type { Rubric } from "../../rubric/types";
import { cardPlaces } from "./card-places";
import { factsPlan } from "./facts";
import { layoutCard, type CardInfo, type CardLayout } from "./layout";
import type { PlanCell, SheetPlan, WorkbookPlan } from "../plan/plan";
import { resultPlan } from "./result";
import { layoutResult, type ResultLayout } from "./result-layout";
import { scorecardPlan } from "./scorecard";

export interface CardPlan {
  /** Scorecard, facts and result. The identity sheet is one for the workbook: see `identityPlan`. */
  plan: WorkbookPlan;
  layout: CardLayout;
  results: ResultLayout;
}

/** Where a unit begins to fill in: where all scores follow from facts, its scorecard has nothing to type. */
function firstToFill(sheets: readonly SheetPlan[]): SheetPlan {
  const isToFill = ({ style }: PlanCell) => style === "score-self" || style === "fact-self";
  return sheets.find(({ cells }) => cells.some(isToFill)) ?? sheets[0]!;
}

/** Under a rulebook of its own the sheets may say another year than the rules are bound to. */
export function planCard(rubric: Rubric, info: CardInfo, book?: Rulebook): CardPlan {
  const layout = layoutCard(rubric, info, book);
  const results = layoutResult(rubric, info, layout.scorecard.criteria);
  const places = cardPlaces(layout, results);
  const sheets = [
    scorecardPlan(layout, places),
    factsPlan(layout, places),
    resultPlan(layout, results, places),
  ];
  return {
    plan: { sheets, names: [], active: firstToFill(sheets).name },
    layout,
    results,
  };
}
