/** What of the cards the lists would fill, beside what stands there. */
import type { Scalar, Text } from "../../formula/values";
import {
  factsFrom,
  untilOf,
  wantedOf,
  type FilledFact,
  type Missing,
  type Wanted,
} from "../../graduates/facts";
import type { CountKey } from "../../graduates/count";
import type { Figure } from "../../graduates/persons";
import type { Readings } from "../../graduates/readings";
import type { Day } from "../../graduates/values";
import type { SourceCount } from "../../rubric/fact-source";
import type { CardRef, RubricBook } from "../../excel/types";
import { memberKey } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { GraduatesSession, Which } from "./session";

export interface FillRow {
  /** Of the fact, and of its line. */
  key: string;
  label: Text;
  /** What stands in the card; null for nothing. */
  was: Scalar;
  /** Null with the reason in `missing`. */
  value: number | null;
  missing: Missing | null;
  /** Persons whose destination is open. */
  open: number;
  isShare: boolean;
  which: Which;
  figure: Figure;
}

export interface FillCard {
  card: CardRef;
  rubric: Rubric;
  wanted: Wanted;
  rows: FillRow[];
}

export const isSame = ({ was, value }: Pick<FillRow, "was" | "value">): boolean =>
  typeof was === "number" && value !== null && Math.abs(was - value) < 1e-9;

/** Everything that the cards of the workbook need of lists. */
export async function wantedByCards(
  book: RubricBook,
  loadRubric: (id: string) => Promise<Rubric>,
): Promise<Wanted> {
  const cards = await book.cards();
  const each = await Promise.all(
    cards.map(async ({ rubric, year }) => wantedOf(await loadRubric(rubric), year)),
  );
  const all = <Key extends "until" | "regions" | "flags">(key: Key) => [
    ...new Set(each.flatMap((wanted) => wanted[key] as (string | number)[])),
  ];
  return {
    until: (all("until") as number[]).sort((a, b) => a - b),
    regions: all("regions") as string[],
    flags: all("flags") as string[],
    // Kinds of difficulty are one document's own: they hold where its facts are filled.
    difficulties: [],
    last: each.some(({ last }) => last),
  };
}

/** Cards whose rubric names counts, with what the list says of each fact. */
export async function fillCards(
  book: RubricBook,
  loadRubric: (id: string) => Promise<Rubric>,
  session: GraduatesSession,
): Promise<FillCard[]> {
  const filled: FillCard[] = [];
  for (const card of await book.cards()) {
    if (card.kind !== "scorecard") continue;
    const rubric = await loadRubric(card.rubric);
    const wanted = wantedOf(rubric, card.year);
    const counted = await session.countFor("now", wanted);
    if (!counted) return [];
    const last = wanted.last ? await session.countFor("last", lastYear(wanted)) : null;
    const { readings } = session.asked(wanted);
    const facts = factsFrom(rubric, {
      ...{ counted, readings, year: card.year, unit: card.unit },
      ...(last && { last }),
    });
    if (facts.length === 0) continue;
    const { scorecard } = await book.read(card, rubric);
    const standing = scorecard.stages[rubric.stages[0]!.id]?.facts ?? {};
    const rows = facts.map((fact): FillRow => {
      const key = fact.member === null ? fact.fact : memberKey(fact.fact, fact.member);
      return {
        ...{ key, label: factLabel(rubric, key), was: standing[key]?.value ?? null },
        ...{ value: fact.value, missing: fact.missing ?? null, open: fact.open },
        isShare: fact.source.by !== undefined,
        which: fact.counting.list === "last" ? "last" : "now",
        figure: figureOf(fact, rubric, card, readings),
      };
    });
    filled.push({ card, rubric, wanted, rows });
  }
  return filled;
}

/** Days of a year before. */
const lastYear = (wanted: Wanted): Wanted => ({
  ...wanted,
  until: wanted.until.map(yearBefore),
});

const yearBefore = (day: Day) => day - 10_000;

/** Which persons a fact counts. */
function figureOf(fact: FilledFact, rubric: Rubric, card: CardRef, readings: Readings): Figure {
  const { counting, source } = fact;
  const own = rubric.facts.find(({ id }) => id === fact.fact)!;
  const until = untilOf(counting, card.year);
  const member = own.members?.find(({ id }) => id === fact.member);
  return {
    count: countOf(source.count, readings),
    ...(counting.region !== undefined && { of: counting.region }),
    ...(source.count === "flag" && { of: counting.flag ?? "" }),
    unit: own.scope === "school" ? null : card.unit,
    levels: member?.level ? [member.level] : (counting.levels ?? []),
    until: counting.list === "last" && until !== null ? yearBefore(until) : until,
  };
}

function countOf(count: SourceCount, readings: Readings): CountKey {
  switch (count) {
    case "flag":
      return "flags";
    case "retained":
      return readings.army === "in" ? "stayed" : "stayedNoArmy";
    case "overall":
      return readings.employed;
    case "flexible-of":
      return readings["flexible-of"];
    default:
      return count;
  }
}
