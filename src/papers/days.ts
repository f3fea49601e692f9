/** Days of a calendar, and the working days among them. Days are ISO dates: 2026-12-01. */
import { dateOf, isoDate, serialOf } from "../formula/dates";

/** Days that work, or do not, other than the week says. */
export interface Calendar {
  holidays: readonly string[];
  workdays: readonly string[];
}

/** 2026-12-01 · 2026.12.1 · 2026/12/1 · 2026年12月1日; undefined for what is no day of the calendar. */
export function readDay(text: string): string | undefined {
  const found = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(
    text.normalize("NFKC").trim(),
  );
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  if (year < 1901) return undefined;
  const iso = isoDate(serialOf(year, month, day));
  const written = [year, month, day].map((part, at) =>
    String(part).padStart(at === 0 ? 4 : 2, "0"),
  );
  return iso === written.join("-") ? iso : undefined;
}

const serial = (day: string): number => {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return serialOf(year, month, date);
};

const after = (day: string): string => isoDate(serial(day) + 1);

/** Monday to Friday, but for holidays, and with the days that are worked instead. */
export function isWorkingDay(day: string, { holidays, workdays }: Calendar): boolean {
  if (workdays.includes(day)) return true;
  if (holidays.includes(day)) return false;
  // Day 2 of the calendar was a Monday.
  return (serial(day) - 2) % 7 < 5;
}

/** This day, or the first working day after it. */
export function workingDayFrom(day: string, calendar: Calendar): string {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = after(found);
  return found;
}

/** The last of so many working days, the first and the last counted. */
export function lastWorkingDay(first: string, count: number, calendar: Calendar): string {
  let day = first;
  for (let left = count - 1; left > 0; left--) day = workingDayFrom(after(day), calendar);
  return day;
}

/** 2026年12月1日 */
export function dayWords(day: string): string {
  const { year, month, day: date } = dateOf(serial(day));
  return `${year}年${month}月${date}日`;
}

/** 2026年12月1日至12月7日; the year of the end only where it is another. */
export function periodWords(start: string, end: string): string {
  const last = dayWords(end);
  return `${dayWords(start)}至${start.slice(0, 4) === end.slice(0, 4) ? last.slice(5) : last}`;
}
