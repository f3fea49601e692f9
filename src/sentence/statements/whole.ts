/** Clauses that are about the whole row: caps, floors, vetoes, what a person judges. */
import { ROUNDING } from "../clauses";
import { NUMBER } from "../units";
import { readNumeral } from "../numerals";
import type { Consequence, Statement, Whole } from "./types";

type Says = Statement extends infer S
  ? S extends unknown
    ? Omit<S, "text" | "start">
    : never
  : never;

const POINTS = `(?<n>${NUMBER})分`;
const ROW =
  "(?:本项|该项|此项|单项|同一项目|每项|累计|合计|总计|共计|总分|得分|分值|加分|计分|减分|扣分|加|该项目|本项目|此项目|\\d项|以上|各项|的|但|且|上限|总额|总和|奖励分|附加分|本|此|部分|模块|板块|项|项目|类|大类)*";

const CAPS = [
  `^(?<whose>${ROW})(?:最高|最多|至多)(?:可)?(?:不超过|得分|加分|计分|计|得|加|为|奖励)*(?:不超过)?${POINTS}(?:为止|封顶|为限)?$`,
  `^(?<whose>${ROW})(?:不超过|不得超过|以不超过|不高于|限|上限为?|封顶为?|满分为?|以)${POINTS}(?:为止|封顶|为限|为上限)?$`,
  `^(?<whose>${ROW})(?:加|得|计|至|到)*${POINTS}(?:为止|封顶|为限|为上限|止)$`,
  `^(?:超过|超出|高于)${POINTS}的?,?(?:按|以|计)\\k<n>分(?:计算|计分|计|封顶)?$`,
  `^(?<whose>${ROW})(?:加满|得满|加完|加到)(?:${POINTS})?(?:即止|为止)$`,
].map((pattern) => new RegExp(pattern, "u"));

const FLOORS = [
  `^(?:直至|直到|至|以|,)?(?:本项|该项|此项)?(?:分值|分数|的)*(?:扣完|扣光|减完|扣至0分|扣到0分|扣完该项分值|扣完本项分值|扣减完|扣满|扣除完)(?:本项|该项|此项)?(?:分值|分数|${POINTS})?(?:为止|即止|止)$`,
  `^(?:本项|该项|此项|累计|扣分|合计|单项)*(?:最多|最高|至多)(?:可)?(?:累计)?(?:扣|减|扣减|扣分)(?:不超过)?${POINTS}(?:为止)?$`,
  `^(?:本项|该项|此项)?(?:累计)?(?:扣分|减分|扣减)(?:累计|合计|总计)?(?:不超过|最高|最多|上限为?|以)${POINTS}(?:为限|为止)?$`,
  `^(?:本项|该项|此项)?(?:不倒扣|不计负分|不扣负分|最低为?0分|扣至0分)(?:为止)?$`,
].map((pattern) => new RegExp(pattern, "u"));

const JUDGED = [
  /酌情|视情|视.{1,12}(?:情况|程度|质量|效果|进展|影响).{0,6}(?:[得扣加给计减]|评)/u,
  /(?:根据|依据|按照?|按|结合|据).{1,24}(?:情况|程度|质量|效果|成效|影响|水平|材料|表现).{0,10}(?:打分|评分|赋分|评定|计分|给分|得分|加分|扣分|评议|\d分)/u,
  /由.{1,16}(?:评定|评议|打分|评分|赋分|认定|确定)/u,
  /综合(?:评定|评价|评分|打分|考评|赋分|评议)|适当(?:加|扣|减|给|计)|酌减|酌加|定性|(?:专家|领导|考核组|评委).{0,4}(?:打分|评分|评议)/u,
  new RegExp(`(?:[得计加扣减给]|酌情)${NUMBER}-${NUMBER}分`, "u"),
  new RegExp(`^[^\\d]*${NUMBER}-${NUMBER}分$`, "u"),
];

const HIGHEST =
  /取最高|按最高|就高|只计最高|以最高|不累计|不重复(?:计|加|得)|不叠加|最高(?:一)?(?:级|项|奖)(?:别)?(?:项|次|级)?(?:计|加|得|为准)/u;

const VETO =
  /一票否决|^(?<subject>.*?)(?:的)?(?:,)?(?:直接|一律)?(?:取消|不得|不能|不予)(?:.{0,8})(?:评优|评先|参评|优秀|先进|资格|等次|合格以上)|^(?<lowered>.*?)(?:的)?(?:直接)?(?:(?:降低?|下调|下降|调低)(?<steps>[1-9一二两三])个?(?:档次|等次|等级|档|级)|(?:直接)?(?:评为|定为|确定为|视为|为)(?<grade>不合格|基本合格|不达标|差)(?:等次)?)$/u;

const PRODUCT = [
  /^(?:\p{Script=Han}{0,14}得分(?==)|其他|其余|(?:实际|最终|本项|该项|此项)*得分|分值|计分)*(?:=|为|按|:)?(?:[(])?(?<over>[\p{Script=Han}]{1,16}?)(?:÷|\/|除以|与)(?<under>[\p{Script=Han}]{1,16}?|100)(?:[)])?(?:×|乘以|乘|x)(?:100%×)?(?:本项|该项|此项)?(?:分值|满分|标准分|基本分|基础分|分数|\d+(?:\.\d+)?(?:分)?)$/u,
  /^(?:(?:实际|最终|本项|该项|此项)*得分)?(?:=|为|:)?(?:本项|该项|此项)?(?:分值|满分|标准分)(?:×|乘以)(?<over>[\p{Script=Han}]{1,16}?)(?:÷|\/|除以)(?<under>[\p{Script=Han}]{1,16}?)$/u,
];

/** “完成率×分值”: the share is a figure itself. */
const RATE =
  /^(?:\p{Script=Han}{0,14}得分(?==)|(?:实际|最终|本项|该项|此项)*得分)?(?:=|为|:|按)?(?<over>\p{Script=Han}{0,14}(?:率|比例|占比))(?:×|乘以|乘|x)(?:100%×)?(?:本项|该项|此项)?(?:分值|满分|标准分|分数|\d+(?:\.\d+)?分?)(?:计算)?(?:计分|得分|计算)?$/u;

/** What a clause says of the whole row; null where it is about something else. */
export function readWhole(text: string): Says | null {
  if (JUDGED.some((pattern) => pattern.test(text))) return { says: "judged" };
  if (ROUNDING.test(text)) return { says: "rounding" };
  return (
    veto(text) ??
    taken(text) ??
    floor(text) ??
    best(text) ??
    cap(text) ??
    product(text) ??
    highest(text)
  );
}

function floor(text: string): Says | null {
  const groups = first(FLOORS, text);
  if (!groups) return null;
  return { says: "floor", taken: groups["n"] === undefined ? null : Number(groups["n"]) };
}

function cap(text: string): Says | null {
  const groups = first(CAPS, text);
  const n = groups?.["n"];
  if (!groups || n === undefined) return null;
  return { says: "cap", points: Number(n), whole: wholeOf(groups["whose"] ?? "") };
}

/** “加分累计不超过10分” bounds all bonuses, “本部分最多扣20分” a section; “累计不超过10分” this row. */
function wholeOf(whose: string): Whole | null {
  if (/(?:本|该|此)(?:部分|大?类|模块|板块)/u.test(whose)) return "section";
  const all = "(?:累计|合计|总计|总额|总和|共计|总分|上限|(?<=项目?|部分))";
  if (new RegExp(`(?:加分|奖励分|附加分)(?:项目?|部分)?${all}`, "u").test(whose)) return "bonus";
  if (new RegExp(`(?:减分|扣分(?=项|部分))(?:项目?|部分)?${all}`, "u").test(whose)) return "minus";
  return /总分/u.test(whose) ? "total" : null;
}

/** “减分累计不超过5分” and “本部分最多扣20分” are about more than the row. */
const TAKEN =
  /^(?<whose>(?:(?:本|该|此)(?:部分|大?类|模块|板块)|减分|扣分(?=项|部分))(?:项目?|部分)?(?:累计|合计|总计|扣分|减分)*)(?:最多|最高|至多|不超过|不得超过|上限为?|以)+(?:可?累?计?(?:扣减?|减))?(?:不超过)?(?<n>\d+(?:\.\d+)?)分(?:为止|为限|封顶)?$/u;

function taken(text: string): Says | null {
  const { whose, n } = TAKEN.exec(text)?.groups ?? {};
  const whole = whose === undefined ? null : wholeOf(`${whose}上限`);
  return whole && { says: "cap", points: Number(n), whole };
}

/** “按‘本院落实率÷最高落实率×分值’计分”. */
const QUOTED =
  /^\p{Script=Han}{0,14}(?:按照?|以|用)[“"'‘](?<inner>[^“”"'‘’]+)[”"'’](?:的?(?:公式|办法|方法|方式))?(?:计分|得分|计算|折算|核算)*$/u;

function product(written: string): Says | null {
  const text = QUOTED.exec(written)?.groups?.["inner"] ?? written;
  const rate = RATE.exec(text)?.groups?.["over"];
  if (rate !== undefined) return { says: "formula", over: rate.replace(/^按/u, ""), under: null };
  const groups = first(PRODUCT, text);
  return groups ? { says: "formula", over: groups["over"]!, under: groups["under"]! } : null;
}

/** “以最高者为满分”: what the others are measured against. */
const BEST = new RegExp(
  `^(?:以|按|将)?(?<subject>\\D{0,14}?)最[高多大好](?:(?:者|的|值|的?(?:学院|单位|学校|高校))(?:得|为|计|记|作为|赋|按)*(?:满分(?:${POINTS})?|${POINTS.replace("<n>", "<m>")})|(?:得|为|计|记|作为|按)?满分)(?:计)?$`,
  "u",
);

function best(text: string): Says | null {
  const groups = BEST.exec(text)?.groups;
  if (!groups) return null;
  const { subject, n = groups["m"] } = groups;
  return { says: "best", subject: subject!, points: n === undefined ? null : Number(n) };
}

function highest(text: string): Says | null {
  return HIGHEST.test(text) && !/\d分/u.test(text) ? { says: "highest" } : null;
}

function veto(text: string): Says | null {
  const match = VETO.exec(text);
  if (!match) return null;
  const { subject, lowered, steps, grade } = match.groups ?? {};
  return {
    says: "veto",
    subject: subject ?? lowered ?? text,
    consequence: consequenceOf(text, steps, grade),
  };
}

function consequenceOf(text: string, steps?: string, grade?: string): Consequence | null {
  if (steps !== undefined)
    return { lower: /\d/u.test(steps) ? Number(steps) : readNumeral(steps)! };
  if (grade !== undefined) return { grade };
  const cap = /不得(?:评为|评定为|确定为|定为)(优秀|良好)/u.exec(text)?.[1];
  if (cap !== undefined) return { cap: cap === "优秀" ? "良好" : "合格" };
  return /取消|不得参评|不能参评|不予参评/u.test(text) ? "disqualify" : null;
}

function first(patterns: readonly RegExp[], text: string) {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match.groups ?? {};
  }
  return null;
}
