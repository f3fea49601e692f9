/** A figure opened: the rows of the persons that it counts, and of those whom it does not, with why. */
import { isSettledBy, type Counted, type CountKey } from "./count";
import type { FindingKind } from "./findings";
import { narrow } from "./fold";
import type { ListRows } from "./gather";
import { countsOfCodes, ENLISTED, UNSETTLED, type DestinationCount } from "./kinds";
import type { Asked, Graduate } from "./people";
import type { Code } from "./destinations";
import type { Day, Level } from "./values";

/** Which figure: a count of a unit, a level and a date. */
export interface Figure {
  count: CountKey;
  /** Of `stayed` and `stayedNoArmy` the region, of `flags` the column, by the name that it was asked under. */
  of?: string;
  /** Null for all. */
  unit: string | null;
  /** Empty for all. */
  levels: readonly Level[];
  until: Day | null;
}

/** Why a person is not in a count. */
export type NotCounted =
  | FindingKind
  | "open"
  | "unsettled"
  | "undated"
  | "later"
  | "other-destination"
  | "elsewhere"
  | "no";

/** A row of the list, by its number; nothing of the person. */
export interface PersonRow {
  row: number;
  code: Code | null;
  level: Level | null;
  /** Null for whoever is counted. */
  why: NotCounted | null;
}

/** Rows that are no person of a unit that is asked for are told where the whole list is asked for. */
export function personsOf(
  list: ListRows,
  counted: Pick<Counted, "graduates" | "leftOut" | "units">,
  asked: Asked,
  figure: Figure,
): PersonRow[] {
  const why = reasons(list, asked, figure);
  const named = figure.unit === null ? null : narrow(figure.unit);
  const unit = named && counted.units.findIndex((each) => narrow(each) === named);
  const among = counted.graduates.filter(
    (each) =>
      (unit === null || each.unit === unit) &&
      (figure.levels.length === 0 || (each.level !== null && figure.levels.includes(each.level))),
  );
  const persons = among.map((each): PersonRow => {
    const { nth, code, level } = each;
    return { row: list.rows[nth]!, code, level, why: why(each) };
  });
  if (unit !== null || figure.levels.length > 0) return persons;
  const left = counted.leftOut.map(
    ({ nth, why: reason }): PersonRow => ({
      ...{ row: list.rows[nth]!, code: null, level: null, why: reason },
    }),
  );
  return [...persons, ...left].sort((a, b) => a.row - b.row);
}

function reasons(
  list: ListRows,
  { readings, regions }: Asked,
  { count, of, until }: Figure,
): (graduate: Graduate) => NotCounted | null {
  const counts = countsOfCodes(readings);
  const dated = list.cells.date !== undefined;
  const region = regions.findIndex(({ name }) => name === of);
  const flag = list.mapping.flags.findIndex(({ name }) => name === of);
  const settled = (each: Graduate): NotCounted | null => {
    if (each.code === null) return "open";
    if (UNSETTLED.has(each.code)) return "unsettled";
    if (isSettledBy(counts, each, until, dated)) return null;
    return each.date === null ? "undated" : "later";
  };
  const among = (each: Graduate, kind: DestinationCount): NotCounted | null =>
    settled(each) ?? (counts.get(each.code!)!.includes(kind) ? null : "other-destination");
  return (each) => {
    switch (count) {
      case "graduates":
        return null;
      case "open":
        return each.code === null ? null : "no";
      case "unsettled":
        return each.code !== null && settled(each) !== null ? null : "no";
      case "difficult":
        return each.difficult ? null : "no";
      case "difficultSettled":
        return each.difficult ? settled(each) : "no";
      case "stayed":
      case "stayedNoArmy": {
        const reason = among(each, "employed");
        if (reason !== null) return reason;
        if (count === "stayedNoArmy" && each.code === ENLISTED) return "other-destination";
        return each.stays[region] ? null : "elsewhere";
      }
      case "flags":
        return each.flags[flag] ? null : "no";
      default:
        return among(each, count);
    }
  };
}
