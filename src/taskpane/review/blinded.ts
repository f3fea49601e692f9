import type { ComparedCriterion, StageComparison } from "../../scoring/stage-comparison";

/** What two stages say without a word of the one before, as it is shown while a stage is reviewed blind. */
export const blinded = (comparison: StageComparison): StageComparison => ({
  ...comparison,
  before: { ...comparison.before, empty: true },
  criteria: comparison.criteria.map(
    (each): ComparedCriterion => ({
      ...each,
      ...{ before: null, difference: null },
      state: each.after === null ? "open" : "hidden",
    }),
  ),
});
