/** Whether rows are scored, a bonus, a minus or a veto, by the words of their part. */
import { kindOf } from "../kinds";
import { bareLabel, kindInWords } from "../table/points";
import type { Kind } from "../types";

/** Bonus and minus under one heading: 加减分项, 奖惩. */
const MIXED =
  /(?<!附)加[、/和与及]?[减扣]分|奖[、/和与及]?[惩罚]|奖励.{0,3}(扣分|处罚|惩罚)|加分.{0,4}(扣分|减分)/;

export interface PartKind {
  kind: Kind;
  /** Each row says itself what it is. */
  isMixed: boolean;
}

export function partKind(words: string): PartKind {
  if (MIXED.test(words)) return { kind: "bonus", isMixed: true };
  return { kind: kindInWords(words), isMixed: false };
}

const NAMES: readonly (readonly [RegExp, Kind])[] = [
  [/^(单项)?(一票)?否决(项|项目|事项|指标|内容|条件)?$/, "veto"],
  [/^(减分|扣分|倒扣分?)(项|项目|事项|指标|内容)$/, "minus"],
  [/^((附加|奖励)?加分|(附加|奖励)分)(项|项目|事项|指标|内容)?$/, "bonus"],
];

/** A label that is the name of a kind, and says nothing else. */
export function kindCalled(label: string): Kind | null {
  const bare = bareLabel(label).replace(/[（(].*[)）]$/, "");
  return NAMES.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** The kind of a row under a heading for both. */
export function kindOfRow(sentence: string): Kind {
  const kind = kindOf(sentence, null);
  if (kind === "veto" || kind === "minus") return kind;
  return /[扣减]\s*[\d.]+\s*分|扣分|减分/.test(sentence) && !/加\s*[\d.]+\s*分|加分/.test(sentence)
    ? "minus"
    : "bonus";
}
