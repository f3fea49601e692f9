/** Names of facts, made from the sentence's own words: 错报例数, 走访家数, 毕业去向落实率. */
import { isCounted, isShare } from "../sentence/units";
import type { Bound, Quantity, Step } from "../sentence/statements";
import type { ProposedFact } from "./types";

const LEADING =
  /^(?:当年度|每年度|每学年|每学期|每年|每月|每季度|全年|年内|当年|本年度|年度内|年度|学年内|学年|按要求|按规定|按时|及时|积极|认真|定期|主动|应当|应|须|需|能够|能|凡是|凡|如果|如|若|对于|对(?![照接口应标])|在(?!校|岗|读|册)|且|并|的|等|各|其|该|本(?=校|院|单位|年)|至少|被|受到|受|其中|累计|实际|上述)+/u;
const TRAILING =
  /(?:的|等|了|者|为|在|达|率先|比例达|数量|总数|现象|情况|问题|行为|事件|情形|情况下|(?<![学课工及])时|给|且|内|方面|工作中)+$/u;
const VERBS =
  /^(?:召开|开展|举办|组织开展|组织|承办|举行|参加|发表|建立|建成|新建|新增|获得|荣获|获|引进|推荐|完成|签订|输送|开设|拓展|开发|提供|发布|推送|撰写|报送|上报|出现|发生|发现|存在|收到|接到|查实|立项|有|因)+/u;
const VISITING = /走访|拜访|联系|对接/u;

/** Words that name one thing: without beginnings, endings and what stands in lists. */
export function core(words: string): string {
  const plain = words.replace(/[^\p{Letter}\p{Number}_、或和及]/gu, "").replace(/\[.*?\]/gu, "");
  const trimmed = plain.replace(LEADING, "").replace(TRAILING, "");
  const items = trimmed.split(/[、]|或者?(?=.{2})/u);
  // “区域性、行业性双选会”: the first is half a name, the last a whole one.
  const first = /[性级类型]$/u.test(items[0]!) ? items.at(-1)! : items[0]!;
  return shortened(first.replace(TRAILING, "").replaceAll("、", ""));
}

const LONGEST = 18;

/** The end of long words says what they are of. */
function shortened(words: string): string {
  if (words.length <= LONGEST) return words;
  const bare = words.replace(VERBS, "");
  if (bare.length < words.length && bare.length > 1) return shortened(bare);
  const parts = words.split("的").filter((part) => part.length > 1);
  const tail = parts.at(-1) ?? words;
  return tail.length <= LONGEST ? tail : tail.slice(-LONGEST);
}

const COUNTS: Readonly<Record<string, string>> = {
  人: "人数",
  名: "人数",
  位: "人数",
  人次: "人次",
  家次: "家次",
  场次: "场次",
  班次: "班次",
  分: "得分",
  万元: "金额",
  元: "金额",
};

/** What a measure counts: 家 → 家数. */
const countOf = (unit: string) => COUNTS[unit] ?? `${unit}数`;

/** A number of things: noun and measure. */
function counted(words: string, unit: string, verb = ""): string {
  if (isShare(unit)) return shareName(words);
  const visiting = VISITING.exec(words)?.[0];
  if (visiting) return visiting + countOf(unit);
  const whole = core(
    words.replace(/^.*(?:来校|到校)?(?:召开|开展|举办|组织)(?=.{2})/u, (before) =>
      /召开$/u.test(before) ? "召开" : "",
    ),
  );
  const noun =
    core(whole.replace(VERBS, "")) || (/召开/u.test(words + verb) ? "会议" : whole || verb);
  const count = countOf(unit);
  if (noun.endsWith(count) || /(?:人数|总数|数量|数)$/u.test(noun)) return noun;
  return noun.endsWith(unit) ? `${noun}数` : noun + count;
}

function shareName(words: string): string {
  const name = core(words);
  return /(?:率|比例|比重|占比|度|增幅|降幅)$/u.test(name) ? name : `${name}比例`;
}

/** Faults that are whole words: what is counted is they, not what they happen at. */
const FAULT = /^(?:迟到|早退|缺席|缺勤|缺失|迟报|漏报|错报|误报|瞒报|晚报)$/u;

/** The step's own words for what it counts. */
export function stepWords({ noun, subject, verb }: Step): string {
  if (core(noun) !== "") return noun;
  return FAULT.test(verb) ? subject + verb : subject;
}

/** “未发生安全事故得5分，发生一起扣2分”: it is 安全事故 that is counted. */
const ABSENT = /^(?:未|没有|无|杜绝)(?:发生|出现|发现|存在)?/u;

/** The fact that a step counts; `about` are the words before, for a step that names nothing. */
export function stepName(step: Step, about: string): string {
  const { size, verb } = step;
  const own = stepWords(step);
  if (core(own) !== "") return counted(own, size.unit, verb);
  const happens = /^(?:发生|出现|发现|存在|有)$/u.test(verb);
  const before = happens ? lastPhrase(about).replace(ABSENT, "") : lastPhrase(about);
  if (/^(?:漏|错|迟|缺|延|逾|晚)/u.test(verb)) return counted(verb, size.unit);
  return before && verb !== "召开"
    ? counted(before, size.unit, verb)
    : counted(verb, size.unit, verb);
}

/** The fact that a bound measures. */
export function boundName(bound: Bound, unit: string, about: string): string {
  const words = bound.subject || lastPhrase(about);
  return isShare(unit)
    ? shareName(words)
    : unit === ""
      ? core(words) || "完成情况"
      : counted(words, unit);
}

const lastPhrase = (about: string) => about.split(",").at(-1) ?? "";

export const typeOf = (unit: string): "count" | "number" | "rate" =>
  isShare(unit) ? "rate" : isCounted(unit) ? "count" : "number";

/** Facts of one rule, in their order, each name once. */
export class Facts {
  readonly list: ProposedFact[] = [];

  /** @returns the name in the rule */
  add(name: string, fact: Omit<ProposedFact, "name">): string {
    const plain = legal(name);
    const same = this.list.find((each) => each.name === plain);
    if (same && same.type === fact.type && same.unit === fact.unit) return plain;
    const free = same ? `${plain}${this.list.length + 1}` : plain;
    this.list.push({ name: free, ...fact });
    return free;
  }

  measured(name: string, unit: string): string {
    return this.add(name, {
      type: typeOf(unit),
      unit: unit === "" ? null : isShare(unit) ? "%" : unit,
    });
  }

  flag(words: string): string {
    // A list of what is so is one thing: “市、任何1个县没有文件”.
    const whole = words.replaceAll("、", "");
    if (whole !== words && whole.length <= LONGEST) return this.flag(whole);
    // 按时 and 及时 are what is asked here.
    const asked = /^(?:按时|及时|按要求|按规定)/u.exec(words)?.[0] ?? "";
    return this.add(asked + core(words) || "是否符合", { type: "flag", unit: null });
  }
}

/** Names that the language itself has. */
const FIXED = new Set(["points", "分值", "year", "年度", "total", "总分", "vetoed", "一票否决"]);

function legal(name: string): string {
  const plain = name.replace(/[^\p{Letter}\p{Number}_]/gu, "").replace(/^\d+/u, "");
  return FIXED.has(plain) || plain === "" ? `${plain}数值` : plain;
}

/** A number as a rule writes it: 5%, 100. */
export const written = ({ printed, unit }: Quantity): string =>
  isShare(unit) ? `${printed}%` : String(printed);
