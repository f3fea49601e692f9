import {
  type Area,
  formatArea,
  isWholeColumns,
  isWholeRows,
  MAX_COLUMNS,
  MAX_ROWS,
  intersect,
} from "../model/area";
import type { Sheet } from "../grid/sheet";
import { invalidArgument } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { ConditionalFormatsObject } from "./conditional-formats";
import { DataValidationObject } from "./data-validation";
import { RangeFormatObject } from "./format";
import { RangeObject } from "./range";
import { CellSelection } from "./selection";
import { applyStyle, styleNameOf } from "./styles";
import { WorksheetObject } from "./worksheet";

/**
 * Several areas of one sheet, formatted at once.
 * https://learn.microsoft.com/javascript/api/excel/excel.rangeareas
 */
export class RangeAreasObject extends WireObject {
  readonly wireType = "RangeAreas";
  static override readonly $blind = methodsOf<RangeAreasObject>(
    "clear",
    "calculate",
    "getEntireRow",
    "getEntireColumn",
    "getOffsetRangeAreas",
    "getIntersectionOrNullObject",
  );
  override readonly keepable = true;
  private readonly ranges: RangeObject[];

  constructor(
    readonly sheet: Sheet,
    areas: Area[],
  ) {
    super();
    this.ranges = areas.map((area) => new RangeObject(sheet, area));
  }

  private get $cells() {
    return new CellSelection(
      this.sheet,
      this.ranges.map(({ area }) => area),
    );
  }
  get address() {
    return this.ranges.map(({ address }) => address).join(",");
  }
  get addressLocal() {
    return this.address;
  }
  get areaCount() {
    return this.ranges.length;
  }
  get cellCount() {
    return this.ranges.reduce((sum, { cellCount }) => sum + cellCount, 0);
  }
  get isEntireRow() {
    return this.ranges.every(({ area }) => isWholeRows(area));
  }
  get isEntireColumn() {
    return this.ranges.every(({ area }) => isWholeColumns(area));
  }
  get areas() {
    return new RangeCollectionObject(this.ranges);
  }
  get worksheet(): WorksheetObject {
    return new WorksheetObject(this.sheet);
  }
  get format() {
    return new RangeFormatObject(this.$cells);
  }
  get dataValidation() {
    return new DataValidationObject(this.$cells);
  }
  get conditionalFormats() {
    return new ConditionalFormatsObject(this.sheet, [...this.$cells.areas]);
  }
  get style() {
    return styleNameOf(this.$cells) as string;
  }
  set style(name: string) {
    applyStyle(this.$cells, name);
  }
  clear(what: string | null = "All"): void {
    for (const range of this.ranges) range.clear(what);
  }
  calculate(): void {
    // The grid calculates by itself whatever depends on a change.
  }
  getEntireRow() {
    return this.$each((area) => ({ ...area, column: 0, columns: MAX_COLUMNS }));
  }
  getEntireColumn() {
    return this.$each((area) => ({ ...area, row: 0, rows: MAX_ROWS }));
  }
  getOffsetRangeAreas(rows: number, columns: number) {
    return this.$each((area) => ({ ...area, row: area.row + rows, column: area.column + columns }));
  }
  getIntersectionOrNullObject(other: RangeObject | RangeAreasObject) {
    const others = other instanceof RangeObject ? [other] : other.ranges;
    const shared = this.ranges.flatMap(({ area }) =>
      others.flatMap((each) => intersect(area, each.area) ?? []),
    );
    return shared.length === 0 ? null : new RangeAreasObject(this.sheet, shared);
  }
  private $each(change: (area: Area) => Area) {
    return new RangeAreasObject(
      this.sheet,
      this.ranges.map(({ area }) => change(area)),
    );
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangecollection */
export class RangeCollectionObject extends WireCollection<RangeObject> {
  readonly wireType = "RangeCollection";
  constructor(private readonly ranges: RangeObject[]) {
    super();
  }
  $items() {
    return this.ranges;
  }
  $find(key: string) {
    return this.ranges[Number(key)];
  }
  $only(): Area {
    const [range, ...others] = this.ranges;
    if (!range || others.length > 0) throw invalidArgument("One area is needed.");
    return range.area;
  }
}

/** `A1,B2:B5` as areas. */
export const addressesOf = (areas: readonly Area[]) =>
  areas.map((area) => formatArea(area)).join(",");
