/** The numbers of a sentence, each with its place and what it counts. */
import { NUMBER, UNIT, isShare } from "./units";
import { normalise, type Normalised } from "./normalise";

export interface SentenceNumber {
  /** As it counts: 5% and 5个百分点 are 0.05. */
  readonly value: number;
  /** As it is printed, in digits: 5. */
  readonly printed: number;
  readonly unit: string;
  /**
   * `amount` what is scored with · `points` followed by 分 · `rank` 第3名 · `date` part of a day · `label` a year, an issue,
   * a number of an item: nothing that a rule has to hold.
   */
  readonly kind: "amount" | "points" | "rank" | "date" | "label";
  /** In the sentence as it was written. */
  readonly start: number;
  readonly end: number;
}

const LABEL_AFTER = /^(?:届|年度|学年|号|级(?!以)|年[^以内]|\.\d|周年)/u;
const DATE =
  /(?:(\d{4})年)?(\d{1,2})月(?:份|(\d{1,2})日|底|初|末)|每(?:个?月|周|季度?|学期|年)\d{1,2}日/gu;
const PATTERN = new RegExp(`(${NUMBER})(?:\\s*(${UNIT}|分)(?!之))?`, "gu");

export function numbersIn(sentence: string | Normalised): SentenceNumber[] {
  const { text, places, written } = typeof sentence === "string" ? normalise(sentence) : sentence;
  const dates = [...text.matchAll(DATE)].map(({ index, 0: words }) => [
    index,
    index + words.length,
  ]);
  return [...text.matchAll(PATTERN)].map((match) => {
    const start = match.index;
    const end = start + match[1]!.length;
    const unit = match[2] ?? "";
    const printed = Number(match[1]);
    const dated = dates.some(([from, to]) => start >= from! && start < to!);
    return {
      printed,
      value: isShare(unit) ? hundredth(printed) : printed,
      unit,
      kind: dated ? "date" : kindOf(text.slice(0, start), text.slice(end), unit, printed),
      start: places[start]!,
      end: written.slice(0, places[end]).trimEnd().length,
    };
  });
}

function kindOf(
  before: string,
  after: string,
  unit: string,
  printed: number,
): SentenceNumber["kind"] {
  // “90分以上”, “70—84分” of an assessment are what is reached, “得5分” what it brings.
  const isReached = /^(?:\(?含\)?)?(?:及|或)?以[上下内]/u.test(after) || /\d-$/u.test(before);
  // “每降低2分”: a step of marks.
  const isStep = /每(?:再)?(?:降低|下降|减少|低|少|提高|提升|增加|高)$/u.test(before);
  if (unit === "分" && !isReached && !isStep) return "points";
  if (/第$|前$/u.test(before) && /^(?:名|位|[-至到、])?/u.test(after) && unit !== "%")
    return "rank";
  if (LABEL_AFTER.test(after) || (printed >= 1990 && printed <= 2100 && unit === "年"))
    return "label";
  if (/(?:^|[;。\n])$/u.test(before) && /^[.、](?!\d)/u.test(after)) return "label";
  return /\($/u.test(before) && /^\)/u.test(after) ? "label" : "amount";
}

/** Exactly as 5% reads: no 0.07 that is 0.07000000000000001. */
export const hundredth = (percent: number): number => Number((percent / 100).toPrecision(12));
