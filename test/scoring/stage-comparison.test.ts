import {
  compareStages,
  stageUnderReview,
  worstDifferenceFirst,
} from "../../src/scoring/stage-comparison";
import type { Scorecard } from "../../src/scoring/types";
import { assessSmall, smallRubric } from "../taskpane/support/small-rubric";

type Scores = Record<string, number | boolean>;

function compared(self: Scores, review: Scores) {
  const entries = (scores: Scores) => ({
    facts: {},
    scores: Object.fromEntries(
      Object.entries(scores).map(([id, value]) => [id, { value, origin: "typed" as const }]),
    ),
  });
  const scorecard: Scorecard = {
    rubric: smallRubric,
    unit: "化学学院",
    year: "2025",
    readings: {},
    stages: { self: entries(self), review: entries(review) },
    fields: {},
    findings: [],
  };
  const assessment = assessSmall(smallRubric, scorecard);
  return { assessment, comparison: compareStages(smallRubric, scorecard, assessment, "review")! };
}

const states = ({ comparison }: ReturnType<typeof compared>) =>
  Object.fromEntries(comparison.criteria.map(({ criterion, state }) => [criterion.id, state]));

describe("自评与复核对照", () => {
  test("each criterion is the same, another, not reviewed yet, or scored only in review", () => {
    expect(states(compared({ plan: 9, fairs: 8 }, { plan: 9, papers: 1 }))).toEqual({
      plan: "same",
      fairs: "open",
      papers: "only-after",
      fraud: "empty",
    });
  });

  test("differences are exact decimals, and equal ones are none", () => {
    const { criteria } = compared(
      { plan: 0.3, fairs: 0.3 },
      { plan: 0.1 + 0.2, fairs: 0.1 },
    ).comparison;
    expect(criteria[0]).toMatchObject({ state: "same", difference: 0 });
    expect(criteria[1]).toMatchObject({ state: "differs", difference: -0.2 });
  });

  test("a veto that review answers otherwise differs, without a number", () => {
    const { criteria } = compared({ fraud: false }, { fraud: true }).comparison;
    expect(criteria[3]).toMatchObject({ state: "differs", difference: null });
  });

  test("counts how many of the earlier scores are answered, and how many otherwise", () => {
    const { reviewed } = compared(
      { plan: 9, fairs: 8, papers: 2 },
      { plan: 6, fairs: 8 },
    ).comparison;
    expect(reviewed).toEqual({ count: 2, of: 3, different: 1 });
  });

  test("worst first: vetoes, then the largest differences, then the order of the table", () => {
    const { criteria } = compared(
      { plan: 9, fairs: 8, papers: 2, fraud: false },
      { plan: 8, fairs: 5, papers: 2, fraud: true },
    ).comparison;
    expect(worstDifferenceFirst(criteria).map(({ criterion }) => criterion.id)).toEqual([
      "fraud",
      "fairs",
      "plan",
      "papers",
    ]);
  });

  test("the stage under review is the last that has begun, else the second; the first has none before it", () => {
    const begun = compared({ plan: 1 }, { plan: 1 }).assessment;
    expect(stageUnderReview(begun)).toBe("review");
    expect(stageUnderReview(compared({}, {}).assessment)).toBe("review");
    expect(compareStages(smallRubric, { stages: {} }, begun, "self")).toBeNull();
  });
});
