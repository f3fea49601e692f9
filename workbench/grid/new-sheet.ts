import {
  type ICellData,
  type IColumnData,
  type IRowData,
  type IWorksheetData,
  mergeWorksheetSnapshotWithDefault,
} from "@univerjs/core";
import { InsertSheetMutation, RemoveSheetMutation } from "@univerjs/sheets";
import { type Area, PIXELS } from "../model/area";
import type { CellValue } from "../model/cell-content";
import type { CellFormat } from "../model/cell-format";
import type { Book } from "./book";
import { typed } from "./cell-data";
import { type CellExtras, toLook } from "./cell-style";
import { EMPTY_SHEET } from "./new-workbook";
import type { Sheet } from "./sheet";
import { frozen, type Line } from "./sheet-layout";
import { toUniver } from "./univer-range";

/** What a new sheet is besides its cells; sizes in points. */
export interface SheetFrame {
  id: string;
  name: string;
  /** Of cells that say nothing else. */
  fontName: string;
  /** How far it reaches at least. */
  rows: number;
  columns: number;
  rowLines: ReadonlyMap<number, Partial<Line>>;
  columnLines: ReadonlyMap<number, Partial<Line>>;
  standardHeight?: number | undefined;
  standardWidth?: number | undefined;
  merged: readonly Area[];
  frozen: { rows: number; columns: number };
  isHidden: boolean;
  showGridlines: boolean;
  tabColor: string;
  zoom: number;
  isRightToLeft: boolean;
}

interface CellKind {
  /** A text that is nothing else, whatever it looks like. */
  isText?: boolean;
  formula?: string | undefined;
}

/** A sheet in the making: it is filled cell by cell, and stands in the workbook all at once. */
export class NewSheet {
  private readonly cells: Record<number, Record<number, ICellData>> = {};
  private readonly looks = new Map<CellFormat, { id: string; extras: CellExtras }>();
  constructor(private readonly book: Book) {}

  /** What a cell holds; a formula with the value that it had. */
  put(row: number, column: number, value: CellValue, kind: CellKind = {}): void {
    const { isText, formula } = kind;
    Object.assign(this.cell(row, column), typed(value, isText), formula && { f: formula });
  }
  /** Cells of the same look share one format. */
  format(row: number, column: number, format: CellFormat): void {
    const { id, extras } = this.lookOf(format);
    const cell = this.cell(row, column);
    cell.s = id;
    if (Object.keys(extras).length > 0) cell.custom = { ...extras };
  }
  /** The formula of a cell is one for arrays, though it fills no other cell. */
  markArray(row: number, column: number): void {
    const cell = this.cells[row]?.[column];
    if (cell?.f) cell.custom = { ...cell.custom, arrayFormula: true };
  }

  insert(index: number, frame: SheetFrame): Sheet {
    const sheet = mergeWorksheetSnapshotWithDefault(this.dataOf(frame));
    const params = { unitId: this.book.id, index, sheet };
    this.book.univerCommands.syncExecuteCommand(InsertSheetMutation.id, params);
    return this.book.sheet(frame.id);
  }

  private cell(row: number, column: number): ICellData {
    return ((this.cells[row] ??= {})[column] ??= {});
  }
  private lookOf(format: CellFormat): { id: string; extras: CellExtras } {
    const known = this.looks.get(format);
    if (known) return known;
    const { style = {}, extras = {} } = toLook(format);
    const id = this.book.univer.getWorkbook().getStyles().setValue(withoutNulls(style)) ?? "";
    const made = { id, extras: withoutNulls(extras) };
    this.looks.set(format, made);
    return made;
  }

  private dataOf(frame: SheetFrame): Partial<IWorksheetData> {
    const rowCount = Math.max(EMPTY_SHEET.rowCount, frame.rows + 50);
    const columnCount = Math.max(EMPTY_SHEET.columnCount, frame.columns + 6);
    const { standardHeight, standardWidth } = frame;
    return {
      ...EMPTY_SHEET,
      id: frame.id,
      name: frame.name,
      cellData: this.cells,
      defaultStyle: { ...EMPTY_SHEET.defaultStyle, ff: frame.fontName },
      rowCount,
      columnCount,
      hidden: frame.isHidden ? 1 : 0,
      showGridlines: frame.showGridlines ? 1 : 0,
      tabColor: frame.tabColor,
      mergeData: frame.merged.map((area) => within(area, rowCount, columnCount)),
      zoomRatio: frame.zoom,
      rightToLeft: frame.isRightToLeft ? 1 : 0,
      rowData: lineData<IRowData>(frame.rowLines, (h) => ({ h, ia: 0 })),
      columnData: lineData<IColumnData>(frame.columnLines, (w) => ({ w })),
      ...(standardHeight !== undefined && { defaultRowHeight: standardHeight * PIXELS }),
      ...(standardWidth !== undefined && { defaultColumnWidth: standardWidth * PIXELS }),
      freeze: frozen(frame.frozen.rows, frame.frozen.columns),
    };
  }
}

/** For good, with everything on it. */
export function removeSheet({ book, id }: Sheet): void {
  const params = { unitId: book.id, subUnitId: id };
  book.univerCommands.syncExecuteCommand(RemoveSheetMutation.id, params);
}

/** Merged columns and rows reach as far as the sheet does. */
function within(area: Area, rowCount: number, columnCount: number) {
  const { endRow, endColumn, ...start } = toUniver(area);
  return {
    ...start,
    endRow: Math.min(endRow, rowCount - 1),
    endColumn: Math.min(endColumn, columnCount - 1),
  };
}

function lineData<T>(
  lines: ReadonlyMap<number, Partial<Line>>,
  sized: (pixels: number) => object,
): Record<number, T> {
  const data: Record<number, object> = {};
  for (const [index, { size, hidden }] of lines)
    data[index] = { ...(size !== undefined && sized(size * PIXELS)), ...(hidden && { hd: 1 }) };
  return data as Record<number, T>;
}

const withoutNulls = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as T;
