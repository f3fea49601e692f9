import { type Area, intersect, parseArea } from "../model/area";
import { allows } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import type { FilterSide } from "../model/side-store";
import { accessDenied, invalidArgument, itemNotFound, notImplemented } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { oneOf } from "./limits";
import { RangeObject } from "./range";

const FILTERED_ON = [
  ...["BottomItems", "BottomPercent", "CellColor", "Dynamic", "FontColor", "Values"],
  ...["TopItems", "TopPercent", "Icon", "Custom"],
];

interface FilterCriteria {
  filterOn: string;
  values?: unknown;
}

/**
 * The filter of a sheet: the first row of its range has the buttons, of the others those are hidden that a column's
 * criteria do not name. Filters by values are known, by the texts that the cells show; a table has a filter of its own.
 * https://learn.microsoft.com/javascript/api/excel/excel.autofilter
 */
export class AutoFilterObject extends WireObject {
  readonly wireType = "AutoFilter";
  static override readonly $blind = methodsOf<AutoFilterObject>(
    "clearCriteria",
    "remove",
    "getRange",
    "getRangeOrNullObject",
  );
  constructor(private readonly sheet: Sheet) {
    super();
  }

  get enabled() {
    return this.$filter !== undefined;
  }
  get isDataFiltered() {
    return (this.$filter?.values ?? []).some((values) => values !== null);
  }
  /** One for each column of the range. */
  get criteria() {
    return (this.$filter?.values ?? []).map((values) =>
      values === null ? null : { filterOn: "Values", values },
    );
  }
  private get $filter(): FilterSide | undefined {
    return this.sheet.side.filter;
  }

  apply(range: unknown, columnIndex?: number | null, criteria?: FilterCriteria | null): void {
    const area = this.$area(range);
    this.$change(this.$filter !== undefined && isSame(this.$filter.area, area));
    if (!this.$filter || !isSame(this.$filter.area, area)) {
      this.$showAll();
      const values = Array.from({ length: area.columns }, () => null);
      this.sheet.side.filter = { area, values };
    }
    if (columnIndex === undefined || columnIndex === null) return;
    if (!(columnIndex >= 0 && columnIndex < area.columns)) throw invalidArgument("columnIndex");
    this.$filter!.values[columnIndex] = criteria ? valuesOf(criteria) : null;
    this.reapply();
  }
  reapply(): void {
    if (!this.$filter) throw itemNotFound();
    this.$change(true);
    const { area, values } = this.$filter;
    const wanted = values.map((texts) => texts && new Set(texts.map(alike)));
    for (let row = area.row + 1; row < area.row + area.rows; row++) {
      const passes = wanted.every(
        (texts, nth) => !texts || texts.has(alike(this.sheet.text(row, area.column + nth))),
      );
      this.sheet.book.edits.row(this.sheet, row, { hidden: !passes });
    }
  }
  clearCriteria(): void {
    if (!this.$filter) return;
    this.$change(true);
    this.$showAll();
    this.$filter.values.fill(null);
  }
  remove(): void {
    if (!this.$filter) return;
    this.$change(false);
    this.$showAll();
    delete this.sheet.side.filter;
  }
  getRange() {
    const range = this.getRangeOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }
  getRangeOrNullObject() {
    return this.$filter ? new RangeObject(this.sheet, this.$filter.area) : null;
  }

  private $area(range: unknown): Area {
    const area = range instanceof RangeObject ? range.area : parseArea(String(range));
    if (range instanceof RangeObject && range.sheet !== this.sheet)
      throw invalidArgument("The range is of another sheet.");
    const bounded = this.sheet.bounded(area);
    if (bounded.rows * bounded.columns === 1) throw notImplemented("AutoFilter.apply to one cell");
    if (this.sheet.side.tables.some((table) => intersect(table.area, bounded)))
      throw notImplemented("AutoFilter.apply to a table");
    return bounded;
  }
  /** Protection that allows it lets a filter be used that stands there, none come or go. */
  private $change(isUse: boolean): void {
    if (!this.sheet.side.protection.on) return;
    if (!isUse || !allows(this.sheet, "allowAutoFilter"))
      throw accessDenied("The sheet is protected.");
  }
  /** Rows that were hidden by hand come back too, as in Excel. */
  private $showAll(): void {
    if (!this.$filter || !this.isDataFiltered) return;
    const { row, rows } = this.$filter.area;
    for (let r = row + 1; r < row + rows; r++)
      this.sheet.book.edits.row(this.sheet, r, { hidden: false });
  }
}

const isSame = (a: Area, b: Area) =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

const alike = (text: string) => text.toLowerCase();

function valuesOf({ filterOn, values }: FilterCriteria): string[] {
  if (oneOf(filterOn, FILTERED_ON, "filterOn") !== "Values")
    throw notImplemented(`AutoFilter.apply on ${filterOn}`);
  if (!Array.isArray(values)) throw invalidArgument("values");
  if (!values.every((value): value is string => typeof value === "string"))
    throw notImplemented("AutoFilter.apply on days");
  return values;
}
