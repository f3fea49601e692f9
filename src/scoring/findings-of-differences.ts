import { compare9 } from "../formula/decimal";
import { formatNumber } from "../formula/values";
import { stageName } from "../rubric/model";
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
  const earlier = stageName(rubric, before.result.stage);
  const later = stageName(rubric, stage.result.stage);
  const scores = stage.criteria.flatMap(({ place: { criterion }, assessed }) => {
    const [own, other] = [
      assessed.result.score,
      before.result.criteria[criterion.id]?.score ?? null,
    ];
    if (own === null || other === null || compare9(own, other) === 0) return [];
    const { zh, en } = criterion.name;
    return [
      finding("differs", "info", stage, { criterion: criterion.id }, assessed.entry?.place, {
        zh: `“${zh}”${earlier.zh} ${formatNumber(other)} 分，${later.zh} ${formatNumber(own)} 分。`,
        en: `“${en}”: ${earlier.en} ${formatNumber(other)}, ${later.en} ${formatNumber(own)}.`,
      }),
    ];
  });
  const facts = Object.entries(stage.effective.facts).flatMap(([fact, entry]) => {
    const other = before.effective.facts[fact];
    if (!isTyped(entry) || !isGiven(other) || same(entry.value, other.value)) return [];
    const { zh, en } = factLabel(rubric, fact);
    const [from, to] = [shown(other.value), shown(entry.value)];
    return [
      finding("differs", "info", stage, { fact }, entry.place, {
        zh: `“${zh}”${earlier.zh}为 ${from.zh}，${later.zh}更正为 ${to.zh}。`,
        en: `“${en}”: ${from.en} at ${earlier.en}, corrected to ${to.en} at ${later.en}.`,
      }),
    ];
  });
  return [...scores, ...facts];
}

function same(a: Entry["value"], b: Entry["value"]): boolean {
  return typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
}

/** A value as people read it. */
function shown(value: Entry["value"]): Text {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const text = typeof value === "number" ? formatNumber(value) : (value ?? "");
  return { zh: text, en: text };
}
