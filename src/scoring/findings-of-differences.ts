import { compare9 } from "../formula/decimal";
import { formatNumber } from "../formula/values";
import type { Rubric, Text } from "../rubric/types";
import { finding } from "./finding";
import { factLabel } from "./labels";
import type { StageAssessment } from "./stage";
import { isGiven, isTyped } from "./stage-entries";
import type { Entry, Finding } from "./types";

/** Where a later stage departs from the one before. */
export function differing(
  rubric: Rubric,
  stage: StageAssessment,
  before: StageAssessment | undefined,
): Finding[] {
  if (!before) return [];
  const scores = stage.criteria.flatMap(({ place: { criterion }, assessed }) => {
    const [own, other] = [
      assessed.result.score,
      before.result.criteria[criterion.id]?.score ?? null,
    ];
    if (own === null || other === null || compare9(own, other) === 0) return [];
    const { zh, en } = criterion.name;
    return [
      finding("differs", "info", stage, { criterion: criterion.id }, assessed.entry?.place, {
        zh: `“${zh}”${nameOf(rubric, before).zh} ${formatNumber(other)} 分，${nameOf(rubric, stage).zh} ${formatNumber(own)} 分。`,
        en: `“${en}”: ${nameOf(rubric, before).en} ${formatNumber(other)}, ${nameOf(rubric, stage).en} ${formatNumber(own)}.`,
      }),
    ];
  });
  const facts = Object.entries(stage.effective.facts).flatMap(([fact, entry]) => {
    const other = before.effective.facts[fact];
    if (!isTyped(entry) || !isGiven(other) || same(entry.value, other.value)) return [];
    const { zh, en } = factLabel(rubric, fact);
    return [
      finding("differs", "info", stage, { fact }, entry.place, {
        zh: `“${zh}”${nameOf(rubric, before).zh}为 ${shown(other.value)}，${nameOf(rubric, stage).zh}更正为 ${shown(entry.value)}。`,
        en: `“${en}”: ${shown(other.value)} at ${nameOf(rubric, before).en}, corrected to ${shown(entry.value)} at ${nameOf(rubric, stage).en}.`,
      }),
    ];
  });
  return [...scores, ...facts];
}

function same(a: Entry["value"], b: Entry["value"]): boolean {
  return typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
}

function shown(value: Entry["value"]): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "number" ? formatNumber(value) : (value ?? "");
}

function nameOf(rubric: Rubric, { result }: StageAssessment): Text {
  return (
    rubric.stages.find(({ id }) => id === result.stage)?.name ?? {
      zh: result.stage,
      en: result.stage,
    }
  );
}
