import type { Area } from "../model/area";
import type { Sheet } from "../model/sheet";
import { sortRows } from "../model/sort-rows";
import { notImplemented } from "../wire/errors";
import { WireObject } from "../wire/wire-object";

interface SortField {
  /** Column of the range, from 0. */
  key: number;
  ascending?: boolean;
  sortOn?: string;
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangesort */
export class RangeSortObject extends WireObject {
  readonly wireType = "RangeSort";
  constructor(
    private readonly sheet: Sheet,
    private readonly area: Area,
  ) {
    super();
  }

  apply(
    fields: SortField[],
    matchCase: boolean | null,
    hasHeaders: boolean | null,
    orientation: string | null,
  ): void {
    if ((orientation ?? "Rows") !== "Rows")
      throw notImplemented(`RangeSort.apply by ${orientation}`);
    const other = fields.find(({ sortOn }) => (sortOn ?? "Value") !== "Value");
    if (other) throw notImplemented(`RangeSort.apply on ${other.sortOn}`);
    const area = this.sheet.bounded(this.area);
    const head = hasHeaders ? 1 : 0;
    const body = { ...area, row: area.row + head, rows: area.rows - head };
    const keys = fields.map(({ key, ascending = true }) => ({ column: key, ascending }));
    if (body.rows > 1) sortRows(this.sheet, body, keys, matchCase === true);
  }
}
