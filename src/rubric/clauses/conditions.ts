import { readNumber } from "./wording";

/** A set of values on one scale; an open end is ±Infinity. */
export interface Interval {
  low: number;
  lowIncluded: boolean;
  high: number;
  highIncluded: boolean;
}

/** A condition read from wording: “毕业生人数大于 20 人”, “≥60%（16分）”, “91-95分”. */
export interface Condition extends Interval {
  /** The words of it, to the letter. */
  raw: string;
  index: number;
  /** What is measured, as far as it is named; a nameless one goes on with the name before it. */
  quantity: string;
  unit: string;
  /** Points printed right behind it: “（16分）”. */
  result?: number;
}

const NUMBER = String.raw`\d+(?:\.\d+)?|[一二两三四五六七八九十](?=\s*(?:次|届|人|个|项|家|名))`;
const UNIT = "%|％|个百分点|百分点|分|人|条|场次|场|篇|份|次|届|个|项|家|名|件";
const OPERATORS: [words: string, direction: "up" | "down", included: boolean][] = [
  ["≥|>=|不低于|不少于|不小于|至少|达到|满(?=\\s*\\d)|达(?=\\s*\\d)", "up", true],
  ["≤|<=|不高于|不多于|不大于|不超过|至多", "down", true],
  ["＜|<|小于|少于|低于|不足|不满|未满|未达到", "down", false],
  ["＞|>|大于|多于|高于|超过|超出", "up", false],
];
const OPERATOR = OPERATORS.map(([words]) => words).join("|");
const SUFFIX = "(?:及|或|（含）|\\(含\\))?(?:以上|以下|以内)";
const RESULT = String.raw`(?:\s*[（(]\s*(?<result>\d+(?:\.\d+)?)\s*分\s*[）)])?`;

/** “90%（含）—100%”, “80%—90%（不含90%）”. */
const END = String.raw`(?:[（(](?<end>不?含)[^（）()]*[）)])?`;

const PATTERN = new RegExp(
  [
    String.raw`(?<first>\d+(?:\.\d+)?)\s*(?:%|％|分)?${END.replace("end", "firstEnd")}\s*[-–—~～至]\s*(?<last>\d+(?:\.\d+)?)\s*(?<rangeUnit>${UNIT})${END.replace("end", "lastEnd")}${RESULT.replace("result", "rangeResult")}`,
    String.raw`(?<![每不未])(?<operator>${OPERATOR})(?<between>(?:(?!每)[\u4e00-\u9fff\s]){0,12}?)(?<bound>${NUMBER})\s*(?<unit>${UNIT})(?<also>${SUFFIX})?${RESULT}`,
    String.raw`(?<alone>${NUMBER})\s*(?<aloneUnit>${UNIT})(?<suffix>${SUFFIX})${RESULT.replace("result", "aloneResult")}`,
  ].join("|"),
  "gu",
);

/** Units that are counted: between 2 and 3 there is nothing. */
const WHOLE_UNITS = new Set("人 条 场次 场 篇 份 次 届 个 项 家 名 件".split(" "));

export function isWhole(unit: string): boolean {
  return WHOLE_UNITS.has(unit);
}

function side(direction: "up" | "down", bound: number, included: boolean): Interval {
  return direction === "up"
    ? { low: bound, lowIncluded: included, high: Infinity, highIncluded: false }
    : { low: -Infinity, lowIncluded: false, high: bound, highIncluded: included };
}

function operatorSide(operator: string, bound: number): Interval {
  const [, direction, included] = OPERATORS.find(([words]) =>
    new RegExp(`^(?:${words.replaceAll(/\(\?=[^)]*\)/gu, "")})$`, "u").test(operator),
  )!;
  return side(direction, bound, included);
}

interface RangeEnd {
  at: number;
  /** As it says itself. */
  included: boolean | undefined;
}

function endOf(groups: Record<string, string | undefined>, end: "first" | "last"): RangeEnd {
  const said = groups[`${end}End`];
  return {
    at: Number(groups[end]),
    included: said === undefined ? undefined : said === "含",
  };
}

function readInterval(groups: Record<string, string | undefined>): Interval {
  if (groups["first"] !== undefined) {
    const [first, last] = [endOf(groups, "first"), endOf(groups, "last")];
    // Where one end is said to be in, or out, the other is the opposite unless it says itself.
    const isIn = (own: RangeEnd, other: RangeEnd) => own.included ?? !(other.included ?? false);
    const [low, high] = first.at <= last.at ? [first, last] : [last, first];
    return {
      ...{ low: low.at, lowIncluded: isIn(low, high) },
      ...{ high: high.at, highIncluded: isIn(high, low) },
    };
  }
  if (groups["operator"] !== undefined) {
    return operatorSide(groups["operator"], readNumber(groups["bound"]!));
  }
  // 以上, 以下 and 以内 include the number itself (民法典 第一千二百五十九条).
  const direction = groups["suffix"]!.endsWith("以上") ? "up" : "down";
  return side(direction, readNumber(groups["alone"]!), true);
}

/** The noun before a condition: back to the last punctuation, without particles. */
function nounBefore(text: string): string {
  const tail = text.split(/[，。；、：,;:（）()《》“”\s]/u).at(-1) ?? "";
  return tail.replace(/^(?:的|且|并|则|需|应|对)+/u, "").replace(/(?:的|为|在)+$/u, "");
}

function join(lower: Condition, upper: Condition, between: string): Condition {
  return {
    ...upper,
    raw: lower.raw + between + upper.raw,
    index: lower.index,
    quantity: lower.quantity,
    low: lower.low,
    lowIncluded: lower.lowIncluded,
  };
}

/** All conditions with a number in a text, in order. “大于10人且小于20人” is one. */
export function readConditions(text: string): Condition[] {
  const found: Condition[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    const groups = match.groups!;
    const unit = (groups["rangeUnit"] ?? groups["unit"] ?? groups["aloneUnit"])!.replace("％", "%");
    const result = groups["rangeResult"] ?? groups["result"] ?? groups["aloneResult"];
    const between = text.slice(end, match.index);
    const before = found.at(-1);
    const sameUnit = found.findLast((condition) => condition.unit === unit);
    const quantity = nounBefore(between) || (sameUnit?.quantity ?? "");
    const condition: Condition = {
      ...readInterval(groups),
      raw: match[0],
      index: match.index,
      quantity,
      unit,
      ...(result === undefined ? {} : { result: Number(result) }),
    };
    const closes = before && before.high === Infinity && condition.low === -Infinity;
    if (closes && before.result === undefined && /^(?:[，、]?(?:且|并且|而))$/u.test(between)) {
      found.splice(-1, 1, join(before, { ...condition, unit: before.unit }, between));
    } else {
      found.push(condition);
    }
    end = match.index + match[0].length;
  }
  return found;
}

/** Conditions on the same quantity in the same unit: the bands of one scale. */
export function families(conditions: Condition[]): Condition[][] {
  const byScale = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = `${condition.quantity}|${condition.unit}`;
    byScale.set(key, [...(byScale.get(key) ?? []), condition]);
  }
  return [...byScale.values()];
}

/** What two intervals share; `null` where that is nothing. */
export function intersection(a: Interval, b: Interval): Interval | null {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  const both: Interval = {
    low,
    lowIncluded: includes(a, low) && includes(b, low),
    high,
    highIncluded: includes(a, high) && includes(b, high),
  };
  if (low < high) return both;
  return low === high && both.lowIncluded && both.highIncluded ? both : null;
}

function includes(interval: Interval, value: number): boolean {
  return (
    (value > interval.low || (interval.lowIncluded && value === interval.low)) &&
    (value < interval.high || (interval.highIncluded && value === interval.high))
  );
}

/** What lies between the bands and in none of them. Below the lowest and above the highest is no gap. */
export function gapsBetween(bands: Interval[], whole: boolean): Interval[] {
  const rising = [...bands].sort(
    (a, b) => a.low - b.low || Number(b.lowIncluded) - Number(a.lowIncluded),
  );
  const gaps: Interval[] = [];
  let reach = rising[0];
  for (const band of rising.slice(1)) {
    if (
      reach &&
      (band.low > reach.high ||
        (band.low === reach.high && !band.lowIncluded && !reach.highIncluded))
    ) {
      gaps.push({
        low: reach.high,
        lowIncluded: !reach.highIncluded,
        high: band.low,
        highIncluded: !band.lowIncluded,
      });
    }
    if (!reach || band.high > reach.high || (band.high === reach.high && band.highIncluded))
      reach = band;
  }
  return whole ? gaps.filter(holdsWholeNumber) : gaps;
}

function holdsWholeNumber(interval: Interval): boolean {
  const first = Math.ceil(interval.low);
  return includes(interval, first) || includes(interval, first + 1);
}

/** “(90, 91)”, “{5}”, “[20, ∞)”. */
export function writeInterval({ low, lowIncluded, high, highIncluded }: Interval): string {
  if (low === high) return `{${low}}`;
  const ends = [low === -Infinity ? "−∞" : low, high === Infinity ? "∞" : high];
  return `${lowIncluded ? "[" : "("}${ends[0]}, ${ends[1]}${highIncluded ? "]" : ")"}`;
}
