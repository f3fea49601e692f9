/** Words that several readers of clauses share. */
import { NUMBER, UNIT } from "../units";
import type { Benchmark, Quantity } from "./types";

/** A number with its unit: groups `n` and `u` with a suffix. */
export const quantity = (name: string, unit: string = UNIT) =>
  `(?<n${name}>${NUMBER})(?<u${name}>${unit})`;

export const quantityOf = (
  groups: Record<string, string | undefined>,
  name: string,
  unit?: string,
): Quantity => ({ printed: Number(groups[`n${name}`]), unit: groups[`u${name}`] ?? unit ?? "" });

const WHOSE =
  "全校|学校|全省|全市|全区|省|校|全国|同类|同期|平均|上级|下达|规定|年度|上年度|上年|上一年度|去年|目标|既定|考核|达标|各项|标准|要求|计划|任务|当年|整体|初次|毕业去向|落实率|就业率|总体|同类院校|本科|的";

/** What is named instead of a number: 目标任务, 全省平均水平, 上年. */
export const BENCHMARK = `(?:${WHOSE})*(?:目标值|目标任务|目标|总体就业率|总体落实率|平均就业率|平均落实率|任务数|任务|平均水平|平均值|平均数|平均|均值|基准值|基准|指标值|达标指标|指标|上年度|上年|上一年度|去年同期|去年|上年同期|同期水平|标准|计划数|要求|持平)(?:落实率|水平|数)?`;

export const benchmark = (named: string): Benchmark => ({ named });

export const isLastYear = (named: string) => /上年|上一年|去年/u.test(named);
export const isMean = (named: string) => /平均|均值/u.test(named);

/** Verbs of a step downwards and upwards. */
export const LESS = "缺少|减少|少于|低于|下降|降低|相差|不足|落后|未达到|少|低|差(?![错评异距])|降";
export const MORE = "超过|超出|高于|高出|多于|增加|增长|提高|提升|上升|超额|超|多|高|增";
