import { multiply } from "../formula/decimal";
import { formatNumber } from "../formula/values";
import { scaleOf } from "../rubric/scales";
import type { Criterion, Rubric, Text } from "../rubric/types";
import type { Entry } from "./types";

/** B：10×80%＝8分: what a letter is worth; undefined where none was typed. */
export function gradeSentence(
  rubric: Rubric,
  criterion: Criterion,
  entry: Entry | undefined,
): Text | undefined {
  const { points = 0 } = criterion;
  const typed = scaleOf(rubric, criterion)?.letters.find(({ letter }) => letter === entry?.value);
  if (!typed) return undefined;
  const worth = formatNumber(multiply(points, typed.share));
  const sum = `${formatNumber(points)}×${formatNumber(multiply(typed.share, 100))}%＝${worth}`;
  return { zh: `${typed.letter}：${sum} 分`, en: `${typed.letter}: ${sum}` };
}
