import {
  SetTabColorCommand,
  SetWorksheetHideCommand,
  SetWorksheetShowCommand,
} from "@univerjs/sheets";
import { PIXELS } from "../model/area";
import type { Sheet } from "./sheet";

/** A row or column that differs from those around it; its size in points. */
export interface Line {
  size?: number;
  hidden: boolean;
  /** Its empty cells look like something. */
  hasLook: boolean;
}

/** The frame of a sheet: its rows and columns, in points, what stays in sight, and what is seen of it at all. */
export class SheetLayout {
  constructor(private readonly sheet: Sheet) {}

  private get config() {
    return this.sheet.unflushedUniver.getConfig();
  }

  // Rows and columns

  get rowCount(): number {
    return this.sheet.unflushedUniver.getRowCount();
  }
  get columnCount(): number {
    return this.sheet.unflushedUniver.getColumnCount();
  }
  rowHeight(row: number): number {
    return this.sheet.univer.getRowHeight(row) / PIXELS;
  }
  columnWidth(column: number): number {
    return this.sheet.univer.getColumnWidth(column) / PIXELS;
  }
  get standardHeight(): number {
    return this.config.defaultRowHeight / PIXELS;
  }
  get standardWidth(): number {
    return this.config.defaultColumnWidth / PIXELS;
  }
  /** By itself, not by a filter. */
  isRowHidden(row: number): boolean {
    return !this.sheet.univer.getRowRawVisible(row);
  }
  isColumnHidden(column: number): boolean {
    return !this.sheet.univer.getColVisible(column);
  }
  isRowShown(row: number): boolean {
    return this.sheet.univer.getRowVisible(row);
  }
  /** Heights come from what the cells show, as the grid draws it. */
  autofitRows(row: number, rows: number): void {
    this.sheet.univerFacade.setRowAutoHeight(row, rows);
  }
  rows(): Map<number, Line> {
    return linesOf(this.config.rowData, (line) => (line.ia === 1 ? (line.ah ?? line.h) : line.h));
  }
  columns(): Map<number, Line> {
    return linesOf(this.config.columnData, (line) => line.w);
  }

  // What stays in sight

  get frozen(): { rows: number; columns: number } {
    const { ySplit, xSplit } = this.sheet.univer.getFreeze();
    return { rows: Math.max(0, ySplit), columns: Math.max(0, xSplit) };
  }
  freeze(rows: number, columns: number): void {
    this.sheet.univerFacade.setFreeze(frozen(rows, columns));
  }
  unfreeze(): void {
    this.sheet.univerFacade.cancelFreeze();
  }

  // What is seen

  get isHidden(): boolean {
    return Boolean(this.sheet.unflushedUniver.isSheetHidden());
  }
  hide(): void {
    this.sheet.book.edits.flush();
    this.sheet.book.executeUniver(SetWorksheetHideCommand.id, this.sheet, {});
  }
  /** The sheet in front stays there; Univer would go to the one that is shown. */
  show(): void {
    const { book } = this.sheet;
    const active = book.activeSheet();
    book.executeUniver(SetWorksheetShowCommand.id, this.sheet, {});
    active.activate();
  }
  get tabColor(): string {
    return this.config.tabColor ?? "";
  }
  set tabColor(color: string) {
    this.sheet.book.edits.flush();
    this.sheet.book.executeUniver(SetTabColorCommand.id, this.sheet, { value: color });
  }
  get showGridlines(): boolean {
    return !this.sheet.univerFacade.hasHiddenGridLines();
  }
  set showGridlines(shown: boolean) {
    this.sheet.univerFacade.setHiddenGridlines(!shown);
  }
  get showHeadings(): boolean {
    return this.sheet.side.showHeadings;
  }
  set showHeadings(shown: boolean) {
    this.sheet.side.showHeadings = shown;
    const { rowHeader, columnHeader } = this.sheet.univer.getConfig();
    rowHeader.hidden = columnHeader.hidden = shown ? 0 : 1;
  }
  /** 1 is the usual size. */
  get zoom(): number {
    return this.config.zoomRatio;
  }
  get isRightToLeft(): boolean {
    return this.config.rightToLeft === 1;
  }
}

/** Univer's word for what stays in sight; it says none by -1. */
export const frozen = (rows: number, columns: number) => ({
  startRow: rows > 0 ? rows : -1,
  startColumn: columns > 0 ? columns : -1,
  ySplit: rows,
  xSplit: columns,
});

interface UniverLineData {
  hd?: number;
  s?: unknown;
  custom?: unknown;
}
function linesOf<T extends UniverLineData>(
  data: Record<number, T | null | undefined>,
  pixels: (line: T) => number | undefined,
): Map<number, Line> {
  return new Map(
    Object.entries(data).flatMap(([index, line]) => {
      if (!line) return [];
      const size = pixels(line);
      const hasLook = Boolean(line.s ?? line.custom);
      const all = { hidden: line.hd === 1, hasLook };
      return [[Number(index), size === undefined ? all : { ...all, size: size / PIXELS }] as const];
    }),
  );
}
