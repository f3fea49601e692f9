/** Addresses of a freshly generated card's cells. */
import type { Rubric } from "../../../src/rubric/types";
import { a1 } from "../../../src/sheets/plan/address";
import { planCard } from "../../../src/sheets/card/card";
import { inputCell, scoreCell, type CardLayout } from "../../../src/sheets/card/layout";

const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };

function layoutOf(rubric: Rubric): CardLayout {
  return planCard(rubric, { id: "x", unit: "", year: "", readings: {}, names }).layout;
}

/** `评分表!F12`: where a criterion's score of a stage stands. */
export function scoreAt(rubric: Rubric, criterion: string, stage: string): string {
  const layout = layoutOf(rubric);
  const place = layout.scorecard.criteria.find((each) => each.criterion.id === criterion);
  if (!place) throw new Error(`No criterion ${criterion}`);
  return address(scoreCell(layout, stage, place.row));
}

/** `基础数据!C9`: where a fact of a stage stands. */
export function factAt(rubric: Rubric, fact: string, stage: string): string {
  return address(inputCell(layoutOf(rubric), stage, fact));
}

function address({ sheet, row, column }: { sheet: string; row: number; column: number }): string {
  return `${sheet}!${a1({ row, column })}`;
}
