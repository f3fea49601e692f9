/** Stages that count together, each by its weight. */
import { stageName } from "./model";
import type { Rubric, Stage, Text } from "./types";

type Stages = Pick<Rubric, "stages">;

/** The stages that count together; a stage without a weight beside others is not counted. */
export const weightedStages = ({ stages }: Stages): (Stage & { weight: number })[] =>
  stages.flatMap((stage) =>
    stage.weight === undefined ? [] : [{ ...stage, weight: stage.weight }],
  );

export const isCombined = (rubric: Stages): boolean => weightedStages(rubric).length > 0;

/** What counts is called so where stages count together. */
export const COMBINED: Text = { zh: "各阶段加权", en: "all stages by weight" };

/** What a stage that counts is called. */
export const countedName = (rubric: Rubric, counted: string): Text =>
  isCombined(rubric) ? COMBINED : stageName(rubric, counted);

/** The stage that counts, of those that are complete; where stages count together the last of them, once all are. */
export function lastCounted(rubric: Stages, isComplete: (stage: string) => boolean): string | null {
  const weighted = weightedStages(rubric);
  if (weighted.length === 0) return rubric.stages.findLast(({ id }) => isComplete(id))?.id ?? null;
  return weighted.every(({ id }) => isComplete(id)) ? weighted.at(-1)!.id : null;
}
