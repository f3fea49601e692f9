/**
 * 归类: every distinct value with the class that it was read as, and a row of class numbers for each row of the list.
 * Nothing of a person stands in it.
 */
import { a1 } from "../sheets/plan/address";
import type { SheetPlan } from "../sheets/plan/plan";
import { sheetPrefix } from "../sheets/card/sheet-names";
import { BETWEEN, NO_CLASS, OPEN_CLASS, type Classes, type Lookup } from "./classes";
import {
  CODE_COLUMNS,
  FIRST_ROW,
  firstLookup,
  flagColumn,
  FLAG_ROWS,
  regionColumn,
  ROW_COLUMNS,
} from "./class-columns";
import { CODES, NAMES } from "./destinations";
import { entryClasses } from "./destination-sheet";
import type { ListRows } from "./gather";
import { countsOfCodes, NOT_GRADUATE } from "./kinds";
import { CLASS_SHEET } from "./own-sheets";
import type { Readings } from "./readings";
import { column, fixed, PlainSheet } from "./sheet-plan";

export function classSheet(
  name: string,
  list: ListRows,
  classes: Classes,
  counts: readonly boolean[],
  readings: Readings,
): SheetPlan {
  return new ClassSheet(name, list, classes, counts).plan(readings);
}

/** A lookup with its places on the sheet. */
interface Placed extends Lookup {
  valueRange: string;
  classRanges: string[];
}

class ClassSheet {
  private readonly sheet = new PlainSheet(CLASS_SHEET, "hidden", "note");
  private readonly regions: number;
  private nextColumn: number;

  constructor(
    private readonly listName: string,
    private readonly list: ListRows,
    private readonly classes: Classes,
    private readonly counts: readonly boolean[],
  ) {
    this.regions = classes.place?.classes.length ?? 0;
    this.nextColumn = firstLookup(this.regions, classes);
  }

  plan(readings: Readings): SheetPlan {
    this.codes(readings);
    const { unit, level, date, difficulty, place, flags } = this.classes;
    const { destination } = this.classes;
    const none = this.classes.entries.length + 1;
    const entries = destination.classes[0]!.map((entry) => (entry === 0 ? none : entry));
    const placed = {
      entry: this.place({ ...destination, classes: [entries] }),
      unit: this.placeOrNull(unit),
      level: this.placeOrNull(level),
      slot: this.placeOrNull(date),
      difficulty: this.placeOrNull(difficulty),
      place: this.placeOrNull(place),
      flags: flags.map((flag) => this.place(flag)),
    };
    this.headers();
    this.list.rows.forEach((row, nth) => {
      this.row(row, nth, placed, none);
    });
    return this.sheet.build([]);
  }

  private codes(readings: Readings): void {
    const counts = countsOfCodes(readings);
    CODES.forEach((code, nth) => {
      this.sheet.put(FIRST_ROW + nth, CODE_COLUMNS.code, { value: code, numberFormat: "@" });
      this.sheet.put(FIRST_ROW + nth, CODE_COLUMNS.name, { value: NAMES[code] });
    });
    FLAG_ROWS.forEach((count, nth) => {
      const flags = CODES.map((code) =>
        count === "graduates"
          ? code !== NOT_GRADUATE
          : count !== "open" && counts.get(code)!.includes(count),
      );
      [...flags, count === "graduates" || count === "open"].forEach((flag, at) => {
        this.sheet.put(FIRST_ROW + nth, CODE_COLUMNS.flags + at, { value: flag ? 1 : 0 });
      });
    });
  }

  private placeOrNull = (lookup: Lookup | null) => lookup && this.place(lookup);

  private place(lookup: Lookup): Placed {
    const first = this.nextColumn;
    const { values, classes, header } = lookup;
    this.nextColumn += classes.length + 2;
    this.sheet.put(0, first, { value: header });
    const range = (at: number) => fixed(CLASS_SHEET, column(at, FIRST_ROW, values.length));
    values.forEach((value, nth) => {
      const text = typeof value === "string" ? { numberFormat: "@" } : {};
      if (value !== null && value !== "")
        this.sheet.put(FIRST_ROW + nth, first, { value, ...text });
      classes.forEach((own, at) => {
        this.sheet.put(FIRST_ROW + nth, first + 1 + at, { value: own[nth]! });
      });
    });
    const classRanges = classes.map((_, at) => range(first + 1 + at));
    return { ...lookup, valueRange: range(first), classRanges };
  }

  private headers(): void {
    const { counted, key, entry, unit, level, destination, slot, difficulty, place } = ROW_COLUMNS;
    const names: [number, string][] = [
      ...[
        [CODE_COLUMNS.code, "代码"],
        [counted, "计入"],
        [key, "键"],
        [entry, "去向"],
        [unit, "院系"],
        [level, "学历"],
      ],
      ...[
        [destination, "去向类"],
        [slot, "日期"],
        [difficulty, "困难"],
        [place, "所在地"],
      ],
    ] as [number, string][];
    for (const [at, value] of names) this.sheet.put(0, at, { value });
  }

  private row(
    row: number,
    nth: number,
    placed: Record<"unit" | "level" | "slot" | "difficulty" | "place", Placed | null> & {
      entry: Placed;
      flags: Placed[];
    },
    none: number,
  ): void {
    const at = FIRST_ROW + nth;
    const put = (index: number, formula: string) => this.sheet.put(at, index, { formula });
    const own = (index: number) => a1({ row: at, column: index });
    const { counted, key, entry, unit, level, destination, slot, difficulty, place } = ROW_COLUMNS;
    this.sheet.put(at, counted, { value: this.counts[nth] ? 1 : 0 });
    const looked: [number, Placed | null][] = [
      [unit, placed.unit],
      [level, placed.level],
      [slot, placed.slot],
      [difficulty, placed.difficulty],
      [entry, placed.entry],
      ...placed.flags.map((flag, index): [number, Placed] => [
        flagColumn(this.regions, index),
        flag,
      ]),
    ];
    for (const [index, lookup] of looked)
      if (lookup)
        put(index, `=IFERROR(INDEX(${lookup.classRanges[0]},${this.match(lookup, row)}),0)`);
      else this.sheet.put(at, index, { value: NO_CLASS });
    put(
      destination,
      `=IF(${own(entry)}=${none},${OPEN_CLASS},IF(${own(entry)}=0,0,INDEX(${entryClasses(this.classes)},${own(entry)})))`,
    );
    if (placed.place) {
      put(place, `=IFERROR(${this.match(placed.place, row)},0)`);
      placed.place.classRanges.forEach((range, region) => {
        put(regionColumn(region), `=IF(${own(place)}=0,0,INDEX(${range},${own(place)}))`);
      });
    } else this.sheet.put(at, place, { value: NO_CLASS });
    const last = own(flagColumn(this.regions, placed.flags.length) - 1);
    const joined = `((${own(unit)}*10+${own(level)})*100+${own(destination)})*100+${own(slot)}`;
    put(key, `=IF(${own(counted)}*MIN(${own(entry)}:${last})=0,0,${joined})`);
  }

  /** Place of a row's value among the distinct ones. An empty cell is the first of them: MATCH would take it for 0. */
  private match({ columns, valueRange }: Placed, row: number): string {
    const cells = columns.map((index) => this.cellOf(index, row));
    const value = cells.join(`&"${BETWEEN}"&`);
    // ~ * and ? would stand for others.
    const escaped = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${value},"~","~~"),"*","~*"),"?","~?")`;
    if (cells.length > 1) return `MATCH(${escaped},${valueRange},0)`;
    return `IF(${value}="",1,MATCH(IF(ISTEXT(${value}),${escaped},${value}),${valueRange},0))`;
  }

  /** Of a merged cell the first holds what counts for all. */
  private cellOf(index: number, row: number): string {
    const first = this.list.merged.get(index)?.get(row) ?? row;
    return sheetPrefix(this.listName) + a1({ row: first - 1, column: index });
  }
}
