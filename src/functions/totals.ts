import { Decimal, rounded9, total } from "../formula/decimal";
import { weightedTotal } from "./steps";
import { aboveEach, levels } from "./above";
import { define } from "./define";
import { saysYes, sumOfProducts, type NativeRange } from "./native";
import { outOfRange } from "./checks";
import { flags, numbers, numbersOrNone, text } from "./parameters";
import { display } from "../formula/values";
import { positionAt } from "./ranges";

/** Totals of a scorecard, and what sets them aside. */

export const totalScore = define({
  name: "RUBRIC.TOTAL",
  family: "total",
  description: text(
    "合计得分；给出分值时，得分低于 0 或超过分值即报错并指明位置",
    "The sum of scores; with points, a score below 0 or above its points is an error that names the place",
  ),
  parameters: {
    scores: numbers([text("得分", "scores"), text("各项得分", "The scores")]),
    points: numbersOrNone(
      [
        text("分值", "points"),
        text(
          "各项分值，一个数或与得分同形的区域；可不填",
          "The points of each; one number or a range like scores; may be left out",
        ),
      ],
      { sign: "non-negative", like: "scores", oneForAll: true },
    ),
  },
  result: { kind: "number", decimals: "as-points", description: text("合计", "The total") },
  examples: [
    "RUBRIC.TOTAL({3,2.5,5})",
    "RUBRIC.TOTAL({3,2.5,5},{3,3,5})",
    "RUBRIC.TOTAL({3,3.5},{3,3})",
  ],
  check({ scores, points }) {
    if (points === null) return;
    scores.cells.forEach((cell, index) => {
      const score = cell ?? 0;
      const most = points.cells[points.cells.length === 1 ? 0 : index] ?? 0;
      if (rounded9(score) >= 0 && score < levels(most).above) return;
      const place = positionAt(scores, index);
      const shown = display(score);
      throw outOfRange("scores", {
        zh: `参数 scores${place.zh}的得分 ${shown.zh} 不在 0…${display(most).zh} 之内`,
        en: `scores${place.en} holds ${shown.en}, outside 0…${display(most).en}`,
      });
    });
  },
  compute: ({ scores }) => total(scores.cells).toNumber(),
  nativeCheck({ scores, points }) {
    if (points.omitted) return [];
    return [
      scores.isNegative,
      `SUMPRODUCT(ISNUMBER(${scores.text})*(${scores.text}>=${leastAbove(points)}))`,
    ];
  },
  native: ({ scores }) => scores.sum,
  explain({ scores, points }, s) {
    const most = points && points.cells.length > 1 ? total(points.cells) : null;
    return {
      zh: `${s.name("scores")}合计：${s.terms(scores)} = ${s.shown} 分${most ? `（满分 ${s.number(most)} 分）` : ""}`,
      en: `The total of ${s.name("scores")}: ${s.terms(scores)} = ${s.shown}${most ? ` (of ${s.number(most)})` : ""}`,
    };
  },
});

/** The least value that is above the points; empty text among them counts 0. */
function leastAbove(points: NativeRange): string {
  const isOne = !points.known && points.isSingle;
  return aboveEach(isOne ? points.sum : points.numbers);
}

const SUM_TOLERANCE = 1e-9;

/** Whether shares or weights add up to 1 ± 1e-9. */
export function addUpToOne(sum: Decimal): boolean {
  const off = rounded9(sum.minus(Decimal.of(1)).toNumber());
  return Math.abs(off) <= SUM_TOLERANCE;
}

/** The condition that a sum is not 1 ± 1e-9. */
export const notOne = (sum: string) => `(ABS(ROUND(${sum}-1,9))>1.5E-9)`;

export const weighted = define({
  name: "RUBRIC.WEIGHTED",
  family: "total",
  description: text(
    "加权合计：得分与权重之积的和；权重之和须为 1",
    "The sum of scores × weights; the weights add up to 1",
  ),
  parameters: {
    scores: numbers([text("得分", "scores"), text("各项得分", "The scores")]),
    weights: numbers(
      [
        text("权重", "weights"),
        text(
          "各项权重（小数），和为 1；一个数或与得分同形的区域",
          "The weights, fractions that add up to 1; one number or a range like scores",
        ),
      ],
      { like: "scores", oneForAll: true },
    ),
  },
  result: {
    kind: "number",
    decimals: "fraction",
    description: text("加权合计", "The weighted total"),
  },
  examples: [
    "RUBRIC.WEIGHTED({90,85,100,92,50},{0.2,0.2,0.2,0.35,0.05})",
    "RUBRIC.WEIGHTED({80,90},0.5)",
  ],
  check({ scores, weights }) {
    const times = weights.cells.length === 1 ? scores.cells.length : 1;
    const sum = total(weights.cells).times(Decimal.of(times));
    if (addUpToOne(sum)) return;
    const shown = display(sum.toNumber());
    throw outOfRange("weights", {
      zh: `参数 weights 的权重之和是 ${shown.zh}，应为 1`,
      en: `weights add up to ${shown.en}, not to 1`,
    });
  },
  compute: ({ scores, weights }) => weightedTotal(scores, weights).toNumber(),
  nativeCheck({ scores, weights }) {
    if (weights.isSingle) return [notOne(`${weights.sum}*${scores.count}`)];
    if (weights.isSingle === false) return [notOne(weights.sum)];
    return [notOne(`IF(${weights.count}=1,${scores.count},1)*${weights.sum}`)];
  },
  native: ({ scores, weights }) => sumOfProducts(scores, weights),
  explain: ({ scores, weights }, s) => ({
    zh: `${s.name("scores")}加权合计：${s.products(scores, weights)} = ${s.shown} 分`,
    en: `The weighted total of ${s.name("scores")}: ${s.products(scores, weights)} = ${s.shown}`,
  }),
});

export const veto = define({
  name: "RUBRIC.VETO",
  family: "total",
  description: text(
    "一票否决：任一格为“是”即 TRUE；看不懂的内容报错，不当作“否”",
    "TRUE when any cell says yes; what says neither yes nor no is an error",
  ),
  parameters: {
    flags: flags([
      text("否决情形", "veto cells"),
      text(
        "是/否单元格：是、有、√、1、Y 或 否、无、×、0、N、空",
        "Yes/no cells: 是, √, 1, Y or 否, ×, 0, N, empty",
      ),
    ]),
  },
  result: {
    kind: "boolean",
    decimals: "whole",
    description: text("是否否决", "Whether it is vetoed"),
  },
  examples: ['RUBRIC.VETO({"否","否"})', 'RUBRIC.VETO({"否","√"})', "RUBRIC.VETO(0)"],
  compute: ({ flags }) => flags.cells.includes(true),
  native: ({ flags }) => `SUMPRODUCT(--${saysYes(flags)})>0`,
  explain({ flags }, s) {
    const count = flags.cells.filter(Boolean).length;
    if (s.isPart && flags.cells.length === 1) {
      return {
        zh: `${s.name("flags")}：${count > 0 ? "是" : "否"}`,
        en: `${s.name("flags")}: ${count > 0 ? "yes" : "no"}`,
      };
    }
    return count > 0
      ? {
          zh: `${s.name("flags")}：${flags.cells.length} 项中有 ${count} 项为“是”，一票否决`,
          en: `${s.name("flags")}: ${count} of ${flags.cells.length} say yes: vetoed`,
        }
      : {
          zh: `${s.name("flags")}：${flags.cells.length} 项均为“否”，不否决`,
          en: `${s.name("flags")}: none of ${flags.cells.length} says yes: not vetoed`,
        };
  },
});
