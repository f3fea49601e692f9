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
import { type Area, isWholeColumns, isWholeRows, quoteSheet } from "../model/area";
import { type CellValue, DAYS_TO_1904 } from "../model/cell-content";
import type { CellFormat } from "../model/cell-format";
import type { SheetSide } from "../model/side-store";
import { spilledCell } from "./array-formulas";
import type { Book } from "./book";
import { hasContent, typeIn, valueOf } from "./cell-data";
import { type CellExtras, lazyFormat } from "./cell-style";
import { type CellPatch, mergeStyles, toUniverPatch, type UniverPatch } from "./edits";
import { SheetLayout } from "./sheet-layout";
import { fromUniver, toUniver } from "./univer-range";

/**
 * One sheet of the workbook: its cells, what is about to be written to them, and what stands beside them. Members with
 * `univer` in their name are for this folder and Univer's interface only.
 */
export class Sheet {
  readonly layout: SheetLayout;
  constructor(
    readonly book: Book,
    readonly id: string,
  ) {
    this.layout = new SheetLayout(this);
  }

  get exists(): boolean {
    return Boolean(this.standing);
  }
  get name(): string {
    return this.unflushedUniver.getName();
  }
  /** The name as it stands in an address. */
  get quotedName(): string {
    return quoteSheet(this.name);
  }
  get side(): SheetSide {
    return this.book.side.sheet(this.id);
  }
  /** Univer's worksheet without the writes that are still gathered: for names, sizes and ids. */
  get unflushedUniver(): Worksheet {
    const { standing } = this;
    if (!standing) throw new Error(`Sheet ${this.id} was deleted.`);
    return standing;
  }
  /** Not by the Facade, which makes an object of its own each time. */
  private get standing(): Nullable<Worksheet> {
    return this.book.univer.getWorkbook().getSheetBySheetId(this.id);
  }
  /** Univer's worksheet with everything written. */
  get univer(): Worksheet {
    this.book.edits.flush();
    return this.unflushedUniver;
  }
  /** Univer's Facade of the sheet, with everything written. */
  get univerFacade(): FWorksheet {
    this.book.edits.flush();
    const facade = this.book.univer.getSheetBySheetId(this.id);
    if (!facade) throw new Error(`Sheet ${this.id} was deleted.`);
    return facade;
  }

  univerRange(area: Area): FRange {
    return this.univerFacade.getRange(toUniver(this.bounded(area)));
  }

  /** The part of the area that Univer's sheet has; it grows first, as Excel's grid is larger. */
  bounded(area: Area): Area {
    const sheet = this.unflushedUniver;
    if (!isWholeColumns(area)) this.growRows(area.row + area.rows);
    if (!isWholeRows(area)) this.growColumns(area.column + area.columns);
    return {
      ...area,
      rows: Math.max(1, Math.min(area.rows, sheet.getRowCount() - area.row)),
      columns: Math.max(1, Math.min(area.columns, sheet.getColumnCount() - area.column)),
    };
  }

  /** Comes to the front. */
  activate(): void {
    this.book.univer.setActiveSheet(this.univerFacade);
  }
  /** The user's selection from now on, where this sheet is in front. */
  select(area: Area): void {
    this.univerRange(area).activate();
  }

  private growRows(needed: number): void {
    if (needed <= this.unflushedUniver.getRowCount()) return;
    this.book.executeUniver(SetWorksheetRowCountMutation.id, this, { rowCount: needed + 50 });
  }
  private growColumns(needed: number): void {
    if (needed <= this.unflushedUniver.getColumnCount()) return;
    this.book.executeUniver(SetWorksheetColumnCountMutation.id, this, { columnCount: needed + 6 });
  }

  univerCell(row: number, column: number): Nullable<ICellData> {
    return this.univer.getCellRaw(row, column);
  }
  /** The cell's own look, without what conditional formats make of it. */
  univerStyle(row: number, column: number): IStyleData {
    const sheet = this.univer;
    return sheet.getComposedCellStyleByCellData(row, column, sheet.getCellRaw(row, column));
  }
  /** Extras of a cell, its row, its column or the sheet, the nearest first. */
  univerExtras(row: number, column: number): CellExtras {
    const sheet = this.univer;
    return {
      ...this.side.defaults,
      ...sheet.getColumnManager().getColumn(column)?.custom,
      ...sheet.getRowManager().getRow(row)?.custom,
      ...sheet.getCellRaw(row, column)?.custom,
    };
  }

  /** What the cell holds, or an array formula elsewhere has put into it. */
  value(row: number, column: number): CellValue {
    const cell = this.univerCell(row, column);
    return valueOf(cell && hasContent(cell) ? cell : (spilledCell(this, row, column) ?? cell));
  }
  valueType(row: number, column: number): string {
    const isFormula = this.formula(row, column) !== "";
    return typeIn(this.univerCell(row, column), this.value(row, column), isFormula);
  }
  hasContent(row: number, column: number): boolean {
    const cell = this.univerCell(row, column);
    return cell ? hasContent(cell) : false;
  }
  /** Content, or a look of its own. */
  hasAnything(row: number, column: number): boolean {
    const cell = this.univerCell(row, column);
    return Boolean(cell && (hasContent(cell) || cell.p || cell.s || cell.custom));
  }
  /** A text of which parts look different. */
  hasRichText(row: number, column: number): boolean {
    return (this.univerCell(row, column)?.p?.body?.textRuns?.length ?? 0) > 0;
  }
  /** The formula of a cell, one that it shares with others included; "" where there is none. */
  formula(row: number, column: number): string {
    const cell = this.univerCell(row, column);
    if (cell?.f) return cell.f;
    if (!cell?.si) return "";
    const formulas = this.book.univerInjector.get(FormulaDataModel);
    return formulas.getFormulaStringByCell(row, column, this.id, this.book.id) ?? "";
  }
  /** What the cell shows. Univer's Facade has 1 and 0 for truths. */
  text(row: number, column: number): string {
    const { t, v } = this.univerCell(row, column) ?? {};
    if (t === CellValueType.BOOLEAN) return Number(v) === 1 ? "TRUE" : "FALSE";
    const pattern = this.univerStyle(row, column).n?.pattern ?? "";
    const isDay = typeof v === "number" && numfmt.isDateFormat(pattern);
    if (isDay && this.book.behaviours.has("dates1904"))
      return numfmt.format(pattern, v + DAYS_TO_1904) as string;
    return this.univerFacade.getRange(row, column).getDisplayValue();
  }
  format(row: number, column: number): CellFormat {
    const style = this.univerStyle(row, column);
    return lazyFormat({ style, extras: this.univerExtras(row, column) });
  }
  /** The look as it is drawn, with the conditional formats that hold. They are worked out when first asked for. */
  formatSeen(row: number, column: number): CellFormat {
    const service = this.book.univerInjector.get(ConditionalFormattingService);
    const conditional = service.composeStyle(this.book.id, this.id, row, column)?.style;
    const style = { ...this.univerStyle(row, column), ...conditional };
    return lazyFormat({ style, extras: this.univerExtras(row, column) });
  }
  isLocked(row: number, column: number): boolean {
    return this.univerExtras(row, column).locked !== false;
  }
  /** The areas of merged cells. */
  merged(): Area[] {
    return this.univer.getMergeData().map(fromUniver);
  }

  /** Writes the same to all cells of an area; whole rows and columns keep it for cells to come. */
  patch(area: Area, patch: CellPatch): void {
    const { edits } = this.book;
    const univer = toUniverPatch(patch); // once for all
    if (isWholeRows(area) || isWholeColumns(area)) {
      this.patchLines(area, patch, univer);
      this.eachFilled(area, (row, column) => edits.univerCell(this, row, column, univer));
      return;
    }
    this.bounded(area);
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        edits.univerCell(this, row, column, univer);
      }
    }
  }

  private patchLines(area: Area, { format }: CellPatch, { style, extras }: UniverPatch): void {
    if (format === undefined) return;
    if (isWholeRows(area) && isWholeColumns(area)) {
      if (style) this.patchDefault(style);
      Object.assign(this.side.defaults, extras);
    } else if (isWholeRows(area)) {
      const { row, rows } = this.bounded(area);
      for (let i = 0; i < rows; i++) this.book.edits.row(this, row + i, { format });
    } else {
      const { column, columns } = this.bounded(area);
      for (let i = 0; i < columns; i++) this.book.edits.column(this, column + i, { format });
    }
  }

  private patchDefault(style: IStyleData): void {
    const before = this.univer.getDefaultCellStyleInternal() ?? undefined;
    const merged = Object.entries(mergeStyles(before, style)).filter(([, value]) => value !== null);
    const target = { unitId: this.book.id, subUnitId: this.id };
    const params = { ...target, defaultStyle: Object.fromEntries(merged) };
    const { id } = SetWorksheetDefaultStyleMutation;
    const back = SetWorksheetDefaultStyleMutationFactory(this.book.univerInjector, params);
    this.book.edits.perform([{ id, params }], [{ id, params: back }]);
  }

  /** The cells of an area that hold anything. */
  eachFilled(area: Area, visit: (row: number, column: number) => void): void {
    const { row, column, rows, columns } = area;
    this.univer.getCellMatrix().forValue((r, c, cell) => {
      const inside = r >= row && r < row + rows && c >= column && c < column + columns;
      if (cell && inside) visit(r, c);
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
