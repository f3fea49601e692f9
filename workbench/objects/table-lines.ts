/** Rows and columns of a table. */
import type { Area } from "../model/area";
import { invalidArgument } from "../wire/errors";
import { WireCollection, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";
import { deleteCells, insertCells } from "./shift-cells";
import type { TableObject } from "./tables";

type Values = unknown[][];

/** Values for lines of one length, or one value for all. */
function shaped(given: unknown, rows: number | null, columns: number | null): Values | null {
  if (given === null || given === undefined) return null;
  if (!Array.isArray(given)) throw invalidArgument("values");
  const lines = (Array.isArray(given[0]) ? given : [given]) as Values;
  const fits =
    (rows === null || lines.length === rows) &&
    lines.every((line) => Array.isArray(line) && (columns === null || line.length === columns));
  if (!fits) throw invalidArgument("The values have not the shape of the table.");
  return lines;
}

function placeFor(index: unknown, count: number): number {
  if (index === null || index === undefined || index === -1) return count;
  const fits = typeof index === "number" && Number.isInteger(index) && index >= 0 && index <= count;
  if (!fits) throw invalidArgument("index");
  return index;
}

/** https://learn.microsoft.com/javascript/api/excel/excel.tablerowcollection */
export class TableRowsObject extends WireCollection<TableRowObject> {
  readonly wireType = "TableRowCollection";
  constructor(private readonly table: TableObject) {
    super();
  }
  $items() {
    return Array.from(
      { length: this.table.$body.rows },
      (_, i) => new TableRowObject(this.table, i),
    );
  }
  $find(key: string) {
    return this.$items()[Number(key)];
  }
  /** At the end where no index is given; rows below the table move down. */
  add(index?: number | null, values?: unknown) {
    this.table.$change();
    const body = this.table.$body;
    const lines = shaped(values, null, body.columns);
    const at = placeFor(index, body.rows);
    const added: Area = { ...body, row: body.row + at, rows: lines?.length ?? 1 };
    insertCells(this.table.$sheet, added, "Down");
    const { area } = this.table.$table;
    this.table.$table.area = { ...area, rows: area.rows + added.rows };
    if (lines) new RangeObject(this.table.$sheet, added).values = lines;
    return new TableRowObject(this.table, at);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.tablerow */
export class TableRowObject extends WireObject {
  readonly wireType = "TableRow";
  constructor(
    private readonly table: TableObject,
    readonly $index: number,
  ) {
    super();
  }
  get index() {
    return this.$index;
  }
  get values() {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }
  getRange() {
    const body = this.table.$body;
    return new RangeObject(this.table.$sheet, { ...body, row: body.row + this.$index, rows: 1 });
  }
  delete(): void {
    this.table.$change();
    deleteCells(this.table.$sheet, this.getRange().area, "Up");
    const { area } = this.table.$table;
    this.table.$table.area = { ...area, rows: area.rows - 1 };
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.tablecolumncollection */
export class TableColumnsObject extends WireCollection<TableColumnObject> {
  readonly wireType = "TableColumnCollection";
  constructor(private readonly table: TableObject) {
    super();
  }
  $items() {
    return Array.from(
      { length: this.table.$table.area.columns },
      (_, i) => new TableColumnObject(this.table, i),
    );
  }
  $find(key: string) {
    const wanted = key.toLowerCase();
    return this.$items().find(
      ({ id, name }) => String(id) === key || name.toLowerCase() === wanted,
    );
  }
  add(index?: number | null, values?: unknown, name?: string | null) {
    this.table.$change();
    const { area } = this.table.$table;
    const lines = shaped(values, area.rows, 1);
    const at = placeFor(index, area.columns);
    const added: Area = { ...area, column: area.column + at, columns: 1 };
    insertCells(this.table.$sheet, added, "Right");
    this.table.$table.area = { ...area, columns: area.columns + 1 };
    const column = new TableColumnObject(this.table, at);
    if (lines) column.getRange().values = lines;
    if (name || !lines) column.name = name ?? `Column${area.columns + 1}`;
    return column;
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.tablecolumn */
export class TableColumnObject extends WireObject {
  readonly wireType = "TableColumn";
  constructor(
    private readonly table: TableObject,
    readonly $index: number,
  ) {
    super();
  }
  get id() {
    return this.$index + 1;
  }
  get index() {
    return this.$index;
  }
  get name(): string {
    return this.table.showHeaders ? this.getHeaderRowRange().text![0]![0]! : `Column${this.id}`;
  }
  set name(name: string) {
    this.getHeaderRowRange().values = [[`'${name}`]];
  }
  get values() {
    return this.getRange().values;
  }
  set values(values: unknown) {
    this.getRange().values = values;
  }
  getRange() {
    return this.table.getRange().getColumn(this.$index);
  }
  getHeaderRowRange() {
    return this.table.getHeaderRowRange().getColumn(this.$index);
  }
  getDataBodyRange() {
    return this.table.getDataBodyRange().getColumn(this.$index);
  }
  getTotalRowRange() {
    return this.table.getTotalRowRange().getColumn(this.$index);
  }
  delete(): void {
    this.table.$change();
    const { area } = this.table.$table;
    deleteCells(this.table.$sheet, this.getRange().area, "Left");
    this.table.$table.area = { ...area, columns: area.columns - 1 };
  }
}
