/** What of the cards and rosters the lists would fill, beside what stands there. */
import type { Scalar, Text } from "../../formula/values";
import {
  factsFrom,
  untilOf,
  wantedOf,
  type FilledFact,
  type Missing,
  type Wanted,
} from "../../graduates/facts";
import type { Mapping } from "../../graduates/columns";
import type { CountKey } from "../../graduates/count";
import { narrow } from "../../graduates/fold";
import { fromLastCard } from "../../graduates/last-year";
import type { Figure } from "../../graduates/persons";
import type { Readings } from "../../graduates/readings";
import type { Summary } from "../../graduates/serve";
import type { Day } from "../../graduates/values";
import { isRegional, type SourceCount } from "../../rubric/fact-source";
import type { CardRef, RubricBook } from "../../excel/types";
import { memberKey } from "../../rubric/model";
import type { Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import type { CellPlace } from "../../scoring/types";
import type { GraduatesSession } from "./session";
import { WHOLE_LIST, type Needed, type Which } from "./session-state";

/**
 * `early`: the day has not come. `column`: the list has no column to count it by, and 0 would look like a count. `above`: a
 * share above all, as the columns of the list contradict each other.
 */
export type NotFilled = Missing | "early" | "column" | "above";

export interface FillRow {
  /** Of the fact, and of its line. */
  key: string;
  label: Text;
  /** What stands there; null for nothing. */
  was: Scalar;
  /** The fact's cell; null where it is gone. */
  place: CellPlace | null;
  /** Null with the reason in `missing`. */
  value: number | null;
  missing: NotFilled | null;
  /** The list as it stands was counted for a day, as it has no dates. */
  undated: boolean;
  /** Persons whose destination is open. */
  open: number;
  isShare: boolean;
  /** Which persons it counts; null for a figure of last year's workbook. */
  from: { which: Which; figure: Figure } | null;
}

/** A card, or a row of a roster. */
export interface FillUnit {
  card: CardRef;
  rubric: Rubric;
  wanted: Wanted;
  /** As the card or the row names it. */
  unit: string;
  /** As the list names it, or {@link WHOLE_LIST}; null where nobody knows. */
  listUnit: string | null;
  /** Units of the list. */
  units: readonly string[];
  rows: FillRow[];
}

export const isSame = ({ was, value }: Pick<FillRow, "was" | "value">): boolean =>
  typeof was === "number" && value !== null && Math.abs(was - value) < 1e-9;

/** What the list says otherwise than somebody typed. */
export const isChange = (row: FillRow): boolean =>
  row.value !== null && row.was !== null && !isSame(row);

/** Whether nobody has to consent: nothing stands there, and the figure is of the day that is asked for. */
export const isFree = ({ value, was, undated }: FillRow): boolean =>
  value !== null && was === null && !undated;

/** Everything that the cards of the workbook need of lists. */
export async function neededByCards(
  book: RubricBook,
  rubricOf: (card: CardRef) => Promise<Rubric>,
): Promise<Needed> {
  const cards = await book.cards();
  const rubrics = await Promise.all(cards.map(rubricOf));
  const each = cards.map(({ year }, nth) => wantedOf(rubrics[nth]!, year));
  const all = <Key extends "until" | "regions" | "flags">(key: Key) => [
    ...new Set(each.flatMap((wanted) => wanted[key] as (string | number)[])),
  ];
  return {
    rubrics: [...new Set(rubrics)],
    kinds: [...new Set(each.flatMap(({ difficulties }) => difficulties))],
    wanted: {
      until: (all("until") as number[]).sort((a, b) => a - b),
      regions: all("regions") as string[],
      flags: all("flags") as string[],
      // Kinds of difficulty are one document's own: they hold where its facts are filled.
      difficulties: [],
      last: each.some(({ last }) => last),
    },
  };
}

/** Cards and rows of rosters whose rubric names counts, with what the lists say of each fact. */
export async function fillUnits(
  book: RubricBook,
  rubricOf: (card: CardRef) => Promise<Rubric>,
  session: GraduatesSession,
): Promise<FillUnit[]> {
  const filled: FillUnit[] = [];
  for (const card of await book.cards()) {
    const rubric = await rubricOf(card);
    const wanted = wantedOf(rubric, card.year);
    const counted = await session.countFor("now", wanted);
    if (!counted) return [];
    const last = wanted.last ? await session.countFor("last", lastYear(wanted)) : null;
    const lists = { counted, last, wanted };
    for (const standing of await standingUnits(book, card, rubric)) {
      const each = fillUnit({ card, rubric }, standing, lists, session);
      if (each.rows.length > 0) filled.push(each);
    }
  }
  return filled;
}

/** What stands in a card, or in a row of a roster, by the keys of facts. */
interface Standing {
  unit: string;
  facts: Readonly<Record<string, { value: Scalar; place: CellPlace | null }>>;
}

async function standingUnits(book: RubricBook, card: CardRef, rubric: Rubric): Promise<Standing[]> {
  if (card.kind === "roster") {
    const { units, factPlaces } = await book.readRoster(card, rubric);
    const columns = rubric.roster.columns.flatMap(({ from, value }) =>
      from === "fact" && value !== undefined ? [value] : [],
    );
    return units.map(({ unit, facts = {} }, nth) => ({
      unit,
      facts: Object.fromEntries(
        columns.map((key) => [
          key,
          { value: empty(facts[key]), place: factPlaces[nth]?.[key] ?? null },
        ]),
      ),
    }));
  }
  const { scorecard } = await book.read(card, rubric);
  const facts = Object.entries(scorecard.stages[rubric.stages[0]!.id]?.facts ?? {}).map(
    ([key, { value, place = null }]) => [key, { value: empty(value), place }] as const,
  );
  return [{ unit: card.unit, facts: Object.fromEntries(facts) }];
}

const empty = (value: Scalar | undefined): Scalar => (value === "" ? null : (value ?? null));

interface Lists {
  counted: Summary;
  last: Summary | null;
  wanted: Wanted;
}

function fillUnit(
  { card, rubric }: Pick<FillUnit, "card" | "rubric">,
  { unit, facts: standing }: Standing,
  { counted, last, wanted }: Lists,
  session: GraduatesSession,
): FillUnit {
  const listUnit = listUnitOf(unit, counted, session);
  const asked = session.asked(wanted);
  const { readings, counted: today } = asked;
  const facts = factsFrom(rubric, {
    ...{ counted, readings, year: card.year },
    unit: listUnit === WHOLE_LIST ? null : (listUnit ?? unit),
    ...(last && { last }),
  });
  const { lists, lastBook } = session.get();
  const rows = facts.flatMap((fact): FillRow[] => {
    const key = fact.member === null ? fact.fact : memberKey(fact.fact, fact.member);
    if (card.kind === "roster" && !(key in standing)) return [];
    const which = fact.counting.list === "last" ? "last" : "now";
    const own = rubric.facts.find(({ id }) => id === fact.fact)!;
    const told = {
      ...{ key, label: factLabel(rubric, key), isShare: fact.source.by !== undefined },
      ...{ was: standing[key]?.value ?? null, place: standing[key]?.place ?? null },
    };
    if (which === "last" && lastBook) {
      const value = fromLastCard(rubric, own, unit, lastBook.cards);
      const missing = value === null ? ("list" as const) : null;
      return [{ ...told, value, missing, undated: false, open: 0, from: null }];
    }
    const day = dayOfFact(fact, card.year);
    const figure = figureOf(fact, rubric, { day, listUnit, readings });
    const isUncounted = lacksColumn(fact, figure, lists[which]?.mapping);
    const missing = day !== null && day > today ? "early" : reasonOf(fact, isUncounted);
    return [
      {
        ...told,
        ...{ missing, value: missing === null ? fact.value : null },
        undated: day !== null && day < today && !lists[which]?.mapping.columns.date,
        open: fact.open,
        from: { which, figure },
      },
    ];
  });
  return { card, rubric, wanted, unit, listUnit, units: counted.units, rows };
}

const DIFFICULT: ReadonlySet<SourceCount> = new Set(["difficult", "difficultSettled"]);

/** Whether nobody counts for want of a column: of places, of difficulties, or of degree levels. */
function lacksColumn(
  { source }: FilledFact,
  { levels }: Pick<Figure, "levels">,
  mapping: Mapping | undefined,
): boolean {
  if (!mapping) return false;
  const { place, placeCode, difficulty, level } = mapping.columns;
  const isOfDifficult = [source.count, source.by].some((count) => count && DIFFICULT.has(count));
  return (
    (isRegional(source) && !place && !placeCode) ||
    (isOfDifficult && !difficulty) ||
    (levels.length > 0 && !level)
  );
}

function reasonOf({ missing, value, source }: FilledFact, isUncounted: boolean): NotFilled | null {
  // Nothing to divide by, or other kinds, come of it.
  if (isUncounted) return "column";
  if (missing) return missing;
  return source.by !== undefined && value !== null && value > 1 ? "above" : null;
}

/** As it was chosen, else as the list has it too; all of a list that names no units. */
function listUnitOf(unit: string, { units }: Summary, session: GraduatesSession): string | null {
  const { unitNames, lists } = session.get();
  const chosen = unitNames[unit];
  if (chosen === WHOLE_LIST || (chosen !== undefined && units.includes(chosen))) return chosen;
  if (!lists.now?.mapping.columns.unit) return WHOLE_LIST;
  return units.find((each) => narrow(each) === narrow(unit)) ?? null;
}

/** Days of a year before. */
const lastYear = (wanted: Wanted): Wanted => ({
  ...wanted,
  until: wanted.until.map(yearBefore),
});

const yearBefore = (day: Day) => day - 10_000;

function dayOfFact({ counting }: FilledFact, year: string): Day | null {
  const until = untilOf(counting, year);
  return counting.list === "last" && until !== null ? yearBefore(until) : until;
}

/** Which persons a fact counts. */
function figureOf(
  { counting, source, fact, member: line }: FilledFact,
  rubric: Rubric,
  { day, listUnit, readings }: { day: Day | null; listUnit: string | null; readings: Readings },
): Figure {
  const own = rubric.facts.find(({ id }) => id === fact)!;
  const member = own.members?.find(({ id }) => id === line);
  return {
    count: countOf(source.count, readings),
    ...(counting.region !== undefined && { of: counting.region }),
    ...(source.count === "flag" && { of: counting.flag ?? "" }),
    unit: own.scope === "school" || listUnit === WHOLE_LIST ? null : listUnit,
    levels: member?.level ? [member.level] : (counting.levels ?? []),
    until: day,
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
