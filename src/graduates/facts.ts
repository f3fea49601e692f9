/** Facts of cards and rosters, filled from the counts over lists of graduates. */
import { factSource, type FactSource, type SourceCount } from "../rubric/fact-source";
import type { Counting, Fact, FactMember, Rubric } from "../rubric/types";
import type { Counted, CountedRow } from "./count";
import { narrow } from "./fold";
import type { Readings } from "./readings";
import { chosenKinds, dayOf, type Day, type Level } from "./values";

/** What lists have to be counted for, so that every fact of a rubric can be filled. */
export interface Wanted {
  until: Day[];
  /** Codes of six digits. */
  regions: string[];
  /** Names of yes/no columns. */
  flags: string[];
  /** Kinds of difficulty that the document names; empty where any kind counts. */
  difficulties: string[];
  /** Whether last year's list is needed too. */
  last: boolean;
}

/** @param year of the card: `2026`, or `2025-2026` for the graduates of 2026 */
export function wantedOf({ facts }: Rubric, year: string): Wanted {
  const sourced = facts.filter((fact) => factSource(fact) !== null);
  const of = <Key extends keyof Counting>(key: Key) =>
    sourced.flatMap(({ counting }) => counting?.[key] ?? []);
  const days = sourced.flatMap(({ counting }) => untilOf(counting, year) ?? []);
  return {
    until: [...new Set(days)],
    regions: [...new Set(of("region") as string[])],
    flags: [...new Set(of("flag") as string[])],
    difficulties: [...new Set(of("difficulties") as string[])],
    last: sourced.some(({ counting }) => counting?.list === "last"),
  };
}

/** Why a fact could not be filled. */
export type Missing =
  | "unit" // the list has no such unit
  | "list" // last year's list was not given
  | "until" // nobody counted up to this day
  | "region"
  | "flag"
  | "difficulties" // the document names kinds, and others were counted
  | "divisor"; // nothing to divide by

export interface FilledFact {
  fact: string;
  /** Null for a fact of one line. */
  member: string | null;
  /** Null with the reason in `missing`. */
  value: number | null;
  missing?: Missing;
  /** Persons whose destination is open: the figure may change. */
  open: number;
  source: FactSource;
  counting: Counting;
}

export interface CountedLists {
  /** Counted with what {@link wantedOf} asks; a region under its code. */
  counted: Pick<Counted, "rows">;
  /** Last year's list, counted likewise. */
  last?: Pick<Counted, "rows">;
  readings: Readings;
  year: string;
  /** Null for the whole list. */
  unit: string | null;
}

/** All facts of a rubric that say which count they are, for one unit. */
export function factsFrom({ facts }: Rubric, lists: CountedLists): FilledFact[] {
  return facts.flatMap((fact) => {
    const source = factSource(fact);
    if (!source) return [];
    const members: (FactMember | null)[] = fact.members ?? [null];
    return members.map((member) => filled(fact, source, member, lists));
  });
}

function filled(
  fact: Fact,
  source: FactSource,
  member: FactMember | null,
  lists: CountedLists,
): FilledFact {
  const counting = fact.counting ?? {};
  const levels: (Level | null)[] = member?.level ? [member.level] : (counting.levels ?? [null]);
  const found = rowsOf(fact, counting, levels, lists);
  const told = { fact: fact.id, member: member?.id ?? null, source, counting };
  if (typeof found === "string") return { ...told, value: null, missing: found, open: 0 };
  const open = found.reduce((sum, { counts }) => sum + counts.open, 0);
  const value = valueOf(source, found, counting, lists.readings);
  return typeof value === "string"
    ? { ...told, value: null, missing: value, open }
    : { ...told, value, open };
}

/** The rows of counts that a fact is the sum of; a level that nobody has is none. */
function rowsOf(
  { scope }: Fact,
  counting: Counting,
  levels: readonly (Level | null)[],
  { counted, last, unit: own, year }: CountedLists,
): CountedRow[] | Missing {
  const list = counting.list === "last" ? last : counted;
  if (!list) return "list";
  const until = untilOf(counting, counting.list === "last" ? yearBefore(year) : year);
  const unit = scope === "school" || own === null ? null : narrow(own);
  const rows = list.rows.filter((row) => (row.unit === null ? null : narrow(row.unit)) === unit);
  if (rows.length === 0) return "unit";
  const dated = rows.filter((row) => row.until === until);
  return dated.length === 0 ? "until" : dated.filter(({ level }) => levels.includes(level));
}

function valueOf(
  { count, by }: FactSource,
  rows: readonly CountedRow[],
  counting: Counting,
  readings: Readings,
): number | Missing {
  const kinds = counting.difficulties;
  if (kinds && !countsKinds(readings.difficult, kinds)) return "difficulties";
  const sum = sumOf(count, rows, counting, readings);
  if (by === undefined || typeof sum === "string") return sum;
  const divisor = sumOf(by, rows, counting, readings);
  if (typeof divisor === "string") return divisor;
  return divisor === 0 ? "divisor" : sum / divisor;
}

/** The list may write a kind of the document in its own words too. */
function countsKinds(reading: string, kinds: readonly string[]): boolean {
  const chosen = chosenKinds(reading);
  return kinds.every((kind) => chosen.includes(narrow(kind)));
}

function sumOf(
  count: SourceCount,
  rows: readonly CountedRow[],
  counting: Counting,
  readings: Readings,
): number | Missing {
  let sum = 0;
  for (const { counts } of rows) {
    const value = numberOf(count, counts, counting, readings);
    if (typeof value === "string") return value;
    sum += value;
  }
  return sum;
}

function numberOf(
  count: SourceCount,
  counts: CountedRow["counts"],
  { region = "", flag = "" }: Counting,
  readings: Readings,
): number | Missing {
  if (count === "flag") return counts.flags[flag] ?? "flag";
  if (count === "stayed" || count === "stayedNoArmy") return counts[count][region] ?? "region";
  if (count === "retained")
    return counts[readings.army === "in" ? "stayed" : "stayedNoArmy"][region] ?? "region";
  if (count === "overall") return counts[readings.employed];
  return count === "flexible-of" ? counts[readings["flexible-of"]] : counts[count];
}

/** 09-01 in the year of graduation; null for the list as it stands. */
export function untilOf(counting: Counting | undefined, year: string): Day | null {
  return counting?.until === undefined ? null : dayOf(`${lastYearOf(year)}-${counting.until}`);
}

/** 2025-2026, 2025-26 and 2026年度 are the graduates of 2026. */
function lastYearOf(year: string): string {
  const parts = year.match(/\d+/g) ?? [""];
  const last = parts.at(-1)!;
  return last.length === 4 ? last : parts[0]!.slice(0, 4 - last.length) + last;
}

const yearBefore = (year: string) => String(Number(lastYearOf(year)) - 1);
