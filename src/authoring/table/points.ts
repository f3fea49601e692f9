/** Points as tables print them: `24`, `24分`, `（24）`, `≤5`, `+5`, `-6`, `20%`, `/`. */
import type { CriterionKind } from "../../rubric/model";

export interface PrintedPoints {
  points: number | null;
  weight: number | null;
  /** What the sign says: +5 is a bonus, -6 a minus. */
  kind?: CriterionKind;
  /** Something stands there that says no points. */
  isUnclear?: true;
}

const NOTHING: PrintedPoints = { points: null, weight: null };
const NUMBER = String.raw`(\d+(?:\.\d+)?)`;

export function printedPoints(text: string): PrintedPoints {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/^\((.*)\)$/, "$1");
  if (/^(|[/—\-–－]+|无)$/.test(plain)) return NOTHING;
  const match = (pattern: string) => new RegExp(`^${pattern}分?$`).exec(plain);
  const one = match(NUMBER);
  if (one) return { points: Number(one[1]), weight: null };
  const most =
    match(`(?:≤|<=|不超过|最高|最多|上限|至多)${NUMBER}`) ??
    match(`0(?:[-—–~～至]+)${NUMBER}`) ??
    match(`${NUMBER}分?(?:以内|以下|封顶)`);
  if (most) return { points: Number(most[1]), weight: null };
  const share = /^(\d+(?:\.\d+)?)%$/.exec(plain);
  if (share) return { points: null, weight: Number((Number(share[1]) / 100).toFixed(12)) };
  const plus = match(String.raw`(?:\+|加|最多加|最高加)${NUMBER}`);
  if (plus) return { points: Number(plus[1]), weight: null, kind: "bonus" };
  const less = match(String.raw`(?:[-−–－]|扣|减|最多扣)${NUMBER}`);
  if (less) return { points: Number(less[1]), weight: null, kind: "minus" };
  return { ...NOTHING, isUnclear: true };
}

/** A weight as it stands under 权重: `20%`, `0.2`, `20`. */
export function printedWeight(text: string): number | null {
  const [, digits, percent] =
    /^\(?(\d+(?:\.\d+)?)(%?)\)?$/.exec(text.normalize("NFKC").replace(/\s/g, "")) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  return percent || number > 1 ? Number((number / 100).toFixed(12)) : number;
}

/** The `（5分）` that a wording ends in. */
export function pointsAtEnd(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[\s。;.,]+$/, "");
  const [, digits] =
    /\((\d+(?:\.\d+)?)分?\)$/.exec(plain) ?? /(?:^|[,;:\s])(\d+(?:\.\d+)?)分$/.exec(plain) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** The last `（5分）` of a wording. */
export function pointsInWording(text: string): number | null {
  const all = [...text.normalize("NFKC").matchAll(/\((\d+(?:\.\d+)?)分\)/g)];
  return all.length === 0 ? null : Number(all.at(-1)![1]);
}

/** What a section's or subsection's label prints: its points, its weight, the most that its part may give. */
export function printedInLabel(text: string): {
  points: number | null;
  weight: number | null;
  max: number | null;
} {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const max =
    /(?:最高|最多|累计不超过|不超过|上限|至多)(?:可?(?:加|扣|减|得|计))?(\d+(?:\.\d+)?)分/.exec(
      plain,
    );
  const weight = /(\d+(?:\.\d+)?)%/.exec(plain);
  const points = max
    ? null
    : // Not the number that it begins with: （1）工作机制.
      /(?<!^)[(](?:共|满分|分值|计)?[:]?(\d+(?:\.\d+)?)(?:分)?[)]|(\d+(?:\.\d+)?)分/.exec(plain);
  return {
    points: points ? Number(points[1] ?? points[2]) : null,
    weight: weight ? Number((Number(weight[1]) / 100).toFixed(12)) : null,
    max: max ? Number(max[1]) : null,
  };
}

/** The kind that the words of a section or heading tell. */
export function kindInWords(text: string): CriterionKind {
  if (/否决/.test(text)) return "veto";
  if (/减分|扣分[项指事情内]|附加扣分|倒扣|负面/.test(text)) return "minus";
  return /加分|奖励|附加/.test(text) ? "bonus" : "scored";
}

/** A label without numbering, points and weight: 工作保障 of 一、工作保障（5分）. */
export function bareLabel(text: string): string {
  const bare = text
    .replace(/\s+/g, "")
    .replace(
      /^(第?[一二三四五六七八九十]+[、.．章部分]+|[（(][一二三四五六七八九十\d]+[)）]|[A-Z]?\d+(?:[.．、]\d*)*)[、.．]?/,
      "",
    )
    .replace(/[（(][^（()）]*(?:分|%|％|\d)[^（()）]*[)）]/g, "");
  return bare === "" ? text.replace(/\s+/g, "") : bare;
}
