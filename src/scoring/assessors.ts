/** What several persons' scores say of a criterion. */
import { formatNumber } from "../formula/values";
import { cellName } from "../ledger/cells";
import { partKeys } from "../ledger/criteria";
import type { CardValues } from "../ledger/values";
import { groupsOf, leastScores } from "../rubric/assessors";
import type { RuledCriterion } from "../rubric/rulebook";
import type { Assessors, Text } from "../rubric/types";
import type { Ruling } from "./criterion";
import { isTyped, type EffectiveStage } from "./stage-entries";

export function rulingOfAssessors(
  values: CardValues,
  criterion: RuledCriterion,
  { own, stage }: Pick<EffectiveStage, "own" | "stage">,
  assessors: Assessors,
): Ruling {
  const keys = partKeys({ assessors }, criterion);
  const unreadable = keys.filter((key) => own.parts?.[key]?.unreadable !== undefined);
  if (unreadable.length > 0) return { status: "unreadable", lacking: unreadable };
  const scores = groupsOf(assessors).map(({ name }, group) => ({
    name,
    given: keys
      .slice(group * assessors.count, (group + 1) * assessors.count)
      .map((key) => values.at(cellName("part", key, stage)))
      .filter((value) => typeof value === "number"),
  }));
  const value = values.generated(cellName("score", criterion.id, stage));
  if (typeof value === "number")
    return { status: "value", value, explain: () => sentence(assessors, scores, value) };
  const isBegun = keys.some((key) => isTyped(own.parts?.[key]));
  const message = tooFew(assessors, scores);
  return { status: isBegun ? "partial" : "missing", lacking: keys, message };
}

interface Scores {
  name: string;
  given: readonly number[];
}

/** 评委 9、8、7，去掉最高、最低各 1 个后平均，得 8 分 */
function sentence(
  { combine, trim = 1, groups }: Assessors,
  scores: readonly Scores[],
  value: number,
): Text {
  const told = scores
    .map(({ name, given }, index) => {
      const share = groups ? `（${formatNumber((groups[index]?.weight ?? 1) * 100)}%）` : "";
      return `${name}${share} ${given.map(formatNumber).join("、")}`;
    })
    .join("；");
  const isTrimmed = combine === "trimmed";
  return {
    zh: `${told}，${isTrimmed ? `去掉最高、最低各 ${trim} 个后` : ""}平均，得 ${formatNumber(value)} 分`,
    en: `${told}: the mean${isTrimmed ? ` without the ${trim} highest and lowest` : ""} is ${formatNumber(value)}`,
  };
}

/** Who has not scored yet, with the count. */
function tooFew(assessors: Assessors, scores: readonly Scores[]): Text {
  const least = leastScores(assessors);
  const lacking = scores.filter(({ given }) => given.length < least);
  const zh = lacking.map(({ name, given }) => `${name}现有 ${given.length} 个分数`).join("，");
  const en = lacking.map(({ name, given }) => `${name} has ${given.length}`).join(", ");
  return { zh: `${zh}，至少要 ${least} 个`, en: `${en} of at least ${least} scores` };
}
