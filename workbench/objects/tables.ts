import {
  type Area,
  cellArea,
  intersect,
  isWholeColumns,
  isWholeRows,
  parseArea,
} from "../model/area";
import type { Book } from "../grid/book";
import { requireUnprotected } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import type { TableSide } from "../model/side-store";
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection } from "../wire/wire-object";
import { textUpTo, truth } from "./limits";
import { isValidName } from "./names";
import { RangeObject } from "./range";
import { declareRecorded, RecordedObject } from "./recorded";
import { deleteCells, insertCells } from "./shift-cells";
import { TableColumnsObject, TableRowsObject } from "./table-lines";
import { WorksheetObject } from "./worksheet";

/**
 * Tables are kept beside the grid: their cells are cells, their banding is not drawn, and formulas do not know their names.
 * https://learn.microsoft.com/javascript/api/excel/excel.tablecollection
 */
export class TablesObject extends WireCollection<TableObject> {
  readonly wireType = "TableCollection";
  constructor(
    private readonly book: Book,
    private readonly sheet?: Sheet,
  ) {
    super();
  }
  $items() {
    const sheets = this.sheet ? [this.sheet] : this.book.sheets();
    return sheets.flatMap((sheet) =>
      sheet.side.tables.map((table) => new TableObject(sheet, table)),
    );
  }
  $find(key: string) {
    const wanted = key.toLowerCase();
    return this.$items().find(({ $table: { id, values } }) =>
      [id, values.name.toLowerCase()].includes(wanted),
    );
  }
  add(address: unknown, hasHeaders: unknown) {
    const place = this.$place(address);
    const { sheet } = place;
    requireUnprotected(sheet);
    const given = requireFree(sheet, place.area);
    const header = { ...given, rows: 1 };
    if (!truth(hasHeaders, "hasHeaders")) insertCells(sheet, header, "Down");
    const rows = hasHeaders === true ? Math.max(2, given.rows) : given.rows + 1;
    const table: TableSide = {
      id: this.book.side.newId(),
      area: { ...given, rows },
      values: {
        ...LOOK,
        name: freeName(this.book),
        showHeaders: true,
        showTotals: false,
      },
    };
    sheet.side.tables.push(table);
    writeHeaders(sheet, header);
    return new TableObject(sheet, table);
  }
  private $place(address: unknown): { sheet: Sheet; area: Area } {
    if (address instanceof RangeObject) return address;
    if (typeof address !== "string") throw invalidArgument("address");
    if (address.includes("!")) return this.book.resolve(address);
    return { sheet: this.sheet ?? this.book.activeSheet(), area: parseArea(address) };
  }
}

const LOOK = {
  style: "TableStyleMedium2",
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
  highlightFirstColumn: false,
  highlightLastColumn: false,
};

/** Tables overlap neither each other nor merged cells, and end somewhere. */
function requireFree(sheet: Sheet, area: Area, own?: TableSide): Area {
  if (isWholeColumns(area) || isWholeRows(area))
    throw invalidArgument("A table is a range of cells.");
  const others = sheet.side.tables.filter((each) => each !== own);
  const merged = sheet.merged();
  const inTheWay = [...others.map((each) => each.area), ...merged];
  if (inTheWay.some((each) => intersect(each, area))) {
    throw new HostError(
      "MergedRangeConflict",
      "A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
    );
  }
  return area;
}

function freeName(book: Book): string {
  const names = new Set(new TablesObject(book).$items().map(({ name }) => String(name)));
  let n = names.size + 1;
  while (names.has(`Table${n}`)) n += 1;
  return `Table${n}`;
}

/** Headers are texts, each another; an empty one gets a name. */
function writeHeaders(sheet: Sheet, header: Area): void {
  const taken = new Set<string>();
  const range = new RangeObject(sheet, header);
  const names = range.text![0]!.map((text, i) => {
    let name = text || `Column${i + 1}`;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${text || "Column"}${n}`;
    taken.add(name.toLowerCase());
    return `'${name}`;
  });
  range.values = [names];
}

/** https://learn.microsoft.com/javascript/api/excel/excel.table */
export class TableObject extends RecordedObject {
  readonly wireType = "Table";
  static override readonly $blind = methodsOf<TableObject>("getRange", "getHeaderRowRange");
  static {
    declareRecorded(this.prototype, {
      style: (value, what) => textUpTo(value, 255, what),
      showBandedRows: truth,
      showBandedColumns: truth,
      showFilterButton: truth,
      highlightFirstColumn: truth,
      highlightLastColumn: truth,
    });
  }
  constructor(
    readonly $sheet: Sheet,
    readonly $table: TableSide,
  ) {
    super();
  }
  get $values() {
    return this.$table.values;
  }
  override $change(): void {
    requireUnprotected(this.$sheet);
  }
  get id() {
    return this.$table.id;
  }
  get legacyId() {
    return this.$table.id;
  }
  get name() {
    return this.$table.values.name;
  }
  set name(name: string) {
    this.$change();
    if (!isValidName(name)) throw invalidArgument(`Name "${name}".`);
    const other = new TablesObject(this.$sheet.book).$find(name);
    if (other && other.id !== this.id) throw itemAlreadyExists();
    this.$table.values.name = name;
  }
  get showHeaders() {
    return this.$table.values.showHeaders;
  }
  set showHeaders(shown: boolean) {
    this.$change();
    if (truth(shown, "showHeaders") === this.showHeaders) return;
    const { area } = this.$table;
    this.$table.values.showHeaders = shown;
    this.$table.area = shown
      ? { ...area, row: area.row - 1, rows: area.rows + 1 }
      : { ...area, row: area.row + 1, rows: area.rows - 1 };
    if (shown) writeHeaders(this.$sheet, { ...this.$table.area, rows: 1 });
    else this.$clear({ ...area, rows: 1 });
  }
  get showTotals() {
    return this.$table.values.showTotals;
  }
  set showTotals(shown: boolean) {
    this.$change();
    if (truth(shown, "showTotals") === this.showTotals) return;
    const { area } = this.$table;
    const below = { ...area, row: area.row + area.rows, rows: 1 };
    const last = { ...area, row: area.row + area.rows - 1, rows: 1 };
    if (shown) {
      insertCells(this.$sheet, below, "Down");
      new RangeObject(this.$sheet, cellArea(below.row, below.column)).values = [["Total"]];
    } else deleteCells(this.$sheet, last, "Up");
    this.$table.area = { ...area, rows: area.rows + (shown ? 1 : -1) };
    this.$table.values.showTotals = shown;
  }
  get worksheet() {
    return new WorksheetObject(this.$sheet);
  }
  get rows() {
    return new TableRowsObject(this);
  }
  get columns() {
    return new TableColumnsObject(this);
  }
  /** Without header and totals. */
  get $body(): Area {
    const { area } = this.$table;
    const head = Number(this.showHeaders);
    return { ...area, row: area.row + head, rows: area.rows - head - Number(this.showTotals) };
  }
  $clear(area: Area): void {
    new RangeObject(this.$sheet, area).clear("Contents");
  }
  getRange() {
    return new RangeObject(this.$sheet, this.$table.area);
  }
  getHeaderRowRange() {
    if (!this.showHeaders) throw itemNotFound();
    return new RangeObject(this.$sheet, { ...this.$table.area, rows: 1 });
  }
  getDataBodyRange() {
    return new RangeObject(this.$sheet, this.$body);
  }
  getTotalRowRange() {
    if (!this.showTotals) throw itemNotFound();
    return this.getRange().getLastRow();
  }
  resize(newRange: unknown): void {
    this.$change();
    const area = newRange instanceof RangeObject ? newRange.area : parseArea(String(newRange));
    if (area.row !== this.$table.area.row) throw invalidArgument("The header stays where it is.");
    this.$table.area = requireFree(this.$sheet, area, this.$table);
    if (this.showHeaders) writeHeaders(this.$sheet, { ...area, rows: 1 });
  }
  convertToRange() {
    this.$change();
    this.$drop();
    return this.getRange();
  }
  /** The cells go with it. */
  delete(): void {
    this.$change();
    this.$drop();
    new RangeObject(this.$sheet, this.$table.area).clear("All");
  }
  private $drop(): void {
    const { tables } = this.$sheet.side;
    tables.splice(tables.indexOf(this.$table), 1);
  }
}
