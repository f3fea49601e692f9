import { compare9, Decimal, subtract } from "../formula/decimal";
import { define } from "./define";
import { sumOfProducts } from "./native";
import { number, numberOr, numbers, numbersOr, reading, text } from "./parameters";
import {
  countSteps,
  gapInSteps,
  nativeSteps,
  STEP_READINGS,
  stepNote,
  weightedTotal,
} from "./steps";
import { ACTUAL, POINTS, reached, ROUNDING, score, TARGET } from "./words";

/** Points that are lost: for counted errors, and for each step short of a target. */

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
  result: score("as-points"),
  examples: ["RUBRIC.DEDUCT(3,2,1)", "RUBRIC.DEDUCT(6,{1,2},{1,0.5})", "RUBRIC.DEDUCT(5,9,1,2)"],
  compute({ points, counts, per, floor }) {
    const left = Decimal.of(points).minus(weightedTotal(counts, per));
    const least = Decimal.of(floor);
    return (left.compare(least) < 0 ? least : left).toNumber();
  },
  native: ({ points, counts, per, floor }) =>
    `MAX(${floor.bare},${points.text}-${sumOfProducts(counts, per)})`,
  explain({ points, counts, per, floor }, s) {
    const lost = weightedTotal(counts, per);
    if (lost.isZero()) {
      return {
        zh: `${s.fact("counts")}，不扣分${s.fullScore}`,
        en: `${s.fact("counts")}, nothing taken off${s.fullScore}`,
      };
    }
    const products = s.products(counts, per);
    const off = products.includes("+") ? `(${products})` : products;
    const left = Decimal.of(points).minus(lost);
    const sum = s.floored(`${s.number(points)} − ${off}`, left, floor);
    const each = per.cells.length > 1 ? "各" : "";
    return {
      zh: `${s.fact("counts")}，每${s.unit("counts") || "次"}${each}扣 ${s.value("per")} 分：${sum}`,
      en: `${s.fact("counts")}; ${s.value("per")} off each: ${sum}`,
    };
  },
});

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
    rounding: reading(ROUNDING, STEP_READINGS),
  },
  result: score("fraction"),
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
    if (compare9(actual, target) >= 0) return reached(s, target);
    const gap = gapInSteps(target, actual, step);
    const steps = countSteps(gap, rounding);
    const left = Decimal.of(points).minus(Decimal.of(per).times(steps));
    const sum = s.floored(`${s.number(points)} − ${s.number(steps)}×${s.number(per)}`, left, 0);
    const missing = s.gap(subtract(target, actual), "actual");
    const one = s.step(step, "actual");
    const note = stepNote(s, gap, steps);
    return {
      zh: `${s.subject("actual")}，比${s.fact("target", "actual")} 差 ${missing}，每差 ${one}扣 ${s.points(per)}${note.zh}：${sum}`,
      en: `${s.subject("actual")}, ${missing} short of ${s.fact("target", "actual")}, ${s.points(per)} off for each ${one}${note.en}: ${sum}`,
    };
  },
});
