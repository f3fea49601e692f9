import { criteriaOf, findCriterion, stageName } from "../../rubric/model";
import { countedName } from "../../rubric/stage-weights";
import type { OutcomeItem, Rubric, Section, Text } from "../../rubric/types";
import type { Assessment, StageResult } from "../../scoring/types";
import { formatRate, formatScore } from "./format";

export type Tone = "good" | "neutral" | "bad";

/** One announced result (grade, subsidy, distance to the next band), ready to be read. */
export interface OutcomeView {
  id: string;
  label: Text;
  clause: string;
  /** With its unit; null where it cannot be told yet. */
  text: Text | null;
  /** Tone and consequence of the level reached, where the document has levels. */
  level?: { tone: Tone; consequence: string };
}

/** The result of the stage that counts, or of the last that anybody began. */
export interface ResultView {
  stage: StageResult;
  stageName: Text;
  counted: boolean;
  /** Nobody has begun. A stage that takes over everything from the one before it counts, though nobody typed in it. */
  untouched: boolean;
  total: string;
  /** Nominal points of the whole table. */
  full: string;
  vetoes: Text[];
  outcome: OutcomeView[];
}

export function resultOf(rubric: Rubric, assessment: Assessment): ResultView {
  const stage = shownStage(assessment);
  const counted = assessment.counted === stage.stage;
  const { shown, outcome } = counted ? assessment.result : stage;
  return {
    stage,
    stageName: counted ? countedName(rubric, stage.stage) : stageName(rubric, stage.stage),
    counted,
    untouched: stage.empty && !counted,
    total: formatScore(shown ?? stage.shown),
    full: formatScore(tablePoints(rubric)),
    vetoes: assessment.vetoes.map(
      (id) => findCriterion(rubric, id)?.criterion.name ?? { zh: id, en: id },
    ),
    outcome: rubric.outcome.items.map((item) => outcomeView(item, outcome)),
  };
}

function shownStage({ stages, counted }: Assessment): StageResult {
  const shown =
    stages.find(({ stage }) => stage === counted) ??
    stages.findLast(({ empty }) => !empty) ??
    stages[0];
  if (!shown) throw new Error("An assessment has no stage");
  return shown;
}

function outcomeView(item: OutcomeItem, outcome: StageResult["outcome"]): OutcomeView {
  const value = outcome[item.id] ?? null;
  const level = item.levels?.find((each) => each.value === value);
  return {
    id: item.id,
    label: item.label,
    clause: item.clause,
    text: value === null ? null : outcomeText(item, value),
    ...(level && { level: { tone: level.tone, consequence: level.consequence } }),
  };
}

function outcomeText(item: OutcomeItem, value: number | string | boolean): Text {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "string") return { zh: value, en: value };
  const number = item.type === "rate" ? formatRate(value) : formatScore(value);
  const { unit } = item;
  return unit
    ? { zh: `${number} ${unit.zh}`, en: `${number} ${unit.en}` }
    : { zh: number, en: number };
}

/** Nominal points of the whole table; a part that prints none has those of its rows. */
function tablePoints({ sections }: Rubric): number {
  return sections
    .filter(({ kind }) => kind === "scored")
    .reduce((sum, section) => {
      const { points = rowPoints(section), weight = 1 } = section;
      return sum + points * weight;
    }, 0);
}

const rowPoints = ({ kind: common, subsections }: Section): number =>
  subsections
    .flatMap(({ criteria }) => criteria)
    .filter(({ kind = common }) => kind === "scored")
    .reduce((sum, { points = 0, weight = 1 }) => sum + points * weight, 0);

const unfilled = new Set(["missing", "partial", "unreadable", "error"]);

/** How many of the criteria that must be scored have a score: bonuses and vetoes may stay empty. */
export function completeness(rubric: Rubric, stage: StageResult): { filled: number; of: number } {
  let filled = 0;
  let of = 0;
  for (const { kind, criterion } of criteriaOf(rubric)) {
    const status = stage.criteria[criterion.id]?.status ?? "missing";
    if (kind !== "scored" || status === "not-applicable") continue;
    of += 1;
    if (!unfilled.has(status)) filled += 1;
  }
  return { filled, of };
}
