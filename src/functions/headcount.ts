import { Decimal, total } from "../formula/decimal";
import { define } from "./define";
import { sumOfProducts } from "./native";
import { numbers, reading, text } from "./parameters";
import { countSteps, nativeSteps, STEP_READINGS, stepNote, weightedTotal } from "./steps";
import { GRADUATES, ROUNDING, TARGETS } from "./words";

/** Persons above a target, who are a score of their own. */

export const headcount = define({
  name: "RUBRIC.HEADCOUNT",
  family: "bonus",
  description: text(
    "超过目标的人数：就业人数减去各学历毕业生数与目标之积，不低于 0",
    "Persons above target: employed less graduates × targets, not below 0",
  ),
  parameters: {
    employed: numbers(
      [
        text("就业人数", "employed"),
        text("就业人数，一格或区域", "Persons employed; a cell or a range"),
      ],
      {
        sign: "non-negative",
      },
    ),
    graduates: numbers(GRADUATES, {
      sign: "non-negative",
    }),
    targets: numbers(TARGETS, { like: "graduates", oneForAll: true }),
    rounding: reading(ROUNDING, STEP_READINGS),
  },
  result: {
    kind: "number",
    decimals: "fraction",
    description: text("超过目标的人数", "Persons above target"),
  },
  examples: [
    "RUBRIC.HEADCOUNT(95,100,0.94)",
    "RUBRIC.HEADCOUNT({50,40},{52,41},{0.94,0.97})",
    'RUBRIC.HEADCOUNT(95,101,0.94,"linear")',
  ],
  compute({ employed, graduates, targets, rounding }) {
    const above = total(employed.cells).minus(weightedTotal(graduates, targets)).round(9);
    return countSteps(above, rounding).toNumber();
  },
  native({ employed, graduates, targets, rounding }) {
    const above = `MAX(0,ROUND(${employed.sum}-${sumOfProducts(graduates, targets)},9))`;
    return nativeSteps(above, rounding);
  },
  explain({ employed, graduates, targets, rounding }, s) {
    if (total(graduates.cells).isZero()) {
      return { zh: `${s.fact("graduates")}，不计`, en: `${s.fact("graduates")}: not counted` };
    }
    const wanted = weightedTotal(graduates, targets);
    const heads = total(employed.cells);
    const above = heads.minus(wanted).round(9);
    const due = `${s.products(graduates, targets, "%")} = ${s.number(wanted)}`;
    const zh = `${s.name("employed")} ${s.number(heads)} 人，${s.name("graduates")}按目标应有 ${due} 人`;
    const en = `${s.name("employed")} ${s.number(heads)}, due for ${s.name("graduates")} by the target: ${due}`;
    if (above.compare(Decimal.zero) <= 0) {
      return { zh: `${zh}，没有超过`, en: `${en}, not exceeded` };
    }
    const note = stepNote(s, above, countSteps(above, rounding), "人");
    return {
      zh: `${zh}，超过 ${s.number(above)} 人${note.zh}`,
      en: `${en}, exceeded by ${s.number(above)}${note.en}`,
    };
  },
});
