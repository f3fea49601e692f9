/** A file's contents become the workbook: of a new, empty one nothing stays. */
import {
  CellValueType,
  type ICellData,
  type IWorksheetData,
  mergeWorksheetSnapshotWithDefault,
} from "@univerjs/core";
import { InsertSheetMutation, RemoveSheetMutation } from "@univerjs/sheets";
import {
  AddCfCommand,
  ConditionalFormattingRuleModel,
} from "@univerjs/sheets-conditional-formatting";
import type { CellStyle } from "hucre/xlsx";
import { contains, isWholeColumns, isWholeRows, parseArea } from "../model/area";
import type { Book } from "../model/book";
import { EMPTY_SHEET } from "../model/new-workbook";
import type { Sheet } from "../model/sheet";
import type { CellExtras } from "../model/side-store";
import { univerRule } from "../objects/conditional-rule";
import { addValidation } from "../objects/data-validation";
import { PIXELS } from "../objects/format";
import { NamesObject } from "../objects/names";
import { DEFAULT_FONT } from "../objects/style-map";
import { colorOf, fromFileStyle, type Palette } from "./cell-style";
import { columnWidth } from "./column-width";
import { ownFormula, type Tables, tablesOf } from "./foreign-references";
import { fromFile } from "./formulas";
import { fromFilePage } from "./page-setup";
import { fromFileProtection } from "./protection";
import type { ReadFile, ReadSheet } from "./read";
import { fromFileFormat, fromFileValidation } from "./rules";
import { PROPERTIES } from "./save";

/** Lets others go on between two parts of long work; throws where the work is not wanted any more. */
export type Breathe = () => Promise<void>;

/**
 * Nothing of the file stands in the workbook before all its cells are made ready: that takes longest, and may be ended.
 *
 * @returns names that the workbook did not take
 */
export async function fillBook(
  book: Book,
  file: ReadFile,
  breathe: Breathe = async () => {},
): Promise<string[]> {
  const styles = new Styles(book, file);
  const tables = tablesOf(file.book.sheets);
  const cells: CellData[] = [];
  for (const sheet of file.sheets) cells.push(await cellsOf(sheet, styles, tables, breathe));
  return putIn(book, file, styles, cells);
}

function putIn(book: Book, file: ReadFile, styles: Styles, cells: readonly CellData[]): string[] {
  const before = book.sheets();
  const refused = book.asAddIn(() => {
    const sheets = file.sheets.map((sheet, i) => insertSheet(book, sheet, i, styles, cells[i]!));
    for (const { id } of before)
      book.commands.syncExecuteCommand(RemoveSheetMutation.id, { unitId: book.id, subUnitId: id });
    sheets.forEach((sheet, i) => setBeside(sheet, file.sheets[i]!, styles.palette));
    setBookBeside(book, file);
    const active = sheets[file.book.activeSheet ?? 0];
    const shown = active && book.isVisible(active) ? active : sheets.find((s) => book.isVisible(s));
    if (shown) book.univer.setActiveSheet(shown.facade);
    return addNames(book, file);
  });
  book.finish();
  book.undo.clearUndoRedo(book.id); // an opened file has no steps to take back
  return refused;
}

/** Each look of the file once, as Univer's style and what stands beside it. */
class Styles {
  readonly palette: Palette;
  readonly font: string;
  private readonly known = new Map<string, { id: string; extras: CellExtras }>();
  constructor(
    private readonly book: Book,
    { book: { themeColors = [], defaultFont = {} } }: ReadFile,
  ) {
    this.palette = themeColors;
    this.font = defaultFont.name ?? DEFAULT_FONT;
  }
  of(style: CellStyle): { id: string; extras: CellExtras } {
    const key = JSON.stringify(style);
    const known = this.known.get(key);
    if (known) return known;
    const { style: univer, extras } = fromFileStyle(style, this.palette);
    const id = this.book.univer.getWorkbook().getStyles().setValue(univer) ?? "";
    const made = { id, extras };
    this.known.set(key, made);
    return made;
  }
}

function insertSheet(
  book: Book,
  read: ReadSheet,
  index: number,
  styles: Styles,
  cellData: CellData,
): Sheet {
  const { file, defaults } = read;
  const id = `file-${index + 1}`;
  const { rows, columns } = extent(read);
  const font = { ff: styles.font, fs: EMPTY_SHEET.defaultStyle.fs };
  const { rows: ySplit = 0, columns: xSplit = 0 } = file.freezePane ?? {};
  const sheet: Partial<IWorksheetData> = {
    ...EMPTY_SHEET,
    id,
    name: file.name,
    cellData,
    defaultStyle: font,
    rowCount: Math.max(EMPTY_SHEET.rowCount, rows + 50),
    columnCount: Math.max(EMPTY_SHEET.columnCount, columns + 6),
    hidden: file.hidden || file.veryHidden ? 1 : 0,
    showGridlines: file.view?.showGridLines === false ? 0 : 1,
    tabColor: colorOf(file.view?.tabColor, styles.palette) ?? "",
    mergeData: mergesOf(read, rows, columns),
    zoomRatio: (file.view?.zoomScale ?? 100) / 100,
    rightToLeft: file.view?.rightToLeft ? 1 : 0,
    rowData: Object.fromEntries(
      [...(file.rowDefs ?? [])].map(([row, { height, hidden }]) => [
        row,
        { ...(height !== undefined && { h: height * PIXELS, ia: 0 }), ...(hidden && { hd: 1 }) },
      ]),
    ) as IWorksheetData["rowData"],
    columnData: Object.fromEntries(
      (file.columns ?? []).slice(0, columns + 6).map(({ width, hidden }, column) => [
        column,
        {
          ...(width !== undefined && { w: columnWidth.fromFile(width, styles.font) }),
          ...(hidden && { hd: 1 }),
        },
      ]),
    ) as IWorksheetData["columnData"],
    ...(defaults.height !== undefined && { defaultRowHeight: defaults.height * PIXELS }),
    ...(defaults.width !== undefined && {
      defaultColumnWidth: columnWidth.fromFile(defaults.width, styles.font),
    }),
    freeze: {
      startRow: ySplit > 0 ? ySplit : -1,
      startColumn: xSplit > 0 ? xSplit : -1,
      ySplit,
      xSplit,
    },
  };
  book.commands.syncExecuteCommand(InsertSheetMutation.id, {
    unitId: book.id,
    index,
    sheet: mergeWorksheetSnapshotWithDefault(sheet),
  });
  return book.sheet(id);
}

/** Merged columns and rows reach as far as the sheet does. */
function mergesOf(
  { merges }: ReadSheet,
  rows: number,
  columns: number,
): IWorksheetData["mergeData"] {
  const [lastRow, lastColumn] = [
    Math.max(EMPTY_SHEET.rowCount, rows + 50) - 1,
    Math.max(EMPTY_SHEET.columnCount, columns + 6) - 1,
  ];
  return merges.map(parseArea).map((area) => ({
    startRow: area.row,
    endRow: Math.min(area.row + area.rows - 1, lastRow),
    startColumn: area.column,
    endColumn: Math.min(area.column + area.columns - 1, lastColumn),
  }));
}

type CellData = Record<number, Record<number, ICellData>>;

/** Rows that are made ready, and looks that are set, without a breath. */
const ROWS_AT_ONCE = 200;
const LOOKS_AT_ONCE = 2000;

async function cellsOf(
  { file, cells }: ReadSheet,
  styles: Styles,
  tables: Tables,
  breathe: Breathe,
): Promise<CellData> {
  const data: CellData = {};
  const at = (row: number, column: number) => ((data[row] ??= {})[column] ??= {});
  for (const [r, line] of cells.values.entries()) {
    if (r % ROWS_AT_ONCE === 0) await breathe();
    line.forEach((value, c) => {
      const written = cells.formulas[r]?.[c];
      const isFormula = typeof written === "string" && written.startsWith("=");
      if (value === "" && !isFormula) return;
      const [row, column] = [cells.top + r, cells.left + c];
      const cell = at(row, column);
      Object.assign(cell, contentOf(value));
      const formula =
        isFormula && ownFormula(fromFile(written), tables, { sheet: file.name, row, column });
      if (formula) cell.f = formula;
    });
  }
  clearSpilled(file, data);
  let looks = 0;
  for (const [key, { style }] of file.cells ?? []) {
    if (!style) continue;
    if (++looks % LOOKS_AT_ONCE === 0) await breathe();
    const [row, column] = key.split(",").map(Number) as [number, number];
    const { id, extras } = styles.of(style);
    Object.assign(at(row, column), { s: id });
    if (Object.keys(extras).length > 0) at(row, column).custom = { ...extras };
  }
  for (const [key, { formulaType, formulaRef }] of file.cells ?? []) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    const cell = data[row]?.[column];
    const isOne = formulaType === "array" && !formulaRef?.includes(":");
    if (isOne && cell?.f) cell.custom = { ...cell.custom, arrayFormula: true };
  }
  return data;
}

function contentOf(value: unknown): ICellData {
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  const text = String(value);
  // Text that would be read as something else when it is touched.
  const isForced = text.startsWith("=") || (text.trim() !== "" && !Number.isNaN(Number(text)));
  return { v: text, t: isForced ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** An array formula writes these cells itself. */
function clearSpilled(file: ReadSheet["file"], data: CellData): void {
  for (const [key, { formulaType, formulaRef }] of file.cells ?? []) {
    if (formulaType !== "array" || !formulaRef) continue;
    const [row, column] = key.split(",").map(Number) as [number, number];
    const area = parseArea(formulaRef);
    for (let r = area.row; r < area.row + area.rows; r++)
      for (let c = area.column; c < area.column + area.columns; c++)
        if (contains(area, r, c) && (r !== row || c !== column)) delete data[r]?.[c];
  }
}

function extent({ file, cells, merges }: ReadSheet): { rows: number; columns: number } {
  let [rows, columns] = [
    cells.top + cells.values.length,
    cells.left + (cells.values[0]?.length ?? 0),
  ];
  for (const key of file.cells?.keys() ?? []) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    [rows, columns] = [Math.max(rows, row + 1), Math.max(columns, column + 1)];
  }
  for (const area of merges.map(parseArea)) {
    if (!isWholeColumns(area)) rows = Math.max(rows, area.row + area.rows);
    if (!isWholeRows(area)) columns = Math.max(columns, area.column + area.columns);
  }
  return { rows, columns };
}

/** What the sheet has beside Univer, and its rules. */
function setBeside(sheet: Sheet, { file, filter }: ReadSheet, palette: Palette): void {
  const { side, book } = sheet;
  side.veryHidden = file.veryHidden === true;
  side.showHeadings = file.view?.showRowColHeaders !== false;
  if (filter) side.filter = filter;
  fromFilePage(file, side);
  for (const validation of file.dataValidations ?? []) {
    const read = fromFileValidation(validation);
    if (read) addValidation(sheet, read.areas, read.given);
  }
  const model = book.injector.get(ConditionalFormattingRuleModel);
  // The one added last comes first.
  const rules = [...(file.conditionalRules ?? [])].sort((a, b) => b.priority - a.priority);
  for (const each of rules) {
    const format = fromFileFormat(each, palette);
    if (!format) continue;
    const cfId = model.createCfId(book.id, sheet.id);
    book.execute(AddCfCommand.id, sheet, { rule: univerRule(sheet, cfId, format) });
  }
  for (const [key, { comment }] of file.cells ?? []) {
    if (!comment) continue;
    const [row, column] = key.split(",").map(Number) as [number, number];
    const { text, author = "" } = comment;
    const place = { id: book.side.newId(), sheetId: sheet.id, row, column };
    book.side.comments.push({ ...place, text, author, created: "", resolved: false });
  }
  if (file.protection?.sheet)
    side.protection = { on: true, options: fromFileProtection(file.protection) };
}

function setBookBeside({ side }: Book, { book }: ReadFile): void {
  side.protection.on = book.workbookProtection?.lockStructure === true;
  for (const [name, fileName] of Object.entries(PROPERTIES)) {
    const text = book.properties?.[fileName];
    if (text) side.properties.set(name, text);
  }
  for (const [key, value] of Object.entries(book.properties?.custom ?? {}))
    side.customProperties.set(key, value instanceof Date ? value.toISOString() : value);
}

/** Names of the format's own and of other programs' making are theirs, not the workbook's. */
const INTERNAL = /^_xl/i;

function addNames(book: Book, { book: { namedRanges = [] } }: ReadFile): string[] {
  return namedRanges.flatMap(({ name, range, scope, comment }) => {
    if (INTERNAL.test(name)) return [];
    try {
      const sheet = scope === undefined ? undefined : book.find(scope);
      new NamesObject(book, sheet).add(name, fromFile(`=${range}`), comment);
      return [];
    } catch {
      return [name];
    }
  });
}
