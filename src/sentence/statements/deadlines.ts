/** Days by which something is due: “9月30日前报送”. */
import type { Deadline } from "./types";

const DAY =
  /^(?<before>[^\d]*)(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?:(?<day>\d{1,2})日|份?底)(?:之?前|以前)(?:,)?(?<after>[^\d]*)$/u;

/** A deadline that a clause's head names; null where it names none. */
export function readDeadline(text: string): Deadline | null {
  const groups = DAY.exec(text)?.groups;
  if (!groups) return null;
  const { before, after, year, month, day } = groups as Record<string, string>;
  return {
    type: "deadline",
    subject: `${before!.replace(/(?:每年|当年|于|在)+$/u, "")}${after}`,
    ...(year === undefined ? {} : { year: Number(year) }),
    month: Number(month),
    day: day === undefined ? lastDay(Number(month)) : Number(day),
  };
}

/** “11月底”; of February the one that each year has. */
const lastDay = (month: number) => (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
