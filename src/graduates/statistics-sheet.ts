/** 毕业生统计: the counts and rates of each unit, level and date, as sums over a cross table of 归类. */
import { a1 } from "../sheets/plan/address";
import { areaAddress } from "../sheets/plan/areas";
import type { SheetPlan } from "../sheets/plan/plan";
import { DESTINATION_CLASSES, LEVEL_CLASSES, YES_CLASS, type Classes } from "./classes";
import {
  FIRST_ROW,
  flagColumn,
  flagsOf,
  keyOf,
  regionColumn,
  ROW_COLUMNS,
  type FlagRow,
} from "./class-columns";
import type { CountedRow } from "./count";
import { DESTINATION_COUNTS, type DestinationCount } from "./kinds";
import type { ListRows } from "./gather";
import type { ListWorkbook } from "./list-workbook";
import { CLASS_SHEET, STATISTICS_SHEET } from "./own-sheets";
import type { Asked } from "./people";
import { regionName } from "./regions";
import { column, fixed, PlainSheet } from "./sheet-plan";
import { isoOf, LEVELS } from "./values";

export const HEADER_ROW = 3;
export const FIRST = HEADER_ROW + 1;

const NAMES: Record<"graduates" | "open" | "unsettled" | DestinationCount, string> = {
  ...{ graduates: "毕业生", settled: "落实", open: "待确认", unsettled: "未落实" },
  ...{ contract: "协议和合同就业", flexible: "灵活就业", startup: "自主创业", study: "升学" },
  ...{ abroad: "出国出境", enlisted: "入伍", grassroots: "基层项目", employed: "就业" },
};
export const LABELS = 3;

/** What stands in a row of the sheet, from left to right. */
export function statisticsColumns(
  { regions }: Pick<Asked, "regions">,
  { mapping }: Pick<ListRows, "mapping">,
): { id: string; header: string }[] {
  const own = (id: keyof typeof NAMES) => ({ id, header: NAMES[id] });
  return [
    ...["单位", "学历", "截至"].map((header) => ({ id: header, header })),
    ...(["graduates", "settled", "open", "unsettled"] as const).map(own),
    ...DESTINATION_COUNTS.filter((count) => count !== "settled").map(own),
    ...regions.flatMap(({ name }) => [
      { id: `stayed:${name}`, header: `留${regionName(name)}` },
      { id: `stayedNoArmy:${name}`, header: `留${regionName(name)}（不含入伍）` },
    ]),
    { id: "difficult", header: "困难毕业生" },
    { id: "difficultSettled", header: "困难毕业生落实" },
    ...mapping.flags.map(({ name }) => ({ id: `flag:${name}`, header: name })),
    ...RATES.map(([id, header]) => ({ id: `rate:${id}`, header })),
    ...regions.flatMap(({ name }) => [
      { id: `rate:stayed:${name}`, header: `留${regionName(name)}率` },
      { id: `rate:stayedOfEmployed:${name}`, header: `留${regionName(name)}人数÷就业人数` },
    ]),
  ];
}

/** The line that says on which day and how it was counted. */
export function countedLine({ counted, readings }: Pick<Asked, "counted" | "readings">): string {
  const chosen = Object.entries(readings).map(([id, option]) => `${id}=${option}`);
  return `统计日期 ${isoOf(counted)}。口径：${chosen.join("，")}。`;
}

export function statisticsSheet(book: ListWorkbook, classes: Classes): SheetPlan {
  return new Statistics(book, classes).plan();
}

/** What is counted of a group of persons by destination: all, or those with one more class. */
interface Kind {
  id: string;
  /** The further criterion of COUNTIFS; empty for all. */
  also: string;
}

class Statistics {
  private readonly sheet = new PlainSheet(STATISTICS_SHEET, "visible");
  private readonly kinds: Kind[];
  private readonly headers: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly groups: { unit: number; level: number; slot: number }[];
  private readonly vectors: number;
  private readonly cross: number;

  constructor(
    private readonly book: ListWorkbook,
    private readonly classes: Classes,
  ) {
    this.kinds = this.allKinds();
    this.groups = this.allGroups();
    this.layOut();
    this.vectors = this.headers.length + 1;
    this.cross = this.vectors + this.kinds.length * DESTINATION_CLASSES + 1;
  }

  plan(): SheetPlan {
    this.heading();
    this.groups.forEach((group, nth) => this.crossRow(group, FIRST + nth));
    this.book.counted.rows.forEach((row, nth) => this.resultRow(row, FIRST + nth));
    const hidden = this.cross + LABELS + this.kinds.length * DESTINATION_CLASSES;
    return this.sheet.build(
      Array.from({ length: hidden }, (_, at) =>
        at < this.headers.length ? { width: at === 0 ? 20 : 11 } : { width: 9, hidden: true },
      ),
      { freeze: { rows: FIRST, columns: LABELS } },
    );
  }

  private rowsOf(index: number): string {
    return fixed(CLASS_SHEET, column(index, FIRST_ROW, Math.max(1, this.book.list.rows.length)));
  }

  private allKinds(): Kind[] {
    const { regions } = this.book.asked;
    const also = (index: number) => `,${this.rowsOf(index)},${YES_CLASS}`;
    return [
      { id: "all", also: "" },
      ...(this.classes.place
        ? regions.map(({ name }, region) => ({
            id: `region:${name}`,
            also: also(regionColumn(region)),
          }))
        : []),
      ...(this.classes.difficulty ? [{ id: "difficult", also: also(ROW_COLUMNS.difficulty) }] : []),
      ...this.classes.flags.map(({ id }, flag) => ({
        id: `flag:${id}`,
        also: also(flagColumn(this.classes.place ? regions.length : 0, flag)),
      })),
    ];
  }

  /** Groups that the list has, or may have once the destination table is edited. */
  private allGroups() {
    const { unit, level, date, units, days } = this.classes;
    const all = (most: number) => Array.from({ length: most }, (_, at) => at + 1);
    const levels = level
      ? all(LEVEL_CLASSES).filter((own) => level.classes[0]!.includes(own))
      : [1];
    const slots = date ? all(days.length + 1) : [1];
    return all(unit ? units.length : 1).flatMap((each) =>
      levels.flatMap((own) => slots.map((slot) => ({ unit: each, level: own, slot }))),
    );
  }

  private layOut(): void {
    for (const { id, header } of statisticsColumns(this.book.asked, this.book.list))
      this.places.set(id, this.headers.push(header) - 1);
  }

  private heading(): void {
    this.sheet.put(0, 0, { value: STATISTICS_SHEET }, "title");
    this.sheet.put(
      1,
      0,
      {
        value: `${countedLine(this.book.asked)}算作什么见“去向对照”。`,
      },
      "note",
    );
    const [counted, keys] = [this.rowsOf(ROW_COLUMNS.counted), this.rowsOf(ROW_COLUMNS.key)];
    this.sheet.put(2, 0, { value: "未归类" }, "text");
    this.sheet.put(2, 1, { formula: `=COUNTIFS(${counted},1,${keys},0)` });
    this.sheet.put(2, 2, { value: "核对" }, "text");
    const all = areaAddress(
      {
        ...{ row: FIRST, column: this.cross + LABELS },
        ...{ rows: this.groups.length, columns: DESTINATION_CLASSES },
      },
      { absolute: true },
    );
    this.sheet.put(2, 3, {
      formula: `=IF(B3>0,"有 "&B3&" 行未归类，请重新读取名单",IF(SUM(${all})=SUM(${counted}),"一致","不一致，请重新读取名单"))`,
    });
    this.headers.forEach((value, at) => this.sheet.put(HEADER_ROW, at, { value }, "header"));
  }

  private crossRow(
    { unit, level, slot }: { unit: number; level: number; slot: number },
    row: number,
  ): void {
    [unit, level, slot].forEach((value, at) => this.sheet.put(row, this.cross + at, { value }));
    const keys = this.rowsOf(ROW_COLUMNS.key);
    this.kinds.forEach(({ also }, kind) => {
      for (let destination = 1; destination <= DESTINATION_CLASSES; destination++)
        this.sheet.put(row, this.crossColumn(kind, destination), {
          formula: `=COUNTIFS(${keys},${keyOf(unit, level, destination, slot)}${also})`,
        });
    });
  }

  private crossColumn(kind: number, destination: number): number {
    return this.cross + LABELS + kind * DESTINATION_CLASSES + destination - 1;
  }

  private resultRow(row: CountedRow, at: number): void {
    const { unit, level, until } = row;
    this.sheet.put(at, 0, { value: unit ?? "合计", numberFormat: "@" }, "text");
    this.sheet.put(at, 1, { value: level ?? "全部" });
    this.sheet.put(at, 2, { value: until === null ? "现状" : isoOf(until) });
    this.vectorsOf(row, at);
    this.countsOf(row, at);
    this.ratesOf(at);
  }

  /** For each kind, how many of each destination: sums over the groups that belong to the row. */
  private vectorsOf({ unit, level, until }: CountedRow, at: number): void {
    const { units, days, date } = this.classes;
    const rows = this.groups.length;
    const range = (index: number) => areaAddress(column(index, FIRST, rows), { absolute: true });
    const criteria = [
      ...(unit === null ? [] : [`${range(this.cross)},${units.indexOf(unit) + 1}`]),
      ...(level === null ? [] : [`${range(this.cross + 1)},${LEVELS.indexOf(level) + 2}`]),
      ...(until === null || !date
        ? []
        : [`${range(this.cross + 2)},"<=${days.indexOf(until) + 1}"`]),
    ];
    this.kinds.forEach((_, kind) => {
      for (let destination = 1; destination <= DESTINATION_CLASSES; destination++) {
        const cells = range(this.crossColumn(kind, destination));
        const sum =
          criteria.length === 0 ? `SUM(${cells})` : `SUMIFS(${cells},${criteria.join(",")})`;
        this.sheet.put(at, this.vectorColumn(kind) + destination - 1, { formula: `=${sum}` });
      }
    });
  }

  private vectorColumn(kind: number): number {
    return this.vectors + kind * DESTINATION_CLASSES;
  }

  /** Persons of a kind in a row that are in a count; 0 where the list has no such column. */
  private persons(id: string, count: FlagRow, row: number): string {
    const kind = this.kinds.findIndex((each) => each.id === id);
    if (kind < 0) return "0";
    const area = { row, column: this.vectorColumn(kind), rows: 1, columns: DESTINATION_CLASSES };
    return `SUMPRODUCT(${areaAddress(area, { absolute: true })},${flagsOf(count)})`;
  }

  private countsOf(row: CountedRow, at: number): void {
    const { asked, list } = this.book;
    const put = (id: string, formula: string) =>
      this.sheet.put(at, this.places.get(id)!, { formula: `=${formula}` });
    // Whoever is a graduate, is in difficulty or said yes, does not depend on the date.
    const standing = this.standingRow(row);
    put("graduates", this.persons("all", "graduates", standing));
    put("open", this.persons("all", "open", standing));
    for (const count of DESTINATION_COUNTS) put(count, this.persons("all", count, at));
    put(
      "unsettled",
      `${this.cell("graduates", at)}-${this.cell("settled", at)}-${this.cell("open", at)}`,
    );
    for (const { name } of asked.regions) {
      const stayed = this.persons(`region:${name}`, "employed", at);
      put(`stayed:${name}`, stayed);
      put(`stayedNoArmy:${name}`, `${stayed}-${this.persons(`region:${name}`, "enlisted", at)}`);
    }
    put("difficult", this.persons("difficult", "graduates", standing));
    put("difficultSettled", this.persons("difficult", "settled", at));
    for (const { name } of list.mapping.flags)
      put(`flag:${name}`, this.persons(`flag:${name}`, "graduates", standing));
  }

  private standingRow({ unit, level }: CountedRow): number {
    const nth = this.book.counted.rows.findIndex(
      (row) => row.unit === unit && row.level === level && row.until === null,
    );
    return FIRST + nth;
  }

  private cell(id: string, row: number): string {
    return a1({ row, column: this.places.get(id)! });
  }

  private ratesOf(at: number): void {
    const { readings, regions } = this.book.asked;
    const put = (id: string, count: string, of: string) => {
      const formula = `=IF(${of}=0,"",${count}/${of})`;
      this.sheet.put(at, this.places.get(`rate:${id}`)!, { formula, numberFormat: "0.00%" });
    };
    const own = (id: string) => this.cell(id, at);
    for (const count of ["settled", "employed", "contract", "startup"] as const)
      put(count, own(count), own("graduates"));
    put("study", `(${own("study")}+${own("abroad")})`, own("graduates"));
    put("flexible", own("flexible"), own(readings["flexible-of"]));
    put("difficultSettled", own("difficultSettled"), own("difficult"));
    for (const { name } of regions) {
      const here = readings.army === "in" ? "stayed" : "stayedNoArmy";
      put(`stayed:${name}`, own(`${here}:${name}`), own(readings.employed));
      put(`stayedOfEmployed:${name}`, own(`stayed:${name}`), own("employed"));
    }
  }
}

const RATES: readonly [string, string][] = [
  ["settled", "落实率"],
  ["employed", "就业率"],
  ["contract", "协议和合同就业率"],
  ["startup", "创业率"],
  ["study", "升学率"],
  ["flexible", "灵活就业率"],
  ["difficultSettled", "困难毕业生落实率"],
];
