import { compare9, multiply } from "../formula/decimal";
import { formatNumber, type Scalar } from "../formula/values";
import type { Fact, Text } from "../rubric/types";

/**
 * What to say of a value below the least that makes sense: a target or a divisor of 0 would give full points in silence.
 * Undefined where the value is well.
 */
export function belowMinimum(
  fact: Fact,
  value: Scalar | undefined,
  labelled: () => Text,
): Text | undefined {
  const { min, type } = fact;
  if (min === undefined || typeof value !== "number" || compare9(value, min) >= 0) return undefined;
  const label = labelled();
  if (compare9(value, 0) === 0) {
    return {
      zh: `“${label.zh}”不能为 0，请改填实际的数值；没有这个数据的，请清空该格`,
      en: `“${label.en}” cannot be 0: type the true figure, or clear the cell if there is none`,
    };
  }
  const shown = (number: number) =>
    type === "rate" ? `${formatNumber(multiply(number, 100))}%` : formatNumber(number);
  return {
    zh: `“${label.zh}”填的 ${shown(value)} 小于最小值 ${shown(min)}，请核对后改填`,
    en: `“${label.en}” is ${shown(value)}, below the least value ${shown(min)}: check it and type it again`,
  };
}
