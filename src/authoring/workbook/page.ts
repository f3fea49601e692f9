/** A sheet as people see it: cells by their place on the sheet, each merged cell once. */
import type { Scalar } from "../../formula/values";
import { a1, parseAddress } from "../../sheets/plan/address";
import type { Area } from "../../sheets/plan/plan";
import { plainText, type SheetCells } from "../../sheets/read/cells";

/** Where something stands: `考核表!F7`. */
export interface Place {
  sheet: string;
  row: number;
  column: number;
}

export const placeText = ({ sheet, row, column }: Place): string =>
  `${sheet}!${a1({ row, column })}`;

export class Page {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly merges: readonly Area[];
  private readonly merged = new Map<string, Area>();

  constructor(private readonly cells: SheetCells & { merges?: readonly string[] }) {
    this.name = cells.name;
    this.merges = (cells.merges ?? []).flatMap((address) => parseAddress(address) ?? []);
    const ends = this.merges.map(({ row, rows }) => row + rows);
    this.rows = Math.max(cells.top + cells.values.length, ...ends);
    this.columns = cells.left + (cells.values[0]?.length ?? 0);
    for (const area of this.merges) this.cover(area);
  }

  private cover(area: Area): void {
    const lastRow = Math.min(area.row + area.rows, this.cells.top + MOST_ROWS);
    const lastColumn = Math.min(area.column + area.columns, MOST_COLUMNS);
    for (let row = area.row; row < lastRow; row++)
      for (let column = area.column; column < lastColumn; column++)
        this.merged.set(`${row}:${column}`, area);
  }

  /** The cell that covers this place: itself, or the merged one. */
  area(row: number, column: number): Area {
    return this.merged.get(`${row}:${column}`) ?? { row, column, rows: 1, columns: 1 };
  }

  /** What the cell at this place itself holds; nothing below the first of a merged one. */
  value(row: number, column: number): Scalar {
    return this.cells.values[row - this.cells.top]?.[column - this.cells.left] ?? null;
  }

  /** What was typed, with line ends of one kind; a formula as its text. */
  text(row: number, column: number): string {
    const typed = this.cells.formulas[row - this.cells.top]?.[column - this.cells.left];
    const value = this.value(row, column);
    const isFormula = typeof typed === "string" && typed.startsWith("=");
    return textOf(isFormula ? typed : value);
  }

  /** Words as headers are compared. */
  folded(row: number, column: number): string {
    return plainText(this.text(row, column));
  }

  isEmptyRow(row: number): boolean {
    const values = this.cells.values[row - this.cells.top] ?? [];
    return values.every((value) => textOf(value).trim() === "");
  }

  /** The last row and column in which something stands, from 0. */
  lastFilled(): { row: number; column: number } {
    const last = { row: 0, column: 0 };
    this.cells.values.forEach((values, row) =>
      values.forEach((value, column) => {
        if (textOf(value).trim() === "") return;
        last.row = Math.max(last.row, this.cells.top + row);
        last.column = Math.max(last.column, this.cells.left + column);
      }),
    );
    return last;
  }

  place(row: number, column: number): Place {
    return { sheet: this.name, row, column };
  }
}

/** What a table may have; beyond, a workbook is no table that an office scores by. */
export const [MOST_ROWS, MOST_COLUMNS] = [2000, 60];

function textOf(value: Scalar): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value).replace(/\r\n?/g, "\n");
}
