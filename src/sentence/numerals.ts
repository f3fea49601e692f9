/** Chinese numerals as digits, where they count something, and not where they are part of a name. */
import { UNIT } from "./units";

const DIGITS = "零一二三四五六七八九";
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 十二 → 12, 一百零五 → 105, 两 → 2, 零点五 → 0.5; null for what is no number. */
export function readNumeral(text: string): number | null {
  const [whole = "", fraction] = text.replaceAll("两", "二").replaceAll("〇", "零").split("点");
  let sum = 0;
  let digit: number | null = null;
  for (const sign of whole) {
    const power = POWERS[sign];
    if (power !== undefined) {
      sum += (digit ?? 1) * power;
      digit = null;
    } else if (digit !== null && digit !== 0) return null;
    else digit = DIGITS.indexOf(sign);
  }
  sum += digit ?? 0;
  if (fraction === undefined) return sum;
  return Number(`${sum}.${[...fraction].map((sign) => DIGITS.indexOf(sign)).join("")}`);
}

const NUMERAL = "[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?";

/** Names that hold numerals; 一…一… (一人一策) and N个一 are such names too. */
const NAMES = String.raw`三支一扶|十[二三四五]五|双一流|一(?!半)\p{Script=Han}一\p{Script=Han}|[三四五六八]个一|一次性|一部分|一条龙|一分钟|一位数|一对一|一帮一|一体化`;

const COUNTING = new RegExp(
  [
    `(?<name>${NAMES})`,
    `百分之(?<hundredths>${NUMERAL}|[0-9.]+)`,
    `(?<half>一半|半数|二分之一)`,
    `(?<permille>[0-9]+(?:\\.[0-9]+)?)‰`,
    `千分之(?<thousandths>${NUMERAL}|[0-9.]+)`,
    `(?<=为)(?<none>零)(?=的|得|,|$)`,
    `第(?<rank>${NUMERAL})(?=名|位|档|[-至到、,)]|的?[得加计扣减]|$)`,
    `(?<=前)(?<front>${NUMERAL})(?=名|位|的|者|分别|依次|各|[、,;]|$)`,
    `(?<!(?<!以)上)(?<![统唯同专逐万第零〇一二两三四五六七八九十百千])(?<count>${NUMERAL})(?=(?:${UNIT}|分|档)(?!之))`,
  ].join("|"),
  "gu",
);

export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** What of a text is a numeral that counts, with the digits that it stands for. */
export function numeralsIn(text: string): Replacement[] {
  return [...text.matchAll(COUNTING)].flatMap((match) => {
    const digits = digitsOf(match.groups!);
    return digits === null
      ? []
      : [{ start: match.index, end: match.index + match[0].length, text: digits }];
  });
}

function digitsOf(groups: Record<string, string | undefined>): string | null {
  const { name, hundredths, half, permille, thousandths, none, rank, front, count } = groups;
  if (name !== undefined) return null;
  if (half !== undefined) return "50%";
  if (none !== undefined) return "0";
  const small = permille ?? thousandths;
  if (small !== undefined) {
    const value = /\d/u.test(small) ? Number(small) : readNumeral(small);
    return value === null ? null : `${Number((value / 10).toPrecision(12))}%`;
  }
  const words = hundredths ?? rank ?? front ?? count!;
  // 百 and 千 alone are many (百场招聘), no number.
  if (/^[百千]+$/u.test(words)) return null;
  const value = /\d/u.test(words) ? Number(words) : readNumeral(words);
  if (value === null) return null;
  if (hundredths !== undefined) return `${value}%`;
  return rank === undefined ? String(value) : `第${value}`;
}
