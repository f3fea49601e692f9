import { compare9, Decimal, rounded9, total } from "../formula/decimal";
import { aboveOf, levels } from "./above";
import { define } from "./define";
import { saysNo, unknownShape, type NativeNumber, type NativeRange } from "./native";
import { outOfRange } from "./checks";
import { flagsOrNone, number, numbers, numbersOr, reading, score, text } from "./parameters";
import type { ReadingKey } from "./readings";
import { addUpToOne, notOne } from "./totals";
import { display } from "../formula/values";
import type { Cells, Numbers } from "./ranges";

/** Ranks and tiers of a roster. Ties share the better rank and are never broken in silence. */

export const DISQUALIFIED = [
  text("是否否决", "disqualified"),
  text(
    "是/否单元格，与前面的区域同形；为“是”的不参加排名；可不填",
    "Yes/no cells shaped like the values; rows that say yes take no part; may be left out",
  ),
] as const;

/** How many of the values that take part are above a value, and how many equal it. */
export function standing(
  value: number,
  values: Numbers,
  takesPart: (index: number) => boolean,
): { above: number; equal: number; count: number } {
  const least = levels(value);
  let above = 0;
  let equal = 0;
  let count = 0;
  for (let index = 0; index < values.cells.length; index++) {
    const other = values.cells[index];
    if (other === null || other === undefined || !takesPart(index)) continue;
    count++;
    if (other >= least.above) above++;
    else if (other >= least.equal) equal++;
  }
  return { above, equal, count };
}

export const qualified = (disqualified: Cells<boolean> | null) => (index: number) =>
  disqualified?.cells[index] !== true;

/** The factors of a SUMPRODUCT that pick the filled rows of at least `least`, not disqualified. */
export function picked(values: NativeRange, least: string, disqualified: NativeRange): string {
  const filled = `ISNUMBER(${values.text})*(${values.text}>=${least})`;
  return disqualified.omitted ? filled : `${filled}*${saysNo(disqualified)}`;
}

/** "" where the first argument is empty. */
export function unlessEmpty(value: NativeNumber, rest: string): string {
  if (value.known === null) return '""';
  return value.known === undefined ? `IF(${value.text}="","",${rest})` : rest;
}

export const tieNote = (equal: number) =>
  equal > 1 ? { zh: `，${equal} 家并列`, en: `, ${equal} tie` } : { zh: "", en: "" };

export const rank = define({
  name: "RUBRIC.RANK",
  family: "ranking",
  description: text(
    "名次：最高为 1，并列取较好名次；被否决的和空白的不计；值为空则得空",
    '1 for the highest; ties share the better rank; disqualified and empty rows do not count; "" for an empty value',
  ),
  parameters: {
    value: score([
      text("本单位", "value"),
      text("要排名的值；被否决的单位传空文本", 'The value to rank; a disqualified unit passes ""'),
    ]),
    values: numbers([text("全部", "values"), text("参加排名的全部值", "All values")]),
    disqualified: flagsOrNone(DISQUALIFIED, "values"),
  },
  result: { kind: "any", decimals: "whole", description: text("名次，或空", 'The rank, or ""') },
  examples: [
    "RUBRIC.RANK(88,{92,88,88,75})",
    "RUBRIC.RANK(75,{92,88,88,75})",
    'RUBRIC.RANK(88,{92;88;75},{"是";"否";"否"})',
  ],
  compute({ value, values, disqualified }) {
    if (value === null) return "";
    return 1 + standing(value, values, qualified(disqualified)).above;
  },
  native: ({ value, values, disqualified }) =>
    unlessEmpty(value, `1+SUMPRODUCT(${picked(values, aboveOf(value), disqualified)})`),
  explain({ value, values, disqualified }, s) {
    if (value === null) {
      return { zh: `${s.name("value")}为空：不排名`, en: `${s.name("value")} is empty: no rank` };
    }
    const { above, equal, count } = standing(value, values, qualified(disqualified));
    const tie = tieNote(equal);
    return {
      zh: `${s.fact("value")}：${count} 家中有 ${above} 家更高${tie.zh}，第 ${s.shown} 名`,
      en: `${s.fact("value")}: ${above} of ${count} are higher${tie.en}: rank ${s.shown}`,
    };
  },
});

/** How a share of the ranks is made a whole number. */
const CUTS = ["round", "ceil", "floor"] as const satisfies readonly ReadingKey[];

type Cut = (typeof CUTS)[number];

function cutShare(share: number, count: number, cut: Cut): number {
  const exact = Decimal.of(share).times(Decimal.of(count)).round(9);
  if (cut === "round") return exact.round(0).toNumber();
  return (cut === "ceil" ? exact.ceiling() : exact.floor()).toNumber();
}

function nativeCut(share: string, count: string, cut: Cut): string {
  const exact = `ROUND(${share}*${count},9)`;
  if (cut === "floor") return `INT(${exact})`;
  return cut === "round" ? `ROUND(${exact},0)` : `ROUNDUP(${exact},0)`;
}

export const tier = define({
  name: "RUBRIC.TIER",
  family: "ranking",
  description: text(
    "按名次分等：首档、末档人数按比例取整，其余为中档；名次为空则得空",
    'The tier of a rank: the first and the last share of the ranks are cut to whole numbers, the middle takes the rest; "" for an empty rank',
  ),
  parameters: {
    rank: score([text("名次", "rank"), text("名次；空则得空", 'The rank; "" gives ""')]),
    count: number(
      [text("家数", "count"), text("参加排名的家数", "How many are ranked")],
      "non-negative",
    ),
    shares: numbersOr(
      [
        text("比例", "shares"),
        text(
          "两档或三档的比例（小数），和为 1；缺省 {0.3,0.4,0.3}",
          "Two or three shares, fractions that add up to 1; {0.3,0.4,0.3} if left out",
        ),
      ],
      [0.3, 0.4, 0.3],
    ),
    cut: reading(
      [
        text("取整", "cut"),
        text(
          "比例×家数怎样取整：round 四舍五入、ceil 进一、floor 舍去",
          "How share × count is made whole: round (half up), ceil, floor",
        ),
      ],
      CUTS,
    ),
  },
  result: {
    kind: "any",
    decimals: "whole",
    description: text("等次 1、2、3，或空", '1, 2 or 3, or ""'),
  },
  examples: ["RUBRIC.TIER(2,7)", "RUBRIC.TIER(5,7)", 'RUBRIC.TIER(3,7,{0.3,0.7},"ceil")'],
  check({ rank, count, shares }) {
    if (shares.cells.length < 2 || shares.cells.length > 3) {
      throw outOfRange("shares", {
        zh: `参数 shares 要两个或三个比例，给了 ${shares.cells.length} 个`,
        en: `shares takes two or three numbers, not ${shares.cells.length}`,
      });
    }
    const sum = total(shares.cells);
    if (!addUpToOne(sum)) {
      const shown = display(sum.toNumber());
      throw outOfRange("shares", {
        zh: `参数 shares 的比例之和是 ${shown.zh}，应为 1`,
        en: `shares add up to ${shown.en}, not to 1`,
      });
    }
    if (rank !== null && (compare9(rank, 1) < 0 || compare9(rank, count) > 0)) {
      throw outOfRange("rank", {
        zh: `参数 rank 的名次 ${display(rank).zh} 不在 1…${display(count).zh} 之内`,
        en: `rank ${display(rank).en} is outside 1…${display(count).en}`,
      });
    }
  },
  compute: ({ rank, count, shares, cut }) =>
    rank === null ? "" : tierOf(rank, count, shares, cut).tier,
  nativeCheck({ rank, count, shares }) {
    const conditions = sharesAreWrong(shares);
    if (rank.known === null) return conditions;
    const outside = `OR(${rank.rounded}<1,${rank.rounded}>${count.rounded})`;
    // ROUND of empty text is an error, so the rank is only looked at where there is one.
    const guarded = rank.known === undefined ? `IF(${rank.text}="",FALSE,${outside})` : outside;
    return [...conditions, guarded];
  },
  native({ rank, count, shares, cut }) {
    const first = nativeCut(shares.at(1), count.text, cut);
    const three = shares.shape![0] * shares.shape![1] === 3;
    const last = three ? `${count.rounded}-${nativeCut(shares.at(3), count.text, cut)}` : "";
    const rest = three ? `IF(${rank.rounded}>${last},3,2)` : "2";
    const found = `IF(${rank.rounded}<=${first},1,${rest})`;
    return unlessEmpty(rank, found);
  },
  explain({ rank, count, shares, cut }, s) {
    if (rank === null) {
      return { zh: `${s.name("rank")}为空：不分等`, en: `${s.name("rank")} is empty: no tier` };
    }
    const { first, last, tier } = tierOf(rank, count, shares, cut);
    const lastNote =
      shares.cells.length === 3
        ? { zh: `，末 ${s.number(last)} 名为第三档`, en: `, the last ${s.number(last)} the third` }
        : { zh: "", en: "" };
    return {
      zh: `第 ${s.number(rank)} 名，共 ${s.number(count)} 家：前 ${s.number(first)} 名为第一档${lastNote.zh}（${s.reading("cut")}），属第 ${tier} 档`,
      en: `Rank ${s.number(rank)} of ${s.number(count)}: the first ${s.number(first)} are the first tier${lastNote.en} (${s.reading("cut")}): tier ${tier}`,
    };
  },
});

function tierOf(rank: number, count: number, shares: Numbers, cut: Cut) {
  const first = cutShare(shares.cells[0] ?? 0, count, cut);
  const last = shares.cells.length === 3 ? cutShare(shares.cells[2] ?? 0, count, cut) : 0;
  if (compare9(rank, first) <= 0) return { first, last, tier: 1 };
  const inLast = shares.cells.length === 3 && rounded9(rank) > rounded9(count) - last;
  return { first, last, tier: inLast ? 3 : 2 };
}

function sharesAreWrong(shares: NativeRange): string[] {
  if (!shares.shape) throw unknownShape("shares");
  const [rows, columns] = shares.shape;
  if (rows * columns < 2 || rows * columns > 3) return ["TRUE"];
  if (!shares.known) return [notOne(shares.sum)];
  return addUpToOne(total(shares.known.cells as (number | null)[])) ? [] : ["TRUE"];
}
