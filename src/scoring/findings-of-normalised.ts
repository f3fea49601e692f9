/** 适用分值 90（共 100），得分 81 折算为 90: where rows that do not apply change a figure. */
import { compare9, multiply } from "../formula/decimal";
import { formatNumber } from "../formula/values";
import { figureCell, type FigureKey } from "../ledger/figures";
import {
  hasWeights,
  nominalIn,
  normalisedIn,
  scoredSections,
  type Normalised,
} from "../rubric/normalised";
import type { Rubric, Text } from "../rubric/types";
import { finding } from "./finding";
import type { StageAssessment } from "./stage";
import type { Finding } from "./types";

export function ofNormalised(rubric: Rubric, stage: StageAssessment): Finding[] {
  return normalisedIn(rubric).flatMap((key) => {
    const at = (figure: FigureKey) => stage.values.at(figureCell(figure, stage.result.stage));
    const { of, whole, isShare } = wholeOf(rubric, key);
    const applicable = at(`applicable:${key}`);
    if (typeof applicable !== "number" || compare9(applicable, whole) === 0) return [];
    const [before, after] = [at(`before:${key}`), at(key)];
    const shown = (value: number) =>
      isShare ? `${formatNumber(multiply(value, 100))}%` : formatNumber(value);
    const scaled = typeof before === "number" && typeof after === "number";
    const [from, to] = scaled ? [formatNumber(before), formatNumber(after)] : ["", ""];
    return [
      finding("not-applicable", "info", stage, {}, undefined, {
        zh: `${of.zh}适用${isShare ? "权重" : "分值"} ${shown(applicable)}（共 ${shown(whole)}），${scaled ? `得分 ${from} 折算为 ${to}` : "没有得分"}。`,
        en: `${of.en}: ${shown(applicable)} of ${shown(whole)} apply, ${scaled ? `so that ${from} counts as ${to}` : "so that there is no score"}.`,
      }),
    ];
  });
}

function wholeOf(rubric: Rubric, key: Normalised): { of: Text; whole: number; isShare: boolean } {
  const section = rubric.sections.find(({ id }) => key === `section:${id}`);
  if (section) {
    const of = { zh: `“${section.name.zh}”`, en: `“${section.name.en}”` };
    return { of, whole: nominalIn(rubric, [section]), isShare: false };
  }
  const of = { zh: "各项", en: "All criteria" };
  const isShare = rubric.normalise === "section" && hasWeights(rubric);
  return { of, whole: isShare ? 1 : nominalIn(rubric, scoredSections(rubric)), isShare };
}
