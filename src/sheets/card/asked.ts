/** What a cell asks of whoever stands in it, in words that say exactly what to type. */
import { formatNumber } from "../../formula/values";

/** What a clerk who types “2.5分” is to leave out; the example is one that may be typed. */
export function onlyNumber(min: number, max: number | undefined): string {
  const most = max ?? Math.max(min, 0) + 5;
  const example = [2.5, 0.5].find((each) => each >= min && each <= most) ?? most;
  const range = max === undefined ? `不小于 ${min}` : `${min} 至 ${max}`;
  return `只填数字，不写“分”字，如 ${formatNumber(example)}（${range}）。`;
}
