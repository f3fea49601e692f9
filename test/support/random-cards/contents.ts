/** What people put into the cells of a card: right, nearly right, and wrong. */
import type { Fact } from "../../../src/rubric/types";
import type { Content } from "../excel-doubles/workbook";
import type { Random } from "../random-rubric/random";

/** A content with the kind of slip that it is; `plain` is none. */
export interface Typed {
  kind: string;
  content: Content;
}

export const plain = (value: Content["value"] & {}): Typed => ({
  kind: "plain",
  content: { value },
});
const slip = (kind: string, value: Content["value"] & {}): Typed => ({ kind, content: { value } });
const formula = (kind: string, text: string): Typed => ({ kind, content: { formula: text } });

/** A cell that somebody cleared, whatever stood there. */
export const CLEARED: Typed = { kind: "cleared", content: {} };

const DAY = 45565; // 2024-09-30

/** What is asked for, on a bound as often as not. */
export function sound(random: Random, fact: Fact, bounds: readonly number[]): Typed {
  const near = bounds.flatMap((bound) => [bound, bound, bound + 1, bound - 1, bound + 0.005]);
  const allowed = near.filter((value) => isAllowed(fact, value));
  if (allowed.length > 0 && random.chance(0.5))
    return plain(Number(random.pick(allowed).toFixed(6)));
  switch (fact.type) {
    case "count":
      return plain(limited(fact, random.whole(0, 30)));
    case "number":
      return plain(limited(fact, random.whole(0, 400) / 8));
    case "signed":
      return plain(limited(fact, random.whole(-100, 100) / 4));
    case "rate":
      return plain(limited(fact, random.whole(0, 1000) / 1000));
    case "date":
      return plain(DAY + random.whole(-60, 60));
    case "flag":
      return plain(random.pick(["是", "否"]));
    case "choice":
      return plain(random.pick(fact.choices ?? []));
    case "text":
      return plain(random.pick(["无", "见附件", "开展3次"]));
  }
}

function isAllowed({ type, min = 0, max }: Fact, value: number): boolean {
  if (type === "date") return value > 40_000;
  if (!["count", "number", "signed", "rate"].includes(type)) return false;
  if (type === "count" && !Number.isInteger(value)) return false;
  const least = type === "signed" && min === 0 ? -Infinity : min;
  const most = max ?? (type === "rate" ? 1 : Infinity);
  return value >= least && value <= most;
}

function limited(fact: Fact, value: number): number {
  const { min = -Infinity, max = fact.type === "rate" ? 1 : Infinity } = fact;
  return Math.min(Math.max(value, min), max);
}

/** A slip in the cell of a fact. */
export function slipOf(random: Random, fact: Fact, bounds: readonly number[]): Typed {
  const right = sound(random, fact, bounds).content.value ?? null;
  const common = [
    slip("blank text", "  "),
    formula("formula of nothing", '=""'),
    formula("error", "=1/0"),
    slip("logical", true),
    formula("formula of a logical", "=TRUE"),
    slip("long text", "很".repeat(300)),
    CLEARED,
  ];
  const all = [...common, ...slipsOf(fact, right)];
  return random.pick(random.chance(0.5) ? all : [...all, ...extremesOf(fact)]);
}

function slipsOf(fact: Fact, right: unknown): Typed[] {
  switch (fact.type) {
    case "date":
      return [
        slip("date as text", "2024.9.30"),
        slip("date as text", "2024-09-30"),
        slip("time of day", DAY + 0.75),
        slip("words", "九月底"),
      ];
    case "flag":
      return [
        ...["√", "Ｙ", " 是", "有", "yes", "无", "×", "n"].map((word) => slip("odd flag", word)),
        ...[slip("odd word", "可能"), slip("number as flag", 1), slip("number as flag", 2)],
      ];
    case "choice":
      return [
        slip("choice with a blank", `${String(right)} `),
        slip("choice in full width", wide(String(right))),
        slip("another word", "校级"),
        slip("number as choice", 2),
      ];
    case "text":
      return [
        slip("number as text", 12),
        slip("text with blanks", " 无 "),
        slip("date in a text", "2024-09-30"),
      ];
    default:
      return numericSlips(fact, Number(right));
  }
}

/** On the edges of what a cell can hold, of what makes sense, and of what a double can tell. */
function extremesOf({ type }: Fact): Typed[] {
  const extreme = (value: number | string) => slip("extreme", value);
  switch (type) {
    case "date":
      return [0, 1, 59, 60, 61, 3653, 3654, 2_958_465, 2_958_466, -1, DAY + 0.999999999, 20240930]
        .map(extreme)
        .concat(["1900-02-29", "1900-1-1", "9999-12-31", "24.9.30"].map(extreme));
    case "flag":
    case "choice":
    case "text":
      return [0, 1e20, -1e-10, "TRUE", "1e3", "是\n否", "0"].map(extreme);
    default:
      return [
        ...[1e9, 1e9 + 1, 1e15, 1e20, 1e100, 1e-10, -1e-10, 1e-9, -1e-9, 4e-10, 6e-10, 1e-300],
        ...[0.1 + 0.2, 1 / 3, 2 / 3, 1e9 / 3, 123_456_789.123_456_789, 2.9999999999, 3.0000000001],
        ...[2.999999999, 0.28500000005, 0.94999999996, 1.0000000004, 999_999.999_999],
        ...[
          "1e3",
          "1E-3",
          "+3",
          ".5",
          "5.",
          "１％",
          "1e400",
          "--3",
          "1,000",
          "1，000",
          "¥3",
          "3万",
        ],
      ]
        .map(extreme)
        .concat([formula("formula", "=1e9/3*3"), formula("formula", "=-1e-10")])
        .concat([formula("formula", "=MOD(1,0.1)"), formula("formula", "=1/3")]);
  }
}

function numericSlips({ type }: Fact, right: number): Typed[] {
  const slips = [
    slip("number as text", String(right)),
    slip("number as text with blanks", ` ${right} `),
    slip("number in full width", wide(String(right))),
    slip("number with a unit", `${wide(String(right))}例`),
    slip("words", "2例半"),
    slip("words", "无"),
    slip("negative", -3),
    slip("very large", 1_000_000),
    formula(type === "rate" ? "per cent by formula" : "formula of one's own", "=1+1"),
    formula("formula of a fraction", "=0.1*3"),
    slip("date in a number's cell", DAY),
    plain(0),
  ];
  if (type === "rate")
    slips.push(
      slip("per cent as text", "93.5%"),
      slip("per cent as number", 93.5),
      slip("1.2", 1.2),
    );
  if (type === "count") slips.push(slip("fraction of a count", 2.5));
  return slips;
}

/** A score as a person types it, and slips of it. */
export function score(random: Random, points: number | undefined, isSlip: boolean): Typed {
  const most = points ?? 20;
  const right = random.whole(0, most * 2) / 2;
  if (!isSlip) return plain(random.chance(0.3) ? most : Math.min(right, most));
  return random.pick([
    slip("score as text", String(right)),
    slip("score with a unit", `${wide(String(right))}分`),
    slip("words", "良好"),
    slip("score too high", most + 1),
    slip("negative score", -1),
    slip("blank text", " "),
    slip("logical", true),
    slip("not applicable", "不适用"),
    formula("formula of one's own", "=1+0.5"),
    formula("formula of nothing", '=""'),
    formula("error", "=1/0"),
    CLEARED,
  ]);
}

/** Points that are taken, in any of the ways that people write them. */
export function taken(random: Random, points: number | undefined): Typed {
  const amount = Math.min(random.whole(1, 12) / 2, points ?? 20);
  return random.pick([
    plain(amount),
    plain(-amount),
    slip("taken in words", `扣${amount}分`),
    slip("taken as text", `-${amount}`),
  ]);
}

/** A letter in any of the ways that people write it, and none of the scale. */
export function letter(random: Random): Typed {
  return random.pick([
    ...["A", "B+", "良", "D"].map(plain),
    ...["a", "Ａ", " A ", "b＋", "Ｂ＋", "A\u3000"].map((each) => slip("letter in its ways", each)),
    ...["E", "A B", "A*", "*", "?"].map((each) => slip("no letter", each)),
  ]);
}

export const FLAG: Fact = { id: "flag", label: { zh: "是否", en: "Flag" }, type: "flag" };

/** Half width signs as full width ones. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}
