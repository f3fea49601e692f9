/** All sheets of one unit's card, from one description. */
import type { Rubric } from "../rubric/types";
import { cardPlaces } from "./card-places";
import { factsPlan } from "./facts";
import { layoutCard, type CardInfo, type CardLayout } from "./layout";
import type { WorkbookPlan } from "./plan";
import { resultPlan } from "./result";
import { layoutResult, type ResultLayout } from "./result-layout";
import { scorecardPlan } from "./scorecard";

export interface CardPlan {
  /** Scorecard, facts and result. The identity sheet is one for the workbook: see `identityPlan`. */
  plan: WorkbookPlan;
  layout: CardLayout;
  results: ResultLayout;
}

export function planCard(rubric: Rubric, info: CardInfo): CardPlan {
  const layout = layoutCard(rubric, info);
  const results = layoutResult(rubric, info, layout.scorecard.criteria);
  const places = cardPlaces(layout, results);
  return {
    plan: {
      sheets: [
        scorecardPlan(layout, places),
        factsPlan(layout, places),
        resultPlan(layout, results, places),
      ],
      names: [],
      active: info.names.scorecard,
    },
    layout,
    results,
  };
}
