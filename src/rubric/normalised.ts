/** 折算: what of a rubric is re-normalised where rows do not apply. */
import { multiply, sum } from "../formula/decimal";
import { criteriaOf, type PlacedCriterion } from "./model";
import type { Rubric, Section } from "./types";

/** What is re-normalised: a section's figure, or the sum of all. */
export type Normalised = `section:${string}` | "base";

/** What is scored in some sections: of a bonus, a minus or a veto nothing is re-normalised. */
export const scoredIn = (
  rubric: Rubric,
  sections: readonly Section[],
): readonly PlacedCriterion[] =>
  criteriaOf(rubric).filter(({ kind, section }) => kind === "scored" && sections.includes(section));

export const scoredSections = ({ sections }: Rubric): Section[] =>
  sections.filter(({ kind }) => kind === "scored");

/** What a criterion counts for in its whole. */
export const nominalOf = ({
  criterion: { points = 0, weight = 1 },
}: Pick<PlacedCriterion, "criterion">): number => multiply(points, weight);

/** The nominal points of some sections. */
export const nominalIn = (rubric: Rubric, sections: readonly Section[]): number =>
  sum(scoredIn(rubric, sections).map(nominalOf));

export const hasWeights = (rubric: Rubric): boolean =>
  scoredSections(rubric).some(({ weight }) => weight !== undefined);

const mayNotApply = (each: PlacedCriterion) =>
  each.criterion.applies !== undefined && nominalOf(each) > 0;

const mayLack = (rubric: Rubric, sections: readonly Section[]): boolean =>
  scoredIn(rubric, sections).some(mayNotApply);

/** Whether the section's share of what applies counts, before its bounds. */
export const isNormalised = (rubric: Rubric, section: Section): boolean =>
  rubric.normalise === "section" && section.kind === "scored" && mayLack(rubric, [section]);

/** Whether nothing of a section may apply: it is left out then, and the others count for it. */
export const mayBeLeftOut = (rubric: Rubric, section: Section): boolean =>
  isNormalised(rubric, section) &&
  scoredIn(rubric, [section]).every((each) => mayNotApply(each) || nominalOf(each) === 0);

/** Whether the sum of the scored sections is re-normalised: by points, or because a section may be left out. */
export function isBaseNormalised(rubric: Rubric): boolean {
  const sections = scoredSections(rubric);
  if (rubric.normalise === "total") return mayLack(rubric, sections);
  return sections.some((each) => mayBeLeftOut(rubric, each));
}

/** All that is re-normalised, as the result prints it. */
export const normalisedIn = (rubric: Rubric): Normalised[] => [
  ...scoredSections(rubric)
    .filter((each) => isNormalised(rubric, each))
    .map(({ id }): Normalised => `section:${id}`),
  ...(isBaseNormalised(rubric) ? (["base"] as const) : []),
];
