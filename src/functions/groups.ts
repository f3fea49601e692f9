import { compare9 } from "../formula/decimal";
import { aboveOf, equalTo } from "./above";
import { define } from "./define";
import type { NativeNumber, NativeRange } from "./native";
import { cells, flagsOrNone, label, number, numbers, score, text } from "./parameters";
import { DISQUALIFIED, picked, qualified, standing, tieNote, unlessEmpty } from "./ranking";
import { trim } from "./text";
import type { Scalar, Text } from "../formula/values";
import type { Cells } from "./ranges";

/** Ranks and places within the groups of a roster. */

/** Groups are the same when their names are, blanks at the ends and case aside. */
const groupKey = (group: Scalar) => trim(String(group ?? "")).toUpperCase();

const OWN_SCORE = score([
  text("得分", "score"),
  text("本单位得分；被否决的单位传空文本", 'The unit\'s score; a disqualified unit passes ""'),
]);
const OWN_GROUP = label([text("组别", "group"), text("本单位所在组", "The unit's group")]);
const ALL_SCORES = numbers([text("全部得分", "scores"), text("全部单位的得分", "All scores")]);
const ALL_GROUPS = cells(
  [
    text("全部组别", "groups"),
    text("全部单位的组别，与得分同形", "All groups, shaped like scores"),
  ],
  "scores",
);

/** Whether a unit takes part: without a score or without a group it has neither rank nor place. */
function takesPart(score: number | null, group: Scalar): score is number {
  return score !== null && groupKey(group) !== "";
}

/** "" for a unit that takes no part, as a formula. */
const unlessLeftOut = (score: NativeNumber, group: NativeRange, rest: string) =>
  unlessEmpty(score, `IF(TRIM(${group.text})="","",${rest})`);

/** Why a unit takes no part. */
function leftOut(noun: string, score: number | null): Text {
  return score === null
    ? { zh: `${noun}为空`, en: `${noun} is empty` }
    : { zh: "没有组别", en: "there is no group" };
}

/** The rows of the own group that take part. */
function inGroup(group: Scalar, groups: Cells<Scalar>, disqualified: Cells<boolean> | null) {
  const own = groupKey(group);
  const isQualified = qualified(disqualified);
  return (index: number) => isQualified(index) && groupKey(groups.cells[index] ?? null) === own;
}

/** How many rows of the own group score at least so much, as a formula. */
const countInGroup = (
  scores: NativeRange,
  least: string,
  group: NativeRange,
  groups: NativeRange,
  disqualified: NativeRange,
) =>
  `SUMPRODUCT(${picked(scores, least, disqualified)}*(TRIM(${groups.text})=TRIM(${group.text})))`;

export const groupRank = define({
  name: "RUBRIC.GROUPRANK",
  family: "ranking",
  description: text(
    "组内名次：本组最高为 1，并列取较好名次；被否决的和空白的不计；得分或组别为空则得空",
    'The rank within the group: 1 for the highest; ties share the better rank; disqualified and empty rows do not count; "" for an empty score or group',
  ),
  parameters: {
    score: OWN_SCORE,
    group: OWN_GROUP,
    scores: ALL_SCORES,
    groups: ALL_GROUPS,
    disqualified: flagsOrNone(DISQUALIFIED, "scores"),
  },
  result: {
    kind: "any",
    decimals: "whole",
    description: text("组内名次，或空", 'The rank in the group, or ""'),
  },
  examples: [
    'RUBRIC.GROUPRANK(90,"甲",{95,90,90,80},{"甲","甲","甲","乙"})',
    'RUBRIC.GROUPRANK(80,"乙",{95,90,90,80},{"甲","甲","甲","乙"})',
    'RUBRIC.GROUPRANK(90,"甲",{95;90;80},{"甲";"甲";"甲"},{"是";"否";"否"})',
  ],
  compute({ score, group, scores, groups, disqualified }) {
    if (!takesPart(score, group)) return "";
    return 1 + standing(score, scores, inGroup(group, groups, disqualified)).above;
  },
  native: ({ score, group, scores, groups, disqualified }) =>
    unlessLeftOut(
      score,
      group,
      `1+${countInGroup(scores, aboveOf(score), group, groups, disqualified)}`,
    ),
  explain({ score, group, scores, groups, disqualified }, s) {
    if (!takesPart(score, group)) {
      const why = leftOut(s.name("score"), score);
      return { zh: `${why.zh}：不排名`, en: `${why.en}: no rank` };
    }
    const { above, equal, count } = standing(score, scores, inGroup(group, groups, disqualified));
    const tie = tieNote(equal);
    const name = String(group ?? "");
    return {
      zh: `${s.fact("score")}：${name} ${count} 家中有 ${above} 家更高${tie.zh}，组内第 ${s.shown} 名`,
      en: `${s.fact("score")}: ${above} of ${count} in ${name} are higher${tie.en}: rank ${s.shown} in the group`,
    };
  },
});

export const quota = define({
  name: "RUBRIC.QUOTA",
  family: "ranking",
  description: text(
    "组内名额：入选、落选；并列的家数多于剩余名额时为并列，由人裁定；得分或组别为空则得空",
    'Within a group: 入选 (chosen), 落选 (not chosen), or 并列 where more tie at the cut than places are left; "" for an empty score or group',
  ),
  parameters: {
    score: OWN_SCORE,
    group: OWN_GROUP,
    scores: ALL_SCORES,
    groups: ALL_GROUPS,
    quota: number(
      [text("名额", "quota"), text("本组名额", "The places of the group")],
      "non-negative",
    ),
    disqualified: flagsOrNone(DISQUALIFIED, "scores"),
  },
  result: {
    kind: "text",
    decimals: "whole",
    description: text("入选、落选、并列或空", '入选, 落选, 并列 or ""'),
    words: ["入选", "落选", "并列"],
  },
  examples: [
    'RUBRIC.QUOTA(95,"甲",{95,90,90,80},{"甲","甲","甲","乙"},2)',
    'RUBRIC.QUOTA(90,"甲",{95,90,90,80},{"甲","甲","甲","乙"},2)',
    'RUBRIC.QUOTA(90,"甲",{95,90,90,80},{"甲","甲","甲","乙"},1)',
  ],
  compute({ score, group, scores, groups, quota, disqualified }) {
    if (!takesPart(score, group)) return "";
    const { above, equal } = standing(score, scores, inGroup(group, groups, disqualified));
    if (compare9(above, quota) >= 0) return "落选";
    return compare9(above + equal, quota) <= 0 ? "入选" : "并列";
  },
  native({ score, group, scores, groups, quota, disqualified }) {
    const count = (least: string) => countInGroup(scores, least, group, groups, disqualified);
    const found = `IF(${count(aboveOf(score))}>=${quota.rounded},"落选",IF(${count(equalTo(score))}<=${quota.rounded},"入选","并列"))`;
    return unlessLeftOut(score, group, found);
  },
  explain({ score, group, scores, groups, quota, disqualified }, s) {
    if (!takesPart(score, group)) {
      const why = leftOut(s.name("score"), score);
      return { zh: `${why.zh}：不参加`, en: `${why.en}: takes no part` };
    }
    const { above, equal, count } = standing(score, scores, inGroup(group, groups, disqualified));
    const name = String(group ?? "");
    return {
      zh: `${s.fact("score")}，${name} 共 ${count} 家、名额 ${s.number(quota)}：${above} 家更高，同分 ${equal} 家，${s.shown}`,
      en: `${s.fact("score")}, ${count} in ${name} for ${s.number(quota)} places: ${above} higher, ${equal} with this score: ${s.shown}`,
    };
  },
});
