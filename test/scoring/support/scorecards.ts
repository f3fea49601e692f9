import { criteriaOf } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import type { Entry, Scorecard, StageEntries } from "../../../src/scoring/types";

export type Value = Entry["value"];
export type Values = Record<string, Value>;

/** What a person typed. */
export const typed = (value: Value): Entry => ({ value, origin: "typed" });

export function entries(values: Values = {}): Record<string, Entry> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typed(value)]));
}

export interface StageValues {
  scores?: Values;
  facts?: Values;
  parts?: Values;
}

export function stageEntries({ scores, facts, parts }: StageValues): StageEntries {
  return { scores: entries(scores), facts: entries(facts), parts: entries(parts) };
}

/** A scorecard of what was typed at each stage. */
export function scorecard(
  rubric: Rubric,
  stages: Record<string, StageValues>,
  readings: Record<string, string> = {},
): Scorecard {
  return {
    rubric: { id: rubric.id, version: rubric.version },
    unit: "某学院",
    year: "2024",
    readings,
    stages: Object.fromEntries(
      Object.entries(stages).map(([id, values]) => [id, stageEntries(values)]),
    ),
    fields: {},
    findings: [],
  };
}

/** Full points for every criterion that a person scores. */
export function fullJudgedScores(rubric: Rubric): Values {
  return Object.fromEntries(
    criteriaOf(rubric)
      .filter(({ kind, criterion }) => kind === "scored" && criterion.rule === "judged")
      .map(({ criterion }) => [criterion.id, criterion.points ?? 0]),
  );
}
