/** Serials of days, as Excel counts them from 1900; below 61 programs differ, and nothing here goes there. */

const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** Months and days outside of their range run on. */
export function serialOf(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY);
}

export function dateOf(serial: number): { year: number; month: number; day: number } {
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}
