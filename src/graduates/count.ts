/** Counts and rates over the graduates of a list: for each unit, degree level and date. */
import { countsOfCodes, ENLISTED, type DestinationCount } from "./kinds";
import type { ListRows } from "./gather";
import { peopleOf, type Asked, type Graduate, type People } from "./people";
import type { Readings } from "./readings";
import { LEVELS, type Day, type Level } from "./values";

export interface Counts extends Record<DestinationCount, number> {
  graduates: number;
  open: number;
  unsettled: number;
  difficult: number;
  difficultSettled: number;
  /** By region, as it was asked for. */
  stayed: Record<string, number>;
  stayedNoArmy: Record<string, number>;
  /** By the name of a yes/no column. */
  flags: Record<string, number>;
}

/** Fractions; null where there is nothing to divide by. */
export interface Rates {
  settled: number | null;
  employed: number | null;
  contract: number | null;
  startup: number | null;
  study: number | null;
  flexible: number | null;
  difficultSettled: number | null;
  /** 留省率 */
  stayed: Record<string, number | null>;
  /** 留威率 */
  stayedOfEmployed: Record<string, number | null>;
}

export type CountKey = keyof Counts;

export interface CountedRow {
  /** Null for all. */
  unit: string | null;
  level: Level | null;
  /** Null for the list as it stands. */
  until: Day | null;
  counts: Counts;
  rates: Rates;
}

export interface Counted extends People {
  rows: CountedRow[];
}

/** Reads the persons of a list and counts them. */
export function countGraduates(list: ListRows, asked: Asked): Counted {
  const people = peopleOf(list, asked);
  return { ...people, rows: new Counter(list, asked, people).rows() };
}

/** Counts of everybody, and of each level that has persons. */
type Group = Map<Level | null, Counts[]>;

class Counter {
  private readonly regions: string[];
  private readonly flags: string[];
  private readonly stages: (Day | null)[];
  private readonly countsOf: ReturnType<typeof countsOfCodes>;
  private readonly dated: boolean;

  constructor(
    list: ListRows,
    private readonly asked: Asked,
    private readonly people: People,
  ) {
    this.regions = asked.regions.map(({ name }) => name);
    this.flags = list.mapping.flags.map(({ name }) => name);
    this.stages = [null, ...asked.until];
    this.countsOf = countsOfCodes(asked.readings);
    this.dated = list.cells.date !== undefined;
  }

  rows(): CountedRow[] {
    const all = this.group();
    const units = new Map<number, Group>();
    this.asked.units.forEach((_, unit) => units.set(unit, this.group()));
    for (const graduate of this.people.graduates) {
      this.add(all, graduate);
      if (graduate.unit < 0) continue;
      const group = units.get(graduate.unit) ?? this.group();
      units.set(graduate.unit, group);
      this.add(group, graduate);
    }
    return [
      ...this.rowsOf(null, all),
      ...[...units].flatMap(([unit, group]) => this.rowsOf(this.people.units[unit]!, group)),
    ];
  }

  private rowsOf(unit: string | null, group: Group): CountedRow[] {
    const levels = [null, ...LEVELS].filter((level) => group.has(level));
    return levels.flatMap((level) =>
      group.get(level)!.map((counts, stage) => ({
        unit,
        level,
        until: this.stages[stage]!,
        counts: { ...counts, unsettled: counts.graduates - counts.settled - counts.open },
        rates: ratesOf(counts, this.asked.readings),
      })),
    );
  }

  private group(): Group {
    return new Map([[null, this.stages.map(() => this.none())]]);
  }

  private none(): Counts {
    const zeros = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 0]));
    return {
      ...{ graduates: 0, settled: 0, open: 0, unsettled: 0, contract: 0, flexible: 0, startup: 0 },
      ...{ study: 0, abroad: 0, enlisted: 0, grassroots: 0, employed: 0 },
      ...{ difficult: 0, difficultSettled: 0 },
      stayed: zeros(this.regions),
      stayedNoArmy: zeros(this.regions),
      flags: zeros(this.flags),
    };
  }

  private add(group: Group, graduate: Graduate): void {
    this.addTo(group.get(null)!, graduate);
    if (graduate.level === null) return;
    const own = group.get(graduate.level) ?? this.stages.map(() => this.none());
    group.set(graduate.level, own);
    this.addTo(own, graduate);
  }

  private addTo(counts: readonly Counts[], graduate: Graduate): void {
    counts.forEach((each, stage) => {
      each.graduates++;
      if (graduate.code === null) each.open++;
      if (graduate.difficult) each.difficult++;
      this.flags.forEach((name, flag) => {
        if (graduate.flags[flag]) each.flags[name]!++;
      });
      if (isSettledBy(this.countsOf, graduate, this.stages[stage]!, this.dated))
        this.addSettled(each, graduate);
    });
  }

  private addSettled(counts: Counts, { code, difficult, stays }: Graduate): void {
    for (const count of this.countsOf.get(code!)!) counts[count]++;
    if (difficult) counts.difficultSettled++;
    this.regions.forEach((name, region) => {
      if (!stays[region]) return;
      counts.stayed[name]!++;
      if (code !== ENLISTED) counts.stayedNoArmy[name]!++;
    });
  }
}

/**
 * Whether somebody is settled up to a day, that day included.
 *
 * @param dated false without a column of dates: the list is counted as it stands
 */
export function isSettledBy(
  countsOf: ReturnType<typeof countsOfCodes>,
  { code, date }: Pick<Graduate, "code" | "date">,
  until: Day | null,
  dated: boolean,
): boolean {
  if (code === null || !countsOf.get(code)!.includes("settled")) return false;
  return until === null || !dated || (date !== null && date <= until);
}

const share = (count: number, of: number): number | null => (of === 0 ? null : count / of);

function ratesOf(counts: Counts, readings: Readings): Rates {
  const { graduates, settled, employed } = counts;
  const here = readings.army === "in" ? counts.stayed : counts.stayedNoArmy;
  const all = readings.employed === "settled" ? settled : employed;
  const shares = (of: Record<string, number>, divisor: number) =>
    Object.fromEntries(Object.entries(of).map(([name, count]) => [name, share(count, divisor)]));
  return {
    settled: share(settled, graduates),
    employed: share(employed, graduates),
    contract: share(counts.contract, graduates),
    startup: share(counts.startup, graduates),
    study: share(counts.study + counts.abroad, graduates),
    flexible: share(counts.flexible, counts[readings["flexible-of"]]),
    difficultSettled: share(counts.difficultSettled, counts.difficult),
    stayed: shares(here, all),
    stayedOfEmployed: shares(counts.stayed, employed),
  };
}
