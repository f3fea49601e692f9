import type { Text } from "../../rubric/types";

/** What kind of number a cell asks for; `max` is the largest sensible value (a rate has 1 unless said otherwise). */
export interface NumberKind {
  type: "score" | "count" | "number" | "signed" | "rate";
  max?: number;
  /** Words that may stand behind the number: 例, 人, 万元 … */
  units?: string[];
  /** Points that are taken: 扣 may stand before the number. */
  isTaken?: boolean;
}

export type TypedNumber =
  | { status: "empty" }
  /** `readAs` is given where the number was read otherwise than it stands, and is to be shown. */
  | { status: "read"; value: number; readAs?: Text }
  | { status: "unreadable" | "ambiguous"; reason: Text };

/** Words behind a number that say nothing new: 3分, 12人, 5场次. */
const COUNTERS = [
  "分",
  "人",
  "名",
  "个",
  "条",
  "场",
  "次",
  "场次",
  "例",
  "项",
  "篇",
  "份",
  "件",
  "届",
  "位",
  "家",
];

/**
 * Reads what a person typed where a number is asked for. What has one meaning is read (" ３分 ", "93.5%", "1,234"),
 * what has two is refused with both of them, and nothing else is guessed.
 */
export function readTypedNumber(cell: unknown, kind: NumberKind): TypedNumber {
  if (cell === null || cell === undefined || cell === "") return { status: "empty" };
  if (typeof cell === "boolean") return unreadable(String(cell).toUpperCase());
  if (typeof cell === "number") return judge(cell, String(cell), kind, false);
  const text = normalised(String(cell)).replace(kind.isTaken ? /^[扣减](?=.)/ : /^(?!)/, "");
  if (text === "") return { status: "empty" };
  const percent = /^(.*)%$/.exec(text);
  if (percent) return readPercentage(percent[1] ?? "", text, kind);
  const number = plainNumber(withoutUnit(text, kind));
  return number === null ? unreadable(text) : judge(number, text, kind, true);
}

/** Full width to half width, blanks of all kinds away, one kind of minus, and 。 between digits a point. */
function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]+/g, "")
    .replace(/^[−–—]/, "-")
    .replace(/(?<=\d)。(?=\d)/, ".");
}

function withoutUnit(text: string, kind: NumberKind): string {
  const units = [...(kind.units ?? []).map(normalised), ...(kind.type === "rate" ? [] : COUNTERS)];
  const unit = units
    .filter((each) => each !== "" && text.endsWith(each))
    .sort((a, b) => b.length - a.length)[0];
  return unit === undefined ? text : text.slice(0, -unit.length);
}

/** Digits with an optional sign, thousands in groups of three and decimals, or 三 and 十二; null for anything else. */
function plainNumber(text: string): number | null {
  const inWords = numberInWords(text);
  if (inWords !== null) return inWords;
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const plain = grouped ? text.replaceAll(",", "") : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

const DIGITS = "零一二三四五六七八九";

/** 〇 to 九十九, as people write counts and points. */
function numberInWords(text: string): number | null {
  const words = text.replace("两", "二").replace("〇", "零");
  if (words.length === 1 && DIGITS.includes(words)) return DIGITS.indexOf(words);
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(words) ?? [];
  if (tens === undefined || ones === undefined) return null;
  return 10 * (tens === "" ? 1 : DIGITS.indexOf(tens)) + (ones === "" ? 0 : DIGITS.indexOf(ones));
}

function readPercentage(digits: string, text: string, kind: NumberKind): TypedNumber {
  const number = plainNumber(digits);
  if (number === null) return unreadable(text);
  if (kind.type === "rate") return inRange(hundredth(number), text, kind);
  return {
    status: "unreadable",
    reason: {
      zh: `“${text}”是百分比，此处要填数值，请改填数字`,
      en: `“${text}” is a percentage, but a plain number is asked for; type a number`,
    },
  };
}

function judge(number: number, text: string, kind: NumberKind, typedAsText: boolean): TypedNumber {
  if (!Number.isFinite(number)) return unreadable(text);
  if (kind.type === "rate") return judgeRate(number, text, kind, typedAsText);
  if (kind.type === "count" && !Number.isInteger(number)) {
    return {
      status: "unreadable",
      reason: {
        zh: `“${text}”不是整数，请改填整数`,
        en: `“${text}” is no whole number; type a whole number`,
      },
    };
  }
  return inRange(number, text, kind);
}

/**
 * A rate is a fraction (0.935). A number above every possible fraction can only be meant in per cent (93.5), and is
 * read so and shown. Just above 1 (1.2: 1.2 % or 120 %), and for 1 typed as text, both are conceivable: refused.
 */
function judgeRate(
  number: number,
  text: string,
  kind: NumberKind,
  typedAsText: boolean,
): TypedNumber {
  const largest = kind.max ?? 1;
  const doubtfulTo = Math.max(2, largest);
  if (number < 1 || (number === 1 && !typedAsText)) return inRange(number, text, kind);
  if (number < doubtfulTo || number === 1 || number === largest) {
    return {
      status: "ambiguous",
      reason: {
        zh: `“${text}”可能是 ${trimmed(number)}%，也可能是 ${trimmed(number * 100)}%，请带百分号填写`,
        en: `“${text}” may mean ${trimmed(number)}% or ${trimmed(number * 100)}%; type it with a per cent sign`,
      },
    };
  }
  const value = hundredth(number);
  if (value > largest) return tooLarge(text, kind);
  return {
    status: "read",
    value,
    readAs: {
      zh: `“${text}”按 ${trimmed(number)}% 读取；表内公式会把它当作 ${trimmed(number * 100)}%，请改填“${trimmed(number)}%”`,
      en: `“${text}” is read as ${trimmed(number)}%; the sheet's formulas take it for ${trimmed(number * 100)}%: type “${trimmed(number)}%”`,
    },
  };
}

function inRange(value: number, text: string, kind: NumberKind): TypedNumber {
  if (value < 0 && kind.type !== "signed" && kind.type !== "score") {
    return {
      status: "unreadable",
      reason: {
        zh: `“${text}”小于 0，此处不能填负数`,
        en: `“${text}” is below 0; negative numbers cannot stand here`,
      },
    };
  }
  const largest = kind.max ?? (kind.type === "rate" ? 1 : Infinity);
  return kind.type !== "score" && value > largest
    ? tooLarge(text, kind)
    : { status: "read", value };
}

function tooLarge(text: string, kind: NumberKind): TypedNumber {
  const limit = kind.type === "rate" ? `${trimmed((kind.max ?? 1) * 100)}%` : `${kind.max}`;
  return {
    status: "unreadable",
    reason: {
      zh: `“${text}”超过最大值 ${limit}，请核对`,
      en: `“${text}” is above the largest value ${limit}; check it`,
    },
  };
}

function unreadable(text: string): TypedNumber {
  return {
    status: "unreadable",
    reason: {
      zh: `“${text}”不能读成数字，请改填数字`,
      en: `“${text}” cannot be read as a number; type a number`,
    },
  };
}

/** number ÷ 100 without binary noise: 93.7 is 0.937. */
function hundredth(number: number): number {
  return Number((number / 100).toPrecision(15));
}

function trimmed(number: number): string {
  return String(Number(number.toPrecision(12)));
}
