/** Serials of days, as Excel counts them from 1900; below 61 programs differ, and the checks let nothing go there. */

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Months and days outside of their range run on. */
export function serialOf(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY);
}

/** Undefined outside of what a cell shows as a date: to 9999-12-31. */
export function dateOf(serial: number): { year: number; month: number; day: number } | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined;
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}
