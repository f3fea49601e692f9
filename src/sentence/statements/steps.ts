/** Steps: “每出现1例错报、漏报”, “走访企业每少5家”, “缺一项”. */
import { NUMBER, UNIT, isShare } from "../units";
import { BENCHMARK, LESS, MORE, benchmark, quantityOf } from "./words";
import type { Step } from "./types";

const EVENTS =
  "发(?![现生布表])|出现|发生|发现|存在|收到|接到|查实|有|召开|开展|举办|组织|承办|参加|发表|建立|建成|新建|新增|走访|拜访|获得|获|引进|推荐|辅导|培训|邀请|完成|报道|立项|签订|输送|开设|被|缺失|缺席|缺勤|早退|迟到|缺|漏报|错报|迟报|漏|错|迟|逾期|延迟|推迟|晚|通报|投诉|违反|未|拓展|开发|提供|发布|推送|撰写|报送|上报|录用|吸纳|满|达到|达|解决|帮扶|编写|出版|评选|选树|入选|孵化|落实";

const VERB = `(?<less>${LESS})|(?<more>${MORE})|(?<event>(?:${EVENTS})+)`;
/** Any other deed, before a number alone: “每推荐成功就业1人”. 每学期 and 每班 say where, not what. */
const DEED = `(?!(?:学期|季度|学年|半年|年|月|周|日|天|班|院|系|专业|学院|学校|单位|校)|(?:${UNIT}))(?:(?![少低高超多增减降差缺均])\\p{Script=Han}){2,10}?(?=\\d)`;
const COUNT = `(?<n>${NUMBER})?(?<u>${UNIT})`;
const AGAINST = `(?:(?:比|较|与|相比|低于|高于|超过|未达到|在)?(?<against>${BENCHMARK})(?:相比|的|基础上|上|值)?)?`;

/** 每 + verb + count + noun, in the two orders that documents use: “每少5家”, “论文每篇”. */
const EACH = new RegExp(
  `^(?<subject>.*?)(?:在此基础上)?${AGAINST}(?:,)?每(?:再|有)?(?:${VERB}|(?<deed>${DEED}))?${COUNT}(?<noun>[^\\d]*)$`,
  "u",
);
/** “缺一项”, “发现一起”, “召开会议1次”: one at a time without 每. */
const ONE = new RegExp(
  `^(?<subject>[^每]*?)(?<![不超])(?:${VERB})(?<object>[\\p{Script=Han}、]{0,12}?)(?<n>1)(?<u>${UNIT})(?<noun>[^\\d]*)$`,
  "u",
);

/** “每低于90%1个百分点”, “每超过100%5个百分点”. */
const ABOUT_NUMBER = new RegExp(
  `^(?<subject>[^\\d每]*)每(?:(?<less>低|少)|(?<more>高|超))(?:于|过|出)?(?<at>${NUMBER})%(?<n>${NUMBER})(?<u>个百分点|百分点|%)$`,
  "u",
);

/** “满意度每降低2分”: a mark of an assessment. */
const OF_MARKS = new RegExp(
  `^(?<subject>[^\\d每]*)每(?:再)?(?:(?<less>${LESS})|(?<more>${MORE}))(?<n>${NUMBER})(?<u>分)$`,
  "u",
);

export const isStepOfMarks = (text: string): boolean => OF_MARKS.test(text);

/** “每高于全校平均1个百分点” says what “高于全校平均每高1个百分点” says. */
const BESIDE = new RegExp(`每(高|低|超)(?:于|过|出)?(${BENCHMARK})(?=${NUMBER})`, "u");

/** A step that a clause's head names; null where it names none. */
export function readStep(written: string): Step | null {
  const text = written.replace(BESIDE, (_, way: string, named: string) => `比${named}每${way}`);
  const plain = (ABOUT_NUMBER.exec(text) ?? OF_MARKS.exec(text))?.groups;
  if (plain) return plainStep(plain);
  const each = EACH.exec(text)?.groups;
  const groups = each ?? ONE.exec(text)?.groups;
  if (!groups) return null;
  if (each === undefined && isShare(groups["u"]!)) return null;
  // “少于1次” is a bound.
  if (each === undefined && /于$/u.test(groups["less"] ?? "")) return null;
  const noun = groups["noun"]! || groups["deed"] || (groups["object"] ?? "");
  // “投诉一次或以上”: a bound.
  if (/^[及或]?以[上下内]/u.test(noun)) return null;
  // “每次会议不少于3人”: a condition of each, which no step says.
  if (
    /[≥≤<>不少低超高达]/u.test(
      noun.replace(/不规范|不实|不符|不合格|不到位|不准确|不及时|不一致|不完整|高校|达标/gu, ""),
    )
  )
    return null;
  const { against } = groups;
  return {
    type: "step",
    subject: groups["subject"]!,
    way: groups["less"] ? "less" : groups["more"] ? "more" : "event",
    size: quantityOf({ n: groups["n"] ?? "1", u: groups["u"] }, ""),
    noun,
    verb: groups["less"] ?? groups["more"] ?? groups["event"] ?? groups["deed"] ?? "",
    each: each !== undefined,
    ...(against ? { against: benchmark(against) } : {}),
  };
}

function plainStep(groups: Record<string, string | undefined>): Step {
  const { subject, less, more, at } = groups;
  return {
    type: "step",
    subject: subject!,
    way: less ? "less" : "more",
    size: quantityOf(groups, ""),
    noun: "",
    verb: (less ?? more)!,
    each: true,
    ...(at === undefined ? {} : { against: { printed: Number(at), unit: "%" } }),
  };
}
