import { compare9 } from "../formula/decimal";
import type { Rubric } from "../rubric/types";
import { assess } from "./assess";
import type { Assessment, Scorecard } from "./types";

type Value = number | string | boolean | null;

/** One figure that other readings change. */
export interface Difference {
  /** `criterion` a score · `total` a stage's total · `outcome` a grade, an amount · `counted` which stage counts. */
  of: "criterion" | "total" | "outcome" | "counted";
  stage?: string;
  /** Id of the criterion or of the outcome item. */
  id?: string;
  before: Value;
  after: Value;
}

export interface WhatIf {
  before: Assessment;
  after: Assessment;
  differences: Difference[];
}

/** What a scorecard would be worth with some readings changed, and which figures change. */
export function whatIf(
  rubric: Rubric,
  scorecard: Scorecard,
  readings: Readonly<Record<string, string>>,
): WhatIf {
  const before = assess(rubric, scorecard);
  const after = assess(rubric, { ...scorecard, readings: { ...before.readings, ...readings } });
  return { before, after, differences: compare(before, after) };
}

function compare(before: Assessment, after: Assessment): Difference[] {
  const all = before.stages.flatMap((stage, index): Difference[] => {
    const other = after.stages[index];
    if (!other) return [];
    const of = stage.stage;
    return [
      ...Object.values(stage.criteria).map(
        ({ id, score }): Difference => ({
          of: "criterion",
          stage: of,
          id,
          before: score,
          after: other.criteria[id]?.score ?? null,
        }),
      ),
      { of: "total", stage: of, before: stage.total, after: other.total },
      ...Object.entries(stage.outcome).map(
        ([id, value]): Difference => ({
          of: "outcome",
          stage: of,
          id,
          before: value,
          after: other.outcome[id] ?? null,
        }),
      ),
    ];
  });
  const counted: Difference = { of: "counted", before: before.counted, after: after.counted };
  return [...all, counted].filter((each) => !same(each.before, each.after));
}

function same(a: Value, b: Value): boolean {
  return typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
}
