/** Kinds that are worth different points: 国家级, 一等奖, 优秀. */
import { UNIT } from "../units";
import type { Kinds } from "./types";

const LEVEL =
  "(?:世界|国际|国家|全国|省部|省市|省|部|市厅|市|厅局|厅|校|院|系|区|县|地市|教育部|教育厅)(?:级)?(?:以上|及以上)?(?:级)?|(?:特|[一二三四])等奖?|(?:优胜|优秀|金|银|铜|鼓励|入围)奖|第[一二三]作者|核心期刊|一般期刊|普通期刊";
const GRADE =
  "优秀|优良|良好|较好|好|一般|中等|合格|基本合格|及格|不合格|不及格|较差|差|优|良|中|满意|较满意|基本满意|不满意|[A-D]级?";
const WORD = `(?:${LEVEL})`;
const JOIN = "(?:、|和|及|或|/)";
const ALL_LEVELS = new RegExp(
  `^(?<before>.*?)(?<names>${WORD}(?:${JOIN}${WORD})*)(?<after>\\D*)$`,
  "u",
);
const GRADES = new RegExp(
  `^(?<before>.*?)(?:为|是|获|评为|评价为|等次为|被评为|结果为|结果)?[“”"]?(?<names>(?:${GRADE})(?:${JOIN}(?:${GRADE}))*)[“”"]?(?:等次|等级|档次|档|的|者)*$`,
  "u",
);
const EACH = new RegExp(`每(?:获)?1?(?<u>${UNIT})|1(?<one>${UNIT})|(?<count>人次|项|次|篇)$`, "u");

/** 国家 and 全国 are levels of what is given; 全国高校管理系统 is a name. */
const HONOUR = /^(?:$|的|奖|表彰|奖励|荣誉|项目|课题|立项|比赛|竞赛|媒体|报刊|刊物|每|1?[次项篇])/u;

/** Kinds that a clause's head lists; null where it names none. */
export function readKinds(text: string): Kinds | null {
  return readListed(text) ?? readGrades(text) ?? readLevels(text);
}

const LISTED =
  /^(?<before>.*?)(?:按照?|分为?|设)(?<names>\p{Script=Han}{1,6}(?:、\p{Script=Han}{1,6})+?)等?(?<count>\d)个?(?:等次|档次|等级|档|级|层次|情形|类)$/u;

/** “按完成、基本完成、未完成3个等次”: as many as it says. */
function readListed(text: string): Kinds | null {
  const groups = LISTED.exec(text)?.groups;
  if (!groups || /\d/u.test(groups["before"]!)) return null;
  const names = groups["names"]!.split("、");
  if (names.length !== Number(groups["count"])) return null;
  return {
    type: "kinds",
    of: "grade",
    subject: groups["before"]!,
    names,
    each: false,
    unit: "",
  };
}

function readGrades(text: string): Kinds | null {
  const groups = GRADES.exec(text)?.groups;
  if (!groups || /\d/u.test(groups["before"]!)) return null;
  // “效果好”, “质量较好” praise; a grade stands alone, or behind the name of an assessment.
  const before = groups["before"]!;
  const alone =
    before === "" ||
    /(?:考核|评价|评估|等次|等级|结果|满意度|测评|鉴定|评定|档次|评议|审核|检查)$/u.test(before);
  if (!alone) return null;
  return {
    type: "kinds",
    of: "grade",
    subject: before,
    names: list(groups["names"]!),
    each: false,
    unit: "",
  };
}

function readLevels(text: string): Kinds | null {
  const groups = ALL_LEVELS.exec(text)?.groups;
  if (!groups) return null;
  const [before, after] = [groups["before"]!, groups["after"]!];
  // “有校级文件”: there is one, or there is none.
  if (/^(?:有|制定|设立|建立)$/u.test(before) && !EACH.test(after)) return null;
  if (!/[级奖者刊]/u.test(groups["names"]!) && !HONOUR.test(after)) return null;
  const names = list(groups["names"]!);
  // 校 in 学校, 省 in 全省: a level that is a part of a longer word is none.
  if (names.some((name) => name.length < 2) || /[学高全本各]$/u.test(before)) return null;
  const each = EACH.exec(`${before}|${after}`)?.groups;
  const rest = `${before}${after}`.replace(EACH, "").replace("|", "");
  if (/\d|每/u.test(rest)) return null;
  return {
    type: "kinds",
    of: "level",
    subject: rest,
    names,
    each: each !== undefined,
    unit: each?.["u"] ?? each?.["one"] ?? each?.["count"] ?? "",
  };
}

const list = (names: string) => names.split(/[、和及或/](?!以上)/u);
