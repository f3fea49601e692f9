import { bandOf, checkAscending, firstOf, nativeBand, notAscending, resultOf } from "./bands";
import { compare9, Decimal, rounded9 } from "../formula/decimal";
import { define } from "./define";
import { HALF, literal, type NativeNumber, type NativeRange } from "./native";
import { outOfRange } from "./checks";
import { number, numbersOr, reading, text } from "./parameters";
import { display } from "../formula/values";
import type { Numbers } from "./ranges";

/** Grade and subsidy of a service station by its score of 0…100 (威海市, seed document 004). */

const SCORE = [text("得分", "score"), text("总分，0…100", "The total score, 0…100")] as const;

const GAP = reading(
  [
    text("档间空隙", "gap"),
    text(
      "两档之间的分数（如 90.5）：lower 就低、round 先四舍五入到整数",
      "A score between two bands, such as 90.5: lower, or round (half up to a whole number first)",
    ),
  ],
  ["lower", "round"],
);
const BOUNDS = numbersOr(
  [
    text("界限", "bounds"),
    text(
      "各档最低分，从小到大；缺省 {80,91,96}",
      "The least score of each band, ascending; {80,91,96} if left out",
    ),
  ],
  [80, 91, 96],
);
const AMOUNTS = numbersOr(
  [
    text("金额", "amounts"),
    text(
      "各档金额（万元），与界限同形；缺省 {4,5,7}",
      "The amount of each band in 万元, shaped like bounds; {4,5,7} if left out",
    ),
  ],
  [4, 5, 7],
  { like: "bounds" },
);

function checkScore(score: number): void {
  if (compare9(score, 0) >= 0 && compare9(score, 100) <= 0) return;
  throw outOfRange("score", {
    zh: `参数 score 的得分 ${display(score).zh} 不在 0…100 之内`,
    en: `score ${display(score).en} is outside 0…100`,
  });
}

function outside(score: NativeNumber): string[] {
  if (typeof score.known === "number") {
    const value = rounded9(score.known);
    return value < 0 || value > 100 ? ["TRUE"] : [];
  }
  return [`(ABS(${score.text}-50)>=50+${HALF})`];
}

/** The score whose band counts: from the first bound on, `round` takes it to a whole number. */
function placed(score: number, gap: "lower" | "round", bounds: Numbers): number {
  if (gap === "lower" || compare9(score, bounds.cells[0] ?? 0) < 0) return score;
  return Decimal.of(score).round(9).round(0).toNumber();
}

function nativePlaced(score: NativeNumber, gap: "lower" | "round", bounds: NativeRange): string {
  if (gap === "lower") return score.rounded;
  const first = firstOf(bounds);
  return `IF(${score.rounded}<${first},${score.rounded},ROUND(${score.rounded},0))`;
}

export const subsidyBand = define({
  name: "SUBSIDY.BAND",
  family: "subsidy",
  description: text(
    "每年奖补金额（万元）：按得分所在档；低于第一档得 0",
    "The subsidy a year in 万元 by the band of the score; 0 below the first",
  ),
  parameters: { score: number(SCORE), gap: GAP, bounds: BOUNDS, amounts: AMOUNTS },
  result: {
    kind: "number",
    decimals: "as-points",
    description: text("金额（万元）", "The amount in 万元"),
  },
  examples: [
    "SUBSIDY.BAND(91.2)",
    "SUBSIDY.BAND(90.5)",
    'SUBSIDY.BAND(90.5,"round")',
    "SUBSIDY.BAND(88,,{60,85},{1,2})",
  ],
  check({ score, bounds }) {
    checkScore(score);
    checkAscending(bounds, "bounds");
  },
  compute: ({ score, gap, bounds, amounts }) =>
    resultOf(bandOf(placed(score, gap, bounds), bounds), amounts.cells),
  nativeCheck: ({ score, bounds }) => [...outside(score), ...notAscending(bounds, "bounds")],
  native: ({ score, gap, bounds, amounts }) =>
    nativeBand(nativePlaced(score, gap, bounds), bounds, amounts),
  explain({ score, gap, bounds }, s) {
    const value = placed(score, gap, bounds);
    const band = bandOf(value, bounds);
    const bound = (index: number) => s.number(bounds.cells[index] ?? 0);
    const rounded =
      value === score
        ? { zh: "", en: "" }
        : { zh: `，四舍五入为 ${s.number(value)}`, en: `, rounded to ${s.number(value)}` };
    if (band === 0) {
      return {
        zh: `${s.fact("score")}：低于 ${bound(0)} 分，奖补 0 万元`,
        en: `${s.fact("score")}: below ${bound(0)}, 0 万元`,
      };
    }
    const next = band < bounds.cells.length;
    return {
      zh: `${s.fact("score")}${rounded.zh}：达到 ${bound(band - 1)} 分${next ? `、未达 ${bound(band)} 分` : ""}（${s.reading("gap")}），奖补 ${s.shown} 万元`,
      en: `${s.fact("score")}${rounded.en}: ${bound(band - 1)} is reached${next ? `, ${bound(band)} is not` : ""} (${s.reading("gap")}): ${s.shown} 万元`,
    };
  },
});

export const grade = define({
  name: "SUBSIDY.GRADE",
  family: "subsidy",
  description: text(
    "等级：80 分及以上优秀，70 分及以上合格，否则不合格",
    "优秀 from 80, 合格 from 70, else 不合格",
  ),
  parameters: {
    score: number(SCORE),
    seventy: reading(
      [
        text("恰好 70 分", "just 70"),
        text("恰好 70 分：pass 合格、fail 不合格", "A score of just 70: pass or fail"),
      ],
      ["pass", "fail"],
    ),
  },
  result: {
    kind: "text",
    decimals: "whole",
    description: text("优秀、合格或不合格", "优秀, 合格 or 不合格"),
    words: ["优秀", "合格", "不合格"],
  },
  examples: ["SUBSIDY.GRADE(80)", "SUBSIDY.GRADE(70)", 'SUBSIDY.GRADE(70,"fail")'],
  check: ({ score }) => checkScore(score),
  compute({ score, seventy }) {
    if (compare9(score, 80) >= 0) return "优秀";
    const order = compare9(score, 70);
    return order > 0 || (order === 0 && seventy === "pass") ? "合格" : "不合格";
  },
  nativeCheck: ({ score }) => outside(score),
  native: ({ score, seventy }) =>
    `IF(${score.rounded}>=80,"优秀",IF(${score.rounded}${seventy === "pass" ? ">=" : ">"}70,"合格","不合格"))`,
  explain({ score }, s) {
    const just70 =
      compare9(score, 70) === 0
        ? {
            zh: `（恰好 70 分按${s.reading("seventy")}）`,
            en: ` (just 70: ${s.reading("seventy")})`,
          }
        : { zh: "", en: "" };
    return {
      zh: `${s.fact("score")}：80 分及以上优秀，70 分及以上合格${just70.zh}，等级为${s.shown}`,
      en: `${s.fact("score")}: 优秀 from 80, 合格 from 70${just70.en}: ${s.shown}`,
    };
  },
});

/** The least score that earns the band of this bound. */
function leastScore(index: number, gap: "lower" | "round", bounds: Numbers): Decimal {
  const bound = Decimal.of(bounds.cells[index] ?? 0);
  if (gap === "lower") return bound;
  const first = Decimal.of(bounds.cells[0] ?? 0);
  const least = bound.round(9).ceiling().minus(Decimal.of(0.5));
  return least.compare(first) < 0 ? first : least;
}

export const next = define({
  name: "SUBSIDY.NEXT",
  family: "subsidy",
  description: text(
    "距上一档还差几分；已在最高档得 0",
    "Points still missing to the next higher band; 0 in the highest",
  ),
  parameters: { score: number(SCORE), gap: GAP, bounds: BOUNDS, amounts: AMOUNTS },
  result: {
    kind: "number",
    decimals: "fraction",
    description: text("还差的分数", "The points still missing"),
  },
  examples: ["SUBSIDY.NEXT(88)", 'SUBSIDY.NEXT(88,"round")', "SUBSIDY.NEXT(97)"],
  check({ score, bounds }) {
    checkScore(score);
    checkAscending(bounds, "bounds");
  },
  compute({ score, gap, bounds }) {
    const band = bandOf(placed(score, gap, bounds), bounds);
    if (band === bounds.cells.length) return 0;
    return leastScore(band, gap, bounds).minus(Decimal.of(score)).toNumber();
  },
  nativeCheck: ({ score, bounds }) => [...outside(score), ...notAscending(bounds, "bounds")],
  native({ score, gap, bounds }) {
    const value = nativePlaced(score, gap, bounds);
    return nativeNext(score, value, gap, bounds);
  },
  explain({ score, gap, bounds }, s) {
    const band = bandOf(placed(score, gap, bounds), bounds);
    if (band === bounds.cells.length) {
      return {
        zh: `${s.fact("score")}：已在最高档`,
        en: `${s.fact("score")}: the highest band already`,
      };
    }
    const least = leastScore(band, gap, bounds);
    return {
      zh: `${s.fact("score")}：上一档最少要 ${s.number(least)} 分（${s.reading("gap")}），还差 ${s.shown} 分`,
      en: `${s.fact("score")}: the next band begins at ${s.number(least)} (${s.reading("gap")}): ${s.shown} missing`,
    };
  },
});

/** The next bound less the score; constants are worked out, ranges are looked up. */
function nativeNext(
  score: NativeNumber,
  value: string,
  gap: "lower" | "round",
  bounds: NativeRange,
): string {
  if (bounds.known) {
    const { cells } = bounds.known as Numbers;
    const limits = [-1e307, ...cells.map((cell) => rounded9(cell ?? 0))].map(literal);
    const least = cells.map((_, index) =>
      literal(leastScore(index, gap, bounds.known as Numbers).toNumber()),
    );
    const found = `LOOKUP(${value},{${limits.join(",")}},{${[...least, "1E+300"].join(",")}})`;
    const last = limits.at(-1)!;
    return `IF(${value}>=${last},0,${found}-${score.text})`;
  }
  const count = bounds.count;
  const band = `SUMPRODUCT(--(ROUND(${bounds.numbers},9)<=${value}))`;
  const bound = bounds.isSingle ? `N(${bounds.text})` : `N(INDEX(${bounds.text},${band}+1))`;
  const first = bounds.isSingle ? bound : `N(INDEX(${bounds.text},1))`;
  const least = gap === "lower" ? bound : `MAX(${first},-INT(-ROUND(${bound},9))-0.5)`;
  return `IF(${band}=${count},0,${least}-${score.text})`;
}
