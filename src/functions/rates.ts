import { compare9, Decimal, total } from "../formula/decimal";
import { weightedTotal } from "./steps";
import { GRADUATES, TARGETS } from "./words";
import { define } from "./define";
import { sumOfProducts, unlessZero } from "./native";
import { checkDivisor } from "./checks";
import { number, numbers, numbersOr, reading, text } from "./parameters";

/** Rates, their targets and benchmarks. Rates are fractions: 93.5 % is 0.935. */

const RATE = {
  kind: "number",
  decimals: "fraction",
  description: text("比率（小数）", "A rate, as a fraction"),
  unit: "%",
} as const;

export const target = define({
  name: "RUBRIC.TARGET",
  family: "rate",
  description: text(
    "多学历综合目标：各学历目标按毕业生数加权平均",
    "One target for several degree levels: the targets weighted by graduates",
  ),
  parameters: {
    graduates: numbers(GRADUATES, {
      sign: "non-negative",
    }),
    targets: numbers(TARGETS, { like: "graduates", oneForAll: true }),
  },
  result: RATE,
  examples: ["RUBRIC.TARGET({60,40},{0.9,0.95})", "RUBRIC.TARGET({60,40},0.9)"],
  compute({ graduates, targets }) {
    const all = total(graduates.cells);
    checkDivisor(all.toNumber(), "graduates", text("毕业生总数", "the number of graduates"));
    return weightedTotal(graduates, targets).quotient(all);
  },
  native({ graduates, targets }) {
    const rate = `${sumOfProducts(graduates, targets)}/${graduates.sum}`;
    return `IF(ROUND(${graduates.sum},9)=0,#DIV/0!,${rate})`;
  },
  explain({ graduates, targets }, s) {
    const counted = targets.cells.filter((_, index) => (graduates.cells[index] ?? 0) !== 0);
    if (s.isPart && new Set(counted).size <= 1) return { zh: "", en: "" };
    const sum = `(${s.products(graduates, targets, "%")})÷${s.number(total(graduates.cells))}${s.equals("%")}`;
    return {
      zh: `各学历目标按${s.name("graduates")}加权：${sum}`,
      en: `the targets weighted by ${s.name("graduates")}: ${sum}`,
    };
  },
});

export const above = define({
  name: "RUBRIC.ABOVE",
  family: "rate",
  description: text(
    "是否高于基准：高于为 TRUE；相等按口径，缺省为不达标",
    "TRUE above the benchmark; equal counts by the reading, not met if left out",
  ),
  parameters: {
    actual: number([text("实际", "actual"), text("实际值", "The value reached")]),
    benchmark: number([text("基准", "benchmark"), text("基准值", "The value to pass")]),
    equal: reading(
      [
        text("相等时", "when equal"),
        text("恰好相等：not-met 不达标、met 达标", "Just equal: not-met or met"),
      ],
      ["not-met", "met"],
    ),
  },
  result: {
    kind: "boolean",
    decimals: "whole",
    description: text("是否达标", "Whether it is above"),
  },
  examples: ["RUBRIC.ABOVE(0.95,0.94)", "RUBRIC.ABOVE(0.94,0.94)", 'RUBRIC.ABOVE(0.94,0.94,"met")'],
  compute({ actual, benchmark, equal }) {
    const order = compare9(actual, benchmark);
    return equal === "met" ? order >= 0 : order > 0;
  },
  native: ({ actual, benchmark, equal }) =>
    `${actual.rounded}${equal === "met" ? ">=" : ">"}${benchmark.rounded}`,
  explain({ actual, benchmark }, s) {
    const order = compare9(actual, benchmark);
    const zh = ["低于", "等于", "高于"][order + 1];
    const en = ["below", "equal to", "above"][order + 1];
    const reading = order === 0 && !s.isPart ? s.reading("equal") : "";
    const met = s.result === true ? ["达标", "met"] : ["不达标", "not met"];
    const facts = [s.subject("actual"), s.fact("benchmark", "actual")] as const;
    return {
      zh: `${facts[0]}，${zh}${facts[1]}${s.isPart ? "" : `${reading && `（相等按“${reading}”）`}：${met[0]}`}`,
      en: `${facts[0]}, ${en} ${facts[1]}${s.isPart ? "" : `${reading && ` (reading: ${reading})`}: ${met[1]}`}`,
    };
  },
});

export const retention = define({
  name: "RUBRIC.RETENTION",
  family: "rate",
  description: text(
    "留省（留威）率：留下就业人数 ÷ 就业人数；同口径时分母也减去升学、入伍、出国出境",
    "Share of the employed who stayed; with same-scope the denominator leaves out further study, army and abroad too",
  ),
  parameters: {
    stayed: number(
      [text("留省就业人数", "stayed"), text("留省（本地）就业人数", "Persons employed who stayed")],
      "non-negative",
    ),
    employed: number(
      [text("总体就业人数", "employed"), text("总体就业（落实）人数", "All persons employed")],
      "non-negative",
    ),
    excluded: numbersOr(
      [
        text("升学入伍出国出境人数", "excluded"),
        text(
          "升学、入伍、出国出境人数，一格或区域；缺省 0",
          "Further study, army, abroad; a cell or a range, 0 if left out",
        ),
      ],
      [0],
      { sign: "non-negative" },
    ),
    denominator: reading(
      [
        text("分母口径", "denominator"),
        text(
          "as-written 按原文（总体就业人数）、same-scope 同口径（减去三项）",
          "as-written (all employed) or same-scope (without the excluded)",
        ),
      ],
      ["as-written", "same-scope"],
    ),
  },
  result: RATE,
  examples: ["RUBRIC.RETENTION(60,100)", 'RUBRIC.RETENTION(60,100,{15,3,2},"same-scope")'],
  compute({ stayed, employed, excluded, denominator }) {
    const all = Decimal.of(employed);
    const base = denominator === "as-written" ? all : all.minus(total(excluded.cells));
    checkDivisor(base.toNumber(), "employed", text("分母人数", "the denominator"));
    return Decimal.of(stayed).quotient(base);
  },
  native({ stayed, employed, excluded, denominator }) {
    if (denominator === "as-written")
      return unlessZero(employed, `${stayed.text}/${employed.text}`);
    const base = `(${employed.text}-${excluded.sum})`;
    return `IF(ROUND(${base},9)=0,#DIV/0!,${stayed.text}/${base})`;
  },
  explain({ denominator }, s) {
    const base =
      denominator === "as-written"
        ? s.fact("employed")
        : `(${s.fact("employed")} − ${s.fact("excluded")})`;
    const share = `${s.fact("stayed")}÷${base}${s.equals("%")}`;
    const reading = s.isPart ? "" : s.reading("denominator");
    return {
      zh: `${share}${reading && `（${reading}）`}`,
      en: `${share}${reading && ` (${reading})`}`,
    };
  },
});

export const rise = define({
  name: "RUBRIC.RISE",
  family: "rate",
  description: text(
    "比基准的提升：相对（差÷基准）或百分点差",
    "The rise over a base: relative to it, or as a difference",
  ),
  parameters: {
    rate: number([text("比率", "rate"), text("现在的比率（小数）", "The rate now, a fraction")]),
    base: number([text("基准", "base"), text("基准比率（小数）", "The base rate, a fraction")]),
    reading: reading(
      [
        text("口径", "reading"),
        text(
          "relative 相对（(比率−基准)÷基准）、points 百分点差（比率−基准）",
          "relative ((rate − base) ÷ base) or points (rate − base)",
        ),
      ],
      ["relative", "points"],
    ),
  },
  result: {
    kind: "number",
    decimals: "fraction",
    description: text("提升幅度（小数）", "The rise, as a fraction"),
  },
  examples: ["RUBRIC.RISE(0.66,0.6)", 'RUBRIC.RISE(0.66,0.6,"points")'],
  compute({ rate, base, reading }) {
    const gap = Decimal.of(rate).minus(Decimal.of(base));
    if (reading === "points") return gap.toNumber();
    checkDivisor(base, "base", text("基准", "the base"));
    return gap.quotient(Decimal.of(base));
  },
  native({ rate, base, reading }) {
    const gap = `${rate.text}-${base.text}`;
    return reading === "points" ? gap : unlessZero(base, `(${gap})/${base.text}`);
  },
  explain({ rate, base, reading }, s) {
    const gap = `${s.number(rate, "%")} − ${s.number(base, "%")}`;
    const isRelative = reading === "relative";
    const sum = `${isRelative ? `(${gap})÷${s.number(base, "%")}` : gap}${s.equals("%")}`;
    return {
      zh: `${s.subject("rate")}，${s.fact("base", "rate")}，按“${s.reading("reading")}”：${sum}`,
      en: `${s.subject("rate")}, ${s.fact("base", "rate")}, by “${s.reading("reading")}”: ${sum}`,
    };
  },
});
