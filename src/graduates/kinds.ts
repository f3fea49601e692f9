/** What each destination counts as, under the readings chosen. */
import { CODES, type Code } from "./destinations";
import type { Readings } from "./readings";

/** Counts that a settled person may be in by the destination alone. */
export const DESTINATION_COUNTS = [
  "settled",
  "contract",
  "flexible",
  "startup",
  "study",
  "abroad",
  "enlisted",
  "grassroots",
  "employed",
] as const;

export type DestinationCount = (typeof DESTINATION_COUNTS)[number];

const codes = (...list: Code[]): ReadonlySet<Code> => new Set(list);

export const UNSETTLED = codes("70", "71", "72");
/** Who is still at the school is no graduate. */
export const NOT_GRADUATE: Code = "65";
export const ENLISTED: Code = "46";
/** Work that has no place. */
export const WITHOUT_PLACE = codes("46", "75", "76");

const FLEXIBLE: Record<Readings["flexible"], ReadonlySet<Code>> = {
  "12+76": codes("12", "76"),
  "76": codes("76"),
  "12+75+76": codes("12", "75", "76"),
};

/** The counts that each code is in. */
export function countsOfCodes({
  flexible,
}: Pick<Readings, "flexible">): ReadonlyMap<Code, readonly DestinationCount[]> {
  const sets = setsOf(FLEXIBLE[flexible]);
  return new Map(
    CODES.map((code) => [code, DESTINATION_COUNTS.filter((count) => sets[count].has(code))]),
  );
}

function setsOf(flexible: ReadonlySet<Code>): Record<DestinationCount, ReadonlySet<Code>> {
  const settled = codes(...CODES.filter((code) => !UNSETTLED.has(code) && code !== NOT_GRADUATE));
  const study = codes("80");
  const abroad = codes("85");
  // Since 2024 其他录用 is work at an employer, as an agreement or a contract is: the sum stays the same.
  const other: Code[] = flexible.has("12") ? [] : ["12"];
  return {
    settled,
    contract: codes("10", "11", "27", "46", "50", "51", ...other),
    flexible,
    startup: codes("75"),
    study,
    abroad,
    enlisted: codes(ENLISTED),
    grassroots: codes("50", "51"),
    employed: codes(...[...settled].filter((code) => !study.has(code) && !abroad.has(code))),
  };
}
