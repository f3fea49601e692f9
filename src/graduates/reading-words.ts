/** Readings and their options as people know them: in the pane and on the command line. */
import type { Text } from "../formula/values";
import type { ReadingId, Readings } from "./readings";

export const READING_NAMES: Record<ReadingId, Text> = {
  flexible: { zh: "灵活就业包括", en: "Flexible employment is" },
  "flexible-of": { zh: "灵活就业比例的分母", en: "Its share is of" },
  employed: { zh: "总体就业人数", en: "Overall employment is" },
  army: { zh: "入伍是否计入留当地", en: "Enlisted persons count as stayed" },
  twice: { zh: "同一个人有几行时", en: "A person listed twice counts by" },
  difficult: { zh: "困难毕业生算哪些", en: "Graduates in difficulty are" },
};

const OPTIONS: Readonly<Record<string, Text>> = {
  "flexible 12+76": { zh: "其他录用形式＋自由职业", en: "12 and 76" },
  "flexible 76": { zh: "只有自由职业（2024 年起）", en: "76 only (since 2024)" },
  "flexible 12+75+76": { zh: "其他录用＋自主创业＋自由职业", en: "12, 75 and 76" },
  "flexible-of settled": { zh: "落实人数", en: "the settled" },
  "flexible-of employed": { zh: "就业人数（不含升学）", en: "the employed, without study" },
  "flexible-of graduates": { zh: "毕业生总数", en: "all graduates" },
  "employed settled": { zh: "落实人数（含升学）", en: "the settled, with study" },
  "employed employed": { zh: "就业人数（不含升学）", en: "the employed, without study" },
  "army out": { zh: "不计入", en: "no" },
  "army in": { zh: "计入", en: "yes" },
  "twice last": { zh: "计最后一行", en: "the last row" },
  "twice first": { zh: "计第一行", en: "the first row" },
  "twice each": { zh: "每行都计", en: "every row" },
  "difficult any": { zh: "写了任何困难类别的", en: "those of any kind" },
};

/** Kinds of difficulty are the list's own words. */
export const optionName = <Id extends ReadingId>(id: Id, option: Readings[Id]): Text =>
  OPTIONS[`${id} ${option}`] ?? { zh: option, en: option };
