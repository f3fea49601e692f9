import type { Area } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { sortRows } from "../grid/sort-rows";
import { invalidArgument, notImplemented } from "../wire/errors";
import { WireObject } from "../wire/wire-object";

interface SortField {
  /** Column of the range, from 0. */
  key: number;
  ascending?: boolean;
  sortOn?: string;
}

const ORIENTATIONS = ["Rows", "Columns"];
const SORTED_ON = ["Value", "CellColor", "FontColor", "Icon"];
function among(known: readonly string[], given: string): string {
  if (!known.includes(given)) throw invalidArgument(given);
  return given;
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
    if (among(ORIENTATIONS, orientation ?? "Rows") !== "Rows")
      throw notImplemented(`RangeSort.apply by ${orientation}`);
    const other = fields.find(({ sortOn }) => among(SORTED_ON, sortOn ?? "Value") !== "Value");
    if (other) throw notImplemented(`RangeSort.apply on ${other.sortOn}`);
    const area = this.sheet.bounded(this.area);
    if (fields.some(({ key }) => !(key >= 0 && key < area.columns)))
      throw invalidArgument("A key is no column of the range.");
    const head = hasHeaders ? 1 : 0;
    const body = { ...area, row: area.row + head, rows: area.rows - head };
    const keys = fields.map(({ key, ascending = true }) => ({ column: key, ascending }));
    if (body.rows > 1) sortRows(this.sheet, body, keys, matchCase === true);
  }
}
