/** 评委: several persons score a criterion at a stage; and the inputs below a score, of parts or of persons. */
import type { PlacedCriterion } from "./model";
import type { Assessors, Rubric, Stage } from "./types";

type Placed = Pick<PlacedCriterion, "criterion" | "kind">;

/** The persons who score a criterion at a stage; undefined where one score, a letter or a rule stands for itself. */
export function assessorsOf(
  stage: Pick<Stage, "assessors">,
  { criterion, kind }: Placed,
): Assessors | undefined {
  const { rule, parts, scale } = criterion;
  const isOfPersons = rule === "judged" && !parts && scale === undefined;
  return isOfPersons && (kind === "scored" || kind === "bonus") ? stage.assessors : undefined;
}

/** The groups of assessors with their weights; one of all where there are none. */
export const groupsOf = ({ groups }: Assessors): { name: string; weight: number }[] =>
  groups ?? [{ name: "评委", weight: 1 }];

/** How many must have scored, in each group, so that anything is left to average. */
export const leastScores = ({ combine, trim = 1 }: Assessors): number =>
  combine === "trimmed" ? 2 * trim + 1 : 1;

/** One cell of the facts sheet below a score. */
export interface PartInput {
  /** `leadership-1#2` is the second. */
  key: string;
  /** What it is called below its criterion, and by itself. */
  label: string;
  name: string;
  min: number;
  max: number | undefined;
  /** A formula scores this part. */
  rule?: string;
}

/** Key of a part of a criterion, scored part by part: `leadership-1#2` is its second part. */
export function partKey(criterion: string, index: number): string {
  return `${criterion}#${index + 1}`;
}

/** The cells below the score of a criterion at a stage: those of its parts, or one a person. */
export function partInputs(stage: Pick<Stage, "assessors">, placed: Placed): PartInput[] {
  const { id, parts, points, max = points, min = 0 } = placed.criterion;
  const assessors = assessorsOf(stage, placed);
  if (!assessors)
    return (parts ?? []).map(({ name, points: most, rule }, index) => ({
      ...{ key: partKey(id, index), label: name, name, min: 0, max: most },
      ...(rule === undefined ? {} : { rule }),
    }));
  const { count } = assessors;
  return groupsOf(assessors).flatMap((group, g) =>
    Array.from({ length: count }, (_, nth): PartInput => {
      const label = `${group.name}${nth + 1}`;
      const name = `${placed.criterion.name.zh}（${label}）`;
      return { key: partKey(id, g * count + nth), label, name, min, max };
    }),
  );
}

/** All cells below the score of a criterion, of whatever stage. */
export function allPartInputs({ stages }: Pick<Rubric, "stages">, placed: Placed): PartInput[] {
  const inputs = new Map<string, PartInput>();
  for (const stage of stages)
    for (const each of partInputs(stage, placed)) {
      const { label } = inputs.get(each.key) ?? each;
      // Persons of several stages are called alike, or by both names.
      const both = label.split("／").includes(each.label) ? label : `${label}／${each.label}`;
      inputs.set(each.key, { ...each, label: both });
    }
  return [...inputs.values()];
}
