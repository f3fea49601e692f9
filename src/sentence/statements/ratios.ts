/** Two numbers against each other: “师生比不低于1:500”, “岗位数与毕业生数之比达到3:1以上”. */
import { NUMBER } from "../units";
import type { Ratio } from "./types";

const LEAST = "不低于|不少于|不小于|达到|达|高于或等于|≥|>=";
const UNDER = "低于|小于|不足|未达到|达不到|不到|<";
const PATTERN = new RegExp(
  `^(?<subject>\\D*?)(?:按照?|为|在)?(?<op>${LEAST}|${UNDER})?(?<first>${NUMBER}):(?<second>${NUMBER})(?<suffix>(?:及|或)?以[上下])?(?:的|者|标准|要求|设置|配备|配置|配齐)*$`,
  "u",
);
const BETWEEN =
  /^(?<first>\p{Script=Han}{2,14}?)(?:与|和|同|占)(?<second>\p{Script=Han}{2,14}?)(?:的|之|之间的?)*(?:比例|比值|之比|比)$/u;

/** What a clause's head compares; null where it has no such numbers. */
export function readRatio(text: string): Ratio | null {
  const groups = PATTERN.exec(text)?.groups;
  if (!groups) return null;
  const { subject, op = "", suffix = "" } = groups as Record<string, string>;
  const isUnder = new RegExp(`^(?:${UNDER})$`, "u").test(op) || suffix.endsWith("下");
  const [first, second] = [Number(groups["first"]), Number(groups["second"])];
  if (first === 0 || second === 0 || (op === "" && suffix === "")) return null;
  return { type: "ratio", subject: subject!, first, second, side: isUnder ? "under" : "least" };
}

/** The two figures that a ratio's words name; null where they name none. */
export function ratioNames(subject: string): readonly [first: string, second: string] | null {
  if (/师生比$/u.test(subject)) return ["教师人数", "学生人数"];
  const groups = BETWEEN.exec(subject.replace(/之比$/u, "比"))?.groups;
  return groups ? [groups["first"]!, groups["second"]!] : null;
}
