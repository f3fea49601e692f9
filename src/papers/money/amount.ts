/** Amounts of money as people type them, exactly: in 分, as whole numbers of any size. */
import type { Text } from "../../formula/values";

/** What an amount is in where it does not say so itself. */
export type MoneyUnit = "元" | "万元";

/** An amount that is no sum of money, or none that can be paid. */
export class AmountError extends Error {
  constructor(readonly text: Text) {
    super(text.en);
    this.name = "AmountError";
  }
}

/** 999,999,999,999.99 元 */
const MOST = 99_999_999_999_999n;

/** Decimals by which an amount in a unit is shifted to be in 分. */
const DIGITS = { 元: 2, 万: 6, 万元: 6, 亿: 10, 亿元: 10 } as const;

const AMOUNT =
  /^(?:人民币)?[¥￥]?\s*(?<sign>[-−+]?)\s*(?<whole>\d+(?:,\d+)*)?(?:\.(?<part>\d*))?\s*(?<unit>元|万元?|亿元?)?整?$/u;

const GROUPED = /^\d{1,3}(,\d{3})*$|^\d+$/;

/**
 * 1,000,050 · １６００００ · 4万元 → 分. Never rounded: what is finer than 分 is no amount.
 *
 * @throws AmountError
 */
export function fenOf(amount: string, unit: MoneyUnit = "元"): bigint {
  const { sign, whole = "", part = "", own } = partsOf(amount);
  const digits = DIGITS[own ?? unit];
  const decimals = part.replace(/0+$/, "");
  const isNothing = /^0*$/.test(whole + decimals);
  if (sign !== "" && sign !== "+" && !isNothing) throw refused(amount, NEGATIVE);
  if (decimals.length > digits) throw refused(amount, FINER);
  const fen = BigInt(whole.replaceAll(",", "") + decimals.padEnd(digits, "0"));
  if (fen > MOST) throw refused(amount, BEYOND);
  return fen;
}

function partsOf(amount: string) {
  const plain = amount.normalize("NFKC").replaceAll("，", ",").trim();
  const { sign, whole, part, unit } = AMOUNT.exec(plain)?.groups ?? {};
  const isNumber = (whole ?? "") + (part ?? "") !== "";
  if (!isNumber || !GROUPED.test(whole ?? "0")) throw refused(amount, UNREADABLE);
  return { sign: sign ?? "", whole, part, own: unit as keyof typeof DIGITS | undefined };
}

/** 1000050.00 */
export function yuanOf(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
}

/** ¥1,000,050.00 */
export const figuresOf = (fen: bigint): string =>
  `¥${yuanOf(fen).replace(/\B(?=(\d{3})+\.)/g, ",")}`;

const refused = (amount: string, { zh, en }: Text) =>
  new AmountError({ zh: `“${amount}”${zh}`, en: `“${amount}” ${en}` });

const UNREADABLE = {
  zh: "不是一个金额：只写一个数，可以带“元”或“万元”，如 1,000,050 或 4万元",
  en: "is no amount: write one number, with 元 or 万元 if need be, such as 1,000,050 or 4万元",
};
const NEGATIVE = { zh: "小于 0，不能写成大写金额", en: "is below 0 and cannot be paid" };
const FINER = {
  zh: "有不足 1 分的部分，不作四舍五入；请先定到分",
  en: "is finer than 0.01 元, and is not rounded: settle it to 分 first",
};
const BEYOND = {
  zh: "超过 999,999,999,999.99 元，请核对",
  en: "is above 999,999,999,999.99 元: check it",
};
