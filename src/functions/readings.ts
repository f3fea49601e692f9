import { trim } from "./text";
import { display, FunctionError, isEmpty, type Scalar } from "../formula/values";

/** The readings (口径) that functions know: key → the label that a Chinese user may type instead. */
export const READING_LABELS = {
  full: "整步",
  started: "不足一步按一步",
  linear: "按比例",
  completion: "完成率",
  "per-point": "每百分点",
  share: "百分比扣减",
  inverse: "反比",
  excess: "超出比例",
  relative: "相对",
  points: "百分点差",
  "as-written": "按原文",
  "same-scope": "同口径",
  "not-met": "不达标",
  met: "达标",
  round: "四舍五入",
  ceil: "进一",
  floor: "舍去",
  lower: "就低",
  pass: "合格",
  fail: "不合格",
} as const;

export type ReadingKey = keyof typeof READING_LABELS;

/** A reading as it is compared: blanks trimmed, case ignored. */
export function normaliseReading(text: string): string {
  return trim(text.replace(/\u3000/g, " ")).toLowerCase();
}

/**
 * The key of the reading that an argument names, by key or Chinese label; `options[0]` when it is left
 * out, empty or 0. Anything else is `#VALUE!`.
 */
export function readReading<K extends ReadingKey>(
  value: Scalar,
  options: readonly K[],
  argument: string,
): K {
  // On the desktop Excel hands an empty cell to a function as 0.
  if (isEmpty(value) || value === 0) return options[0]!;
  if (typeof value === "string") {
    const named = normaliseReading(value);
    if (named === "") return options[0]!;
    const key = options.find((option) => option === named || READING_LABELS[option] === named);
    if (key !== undefined) return key;
  }
  const choices = options.map((option) => `${option} ${READING_LABELS[option]}`);
  throw new FunctionError(
    "#VALUE!",
    {
      zh: `参数 ${argument} 不认得口径 ${display(value).zh}；可用：${choices.join("、")}`,
      en: `${argument} does not know the reading ${display(value).en}; use one of: ${choices.join(", ")}`,
    },
    argument,
  );
}
