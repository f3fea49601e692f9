/** Conditions with a number: “不少于100家”, “95%以上”, “80%—90%”, “≥60%”. */
import { BENCHMARK, benchmark, quantity, quantityOf } from "./words";
import type { Bound, Edge } from "./types";
import { NUMBER, UNIT } from "../units";

type Groups = Record<string, string | undefined>;
type Side = "low" | "high";

const SIGNS: Readonly<Record<string, readonly [Side, boolean]>> = {
  "≥": ["low", true],
  ">=": ["low", true],
  ">": ["low", false],
  "≤": ["high", true],
  "<=": ["high", true],
  "<": ["high", false],
};
const SIGN = "≥|>=|≤|<=|>|<";

/** Words for a direction, and whether the number itself is in. */
const OPERATORS: readonly (readonly [string, Side, boolean])[] = [
  [
    "不低于|不少于|不小于|大于等于|大于或等于|高于或等于|至少|达到或超过|达到|达(?=\\d)|满(?=\\d)|(?<!未|没有)完成(?=\\d)|保持在",
    "low",
    true,
  ],
  ["超过|高于|大于|多于|超出", "low", false],
  ["不高于|不超过|不多于|不大于|小于等于|控制在|至多", "high", true],
  ["低于|少于|小于|不足|不满|未达到|未达|未满|达不到|不到|未完成(?=\\d)", "high", false],
];
const OPERATOR = OPERATORS.map(([words]) => words).join("|");

const SUFFIXES: readonly (readonly [string, Side])[] = [
  ["(?:及|或|\\[含\\])?(?:以上|及以上)", "low"],
  ["(?:及|或|\\[含\\])?(?:以下|以内|之内|及以下)", "high"],
];
const SUFFIX = SUFFIXES.map(([words]) => words).join("|");
const INCLUSION = "(?<inc>\\[含\\]|\\[不含\\])?";
const SUBJECT = "(?<subject>[^≥≤<>=]*?)(?:为|在|的|比例|占比)?";

type Reader = readonly [RegExp, (groups: Groups) => Pick<Bound, "low" | "high" | "exact"> | null];

const whole = (pattern: string) => new RegExp(`^${pattern}(?:的|者|时|之间)*$`, "u");

/** What a bound is in: a mark of an assessment too, which a bare number of points never is. */
const MEASURE = `${UNIT}|分(?!之)`;

const READERS: readonly Reader[] = [
  // 80%≤落实率<90%
  [
    new RegExp(
      `^(?<nlow>${NUMBER})(?<ulow>${MEASURE})?(?<lowSign>≤|<=|<)(?<subject>[^\\d]*?)(?<highSign>≤|<=|<)${quantity("high", MEASURE)}$`,
      "u",
    ),
    (groups) => ({
      low: { at: quantityOf(groups, "low", groups["uhigh"]), included: groups["lowSign"] !== "<" },
      high: { at: quantityOf(groups, "high"), included: groups["highSign"] !== "<" },
    }),
  ],
  // 落实率≥90%
  [
    whole(`(?<subject>[^\\d≥≤<>]*?)(?<sign>${SIGN})${quantity("", MEASURE)}`),
    (groups) => bySign(groups),
  ],
  // 80%—90%, 80%以上90%以下, 80%以上不足90%
  [
    whole(
      `${SUBJECT}(?:达到|达|在|为)?(?<nlow>${NUMBER})(?![\\d.])(?<ulow>${MEASURE})?(?<incLow>\\[含\\]|\\[不含\\])?(?:(?:及)?以上)?(?:-|至|到|、|,|且)?(?<under>不足|低于|不到|小于|不超过|未达到)?${quantity("high", MEASURE)}${INCLUSION}(?:以下|以内)?(?<incLate>\\[含\\]|\\[不含\\])?`,
    ),
    (groups) => range(groups),
  ],
  // 达到90%以上, 不少于100家, 低于80%
  [
    whole(
      `${SUBJECT}(?<op>${OPERATOR})(?<between>[\\p{Script=Han}]{0,10}?)${quantity("", MEASURE)}${INCLUSION}(?<suffix>${SUFFIX})?(?<noun>[^\\d≥≤<>]{0,12}?)`,
    ),
    (groups) => byOperator(groups),
  ],
  // 95%以上, 20平方以上
  [
    whole(
      `${SUBJECT}${quantity("", MEASURE)}${INCLUSION}(?<suffix>${SUFFIX})(?<noun>[^\\d≥≤<>]{0,12}?)`,
    ),
    (groups) => bySuffix(groups),
  ],
  // 投诉为0, 事故起数为0起
  [
    whole(`(?<subject>[^\\d≥≤<>=]+?)(?:为|=)0(?<u>${UNIT})?`),
    ({ u = "" }) => ({ high: { at: { printed: 0, unit: u }, included: true } }),
  ],
  // 5次, 100%
  [
    whole(`${SUBJECT}(?:=)?${quantity("")}(?<noun>[^\\d≥≤<>]{0,12}?)`),
    (groups) => {
      const at = { at: quantityOf(groups, ""), included: true };
      return { low: at, high: at, exact: true };
    },
  ],
];

function bySign(groups: Groups) {
  const [side, included] = SIGNS[groups["sign"]!]!;
  return { [side]: { at: quantityOf(groups, ""), included } };
}

function range(groups: Groups) {
  const unit = groups["uhigh"];
  const [low, high] = [quantityOf(groups, "low", unit), quantityOf(groups, "high")];
  if (low.printed >= high.printed || low.unit !== high.unit) return null;
  const under = groups["under"];
  const marks = [groups["inc"], groups["incLate"]];
  return {
    low: { at: low, included: groups["incLow"] !== "[不含]" },
    high: {
      at: high,
      included: !marks.includes("[不含]") && (under === undefined || under === "不超过"),
    },
  };
}

function byOperator(groups: Groups) {
  const [, side, included] = OPERATORS.find(([words]) =>
    new RegExp(`^(?:${words.replaceAll("(?=\\d)", "")})$`, "u").test(groups["op"]!),
  )!;
  const { suffix, inc } = groups;
  // “控制在5%以内”, “达到90%以上”; “低于5%以内” is a distance, which has a subject of its own.
  const turned = SUFFIXES.find(
    ([words]) => suffix && new RegExp(`^(?:${words})$`, "u").test(suffix),
  );
  if (turned && turned[1] !== side) return null;
  const edge = {
    at: quantityOf(groups, ""),
    included: mark(inc, included || turned !== undefined),
  };
  return { [side]: edge };
}

function bySuffix(groups: Groups) {
  const side = SUFFIXES.find(([words]) =>
    new RegExp(`^(?:${words})$`, "u").test(groups["suffix"]!),
  )![1];
  return { [side]: { at: quantityOf(groups, ""), included: mark(groups["inc"], true) } };
}

const mark = (inclusion: string | undefined, otherwise: boolean) =>
  inclusion === undefined ? otherwise : inclusion === "[含]";

/** A target of each part of the year is not one of the year. */
const PERIOD = /每个?(季度|学期|半年|月)(?!份)/u;

/** A bound that a clause's head names; null where it names none. */
export function readBound(written: string): Bound | null {
  // The year of the document is no number of the condition.
  const whole = written
    .replace(/^截[至止]到?(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}日|底)?,?/u, "")
    .replace(/(?:19|20)\d{2}(?:年度?|届)(?!\d)/u, "");
  // “每月5日前” is a day by which something is due.
  if (/\d日(?:之?前|以前)/u.test(whole)) return null;
  const period = PERIOD.exec(whole);
  const text = period ? whole.replace(PERIOD, "") : whole;
  const per = period ? { per: period[1] as NonNullable<Bound["per"]> } : {};
  for (const [pattern, read] of READERS) {
    const groups = pattern.exec(text)?.groups;
    const found = groups && read(groups);
    if (!groups || !found) continue;
    // “达到毕业人数的80%”: the share of what stands before.
    const between = (groups["between"] ?? "").replace(/^.*的$/u, "");
    const subject = `${groups["subject"] ?? ""}${between}${groups["noun"] ?? ""}`;
    // A number in the subject belongs to another condition, 每 (but a year) to a step, 且 says that there are two.
    if (/\d|每(?!学?年)|且|同时|^[均都]/u.test(subject)) return null;
    return { type: "bound", subject, ...per, ...found };
  }
  return period ? null : readBenchmark(text);
}

const LAST_YEAR = "(?:上年度?|上一年度?|去年)(?:同期|水平)*";
/** “全校总体就业率”: the figure of the whole, of the same name. */
const OF_ALL =
  "(?:全校|学校|全省|全市|全区|全国|全院|同类院校)(?:总体|整体|平均)[\\p{Script=Han}]{0,8}率";

const NAMED: readonly (readonly [RegExp, Side, boolean])[] = [
  [
    new RegExp(
      `^(?<subject>.*?)(?:达到或超过|不低于|不少于|(?<!未|没有|不)达到|(?<![下表传转送未])达|(?<!未|没有)完成)(?:了)?(?<named>[^\\d]{0,40}?${BENCHMARK}|${OF_ALL})(?:的)?$`,
      "u",
    ),
    "low",
    true,
  ],
  [
    new RegExp(
      `^(?<subject>.*?)(?:较|比|与|同)(?<named>${LAST_YEAR})(?:相比)?,?(?:有所|有)?(?:提高|上升|增长|提升|增加)(?:的)?$`,
      "u",
    ),
    "low",
    false,
  ],
  [
    new RegExp(
      `^(?<subject>.*?)(?:较|比|与|同)(?<named>${LAST_YEAR})(?:相比)?,?(?:有所|有)?(?:下降|降低|减少)(?:的)?$`,
      "u",
    ),
    "high",
    false,
  ],
  [
    new RegExp(`^(?<subject>.*?)(?:与|同)(?<named>${BENCHMARK})(?:相比)?持平(?:的)?$`, "u"),
    "low",
    true,
  ],
  [
    new RegExp(`^(?<subject>.*?)(?<!不)(?:超过|高于|大于)(?<named>${BENCHMARK})(?:的)?$`, "u"),
    "low",
    false,
  ],
  [
    new RegExp(
      `^(?<subject>.*?)(?:未达到|未完成|低于|达不到|小于)(?<named>${BENCHMARK})(?:的)?$`,
      "u",
    ),
    "high",
    false,
  ],
];

/** “达到目标任务”, “高于全省平均水平”. */
function readBenchmark(text: string): Bound | null {
  for (const [pattern, side, included] of NAMED) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const edge: Edge = { at: benchmark(groups["named"]!), included };
    return { type: "bound", subject: groups["subject"]!, [side]: edge };
  }
  return null;
}
