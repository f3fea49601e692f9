import { compare9, Decimal, total } from "./decimal";
import { define } from "./define";
import { sumOfProducts, type NativeNumber } from "./native";
import {
  checkDivisor,
  number,
  numberOr,
  numbers,
  numbersOr,
  reading,
  text,
  type Numbers,
} from "./parameters";
import type { ReadingKey } from "./readings";

/** Points that are lost: for counted errors, for falling short of a target, for passing a limit. */

const POINTS = [text("分值", "points"), text("该项分值", "The points of the criterion")] as const;
const RESULT = {
  kind: "number",
  description: text("得分", "The score"),
} as const;

/** Σ counts×factors in decimal, where one factor may serve for all. */
export function weightedTotal(counts: Numbers, factors: Numbers): Decimal {
  if (factors.cells.length === 1) {
    return total(counts.cells).times(Decimal.of(factors.cells[0] ?? 0));
  }
  let result = Decimal.zero;
  for (let index = 0; index < counts.cells.length; index++) {
    const product = Decimal.of(counts.cells[index] ?? 0).times(
      Decimal.of(factors.cells[index] ?? 0),
    );
    result = result.plus(product);
  }
  return result;
}

/** Readings of an incomplete step: not counted, counted as one, or counted in part. */
export const STEP_READINGS = ["full", "started", "linear"] as const satisfies readonly ReadingKey[];

export type StepReading = (typeof STEP_READINGS)[number];

/** A number of steps as the reading counts it. `steps` is rounded to 9 decimals already. */
export function countSteps(steps: Decimal, rounding: StepReading): Decimal {
  const counted = steps.compare(Decimal.zero) < 0 ? Decimal.zero : steps;
  if (rounding === "linear") return counted;
  return rounding === "full" ? counted.floor() : counted.ceiling();
}

/** The native form of a number of steps: `steps` is a formula that is never negative. */
export function nativeSteps(steps: string, rounding: StepReading): string {
  if (rounding === "linear") return steps;
  return rounding === "full" ? `INT(${steps})` : `ROUNDUP(${steps},0)`;
}

export const deduct = define({
  name: "RUBRIC.DEDUCT",
  family: "deduction",
  description: text(
    "按次数扣分：分值减去各项次数与每次扣分之积，不低于下限",
    "Points less so much for each count, not below a floor",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    counts: numbers(
      [
        text("次数", "counts"),
        text("扣分的次数，可为区域", "How often it happened; a cell or a range"),
      ],
      {
        sign: "non-negative",
      },
    ),
    per: numbersOr(
      [
        text("每次扣分", "points off"),
        text(
          "每次扣几分，一个数或与次数同形的区域；缺省 1",
          "Points off for each; one number or a range like counts; 1 if left out",
        ),
      ],
      [1],
      { sign: "non-negative", like: "counts", oneForAll: true },
    ),
    floor: numberOr(
      [
        text("下限", "floor"),
        text("扣到几分为止；缺省 0", "The least that remains; 0 if left out"),
      ],
      0,
      "non-negative",
    ),
  },
  result: RESULT,
  examples: ["RUBRIC.DEDUCT(3,2,1)", "RUBRIC.DEDUCT(6,{1,2},{1,0.5})", "RUBRIC.DEDUCT(5,9,1,2)"],
  compute({ points, counts, per, floor }) {
    const left = Decimal.of(points).minus(weightedTotal(counts, per));
    const least = Decimal.of(floor);
    return (left.compare(least) < 0 ? least : left).toNumber();
  },
  native: ({ points, counts, per, floor }) =>
    `MAX(${floor.bare},${points.text}-${sumOfProducts(counts, per)})`,
  explain({ points, counts, per, floor }, s) {
    const left = Decimal.of(points).minus(weightedTotal(counts, per));
    const products =
      counts.cells.length > 1 ? `(${s.products(counts, per)})` : s.products(counts, per);
    const sum = `${s.number(points)} − ${products} = ${s.number(left)}`;
    const cut = left.compare(Decimal.of(floor)) < 0;
    const unit = s.unit("counts", s.language === "zh" ? "次" : "");
    const many = per.cells.length > 1;
    return {
      zh:
        `${s.fact("counts")}，每${unit}${many ? "各" : ""}扣 ${s.value("per")} 分：${sum}` +
        (cut ? `，扣到 ${s.number(floor)} 分为止，得 ${s.shown} 分` : " 分"),
      en:
        `${s.fact("counts")}, ${s.value("per")} points off each: ${sum}` +
        (cut ? `; not below ${s.number(floor)}, so ${s.shown}` : ""),
    };
  },
});

const ACTUAL = [text("实际", "actual"), text("实际达到的值", "What was reached")] as const;
const TARGET = [text("目标", "target"), text("要求达到的值", "What was asked for")] as const;

export const shortfall = define({
  name: "RUBRIC.SHORTFALL",
  family: "deduction",
  description: text(
    "未达目标按步扣分：达到目标得满分，每差一步扣若干分，扣完为止",
    "Full points at the target, else points off for each step short of it, not below 0",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    target: number(TARGET),
    step: number(
      [
        text("步长", "step"),
        text(
          "每差多少算一步，单位与实际、目标相同",
          "The size of a step, in the unit of actual and target",
        ),
      ],
      "positive",
    ),
    per: numberOr(
      [
        text("每步扣分", "points off"),
        text("每步扣几分；缺省 1", "Points off for each step; 1 if left out"),
      ],
      1,
      "non-negative",
    ),
    rounding: reading(
      [
        text("不足一步", "incomplete step"),
        text(
          "不足一步怎样算：full 整步（不计）、started 不足一步按一步、linear 按比例",
          "An incomplete step: full (not counted), started (counts as one), linear",
        ),
      ],
      STEP_READINGS,
    ),
  },
  result: RESULT,
  examples: [
    "RUBRIC.SHORTFALL(15,0.935,0.94,0.005)",
    "RUBRIC.SHORTFALL(15,46.3,50,1)",
    'RUBRIC.SHORTFALL(15,46.3,50,1,1,"started")',
  ],
  compute({ points, actual, target, step, per, rounding }) {
    if (compare9(actual, target) >= 0) return points;
    const steps = countSteps(gapInSteps(target, actual, step), rounding);
    const left = Decimal.of(points).minus(Decimal.of(per).times(steps));
    return left.compare(Decimal.zero) < 0 ? 0 : left.toNumber();
  },
  native({ points, actual, target, step, per, rounding }) {
    const steps = nativeSteps(`ROUND((${target.text}-${actual.text})/${step.text},9)`, rounding);
    return `IF(${actual.rounded}>=${target.rounded},${points.value},MAX(0,${points.text}-${per.times(steps)}))`;
  },
  explain({ points, actual, target, step, per, rounding }, s) {
    const facts = `${s.fact("actual")}${s.language === "zh" ? "，" : ", "}${s.fact("target")}`;
    if (compare9(actual, target) >= 0) {
      return {
        zh: `${facts}：达到目标，得满分 ${s.number(points)} 分`,
        en: `${facts}: the target is reached, full points ${s.number(points)}`,
      };
    }
    const gap = gapInSteps(target, actual, step);
    const steps = countSteps(gap, rounding);
    const sum = `${s.number(points)} − ${s.number(steps)}×${s.number(per)}`;
    return {
      zh: `${facts}：差 ${s.number(gap)} 步（每步 ${s.value("step")}，${s.reading(rounding)}计 ${s.number(steps)} 步），每步扣 ${s.number(per)} 分：${sum}，最低 0，得 ${s.shown} 分`,
      en: `${facts}: ${s.number(gap)} steps of ${s.value("step")} short (${s.reading(rounding)}: ${s.number(steps)}), ${s.number(per)} points off each: ${sum}, not below 0 = ${s.shown}`,
    };
  },
});

/** ROUND((from − to) ÷ step, 9) */
export function gapInSteps(from: number, to: number, step: number): Decimal {
  return Decimal.of(from).minus(Decimal.of(to)).roundedQuotient(Decimal.of(step), 9);
}

const atLeast0 = (value: Decimal) => (value.compare(Decimal.zero) < 0 ? 0 : value.toNumber());

const ONE = Decimal.of(1);
const HUNDRED = Decimal.of(100);

export const prorate = define({
  name: "RUBRIC.PRORATE",
  family: "deduction",
  description: text(
    "未达目标按比例得分：达到目标得满分，否则按所选口径计算，不低于 0",
    "Full points at the target, else in proportion by the chosen reading, not below 0",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    target: number(TARGET),
    reading: reading(
      [
        text("口径", "reading"),
        text(
          "completion 完成率（分值×实际÷目标）、per-point 每百分点扣 1 分、share 百分比扣减（分值×(1−差距)）；后两者用小数表示的比率",
          "completion (points × actual ÷ target), per-point (1 off for each percentage point), share (points × (1 − gap)); the last two take fractions",
        ),
      ],
      ["completion", "per-point", "share"],
    ),
  },
  result: RESULT,
  examples: [
    "RUBRIC.PRORATE(40,0.9,0.95)",
    'RUBRIC.PRORATE(40,0.9,0.95,"per-point")',
    'RUBRIC.PRORATE(40,0.9,0.95,"share")',
  ],
  compute({ points, actual, target, reading }) {
    if (compare9(actual, target) >= 0) return points;
    const full = Decimal.of(points);
    if (reading === "completion") {
      checkDivisor(target, "target", text("目标值", "the target"));
      return Math.max(0, full.times(Decimal.of(actual)).quotient(Decimal.of(target)));
    }
    const gap = Decimal.of(target).minus(Decimal.of(actual));
    return atLeast0(
      reading === "per-point" ? full.minus(gap.times(HUNDRED)) : full.times(ONE.minus(gap)),
    );
  },
  native({ points, actual, target, reading }) {
    const reached = `${actual.rounded}>=${target.rounded}`;
    const gap = `(${target.text}-${actual.text})`;
    const part = {
      completion: `${points.text}*${actual.text}/${target.text}`,
      "per-point": `${points.text}-100*${gap}`,
      share: `${points.text}*(1-${gap})`,
    }[reading];
    const rest = `MAX(0,${part})`;
    return `IF(${reached},${points.value},${reading === "completion" ? unlessZero(target, rest) : rest})`;
  },
  explain({ points, actual, target, reading }, s) {
    const facts = `${s.fact("actual")}${s.language === "zh" ? "，" : ", "}${s.fact("target")}`;
    if (compare9(actual, target) >= 0) {
      return {
        zh: `${facts}：达到目标，得满分 ${s.number(points)} 分`,
        en: `${facts}: the target is reached, full points ${s.number(points)}`,
      };
    }
    const gap = `(${s.number(target)} − ${s.number(actual)})`;
    const sum = {
      completion: `${s.number(points)}×${s.number(actual)}÷${s.number(target)}`,
      "per-point": `${s.number(points)} − 100×${gap}`,
      share: `${s.number(points)}×(1 − ${gap})`,
    }[reading];
    return {
      zh: `${facts}：未达目标，按“${s.reading(reading)}”：${sum}，最低 0，得 ${s.shown} 分`,
      en: `${facts}: below the target, by “${s.reading(reading)}”: ${sum}, not below 0 = ${s.shown}`,
    };
  },
});

/** `rest`, or `#DIV/0!` where a divisor is 0 on 9 decimals. */
export function unlessZero(divisor: NativeNumber, rest: string): string {
  if (divisor.known !== undefined) return compare9(divisor.known ?? 0, 0) === 0 ? "#DIV/0!" : rest;
  return `IF(${divisor.rounded}=0,#DIV/0!,${rest})`;
}

export const overrun = define({
  name: "RUBRIC.OVERRUN",
  family: "deduction",
  description: text(
    "超出限额扣分：不超过限额得满分，否则按所选口径计算，不低于 0",
    "Full points up to a limit, else less by the chosen reading, not below 0",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    limit: number([text("限额", "limit"), text("不应超过的值", "What should not be passed")]),
    reading: reading(
      [
        text("口径", "reading"),
        text(
          "inverse 反比（分值×限额÷实际）、per-point 每百分点扣 1 分、excess 超出比例（分值×(1−超出÷限额)）",
          "inverse (points × limit ÷ actual), per-point (1 off for each percentage point over), excess (points × (1 − excess ÷ limit))",
        ),
      ],
      ["inverse", "per-point", "excess"],
    ),
  },
  result: RESULT,
  examples: [
    "RUBRIC.OVERRUN(5,0.125,0.1)",
    'RUBRIC.OVERRUN(5,0.125,0.1,"per-point")',
    'RUBRIC.OVERRUN(5,0.125,0.1,"excess")',
  ],
  compute({ points, actual, limit, reading }) {
    if (compare9(actual, limit) <= 0) return points;
    const full = Decimal.of(points);
    const over = Decimal.of(actual).minus(Decimal.of(limit));
    if (reading === "per-point") return atLeast0(full.minus(over.times(HUNDRED)));
    if (reading === "inverse") {
      checkDivisor(actual, "actual", text("实际值", "the actual value"));
      return Math.max(0, full.times(Decimal.of(limit)).quotient(Decimal.of(actual)));
    }
    checkDivisor(limit, "limit", text("限额", "the limit"));
    const left = full.times(Decimal.of(limit).minus(over));
    return Math.max(0, left.quotient(Decimal.of(limit)));
  },
  native({ points, actual, limit, reading }) {
    const within = `${actual.rounded}<=${limit.rounded}`;
    const over = `(${actual.text}-${limit.text})`;
    const rest = {
      inverse: unlessZero(actual, `MAX(0,${points.text}*${limit.text}/${actual.text})`),
      "per-point": `MAX(0,${points.text}-100*${over})`,
      excess: unlessZero(limit, `MAX(0,${points.text}*(1-${over}/${limit.text}))`),
    }[reading];
    return `IF(${within},${points.value},${rest})`;
  },
  explain({ points, actual, limit, reading }, s) {
    const facts = `${s.fact("actual")}${s.language === "zh" ? "，" : ", "}${s.fact("limit")}`;
    if (compare9(actual, limit) <= 0) {
      return {
        zh: `${facts}：未超限额，得满分 ${s.number(points)} 分`,
        en: `${facts}: within the limit, full points ${s.number(points)}`,
      };
    }
    const over = `(${s.number(actual)} − ${s.number(limit)})`;
    const sum = {
      inverse: `${s.number(points)}×${s.number(limit)}÷${s.number(actual)}`,
      "per-point": `${s.number(points)} − 100×${over}`,
      excess: `${s.number(points)}×(1 − ${over}÷${s.number(limit)})`,
    }[reading];
    return {
      zh: `${facts}：超出限额，按“${s.reading(reading)}”：${sum}，最低 0，得 ${s.shown} 分`,
      en: `${facts}: over the limit, by “${s.reading(reading)}”: ${sum}, not below 0 = ${s.shown}`,
    };
  },
});

export const meets = define({
  name: "RUBRIC.MEETS",
  family: "deduction",
  description: text(
    "达标得分：实际不低于目标得满分，否则得另给的分数",
    "Full points when the target is reached, else another score",
  ),
  parameters: {
    points: number(POINTS, "non-negative"),
    actual: number(ACTUAL),
    target: number(TARGET),
    otherwise: numberOr(
      [
        text("未达得分", "otherwise"),
        text("未达目标时的得分；缺省 0", "The score below the target; 0 if left out"),
      ],
      0,
    ),
  },
  result: RESULT,
  examples: ["RUBRIC.MEETS(10,0.8,0.8)", "RUBRIC.MEETS(10,0.79,0.8)", "RUBRIC.MEETS(8,5,6,5)"],
  compute: ({ points, actual, target, otherwise }) =>
    compare9(actual, target) >= 0 ? points : otherwise,
  native: ({ points, actual, target, otherwise }) =>
    `IF(${actual.rounded}>=${target.rounded},${points.value},${otherwise.bare})`,
  explain({ points, actual, target, otherwise }, s) {
    const reached = compare9(actual, target) >= 0;
    return {
      zh: `${s.fact("actual")}，${s.fact("target")}：${reached ? `达到，得 ${s.number(points)} 分` : `未达到，得 ${s.number(otherwise)} 分`}`,
      en: `${s.fact("actual")}, ${s.fact("target")}: ${reached ? `reached, ${s.number(points)} points` : `not reached, ${s.number(otherwise)} points`}`,
    };
  },
});
