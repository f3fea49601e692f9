/** Days by which something is due: “9月30日前报送”. */
import type { Deadline } from "./types";

const DAY =
  /^(?<before>[^\d]*)(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日(?:之?前|以前)(?:,)?(?<after>[^\d]*)$/u;

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
    day: Number(day),
  };
}
