/** What is wrong with a list, row by row. Nothing of a person is said: neither number nor name. */
import type { Text } from "../formula/values";
import type { ColumnKey } from "./columns";

const MESSAGES = {
  twice: {
    zh: "这个人在名单里不止一行，只计其中一行",
    en: "this person is listed more than once and counts by one row only",
  },
  "number-lost": {
    zh: "号码已丢失（被存成了数字或 3.7E+17 的样子），查不出是否重复；请以文本格式重新导出",
    en: "the number is lost (kept as a number, or like 3.7E+17), so nobody knows whether the person is listed twice; export it again as text",
  },
  "no-person": {
    zh: "没有学号，查不出是否重复",
    en: "no number, so nobody knows whether the person is listed twice",
  },
  "no-unit": { zh: "没有写院系", en: "no unit" },
  "unknown-unit": { zh: "院系不在单位名单里", en: "the unit is not on the list of units" },
  "no-level": {
    zh: "没有写学历，只计入不分学历的数",
    en: "no degree level: counted in the figures of all levels only",
  },
  "unknown-level": {
    zh: "看不出是博士、硕士、本科还是专科，只计入不分学历的数",
    en: "the level is none of 博士, 硕士, 本科, 专科: counted in the figures of all levels only",
  },
  "no-destination": { zh: "没有写毕业去向，待确认", en: "no destination: left open" },
  "unknown-destination": {
    zh: "不知道这个毕业去向算什么，待确认；请在去向对照里选定",
    en: "nobody knows what this destination counts as: left open; say so in the destination table",
  },
  "code-text-differ": {
    zh: "毕业去向的代码和文字不一致，待确认",
    en: "code and text of the destination contradict each other: left open",
  },
  "not-graduate": {
    zh: "留级、休学、续读，不是本届毕业生，没有计入",
    en: "still at the school, no graduate of the year: not counted",
  },
  "employed-without-place": {
    zh: "已就业，但没有写单位所在地，不计入留在当地的人数",
    en: "employed, but no place of work: not counted as stayed",
  },
  "unsettled-with-place": {
    zh: "未就业，却写了单位所在地；请核实去向",
    en: "not settled, but with a place of work; check the destination",
  },
  "place-unreadable": {
    zh: "看不出单位所在地是哪个省市，不计入留在当地的人数",
    en: "the place of work names no province or city: not counted as stayed",
  },
  "place-too-coarse": {
    zh: "单位所在地只写到省，看不出是不是这个市，不计入留在当地的人数",
    en: "the place of work names the province only, not the city: not counted as stayed",
  },
  "date-unreadable": {
    zh: "日期读不出来；请写成 2026-08-31 的样子",
    en: "the date cannot be read; write it like 2026-08-31",
  },
  "no-date": {
    zh: "已落实，但没有写日期，不计入按日期统计的数",
    en: "settled, but no date: not counted by date",
  },
  "date-after": {
    zh: "日期比统计的那一天还晚；请核实",
    en: "the date is later than the day of counting; check it",
  },
  "yesno-unreadable": {
    zh: "看不出是“是”还是“否”，按“否”计",
    en: "neither yes nor no: counted as no",
  },
  hidden: {
    zh: "这一行是隐藏的或被筛掉的，仍然计入",
    en: "the row is hidden or filtered out and counts all the same",
  },
  subtotal: { zh: "合计行，不是人，没有计入", en: "a row of totals, no person: not counted" },
  "header-again": {
    zh: "重复的表头，不是人，没有计入",
    en: "the header once more, no person: not counted",
  },
  "note-line": {
    zh: "没有学号、学历和毕业去向，或是制表人之类的落款，不是人，没有计入",
    en: "neither number, level nor destination, or who made the list: no person, not counted",
  },
} satisfies Record<string, Text>;

export type FindingKind = keyof typeof MESSAGES;

/** In the order of the contract between the office and its list: of persons, of values, of rows. */
export const FINDING_KINDS = Object.keys(MESSAGES) as FindingKind[];

export interface ListFinding {
  kind: FindingKind;
  /** Of the sheet, from 1. */
  row: number;
  /** The mapped column, or the name of a yes/no column; null for a row as a whole. */
  column: ColumnKey | string | null;
  /** What to add to the message: the unit that was probably meant. */
  likely?: string;
}

export function messageOf({ kind, likely }: ListFinding): Text {
  const { zh, en }: Text = MESSAGES[kind];
  return likely === undefined
    ? { zh: `${zh}。`, en: `${en}.` }
    : { zh: `${zh}，可能是“${likely}”。`, en: `${en}; probably “${likely}”.` };
}
