/** 加分合计 13，按 10 计: where a bound changes a sum. */
import { formatNumber } from "../formula/values";
import { figureCell, type Limited } from "../ledger/figures";
import { isLimited, limitedSums, totalLimits } from "../ledger/limits";
import type { Rulebook } from "../rubric/rulebook";
import type { Rubric, Text } from "../rubric/types";
import { finding } from "./finding";
import type { StageAssessment } from "./stage";
import type { Finding } from "./types";

export function ofLimits(book: Rulebook, stage: StageAssessment): Finding[] {
  const { values, result } = stage;
  const ofTotal: Limited[] = isLimited(totalLimits(book)) ? ["total"] : [];
  return [...limitedSums(book), ...ofTotal].flatMap((key) => {
    const at = (figure: `sum:${Limited}` | `note:${Limited}` | Limited) =>
      values.at(figureCell(figure, result.stage));
    const [sum, counted] = [at(`sum:${key}`), at(key)];
    if (typeof sum !== "number" || typeof counted !== "number" || at(`note:${key}`) === "")
      return [];
    const { zh, en } = nameOf(book.rubric, key);
    const [from, to] = [formatNumber(sum), formatNumber(counted)];
    return [
      finding("capped", "info", stage, {}, undefined, {
        zh: `${zh}${key === "total" ? "" : "合计"} ${from}，按 ${to} 计。`,
        en: `${en}: ${from} in all, of which ${to} count.`,
      }),
    ];
  });
}

const NAMES: Record<Exclude<Limited, `section:${string}`>, Text> = {
  bonus: { zh: "加分", en: "Bonus points" },
  minus: { zh: "减分", en: "Points taken" },
  total: { zh: "总分", en: "The total" },
};

function nameOf({ sections }: Rubric, key: Limited): Text {
  if (key === "bonus" || key === "minus" || key === "total") return NAMES[key];
  const { name } = sections.find(({ id }) => key === `section:${id}`)!;
  return { zh: `“${name.zh}”`, en: `“${name.en}”` };
}
