import { noSuchDate } from "./errors";

/** Dates as serial numbers: 1 is 1900-01-01, 45565 is 2024-09-30. */

const DAY = 86_400_000;

/** The last date that a cell can hold, 9999-12-31. */
export const LAST_DATE = 2_958_465;

/** 1900-03-01: from here on every spreadsheet counts alike. */
export const FIRST_COMMON_DATE = 61;

/** 1910-01-01. A smaller number in a date's cell is a year, or a day such as 9.30 or 1231, that was typed as a number. */
export const FIRST_LIKELY_DATE = 3654;

/** A workbook may count from 1904-01-01, which is its day 0. */
export const DAYS_TO_1904 = 1462;

/** Excel has a 29 February 1900, which there never was. */
const LEAP_DAY = 60;

/** From here on serial numbers count the days that there were. */
const EPOCH = Date.UTC(1899, 11, 30);

/** DATE(year, month, day): months and days may lie outside their range and carry over. */
export function serialOf(year: number, month: number, day: number): number {
  const full = year >= 0 && year < 1900 ? year + 1900 : year;
  if (full < 1900 || full > 9999) throw noSuchDate();
  const days = Math.round((Date.UTC(full, month - 1, day) - EPOCH) / DAY);
  return inRange(days > LEAP_DAY ? days : days - 1);
}

/** The parts of a date; the time of day is cut off. */
export function dateOf(serial: number): { year: number; month: number; day: number } {
  const days = inRange(Math.floor(serial));
  // Excel's own day 0 and 29 February 1900.
  if (days === 0) return { year: 1900, month: 1, day: 0 };
  if (days === LEAP_DAY) return { year: 1900, month: 2, day: 29 };
  const date = new Date(EPOCH + (days < LEAP_DAY ? days + 1 : days) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function inRange(serial: number): number {
  if (serial >= 0 && serial <= LAST_DATE) return serial;
  throw noSuchDate();
}

/** A date as people type it: 2024-09-30. */
export function isoDate(serial: number): string {
  const { year, month, day } = dateOf(serial);
  return [String(year), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}
