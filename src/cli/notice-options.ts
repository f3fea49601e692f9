/** What the options of `notice` say, read and checked. */
import { readDay } from "../papers/days";
import { mayBegin } from "../papers/kinds/publicity";
import type { PaperChoices } from "../papers/source";
import { UsageError, type Options } from "./options";

const MOST_DAYS = 366;

/** @throws UsageError for what is no day, and for a period that begins on a day off */
export function paperChoices(options: Options, today: string): PaperChoices {
  const { issuer, contact, phone, supervision, address, email, start, days } = options;
  const calendar = {
    holidays: options.holiday.map((day) => dayOf("holiday", day)),
    workdays: options.workday.map((day) => dayOf("workday", day)),
  };
  const first = start === undefined ? undefined : dayOf("start", start);
  if (first !== undefined && !mayBegin(first, { calendar }))
    throw new UsageError({
      zh: `--start ${start} 不是工作日；公示期从工作日起算，调休上班的请用 --workday 写明。`,
      en: `--start ${start} is no working day; name a day that is worked instead with --workday.`,
    });
  const { deadline, date } = options;
  return {
    ...given({ issuer, contact, phone, supervision, address, email }),
    ...(first === undefined ? {} : { start: first }),
    ...(days === undefined ? {} : { days: daysOf(days) }),
    ...(deadline === undefined ? {} : { deadline: dayOf("deadline", deadline) }),
    date: date === undefined ? today : dayOf("date", date),
    calendar,
    withScores: !options.noScores,
    withRank: !options.noRank,
  };
}

function given<T extends Record<string, string | undefined>>(texts: T) {
  const known = Object.entries(texts).filter(([, text]) => text !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: string };
}

function dayOf(option: string, text: string): string {
  const day = readDay(text);
  if (day !== undefined) return day;
  throw new UsageError({
    zh: `--${option} ${text}：不是日期，请写成 2026-12-01。`,
    en: `--${option} ${text}: no date; write it like 2026-12-01.`,
  });
}

function daysOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new UsageError({
    zh: `--days 只能是 1 至 ${MOST_DAYS} 的整数。`,
    en: `--days is a whole number from 1 to ${MOST_DAYS}.`,
  });
}
