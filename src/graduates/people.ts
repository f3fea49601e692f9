/** Every person of a list, read: what each row counts as, and what is wrong with it. */
import type { Scalar } from "../formula/values";
import { UnitList } from "../intake/gathered/units";
import type { ColumnKey } from "./columns";
import {
  destinationReader,
  joinedDestination,
  shownValue,
  type Code,
  type Destination,
  type DestinationTable,
} from "./destinations";
import { NOT_GRADUATE, countsOfCodes, UNSETTLED, WITHOUT_PLACE } from "./kinds";
import type { FindingKind, ListFinding } from "./findings";
import { bareValue, narrow, remembered, textOf } from "./fold";
import type { ListRows } from "./gather";
import type { Readings } from "./readings";
import { liesIn, placeOfBoth, type Place, type Region } from "./regions";
import { dayOf, isDifficult, levelOf, personOf, yesNoOf, type Day, type Level } from "./values";

/** A region as it was asked for. */
export interface AskedRegion extends Region {
  name: string;
}

export interface Asked {
  readings: Readings;
  /** The school's own destination table. */
  table: DestinationTable;
  /** The roster of units, in its order; empty where none is given. */
  units: readonly string[];
  regions: readonly AskedRegion[];
  /** Days up to which it is counted. */
  until: readonly Day[];
  /** The day of counting. */
  counted: Day;
}

/** A graduate, as far as counting goes: nothing of the person. */
export interface Graduate {
  /** Index into the rows of the list. */
  nth: number;
  /** Index into the units; -1 without a column. */
  unit: number;
  level: Level | null;
  /** Null for an open one. */
  code: Code | null;
  date: Day | null;
  difficult: boolean;
  /** For each region that was asked for; of the employed only. */
  stays: readonly boolean[];
  /** For each yes/no column. */
  flags: readonly boolean[];
}

/** A row that counts for nobody, and why. */
export interface LeftOut {
  nth: number;
  why: FindingKind;
}

/** A distinct destination, how many persons have it, and what it counts as. */
export interface DestinationUse {
  value: string;
  persons: number;
  code: Code | null;
}

export interface People {
  graduates: Graduate[];
  leftOut: LeftOut[];
  /** Spelled as the roster has them, or as first met. */
  units: string[];
  destinations: DestinationUse[];
  findings: ListFinding[];
}

export function peopleOf(list: ListRows, asked: Asked): People {
  return new PeopleReader(list, asked).read();
}

const NOWHERE: readonly boolean[] = [];

class PeopleReader {
  private readonly people: People = {
    graduates: [],
    leftOut: [],
    units: [],
    destinations: [],
    findings: [],
  };
  private readonly unitIndexes = new Map<string, number>();
  private readonly uses = new Map<string, DestinationUse>();
  private readonly employed: ReadonlySet<Code>;
  private readonly readDestination: (text: string) => Destination;
  private readonly roster: UnitList;

  constructor(
    private readonly list: ListRows,
    private readonly asked: Asked,
  ) {
    this.roster = new UnitList(asked.units);
    const counts = countsOfCodes(asked.readings);
    this.employed = new Set(
      [...counts].filter(([, in_]) => in_.includes("employed")).map(([code]) => code),
    );
    this.readDestination = destinationReader(asked.table);
    for (const unit of asked.units) this.addUnit(narrow(unit), unit);
  }

  read(): People {
    const { rows, noPerson } = this.list;
    const twice = this.rowsOfPersonsTwice();
    for (let nth = 0; nth < rows.length; nth++) {
      const reason = noPerson[nth];
      if (reason) this.leaveOut(nth, reason);
      else if (twice.has(nth) && this.asked.readings.twice !== "each")
        this.leaveOut(nth, "twice", "person");
      else this.person(nth, twice.has(nth));
    }
    this.people.destinations = [...this.uses.values()];
    return this.people;
  }

  private leaveOut(nth: number, why: FindingKind, column: ColumnKey | null = null): void {
    this.people.leftOut.push({ nth, why });
    this.found(nth, why, column);
  }

  private found(
    nth: number,
    kind: FindingKind,
    column: string | null,
    likely?: string | null,
  ): void {
    const row = this.list.rows[nth]!;
    this.people.findings.push({ kind, row, column, ...(likely ? { likely } : {}) });
  }

  /** The rows of persons who have another that counts; under `each` the later ones. */
  private rowsOfPersonsTwice(): Set<number> {
    const numbers = this.list.cells.person;
    const twice = new Set<number>();
    if (!numbers) return twice;
    const chosen = new Map<string, number>();
    numbers.forEach((value, nth) => {
      const number = this.list.noPerson[nth] ? "" : personOf(value);
      if (!number) return;
      const before = chosen.get(number);
      if (before !== undefined && this.asked.readings.twice !== "last") twice.add(nth);
      else {
        if (before !== undefined) twice.add(before);
        chosen.set(number, nth);
      }
    });
    return twice;
  }

  private person(nth: number, again: boolean): void {
    const destination = this.destination(nth);
    if (destination.code === NOT_GRADUATE) {
      this.leaveOut(nth, "not-graduate", this.destinationColumn());
      return;
    }
    if (again) this.found(nth, "twice", "person");
    this.checkNumber(nth);
    const unit = this.unit(nth);
    const level = this.level(nth);
    this.checkDestination(nth, destination);
    const { code } = destination;
    const stays = this.stays(nth, code);
    const date = this.date(nth, code);
    const difficult = this.difficult(nth);
    const flags = this.flags(nth);
    if (this.list.hidden[nth]) this.found(nth, "hidden", null);
    this.people.graduates.push({ nth, unit, level, code, date, difficult, stays, flags });
  }

  private checkNumber(nth: number): void {
    const numbers = this.list.cells.person;
    if (!numbers) return;
    const number = personOf(numbers[nth]!);
    if (number === null) this.found(nth, "number-lost", "person");
    else if (number === "") this.found(nth, "no-person", "person");
  }

  private unit(nth: number): number {
    const cells = this.list.cells.unit;
    if (!cells) return -1;
    const name = textOf(cells[nth]);
    if (name === "") this.found(nth, "no-unit", "unit");
    else if (this.asked.units.length > 0 && !this.isOnRoster(cells[nth]!))
      this.found(nth, "unknown-unit", "unit", this.likelyUnit(cells[nth]!));
    return this.unitOf(cells[nth]!);
  }

  private readonly isOnRoster = remembered((value) => {
    const index = this.unitIndexes.get(narrow(textOf(value)));
    return index !== undefined && index < this.asked.units.length;
  });
  private readonly likelyUnit = remembered((value) => this.roster.likely(textOf(value)));
  private readonly unitOf = remembered((value) => {
    const name = textOf(value);
    return this.addUnit(narrow(name), name);
  });

  private addUnit(key: string, name: string): number {
    let index = this.unitIndexes.get(key);
    if (index === undefined) {
      index = this.people.units.push(name) - 1;
      this.unitIndexes.set(key, index);
    }
    return index;
  }

  private level(nth: number): Level | null {
    const cells = this.list.cells.level;
    if (!cells) return null;
    const level = this.levelOf(cells[nth]!);
    if (level === null)
      this.found(nth, textOf(cells[nth]) === "" ? "no-level" : "unknown-level", "level");
    return level;
  }

  private readonly levelOf = remembered((value) => levelOf(textOf(value)));

  private destinationText(nth: number): string {
    const { destination, destinationCode } = this.list.cells;
    return joinedDestination(textOf(destinationCode?.[nth]), textOf(destination?.[nth]));
  }

  private readonly destinationOf = remembered((text) => {
    const value = String(text);
    return { key: bareValue(value), value: shownValue(value), ...this.readDestination(value) };
  });

  private destination(nth: number): Destination {
    const text = this.destinationText(nth);
    const destination = this.destinationOf(text);
    if (text !== "") {
      const use = this.uses.get(destination.key);
      if (use) use.persons++;
      else {
        const { key, value, code } = destination;
        this.uses.set(key, { value, persons: 1, code });
      }
    }
    return destination;
  }

  private destinationColumn(): ColumnKey {
    return this.list.cells.destination ? "destination" : "destinationCode";
  }

  private checkDestination(nth: number, destination: Destination): void {
    if (destination.code !== null) return;
    const kind =
      this.destinationText(nth) === ""
        ? "no-destination"
        : destination.open === "differ"
          ? "code-text-differ"
          : "unknown-destination";
    this.found(nth, kind, this.destinationColumn());
  }

  private stays(nth: number, code: Code | null): readonly boolean[] {
    const { place: places, placeCode: codes } = this.list.cells;
    if ((!places && !codes) || code === null) return NOWHERE;
    const [text, digits] = [textOf(places?.[nth]), textOf(codes?.[nth])];
    const column: ColumnKey = places ? "place" : "placeCode";
    const written = text !== "" || digits !== "";
    if (UNSETTLED.has(code) && written) this.found(nth, "unsettled-with-place", column);
    if (!this.employed.has(code)) return NOWHERE;
    if (!written) {
      if (!WITHOUT_PLACE.has(code)) this.found(nth, "employed-without-place", column);
      return NOWHERE;
    }
    return this.staysAt(nth, this.placeOf(digits, text), column);
  }

  private readonly places = new Map<string, Place | null>();

  private placeOf(digits: string, text: string): Place | null {
    const key = `${digits}\n${text}`;
    let place = this.places.get(key);
    if (place === undefined) {
      place = placeOfBoth(digits, text);
      this.places.set(key, place);
    }
    return place;
  }

  private staysAt(nth: number, place: Place | null, column: ColumnKey): readonly boolean[] {
    if (!place) {
      this.found(nth, "place-unreadable", column);
      return NOWHERE;
    }
    const within = this.asked.regions.map((region) => liesIn(place, region));
    if (within.includes("coarse")) this.found(nth, "place-too-coarse", column);
    return within.map((each) => each === true);
  }

  private date(nth: number, code: Code | null): Day | null {
    const cells = this.list.cells.date;
    if (!cells) return null;
    const date = this.dateOf(cells[nth]!);
    const settled = code !== null && !UNSETTLED.has(code);
    if (textOf(cells[nth]) === "") {
      if (settled && this.asked.until.length > 0) this.found(nth, "no-date", "date");
    } else if (date === null) this.found(nth, "date-unreadable", "date");
    else if (date > this.asked.counted) this.found(nth, "date-after", "date");
    return date;
  }

  private readonly dateOf = remembered((value) => dayOf(value, this.list.date1904));

  private difficult(nth: number): boolean {
    const cells = this.list.cells.difficulty;
    return cells ? this.isDifficult(cells[nth]!) : false;
  }

  private readonly isDifficult = remembered((value: Scalar) =>
    isDifficult(textOf(value), this.asked.readings.difficult),
  );

  private flags(nth: number): readonly boolean[] {
    const { flags, mapping } = this.list;
    return flags.map((cells, flag) => {
      const answer = this.yesNoOf(cells[nth]!);
      if (answer === null) this.found(nth, "yesno-unreadable", mapping.flags[flag]!.name);
      return answer === true;
    });
  }

  private readonly yesNoOf = remembered((value) => yesNoOf(textOf(value)));
}
