/** Values in receipts: scores with at most two decimals, rates in per cent with at most two. */
import { multiply, roundHalfUp } from "../formula/decimal";
import { isoDate } from "../formula/dates";
import { formatNumber, type Content, type Scalar } from "../formula/values";
import { withUnitOrDay } from "../formula/shown-days";
import type { Fact, OutcomeItem, RosterColumn } from "../rubric/types";

/** 34.67 */
export const shownScore = (value: number): string => formatNumber(roundHalfUp(value, 2));

/** 93.46% */
export const shownRate = (value: number): string => `${shownScore(multiply(value, 100))}%`;

/** A content as a plain value: what a cell shows as nothing, or as an error, is none. */
export const plain = (content: Content | undefined): Scalar =>
  content === "" || content === undefined || content instanceof Error ? null : content;

const words = (value: string | boolean) =>
  typeof value === "string" ? value : value ? "是" : "否";

/** A score, a grade, yes or no. */
export const shownValue = (value: Scalar): string =>
  value === null ? "" : typeof value === "number" ? shownScore(value) : words(value);

export function shownFact({ type, unit }: Pick<Fact, "type" | "unit">, value: Scalar): string {
  if (value === null || value === "") return "未填";
  if (typeof value !== "number") return words(value);
  if (type === "rate") return shownRate(value);
  return type === "date" ? isoDate(value) : withUnitOrDay(value, unit?.zh ?? "", "zh");
}

/** 优秀 · 5 万元 · 2.85 */
export function shownItem({ type, unit }: Pick<OutcomeItem, "type" | "unit">, value: Scalar) {
  if (typeof value !== "number") return shownValue(value);
  if (type === "rate") return shownRate(value);
  return unit && unit.zh !== "分" ? `${shownScore(value)} ${unit.zh}` : shownScore(value);
}

export function shownColumn({ type }: Pick<RosterColumn, "type">, value: Scalar): string {
  if (typeof value !== "number") return shownValue(value);
  if (type === "rate") return shownRate(value);
  return type === "rank" ? `第 ${value} 名` : shownScore(value);
}

const SCORE = /(?<![\d.])(\d+\.\d{3,})(?= 分)/g;
const RATE = /(?<![\d.])(\d+\.\d{3,})(?=%)/g;

/**
 * The sentence of a function with its scores and rates as short as they are shown. A rate is cut where rounding would make
 * it look as round as the bound that it has not reached: 89.996% is not 90%.
 */
export const shortened = (sentence: string): string =>
  sentence
    .replace(SCORE, (digits) => shownScore(Number(digits)))
    .replace(RATE, (digits) => {
      const [whole, decimals = ""] = digits.split(".");
      const rounded = shownScore(Number(digits));
      return rounded.split(".")[1]?.length === 2 ? rounded : `${whole}.${decimals.slice(0, 2)}`;
    });

/** The sentence, made to end in the value: without 分 behind it, and without the readings, which have lines of their own. */
export function endingIn(sentence: string, shown: string): string {
  const bare = shortened(sentence.replace(/（口径：[^（）]*）$/, "")).replace(/ 分$/, "");
  if (bare === "" || shown === "") return bare;
  const isThere = bare.endsWith(shown) && !/[\d.]$/.test(bare.slice(0, -shown.length));
  return isThere ? bare : `${bare}，得 ${shown}`;
}
