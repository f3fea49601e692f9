import { compare9 } from "../formula/decimal";
import { formatNumber } from "../formula/values";
import { allFactKeys, stageName } from "../rubric/model";
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
  const scores = stage.criteria
    .filter(({ assessed: { result } }) => {
      const other = before.result.criteria[result.id]?.score ?? null;
      return result.score !== null && other !== null && compare9(result.score, other) !== 0;
    })
    .map(({ place: { criterion }, assessed }) => {
      const [own, other] = [assessed.result, before.result.criteria[criterion.id]!].map(
        ({ score }) => formatNumber(score!),
      );
      const { zh, en } = criterion.name;
      return finding("differs", "info", stage, { criterion: criterion.id }, assessed.entry?.place, {
        zh: `“${zh}”${earlier.zh} ${other} 分，${later.zh} ${own} 分。`,
        en: `“${en}”: ${earlier.en} ${other}, ${later.en} ${own}.`,
      });
    });
  const facts = allFactKeys(rubric)
    .filter((fact) => isCorrected(stage.effective.facts[fact], before.effective.facts[fact]))
    .map((fact) => {
      const [entry, other] = [stage.effective.facts[fact]!, before.effective.facts[fact]!];
      const { zh, en } = factLabel(rubric, fact);
      const [from, to] = [shown(other.value), shown(entry.value)];
      return finding("differs", "info", stage, { fact }, entry.place, {
        zh: `“${zh}”${earlier.zh}为 ${from.zh}，${later.zh}更正为 ${to.zh}。`,
        en: `“${en}”: ${from.en} at ${earlier.en}, corrected to ${to.en} at ${later.en}.`,
      });
    });
  return [...scores, ...facts];
}

const isCorrected = (entry: Entry | undefined, before: Entry | undefined) =>
  isTyped(entry) && isGiven(before) && !same(entry.value, before.value);

function same(a: Entry["value"], b: Entry["value"]): boolean {
  return typeof a === "number" && typeof b === "number" ? compare9(a, b) === 0 : a === b;
}

/** A value as people read it. */
function shown(value: Entry["value"]): Text {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const text = typeof value === "number" ? formatNumber(value) : (value ?? "");
  return { zh: text, en: text };
}
