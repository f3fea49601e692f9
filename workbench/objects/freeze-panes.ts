import { MAX_COLUMNS, MAX_ROWS, parseArea } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, itemNotFound } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";

/**
 * Rows and columns that stay in sight.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheetfreezepanes
 */
export class FreezePanesObject extends WireObject {
  readonly wireType = "WorksheetFreezePanes";
  static override readonly $blind = methodsOf<FreezePanesObject>(
    "freezeRows",
    "freezeColumns",
    "freezeAt",
    "unfreeze",
  );
  constructor(private readonly sheet: Sheet) {
    super();
  }
  freezeRows(count?: number | null): void {
    this.$freeze(count ?? 1, 0);
  }
  freezeColumns(count?: number | null): void {
    this.$freeze(0, count ?? 1);
  }
  /** The range is what stays: all rows down to its last, all columns to its right end. */
  freezeAt(range: RangeObject | string): void {
    const { row, column, rows, columns } =
      typeof range === "string" ? parseArea(range) : range.area;
    this.$freeze(rows >= MAX_ROWS ? 0 : row + rows, columns >= MAX_COLUMNS ? 0 : column + columns);
  }
  unfreeze(): void {
    this.sheet.layout.unfreeze();
  }
  getLocation() {
    const location = this.getLocationOrNullObject();
    if (!location) throw itemNotFound();
    return location;
  }
  getLocationOrNullObject() {
    const { rows, columns } = this.sheet.layout.frozen;
    if (rows === 0 && columns === 0) return null;
    return new RangeObject(this.sheet, {
      row: 0,
      column: 0,
      rows: rows || MAX_ROWS,
      columns: columns || MAX_COLUMNS,
    });
  }
  private $freeze(rows: number, columns: number): void {
    if (rows < 0 || columns < 0) throw invalidArgument("Less than none cannot be frozen.");
    this.sheet.layout.freeze(rows, columns);
  }
}
