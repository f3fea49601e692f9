/** Filled cards to ask receipts of. */
import { criteriaOf } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import type { Scorecard } from "../../../src/scoring/types";
import { soundStage } from "../../intake/support/cards";
import { scorecard, type StageValues } from "../../scoring/support/scorecards";

/** Every stage filled in, with a score and a fact or two that differ from the stage before. */
export function reviewedCard(rubric: Rubric, readings: Record<string, string> = {}): Scorecard {
  const [first, ...later] = rubric.stages.map(({ id }) => id);
  const sound = soundStage(rubric);
  const judged = criteriaOf(rubric)
    .filter(({ criterion, kind }) => kind === "scored" && criterion.rule === "judged")
    .map(({ criterion }) => [criterion.id, (criterion.points ?? 1) / 3] as const);
  const rate = rubric.facts.find(({ type, formula }) => type === "rate" && !formula);
  const review: StageValues = {
    scores: Object.fromEntries(judged),
    facts: rate ? { [rate.id]: 0.87654321 } : {},
  };
  const stages = Object.fromEntries(later.map((id) => [id, review]));
  return scorecard(rubric, { [first!]: sound, ...stages }, readings);
}

/** Everything on a card that a receipt may be asked of. */
export function keysOf(rubric: Rubric): string[] {
  return [
    ...criteriaOf(rubric).map(({ criterion }) => criterion.id),
    ...rubric.sections.filter(({ kind }) => kind !== "veto").map(({ id }) => id),
    ...(rubric.categories ?? []).map(({ id }) => id),
    ...["base", "bonus", "total"],
    ...rubric.outcome.items.map(({ id }) => id),
  ];
}

/** The lines of a receipt by what stands before their colon; of 口径 the first. */
export function linesOf(text: string): Record<string, string> {
  const lines = text.split("\n").map((line) => {
    const colon = line.indexOf("：");
    return [line.slice(0, colon), line.slice(colon + 1)] as const;
  });
  return Object.fromEntries(lines.reverse());
}
