/** A printed table: which cell stands for which rows, and what each row is. */
import type { Page } from "../workbook/page";
import { repeats, type PrintedColumn, type PrintedHeader } from "./printed-header";

/** A cell with all the rows that it stands for. */
export interface PrintedCell {
  text: string;
  row: number;
  column: number;
  /** The last of its rows among those that are criteria. */
  last: number;
  rows: number;
  /** It covers several columns of the table. */
  columns: number;
  /** The document merged it over rows. */
  isMerged: boolean;
}

/** A row that is a criterion. */
export interface PrintedRow {
  row: number;
  /** By the place of a column in the header; null where it belongs to the cell on its left. */
  cells: (PrintedCell | null)[];
  /** The heading above it, over the whole width. */
  heading: Heading | null;
}

export interface Heading {
  row: number;
  text: string;
}

export interface PrintedTable {
  header: PrintedHeader;
  rows: PrintedRow[];
  headings: Heading[];
  /** Rows that begin with 合计 and the like. */
  sums: { row: number; text: string }[];
  notes: { row: number; text: string }[];
}

const SUM = /^(合\s*计|总\s*计|小\s*计|总\s*分|共\s*计)/;
const NOTE = /^(注|备注|说明|附注)[：:\s\d（(]|^(注|备注|说明)$/;
const NUMBERED = /^([（(]?[\d一二三四五六七八九十]+[)）]?[、.．：:)）]|\*|※)/;

export function readPrinted(page: Page, header: PrintedHeader): PrintedTable {
  const table: PrintedTable = { header, rows: [], headings: [], sums: [], notes: [] };
  const reader = new RowReader(page, header, table);
  for (let row = header.bottom + 1; row < page.rows; row++) {
    if (page.isEmptyRow(row) && isEmptyOf(page, header, row)) continue;
    if (repeats(page, row, header)) continue;
    reader.row(row);
  }
  reader.end();
  return table;
}

const isEmptyOf = (page: Page, { columns }: PrintedHeader, row: number) =>
  columns.every(({ at }) => {
    const area = page.area(row, at);
    return page.text(area.row, area.column).trim() === "";
  });

class RowReader {
  private heading: Heading | null = null;
  private readonly known = new Map<string, PrintedCell>();
  private readonly columns: readonly PrintedColumn[];

  constructor(
    private readonly page: Page,
    { columns }: PrintedHeader,
    private readonly table: PrintedTable,
  ) {
    this.columns = columns;
  }

  row(row: number): void {
    const { page, table } = this;
    const first = page.area(row, this.columns[0]!.at);
    const text = this.firstText(row);
    if (SUM.test(text) && !this.hasStandard(row)) table.sums.push({ row, text });
    else if (this.isWhole(row)) {
      if (first.row !== row) return;
      this.heading = { row, text };
      table.headings.push(this.heading);
    } else if (this.isNote(row, text)) table.notes.push({ row, text: this.lineText(row) });
    else table.rows.push({ row, cells: this.cells(row), heading: this.heading });
  }

  /** A heading that no criterion follows is a note; so is what stands below the last criterion. */
  end(): void {
    const { table } = this;
    const last = table.rows.at(-1)?.row ?? -1;
    const below = table.headings.filter(({ row }) => row > last);
    table.headings = table.headings.filter(({ row }) => row <= last);
    table.notes = [...table.notes, ...below].sort((a, b) => a.row - b.row);
  }

  private firstText(row: number): string {
    for (const { at } of this.columns) {
      const area = this.page.area(row, at);
      const text = area.row === row ? this.page.text(row, area.column).trim() : "";
      if (text !== "") return text;
    }
    return "";
  }

  private lineText(row: number): string {
    return this.columns
      .filter(({ at }) => this.page.area(row, at).column === at)
      .map(({ at }) => this.page.text(row, at).trim())
      .filter((text) => text !== "")
      .join(" ");
  }

  private hasStandard(row: number): boolean {
    return this.columns.some(
      ({ at, role }) =>
        role === "standard" &&
        this.page.area(row, at).columns === 1 &&
        this.page.text(row, at).trim() !== "",
    );
  }

  /** Merged over the whole width. */
  private isWhole(row: number): boolean {
    const [first, last] = [this.columns[0]!.at, this.columns.at(-1)!.at];
    const area = this.page.area(row, first);
    return area.rows === 1 && area.columns > 1 && area.column + area.columns > last;
  }

  private isNote(row: number, text: string): boolean {
    const filled = this.columns.filter(({ at }) => this.page.text(row, at).trim() !== "");
    const isAlone = filled.length === 1 && filled[0]!.at === this.columns[0]!.at;
    if (!isAlone || this.page.area(row, this.columns[0]!.at).rows > 1) return false;
    return NOTE.test(text) || (NUMBERED.test(text) && this.isBelowAll(row));
  }

  /** No row from here on has points or a standard. */
  private isBelowAll(row: number): boolean {
    for (let at = row; at < this.page.rows; at++)
      for (const { at: column, role } of this.columns)
        if ((role === "points" || role === "standard") && this.page.text(at, column).trim() !== "")
          return false;
    return true;
  }

  private cells(row: number): (PrintedCell | null)[] {
    const found: (PrintedCell | null)[] = [];
    const above = this.table.rows.at(-1);
    const isBelow = above !== undefined && above.heading === this.heading;
    let continues = isBelow;
    this.columns.forEach(({ at, role }, index) => {
      const area = this.page.area(row, at);
      if (area.column < at && index > 0 && this.columns[index - 1]!.at >= area.column) {
        found.push(null);
        return;
      }
      const isLevel = role === "section" || role === "subsection" || role === "criterion";
      const text = this.page.text(area.row, area.column);
      const isEmpty = text.trim() === "" && area.rows === 1 && area.columns === 1;
      const over = isLevel && isEmpty && continues ? above?.cells[index] : undefined;
      const cell = over ?? this.cell(area.row, area.column, text, area);
      if (over) this.stretch(over, row);
      else if (cell.row < row) this.stretch(cell, row);
      if (isLevel) continues &&= cell === above?.cells[index];
      found.push(cell);
    });
    return found;
  }

  private stretch(cell: PrintedCell, row: number): void {
    if (cell.last < row) cell.rows++;
    cell.last = Math.max(cell.last, row);
  }

  private cell(
    row: number,
    column: number,
    text: string,
    area: { rows: number; columns: number },
  ): PrintedCell {
    const key = `${row}:${column}`;
    let cell = this.known.get(key);
    if (!cell) {
      const isMerged = area.rows > 1;
      cell = { text, row, column, last: row, rows: 1, columns: area.columns, isMerged };
      this.known.set(key, cell);
    }
    return cell;
  }
}
