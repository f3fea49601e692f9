/** 理由: why a score departs from the stage before it or from its rule, a row each. */
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { personName, type Change } from "../sheets/identity/identity";
import type { Text } from "../rubric/types";
import type { ReviewCard } from "./card";
import { objectIn, rowsOf, withRows } from "./rows";

/** The short list, in its order. */
export const REASONS = {
  material: { zh: "缺少或不符证明材料", en: "evidence missing or not to the point" },
  standard: { zh: "未达到评分标准", en: "below the standard" },
  calculation: { zh: "计算有误", en: "wrong arithmetic" },
  double: { zh: "重复计分", en: "counted twice" },
  scope: { zh: "不属于本项", en: "does not belong here" },
  period: { zh: "不在考核期内", en: "outside the period" },
  data: { zh: "与统计数据不一致", en: "differs from the statistics" },
  more: { zh: "补充材料后调整", en: "adjusted after more evidence" },
  rule: { zh: "不按规则计分", en: "scored against the rule" },
  other: { zh: "其他", en: "other" },
} as const satisfies Record<string, Text>;

export type ReasonCode = keyof typeof REASONS;

export const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(REASONS, code);

/** Those that say nothing without words. */
export const NEEDS_TEXT: ReadonlySet<string> = new Set<ReasonCode>(["rule", "other"]);

/** In characters. */
export const LONGEST_REASON = 500;

export interface Reason extends Change {
  stage: string;
  key: string;
  code: string;
  text: string;
}

const PREFIX = "reason.";

/** Stages have no point in their names, keys of lines have. */
const KEY = /^reason\.([^.]+)\.(.+)$/s;

/** The reasons of a card; of two rows of one key the first counts, as for all keys. */
export function reasonsOf({ id, rows }: Pick<ReviewCard, "id" | "rows">): Reason[] {
  const found = new Map<string, Reason>();
  for (const { key: row, value } of rowsOf(rows, id)) {
    const [, stage = "", key = ""] = KEY.exec(row) ?? [];
    const said = objectIn(value);
    if (key === "" || !said || found.has(row)) continue;
    const word = (name: string) => (typeof said[name] === "string" ? said[name] : "");
    const [code, text] = [word("code"), word("text")];
    found.set(row, { stage, key, code, text, by: personName(word("by")), at: word("at") });
  }
  return [...found.values()];
}

export const reasonAt = (card: ReviewCard, stage: string, key: string): Reason | undefined =>
  reasonsOf(card).find((reason) => reason.stage === stage && reason.key === key);

/** The rows with this reason in the place of the one that stood; without one where it is null. */
export function withReason(
  rows: readonly IdentityRow[],
  card: string,
  { stage, key }: Pick<Reason, "stage" | "key">,
  reason: Pick<Reason, "code" | "text" | "by" | "at"> | null,
): IdentityRow[] {
  const row = `${PREFIX}${stage}.${key}`;
  const own = reason
    ? [
        [
          row,
          JSON.stringify({
            code: reason.code,
            text: reason.text,
            by: personName(reason.by),
            at: reason.at,
          }),
        ] as const,
      ]
    : [];
  return withRows(rows, card, (each) => each === row, own);
}

/** A reason in words: 缺少或不符证明材料：只有 3 份。 */
export function reasonWords({ code, text }: Pick<Reason, "code" | "text">): Text {
  const label: Text = isReasonCode(code) ? REASONS[code] : { zh: code, en: code };
  if (text === "") return label;
  if (code === "other" || code === "") return { zh: text, en: text };
  return { zh: `${label.zh}：${text}`, en: `${label.en}: ${text}` };
}
