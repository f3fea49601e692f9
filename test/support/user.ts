import type { Engine } from "../../workbench/host/engine";
import { columnNumber as column } from "../../workbench/model/area";

/** What a user does in the grid, done as Univer's own interface does it; nothing of it goes through Office.js. */
export class User {
  /** What was refused last, because of protection. */
  refused: string | undefined;

  constructor(
    private readonly host: Engine["host"],
    private readonly book: Engine["workbook"],
  ) {
    host.guard.onRefused((why) => {
      this.refused = why;
    });
  }

  /** Types into a cell: `type("B2", "3")`, `type("基础数据!D9", "=1+2")`; "" is the Delete key. */
  type(address: string, text: string): void {
    const { sheet, area } = this.place(address);
    const cell = sheet.getRange(area);
    this.attempt(() => {
      if (text.startsWith("=")) cell.setValue({ f: text, v: null, p: null, si: null });
      else if (text === "") cell.setValue({ v: null, f: null, p: null, si: null });
      else cell.setValue({ v: asTyped(text), f: null, p: null, si: null });
    });
  }
  /** What the user sees in a cell. */
  sees(address: string): string {
    const { sheet, area } = this.place(address);
    const range = sheet.getRange(area);
    return this.host.book.sheet(sheet.getSheetId()).text(range.getRow(), range.getColumn());
  }
  /** The colour of a cell as it is drawn, conditional formats included; undefined where it has none. */
  async seesFill(address: string): Promise<string | undefined> {
    const { sheet, area } = this.place(address);
    const range = sheet.getRange(area);
    const look = () =>
      this.host.book.sheet(sheet.getSheetId()).formatSeen(range.getRow(), range.getColumn())
        .fillColor;
    look(); // conditional formats are worked out only where somebody looks
    await new Promise((resolve) => setTimeout(resolve, 50));
    await this.host.idle();
    return look();
  }
  insertRows(before: number, count = 1, sheet?: string): void {
    this.attempt(() => this.sheet(sheet).insertRowsBefore(before - 1, count));
  }
  deleteRows(first: number, count = 1, sheet?: string): void {
    this.attempt(() => this.sheet(sheet).deleteRows(first - 1, count));
  }
  /** `insertColumns("C")`: before column C. */
  insertColumns(before: string, count = 1, sheet?: string): void {
    this.attempt(() => this.sheet(sheet).insertColumnsBefore(column(before), count));
  }
  deleteColumns(first: string, count = 1, sheet?: string): void {
    this.attempt(() => this.sheet(sheet).deleteColumns(column(first), count));
  }
  /** Sorts rows by a column: `sortRows("A4:G20", "C")`. */
  sortRows(address: string, by: string, descending = false): void {
    const { sheet, area } = this.place(address);
    const { startRow, startColumn, endRow, endColumn } = sheet.getRange(area).getRange();
    const { book, sortRows } = this.host;
    const rows = {
      row: startRow,
      column: startColumn,
      rows: endRow - startRow + 1,
      columns: endColumn - startColumn + 1,
    };
    const key = { column: column(by) - startColumn, ascending: !descending };
    this.attempt(() => sortRows(book.sheet(sheet.getSheetId()), rows, [key]));
  }
  renameSheet(from: string, to: string): void {
    this.attempt(() => this.sheet(from).setName(to));
  }
  deleteSheet(name: string): void {
    this.attempt(() => this.book.deleteSheet(this.sheet(name)));
  }
  /** Copies a sheet, as the menu of its tab does. */
  copySheet(name: string): void {
    this.attempt(() => this.book.duplicateSheet(this.sheet(name)));
  }
  activate(name: string): void {
    this.book.setActiveSheet(this.sheet(name));
  }
  select(address: string): void {
    const { sheet, area } = this.place(address);
    this.book.setActiveSheet(sheet);
    sheet.getRange(area).activate();
  }
  fill(address: string, color: string): void {
    const { sheet, area } = this.place(address);
    this.attempt(() => sheet.getRange(area).setBackgroundColor(color));
  }
  async undo(): Promise<void> {
    this.book.undo();
    await this.host.idle();
  }
  async redo(): Promise<void> {
    this.book.redo();
    await this.host.idle();
  }

  /** A refused edit is not an error for the user: the grid stays as it is. */
  private attempt(edit: () => unknown): void {
    this.refused = undefined;
    try {
      edit();
    } catch (error) {
      if (this.refused === undefined) throw error;
    }
  }
  private sheet(name?: string) {
    const sheet = name === undefined ? this.book.getActiveSheet() : this.book.getSheetByName(name);
    if (!sheet) throw new Error(`There is no sheet "${name}".`);
    return sheet;
  }
  private place(address: string) {
    const [name, area] = address.includes("!") ? splitAddress(address) : [undefined, address];
    return { sheet: this.sheet(name), area };
  }
}

function splitAddress(address: string): [string, string] {
  const at = address.lastIndexOf("!");
  return [address.slice(0, at).replace(/^'|'$/g, ""), address.slice(at + 1)];
}

const asTyped = (text: string) => {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  return /^[+-]?\d*\.?\d+$/.test(text) ? Number(text) : text;
};
