/** What Excel reads out of a text that is typed into a cell, in its English (US) notation and with ISO dates. */
export interface TypedNumber {
  value: number;
  /** The number format that the text brings with it. */
  format: string | null;
  /** Whether it is a day, which a workbook may count from 1904. */
  isDay?: boolean;
}
type Reader = (text: string) => TypedNumber | boolean | null;

const DIGITS = String.raw`(?:\d+\.?\d*|\.\d+)`;
const NUMBER = new RegExp(`^[+-]?${DIGITS}(?:e[+-]?\\d+)?$`, "i");
const PERCENT = new RegExp(`^([+-]?${DIGITS})\\s*%$`);
const GROUPED = /^([+-]?)([$¥]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d*)?$/;
const NEGATIVE = /^\((.+)\)$/;
const FRACTION = /^([+-]?\d+) (\d+)\/(\d+)$/;
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2}))?`;
const CLOCK = new RegExp(`^${TIME}$`);
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const DATE_AND_TIME = new RegExp(String.raw`^(\S+)\s+${TIME}$`);
const DAY_OF_YEAR = /^(\d{1,2})\/(\d{1,2})$/;

/** Excel keeps 15 digits, and has zeros for those after them. */
const kept = (text: string) =>
  Number(
    text.replace(/^([+-]?0*)([\d.]+)/, (_, before: string, digits: string) => {
      let left = 15;
      return before + digits.replace(/\d/g, (digit) => (left-- > 0 ? digit : "0"));
    }),
  );
const LARGEST = 9.99999999999999e307;

const plain: Reader = (text) => {
  if (!NUMBER.test(text)) return null;
  const value = kept(text);
  return Math.abs(value) > LARGEST ? null : { value, format: null };
};

const logical: Reader = (text) =>
  /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : null;

const percent: Reader = (text) => {
  const [, number] = PERCENT.exec(text) ?? [];
  if (number === undefined) return null;
  return { value: Number(`${number}e-2`), format: number.includes(".") ? "0.00%" : "0%" };
};

/** 1,234 and $5 and, in brackets, below zero. */
const grouped: Reader = (text) => {
  const inside = NEGATIVE.exec(text)?.[1];
  const [, sign, currency = "", whole, decimals = ""] = GROUPED.exec(inside ?? text) ?? [];
  if (whole === undefined) return null;
  const size = kept(`${whole.replaceAll(",", "")}${decimals}`);
  const isBelow = inside !== undefined || sign === "-";
  const pattern = `${currency}${whole.includes(",") || currency ? "#,##0" : "0"}`;
  const format = `${pattern}${decimals.length > 1 ? ".00" : ""}`;
  return { value: isBelow ? -size : size, format: format === "0" ? null : format };
};

const fraction: Reader = (text) => {
  const [, whole, top, bottom] = FRACTION.exec(text) ?? [];
  if (!Number(bottom)) return null;
  const part = Number(top) / Number(bottom);
  return { value: Number(whole) + (whole!.startsWith("-") ? -part : part), format: "# ?/?" };
};

const clock: Reader = (text) => {
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  const value = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return { value, format: seconds === undefined ? "h:mm" : "h:mm:ss" };
};

const date: Reader = (text) => {
  const [, year, month, day] = DATE.exec(text) ?? [];
  const value = serialOf(Number(year), Number(month), Number(day));
  return value === null ? null : { value, format: "yyyy/m/d", isDay: true };
};

const dateAndTime: Reader = (text) => {
  const [, day = "", ...rest] = DATE_AND_TIME.exec(text) ?? [];
  const found = [date(day), clock(rest.filter(Boolean).join(":"))] as (TypedNumber | null)[];
  const [on, at] = found;
  if (!on || !at) return null;
  return { value: on.value + at.value, format: "yyyy/m/d h:mm", isDay: true };
};

/** 5/24 is the 24th of May of this year. */
const dayOfYear: Reader = (text) => {
  const [, month, day] = DAY_OF_YEAR.exec(text) ?? [];
  const value = serialOf(new Date().getFullYear(), Number(month), Number(day));
  return value === null ? null : { value, format: "d-mmm", isDay: true };
};

/** The first that reads it decides. */
export const READERS: readonly Reader[] = [
  plain,
  logical,
  percent,
  grouped,
  fraction,
  clock,
  date,
  dateAndTime,
  dayOfYear,
];

/** Days since 1899-12-30, or nothing where there is no such day. */
function serialOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return exists ? Math.round(date.getTime() / 86_400_000) + 25_569 : null;
}
