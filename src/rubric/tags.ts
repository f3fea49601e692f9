/** Criteria that results see together: 核心指标. */
import { criteriaOf, type PlacedCriterion } from "./model";
import type { Rubric } from "./types";

/** The criteria of each tag, in the order of the document. */
export function tagsOf(rubric: Pick<Rubric, "sections">): Map<string, PlacedCriterion[]> {
  const tags = new Map<string, PlacedCriterion[]>();
  for (const placed of criteriaOf(rubric)) {
    const { tag } = placed.criterion;
    if (tag !== undefined) tags.set(tag, [...(tags.get(tag) ?? []), placed]);
  }
  return tags;
}
