import {
  CellValueType,
  type ICellData,
  type IStyleData,
  type Nullable,
  numfmt,
  type Worksheet,
} from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import {
  SetWorksheetColumnCountMutation,
  SetWorksheetDefaultStyleMutation,
  SetWorksheetDefaultStyleMutationFactory,
  SetWorksheetRowCountMutation,
} from "@univerjs/sheets";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import type { FRange, FWorksheet } from "@univerjs/sheets/facade";
import { type Area, isWholeColumns, isWholeRows, quoteSheet, toUniver } from "../model/area";
import type { Book } from "./book";
import { DAYS_TO_1904 } from "./cell-content";
import { type CellPatch, mergeStyles } from "./edits";
import type { CellExtras, SheetSide } from "../model/side-store";

/** One sheet of the workbook: Univer's worksheet, what is about to be written to it, and what stands beside it. */
export class Sheet {
  constructor(
    readonly book: Book,
    readonly id: string,
  ) {}

  get exists(): boolean {
    return this.book.univer.getSheetBySheetId(this.id) !== null;
  }
  get name(): string {
    return this.unflushed.getName();
  }
  /** The name as it stands in an address. */
  get quotedName(): string {
    return quoteSheet(this.name);
  }
  get side(): SheetSide {
    return this.book.side.sheet(this.id);
  }
  /** Univer's worksheet without the writes that are still gathered: for names, sizes and ids. */
  get unflushed(): Worksheet {
    return this.facadeUnflushed.getSheet();
  }
  /** Univer's worksheet with everything written. */
  get univer(): Worksheet {
    this.book.edits.flush();
    return this.unflushed;
  }
  /** Univer's Facade of the sheet, with everything written. */
  get facade(): FWorksheet {
    this.book.edits.flush();
    return this.facadeUnflushed;
  }
  private get facadeUnflushed(): FWorksheet {
    const facade = this.book.univer.getSheetBySheetId(this.id);
    if (!facade) throw new Error(`Sheet ${this.id} was deleted.`);
    return facade;
  }

  range(area: Area): FRange {
    return this.facade.getRange(toUniver(this.bounded(area)));
  }

  /** The part of the area that Univer's sheet has; it grows first, as Excel's grid is larger. */
  bounded(area: Area): Area {
    const sheet = this.unflushed;
    if (!isWholeColumns(area)) this.growRows(area.row + area.rows);
    if (!isWholeRows(area)) this.growColumns(area.column + area.columns);
    return {
      ...area,
      rows: Math.max(1, Math.min(area.rows, sheet.getRowCount() - area.row)),
      columns: Math.max(1, Math.min(area.columns, sheet.getColumnCount() - area.column)),
    };
  }

  private growRows(needed: number): void {
    if (needed <= this.unflushed.getRowCount()) return;
    this.book.execute(SetWorksheetRowCountMutation.id, this, { rowCount: needed + 50 });
  }
  private growColumns(needed: number): void {
    if (needed <= this.unflushed.getColumnCount()) return;
    this.book.execute(SetWorksheetColumnCountMutation.id, this, { columnCount: needed + 6 });
  }

  cell(row: number, column: number): Nullable<ICellData> {
    return this.univer.getCellRaw(row, column);
  }
  /** The formula of a cell, one that it shares with others included; "" where there is none. */
  formula(row: number, column: number): string {
    const cell = this.cell(row, column);
    if (cell?.f) return cell.f;
    if (!cell?.si) return "";
    const formulas = this.book.injector.get(FormulaDataModel);
    return formulas.getFormulaStringByCell(row, column, this.id, this.book.id) ?? "";
  }
  /** What the cell shows. Univer's Facade has 1 and 0 for truths. */
  text(row: number, column: number): string {
    const { t, v } = this.cell(row, column) ?? {};
    if (t === CellValueType.BOOLEAN) return Number(v) === 1 ? "TRUE" : "FALSE";
    const pattern = this.style(row, column).n?.pattern ?? "";
    const isDay = typeof v === "number" && numfmt.isDateFormat(pattern);
    if (isDay && this.book.behaviours.has("dates1904"))
      return numfmt.format(pattern, v + DAYS_TO_1904) as string;
    return this.facade.getRange(row, column).getDisplayValue();
  }
  /** The cell's own look, without what conditional formats make of it. */
  style(row: number, column: number): IStyleData {
    const sheet = this.univer;
    return sheet.getComposedCellStyleByCellData(row, column, sheet.getCellRaw(row, column));
  }
  /** The style as it is drawn, with the conditional formats that hold. They are worked out when first asked for. */
  styleSeen(row: number, column: number): IStyleData {
    const service = this.book.injector.get(ConditionalFormattingService);
    const conditional = service.composeStyle(this.book.id, this.id, row, column)?.style;
    return { ...this.style(row, column), ...conditional };
  }
  /** Extras of a cell, its row, its column or the sheet, the nearest first. */
  extras(row: number, column: number): CellExtras {
    const sheet = this.univer;
    return {
      ...this.side.defaults,
      ...sheet.getColumnManager().getColumn(column)?.custom,
      ...sheet.getRowManager().getRow(row)?.custom,
      ...sheet.getCellRaw(row, column)?.custom,
    };
  }
  isLocked(row: number, column: number): boolean {
    return this.extras(row, column).locked !== false;
  }

  /** Writes the same to all cells of an area; whole rows and columns keep it for cells to come. */
  patch(area: Area, patch: CellPatch): void {
    const { edits } = this.book;
    if (isWholeRows(area) || isWholeColumns(area)) {
      this.patchLines(area, patch);
      this.eachFilled(area, (row, column) => edits.cell(this, row, column, patch));
      return;
    }
    this.bounded(area);
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        edits.cell(this, row, column, patch);
      }
    }
  }

  private patchLines(area: Area, { style, extras }: CellPatch): void {
    if (!style && !extras) return;
    const patch = { ...(style && { style }), ...(extras && { extras }) };
    if (isWholeRows(area) && isWholeColumns(area)) {
      if (style) this.patchDefault(style);
      Object.assign(this.side.defaults, extras);
    } else if (isWholeRows(area)) {
      const { row, rows } = this.bounded(area);
      for (let i = 0; i < rows; i++) this.book.edits.row(this, row + i, patch);
    } else {
      const { column, columns } = this.bounded(area);
      for (let i = 0; i < columns; i++) this.book.edits.column(this, column + i, patch);
    }
  }

  private patchDefault(style: IStyleData): void {
    const before = this.univer.getDefaultCellStyleInternal() ?? undefined;
    const merged = Object.entries(mergeStyles(before, style)).filter(([, value]) => value !== null);
    const target = { unitId: this.book.id, subUnitId: this.id };
    const params = { ...target, defaultStyle: Object.fromEntries(merged) };
    const { id } = SetWorksheetDefaultStyleMutation;
    const back = SetWorksheetDefaultStyleMutationFactory(this.book.injector, params);
    this.book.edits.perform([{ id, params }], [{ id, params: back }]);
  }

  /** The cells of an area that hold anything. */
  eachFilled(area: Area, visit: (row: number, column: number, cell: ICellData) => void): void {
    const { row, column, rows, columns } = area;
    this.univer.getCellMatrix().forValue((r, c, cell) => {
      const inside = r >= row && r < row + rows && c >= column && c < column + columns;
      if (cell && inside) visit(r, c, cell);
    });
  }

  /** The smallest area with everything in it: values only, or formatted cells too. */
  used(valuesOnly: boolean): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    this.univer.getCellMatrix().forValue((row, column, cell) => {
      if (!cell || !(hasContent(cell) || (!valuesOnly && cell.s))) return;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    });
    return bottom < 0
      ? null
      : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
}

export const hasContent = (cell: ICellData) =>
  (cell.v !== undefined && cell.v !== null && cell.v !== "") || Boolean(cell.f || cell.si);
