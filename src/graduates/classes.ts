/** Classes: what each distinct value of a list counts as, as numbers that native formulas can work with. */
import type { Scalar } from "../formula/values";
import { CODES, destinationReader, joinedDestination, shownValue, type Code } from "./destinations";
import { bareValue, narrow, textOf } from "./fold";
import type { ListRows } from "./gather";
import type { Asked } from "./people";
import { liesIn, placeOfBoth } from "./regions";
import { dayOf, isDifficult, levelOf, LEVELS, yesNoOf, type Day } from "./values";

/** Every class counts from 1; 0 is a value that the table lacks. */
export const [NO_CLASS, YES_CLASS] = [1, 2];
/** Behind the codes. */
export const OPEN_CLASS = CODES.length + 1;
export const DESTINATION_CLASSES = OPEN_CLASS;
/** 1 is no level. */
export const LEVEL_CLASSES = LEVELS.length + 1;

/** One or two columns of the list that are read as one value. */
export interface Lookup {
  id: string;
  header: string;
  /** Columns of the sheet, from 0; of two the values are joined with a sign between. */
  columns: number[];
  /** Distinct values as they stand; the first is that of an empty cell. */
  values: Scalar[];
  /** What each value was read as; of places one list a region. */
  classes: number[][];
}

/** An entry of 去向对照: values that are written alike. */
export interface DestinationEntry {
  value: string;
  persons: number;
  code: Code | null;
}

export interface Classes {
  unit: Lookup | null;
  level: Lookup | null;
  /** Its classes are numbers of entries, from 1; 0 for an empty cell. */
  destination: Lookup;
  place: Lookup | null;
  date: Lookup | null;
  difficulty: Lookup | null;
  flags: Lookup[];
  entries: DestinationEntry[];
  /** Days that were asked for, the earliest first. */
  days: Day[];
  /** Units by class, from 1. */
  units: string[];
}

/** Of two columns: nothing else stands between them, and neither is trimmed. */
export const BETWEEN = "|";

/** The classes of all values in rows that may count. */
export function classesOf(
  list: ListRows,
  asked: Asked,
  units: readonly string[],
  counts: readonly boolean[],
): Classes {
  const { mapping, cells } = list;
  const days = [...asked.until].sort((a, b) => a - b);
  const read = (
    id: string,
    header: string,
    sources: Source[],
    classOf: (values: Scalar[]) => number[],
  ) => lookupOf({ id, header }, sources, counts, classOf);
  const one = (
    key: "unit" | "level" | "date" | "difficulty",
    classOf: (value: Scalar) => number,
  ) => {
    const column = mapping.columns[key];
    return column
      ? read(key, column.header, [{ index: column.index, cells: cells[key]! }], ([value]) => [
          classOf(value!),
        ])
      : null;
  };
  const both = (
    keys: readonly ("destination" | "destinationCode" | "place" | "placeCode")[],
  ): Source[] =>
    keys.flatMap((key) => {
      const column = mapping.columns[key];
      return column ? [{ index: column.index, cells: cells[key]! }] : [];
    });
  const entries = new Entries(asked);
  const unitClasses = new UnitClasses(units);
  const places = both(["placeCode", "place"]);
  const destinations = both(["destinationCode", "destination"]);
  return {
    unit: one("unit", (value) => unitClasses.of(textOf(value))),
    level: one("level", (value) => 1 + levelNumber(textOf(value))),
    destination: read("destination", "毕业去向", destinations, (values) => [
      entries.numberOf(values),
    ]),
    place:
      places.length === 0
        ? null
        : read("place", "单位所在地", places, (values) =>
            placeClasses(values, places, list, asked),
          ),
    date: one("date", (value) => slotOf(dayOf(value, list.date1904), days)),
    difficulty: one("difficulty", (value) =>
      isDifficult(textOf(value), asked.readings.difficult) ? YES_CLASS : NO_CLASS,
    ),
    flags: mapping.flags.map(({ name, header, index }, flag) =>
      read(name, header, [{ index, cells: list.flags[flag]! }], ([value]) => [
        yesNoOf(textOf(value)) === true ? YES_CLASS : NO_CLASS,
      ]),
    ),
    entries: entries.counted(list, destinations, counts),
    days,
    units: unitClasses.names,
  };
}

interface Source {
  index: number;
  cells: readonly Scalar[];
}

function lookupOf(
  { id, header }: Pick<Lookup, "id" | "header">,
  sources: readonly Source[],
  counts: readonly boolean[],
  classOf: (values: Scalar[]) => number[],
): Lookup {
  const empty = sources.map(() => "");
  const known = new Map<Scalar, Scalar[]>([[joinedValue(empty), empty]]);
  counts.forEach((isCounted, nth) => {
    const values = sources.map(({ cells }) => cells[nth]!);
    const key = joinedValue(values);
    if (isCounted && key !== null && !known.has(key)) known.set(key, values);
  });
  const read = [...known.values()].map(classOf);
  return {
    ...{ id, header },
    columns: sources.map(({ index }) => index),
    values: [...known.keys()],
    classes: (read[0] ?? []).map((_, column) => read.map((classes) => classes[column]!)),
  };
}

/** The value that a formula looks up: of one column as it stands, of two as text. */
const joinedValue = (values: readonly Scalar[]): Scalar =>
  values.length === 1 ? values[0]! : values.map(plain).join(BETWEEN);

const plain = (value: Scalar) =>
  typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value ?? "");

function levelNumber(text: string): number {
  const level = levelOf(text);
  return level === null ? 0 : LEVELS.indexOf(level) + 1;
}

/** The first day asked for that is not earlier; behind the last for none. */
export function slotOf(day: Day | null, days: readonly Day[]): number {
  const slot = day === null ? -1 : days.findIndex((asked) => day <= asked);
  return slot < 0 ? days.length + 1 : slot + 1;
}

function placeClasses(
  values: readonly Scalar[],
  sources: readonly Source[],
  { mapping }: ListRows,
  { regions }: Asked,
): number[] {
  const at = (key: "place" | "placeCode") =>
    textOf(values[sources.findIndex(({ index }) => index === mapping.columns[key]?.index)]);
  const place = placeOfBoth(at("placeCode"), at("place"));
  return regions.map((region) => (place && liesIn(place, region) === true ? YES_CLASS : NO_CLASS));
}

/** Units of persons who are no graduates yet may come to count: they stand behind the others. */
class UnitClasses {
  readonly names: string[];
  private readonly classes: Map<string, number>;

  constructor(units: readonly string[]) {
    this.names = [...units];
    this.classes = new Map(units.map((unit, at) => [narrow(unit), at + 1]));
  }

  of(name: string): number {
    const key = narrow(name);
    const known = this.classes.get(key) ?? this.names.push(name);
    this.classes.set(key, known);
    return known;
  }
}

class Entries {
  private readonly entries: DestinationEntry[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly read: ReturnType<typeof destinationReader>;

  constructor({ table }: Asked) {
    this.read = destinationReader(table);
  }

  numberOf(values: readonly Scalar[]): number {
    const [first, second] = values.map((value) => textOf(value));
    const text = second === undefined ? first! : joinedDestination(first!, second);
    if (text === "") return 0;
    const key = bareValue(text);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.entries.push({
        value: shownValue(text),
        persons: 0,
        code: this.read(text).code,
      });
      this.numbers.set(key, number);
    }
    return number;
  }

  /** The entries with the persons that have them. */
  counted(
    list: ListRows,
    sources: readonly Source[],
    counts: readonly boolean[],
  ): DestinationEntry[] {
    list.rows.forEach((_, nth) => {
      if (!counts[nth]) return;
      const number = this.numberOf(sources.map(({ cells }) => cells[nth]!));
      if (number > 0) this.entries[number - 1]!.persons++;
    });
    return this.entries;
  }
}
