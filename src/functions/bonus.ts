import { compare9, Decimal, subtract } from "../formula/decimal";
import {
  countSteps,
  gapInSteps,
  nativeSteps,
  STEP_READINGS,
  stepNote,
  weightedTotal,
} from "./steps";
import { ROUNDING } from "./words";
import { define } from "./define";
import type { Decimals, Result } from "./definition";
import { sumOfProducts, type NativeNumber } from "./native";
import { checkDivisor } from "./checks";
import { number, numberOr, numbers, reading, text } from "./parameters";
import { FunctionError } from "../formula/values";

/** Points that are won: for counted deeds, for growth and for being above a mean. */

const CAP = [
  text("上限", "cap"),
  text("最多得几分；不填则不封顶", "The most that can be won; no limit if left out"),
] as const;

const pointsWon = (decimals: Decimals): Result => ({
  kind: "number",
  decimals,
  description: text("加分", "The points won"),
});

/** At most `cap`, where there is one. */
function capped(value: Decimal, cap: number | null): number {
  if (cap === null) return value.toNumber();
  const most = Decimal.of(cap);
  return (value.compare(most) > 0 ? most : value).toNumber();
}

const nativeCapped = (value: string, cap: NativeNumber) =>
  cap.omitted ? value : `MIN(${cap.bare},${value})`;

export const bonus = define({
  name: "RUBRIC.BONUS",
  family: "bonus",
  description: text(
    "按次数加分：各项次数与每次加分之积的和，不超过上限",
    "Points for each count, at most a cap",
  ),
  parameters: {
    counts: numbers(
      [
        text("次数", "counts"),
        text("加分的次数，可为区域", "How often it was done; a cell or a range"),
      ],
      {
        sign: "non-negative",
      },
    ),
    per: numbers(
      [
        text("每次加分", "points each"),
        text(
          "每次加几分，一个数或与次数同形的区域",
          "Points for each; one number or a range like counts",
        ),
      ],
      { sign: "non-negative", like: "counts", oneForAll: true },
    ),
    cap: numberOr(CAP, null, "non-negative"),
  },
  result: pointsWon("as-points"),
  examples: ["RUBRIC.BONUS(2,2,6)", "RUBRIC.BONUS({1,2,1},{1,2,5},10)", "RUBRIC.BONUS(4,2)"],
  compute: ({ counts, per, cap }) => capped(weightedTotal(counts, per), cap),
  native: ({ counts, per, cap }) => nativeCapped(sumOfProducts(counts, per), cap),
  explain({ counts, per, cap }, s) {
    const sum = weightedTotal(counts, per);
    if (sum.isZero()) {
      return { zh: `${s.fact("counts")}，不加分`, en: `${s.fact("counts")}: no bonus` };
    }
    const won = s.capped(s.products(counts, per), sum, cap);
    const each = per.cells.length > 1 ? "各" : "";
    return {
      zh: `${s.fact("counts")}，每${s.unit("counts") || "次"}${each}加 ${s.value("per")} 分：${won}`,
      en: `${s.fact("counts")}; ${s.value("per")} for each: ${won}`,
    };
  },
});

export const growth = define({
  name: "RUBRIC.GROWTH",
  family: "bonus",
  description: text(
    "增长加分：达到基数得起点分，每增长一步再加若干分，不超过上限；低于基数得 0",
    "From a base on: a start score and points for each step above it, at most a cap; 0 below the base",
  ),
  parameters: {
    actual: number([text("实际", "actual"), text("实际达到的值", "What was reached")]),
    base: number([
      text("基数", "base"),
      text("起算的值，如上年数", "Where counting starts, such as last year's value"),
    ]),
    step: number(
      [
        text("步长", "step"),
        text(
          "每增长多少算一步，单位与实际、基数相同",
          "The size of a step, in the unit of actual and base",
        ),
      ],
      "positive",
    ),
    per: number(
      [text("每步加分", "points each"), text("每步加几分", "Points for each step")],
      "non-negative",
    ),
    cap: numberOr(CAP, null, "non-negative"),
    start: numberOr(
      [
        text("起点分", "start"),
        text("恰好达到基数时的得分；缺省 0", "The score just at the base; 0 if left out"),
      ],
      0,
      "non-negative",
    ),
    rounding: reading(ROUNDING, STEP_READINGS),
  },
  result: pointsWon("fraction"),
  examples: [
    "RUBRIC.GROWTH(0.42,0.4,0.01,10,30,10)",
    "RUBRIC.GROWTH(0.967,0.9,0.05,1,4)",
    'RUBRIC.GROWTH(0.967,0.9,0.05,1,4,0,"linear")',
  ],
  compute({ actual, base, step, per, cap, start, rounding }) {
    if (compare9(actual, base) < 0) return 0;
    const steps = countSteps(gapInSteps(actual, base, step), rounding);
    return capped(Decimal.of(start).plus(Decimal.of(per).times(steps)), cap);
  },
  native({ actual, base, step, per, cap, start, rounding }) {
    // Never below 0: values equal on 9 decimals may still leave a gap of less than nothing.
    const gap = `MAX(0,ROUND((${actual.text}-${base.text})/${step.text},9))`;
    const points = per.times(nativeSteps(gap, rounding));
    const won = start.known === 0 ? points : `${start.text}+${points}`;
    return `IF(${actual.rounded}<${base.rounded},0,${nativeCapped(won, cap)})`;
  },
  explain({ actual, base, step, per, cap, start, rounding }, s) {
    const facts = [s.subject("actual"), s.fact("base", "actual")] as const;
    const order = compare9(actual, base);
    if (order < 0) {
      return {
        zh: `${facts[0]}，低于${facts[1]}${s.score}`,
        en: `${facts[0]}, below ${facts[1]}${s.score}`,
      };
    }
    if (order === 0) {
      return {
        zh: `${facts[0]}，与${facts[1]} 持平${s.score}`,
        en: `${facts[0]}, equal to ${facts[1]}${s.score}`,
      };
    }
    const gap = gapInSteps(actual, base, step);
    const steps = countSteps(gap, rounding);
    const sum = Decimal.of(start).plus(Decimal.of(per).times(steps));
    const from = start === 0 ? "" : `${s.number(start)} + `;
    const won = s.capped(`${from}${s.number(steps)}×${s.number(per)}`, sum, cap);
    const rise = s.gap(subtract(actual, base), "actual");
    const one = s.step(step, "actual");
    const note = stepNote(s, gap, steps);
    const begin =
      start === 0
        ? { zh: "", en: "" }
        : { zh: `持平得 ${s.points(start)}，`, en: `${s.points(start)} at the base itself, ` };
    return {
      zh: `${facts[0]}，比${facts[1]} 高 ${rise}，${begin.zh}每高 ${one}加 ${s.points(per)}${note.zh}：${won}`,
      en: `${facts[0]}, ${rise} above ${facts[1]}, ${begin.en}${s.points(per)} for each ${one}${note.en}: ${won}`,
    };
  },
});

const ONE = Decimal.of(1);

export const excess = define({
  name: "RUBRIC.EXCESS",
  family: "bonus",
  description: text(
    "高于基准加分：每高 1 个百分点加 1 分，或按相对比例乘上限；不高于基准得 0",
    "Points for being above a base: 1 for each percentage point, or the cap in relation to what was possible",
  ),
  parameters: {
    actual: number([
      text("实际", "actual"),
      text("实际比率（小数）", "The rate reached, a fraction"),
    ]),
    base: number([
      text("基准", "base"),
      text("基准比率（小数），如全省均值", "The base rate, a fraction, such as a provincial mean"),
    ]),
    cap: numberOr(CAP, null, "non-negative"),
    reading: reading(
      [
        text("口径", "reading"),
        text(
          "per-point 每百分点（100×差）、relative 相对（上限×差÷(1−基准)，须有上限）",
          "per-point (100 × difference), relative (cap × difference ÷ (1 − base), needs a cap)",
        ),
      ],
      ["per-point", "relative"],
    ),
  },
  result: pointsWon("fraction"),
  examples: [
    "RUBRIC.EXCESS(0.935,0.92,5)",
    'RUBRIC.EXCESS(0.935,0.92,5,"relative")',
    "RUBRIC.EXCESS(0.92,0.92,5)",
  ],
  demand({ cap, reading }) {
    if (reading === "relative" && cap === null) {
      throw new FunctionError(
        "#VALUE!",
        {
          zh: "口径“相对”须给出参数 cap（上限）",
          en: "The reading “relative” needs the argument cap",
        },
        "cap",
      );
    }
  },
  compute({ actual, base, cap, reading }) {
    if (compare9(actual, base) <= 0) return 0;
    const gap = Decimal.of(actual).minus(Decimal.of(base));
    if (reading === "per-point") return capped(gap.times(Decimal.of(100)), cap);
    const room = ONE.minus(Decimal.of(base));
    checkDivisor(room.toNumber(), "base", text("1 减基准", "1 − base"));
    return Math.min(cap!, Decimal.of(cap!).times(gap).quotient(room));
  },
  nativeDemand({ cap, reading }) {
    if (reading !== "relative" || typeof cap.known === "number") return [];
    return cap.omitted ? ["TRUE"] : [`(${cap.bare}=1E300)`];
  },
  native({ actual, base, cap, reading }) {
    const gap = `(${actual.text}-${base.text})`;
    const won =
      reading === "per-point"
        ? nativeCapped(`100*${gap}`, cap)
        : unlessOne(base, nativeCapped(`${cap.text}*${gap}/(1-${base.text})`, cap));
    return `IF(${actual.rounded}>${base.rounded},${won},0)`;
  },
  explain({ actual, base, cap, reading }, s) {
    const facts = [s.subject("actual"), s.fact("base", "actual")] as const;
    if (compare9(actual, base) <= 0) {
      return {
        zh: `${facts[0]}，没有高于${facts[1]}${s.score}`,
        en: `${facts[0]}, not above ${facts[1]}${s.score}`,
      };
    }
    const gap = Decimal.of(actual).minus(Decimal.of(base));
    if (reading === "per-point") {
      const points = gap.times(Decimal.of(100));
      const above = s.percentagePoints(points.toNumber());
      const won = s.capped(`${s.number(points)}×1`, points, cap);
      return {
        zh: `${facts[0]}，比${facts[1]} 高 ${above}，每高 1 个百分点加 1 分：${won}`,
        en: `${facts[0]}, ${above} above ${facts[1]}, 1 point for each: ${won}`,
      };
    }
    const unit = s.unit("actual") === "%" ? "%" : "";
    const [own, from] = [s.number(actual, unit), s.number(base, unit)];
    const whole = unit === "%" ? "100%" : "1";
    const sum = `${s.number(cap!)}×(${own} − ${from})÷(${whole} − ${from}) = ${s.points(Number(s.result))}`;
    return {
      zh: `${facts[0]}，高于${facts[1]}，按“${s.reading("reading")}”：${sum}`,
      en: `${facts[0]}, above ${facts[1]}, by “${s.reading("reading")}”: ${sum}`,
    };
  },
});

function unlessOne(base: NativeNumber, rest: string): string {
  if (base.known !== undefined) return compare9(base.known ?? 0, 1) === 0 ? "#DIV/0!" : rest;
  return `IF(ROUND(1-${base.text},9)=0,#DIV/0!,${rest})`;
}
