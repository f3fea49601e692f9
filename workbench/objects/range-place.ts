import {
  type Area,
  between,
  bounding,
  cellArea,
  formatArea,
  intersect,
  isOnSheet,
  isWholeColumns,
  isWholeRows,
  MAX_COLUMNS,
  MAX_ROWS,
  parseArea,
} from "../model/area";
import { requireFormatting } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, itemNotFound } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { common } from "./common";

/** Another range of the same sheet, or its address. */
type Other = { area: Area } | string;

/** Where a range is: its address, its rows and columns, and the ranges that are found from it. */
export abstract class RangePlace<Self> extends WireObject {
  static override readonly $blind = methodsOf<RangePlace<unknown>>(
    "getCell",
    "getRow",
    "getColumn",
    "getLastRow",
    "getLastColumn",
    "getLastCell",
    "getResizedRange",
    "getAbsoluteResizedRange",
    "getOffsetRange",
    "getRowsAbove",
    "getRowsBelow",
    "getColumnsBefore",
    "getColumnsAfter",
    "getEntireRow",
    "getEntireColumn",
    "getBoundingRect",
    "getIntersection",
    "getIntersectionOrNullObject",
    // A formula is content whatever it gives.
    "getUsedRange",
    "getUsedRangeOrNullObject",
  );
  override readonly keepable = true;

  constructor(
    readonly sheet: Sheet,
    /** Follows inserted and deleted rows and columns while the client keeps the range. */
    public area: Area,
  ) {
    super();
    if (!isOnSheet(area)) throw invalidArgument();
  }
  protected abstract $at(area: Area): Self;

  get address() {
    return `${this.sheet.quotedName}!${formatArea(this.area)}`;
  }
  get addressLocal() {
    return this.address;
  }
  get rowIndex() {
    return this.area.row;
  }
  get columnIndex() {
    return this.area.column;
  }
  get rowCount() {
    return this.area.rows;
  }
  get columnCount() {
    return this.area.columns;
  }
  get cellCount() {
    const count = this.area.rows * this.area.columns;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get isEntireRow() {
    return isWholeRows(this.area);
  }
  get isEntireColumn() {
    return isWholeColumns(this.area);
  }

  // Rows and columns

  get rowHidden() {
    const { layout } = this.sheet;
    const { row, rows } = this.area;
    return common(lines(row, rows, layout.rowCount, (r) => layout.isRowHidden(r)));
  }
  set rowHidden(hidden: boolean | null) {
    requireFormatting(this.sheet, "Rows");
    const { row, rows } = this.sheet.bounded(this.area);
    for (let r = row; r < row + rows; r++)
      this.sheet.book.edits.row(this.sheet, r, { hidden: hidden === true });
  }
  get columnHidden() {
    const { layout } = this.sheet;
    const { column, columns } = this.area;
    return common(lines(column, columns, layout.columnCount, (c) => layout.isColumnHidden(c)));
  }
  set columnHidden(hidden: boolean | null) {
    requireFormatting(this.sheet, "Columns");
    const { column, columns } = this.sheet.bounded(this.area);
    for (let c = column; c < column + columns; c++) {
      this.sheet.book.edits.column(this.sheet, c, { hidden: hidden === true });
    }
  }
  get hidden() {
    const [row, column] = [this.rowHidden, this.columnHidden];
    if (row === true || column === true) return true;
    return row === null || column === null ? null : false;
  }
  get top() {
    return total(0, this.area.row, (r) => this.sheet.layout.rowHeight(r));
  }
  get left() {
    return total(0, this.area.column, (c) => this.sheet.layout.columnWidth(c));
  }
  get height() {
    const { row, rows } = this.sheet.bounded(this.area);
    return total(row, row + rows, (r) => this.sheet.layout.rowHeight(r));
  }
  get width() {
    const { column, columns } = this.sheet.bounded(this.area);
    return total(column, column + columns, (c) => this.sheet.layout.columnWidth(c));
  }

  // Other ranges

  getCell(row: number, column: number) {
    return this.$at(cellArea(this.area.row + row, this.area.column + column));
  }
  getRow(index: number) {
    return this.$at({ ...this.area, row: this.area.row + index, rows: 1 });
  }
  getColumn(index: number) {
    return this.$at({ ...this.area, column: this.area.column + index, columns: 1 });
  }
  getLastRow() {
    return this.getRow(this.area.rows - 1);
  }
  getLastColumn() {
    return this.getColumn(this.area.columns - 1);
  }
  getLastCell() {
    return this.getCell(this.area.rows - 1, this.area.columns - 1);
  }
  getResizedRange(rows: number, columns: number) {
    const { row, column } = this.area;
    const { row: bottom, column: right } = lastCell(this.area);
    return this.$at(between(row, column, bottom + rows, right + columns));
  }
  getAbsoluteResizedRange(rows: number, columns: number) {
    return this.$at({ ...this.area, rows, columns });
  }
  getOffsetRange(rows: number, columns: number) {
    return this.$at({
      ...this.area,
      row: this.area.row + rows,
      column: this.area.column + columns,
    });
  }
  getRowsAbove(given?: number | null) {
    const count = given ?? 1;
    return this.$at({ ...this.area, row: this.area.row - count, rows: count });
  }
  getRowsBelow(given?: number | null) {
    const count = given ?? 1;
    return this.$at({ ...this.area, row: this.area.row + this.area.rows, rows: count });
  }
  getColumnsBefore(given?: number | null) {
    const count = given ?? 1;
    return this.$at({ ...this.area, column: this.area.column - count, columns: count });
  }
  getColumnsAfter(given?: number | null) {
    const count = given ?? 1;
    return this.$at({ ...this.area, column: this.area.column + this.area.columns, columns: count });
  }
  getEntireRow() {
    return this.$at({ ...this.area, column: 0, columns: MAX_COLUMNS });
  }
  getEntireColumn() {
    return this.$at({ ...this.area, row: 0, rows: MAX_ROWS });
  }
  getBoundingRect(other: Other) {
    return this.$at(bounding(this.area, this.$areaOf(other)));
  }
  getIntersection(other: Other) {
    const shared = this.getIntersectionOrNullObject(other);
    if (!shared) throw itemNotFound();
    return shared;
  }
  getIntersectionOrNullObject(other: Other) {
    const shared = intersect(this.area, this.$areaOf(other));
    return shared && this.$at(shared);
  }
  getUsedRange(valuesOnly = false) {
    const used = this.getUsedRangeOrNullObject(valuesOnly);
    if (!used) throw itemNotFound();
    return used;
  }
  getUsedRangeOrNullObject(valuesOnly = false) {
    const used = this.sheet.used(valuesOnly);
    const shared = used && intersect(used, this.area);
    return shared && this.$at(shared);
  }

  private $areaOf(other: Other): Area {
    return typeof other === "string" ? parseArea(other) : other.area;
  }
}

const lastCell = ({ row, column, rows, columns }: Area) => ({
  row: row + rows - 1,
  column: column + columns - 1,
});

function* lines<T>(
  first: number,
  count: number,
  limit: number,
  read: (line: number) => T,
): Iterable<T> {
  for (let line = first; line < Math.max(first + 1, Math.min(first + count, limit)); line++)
    yield read(line);
}
function total(first: number, end: number, size: (line: number) => number): number {
  let sum = 0;
  for (let line = first; line < end; line++) sum += size(line);
  return sum;
}
