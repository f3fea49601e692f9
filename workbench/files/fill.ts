/** A file's contents become the workbook: of a new, empty one nothing stays. */
import type { CellStyle } from "hucre/xlsx";
import type { Book } from "../grid/book";
import { newConditionalFormatId, setConditionalFormat } from "../grid/conditional-formats";
import { addValidation } from "../grid/data-validations";
import { NewSheet, removeSheet } from "../grid/new-sheet";
import type { Sheet } from "../grid/sheet";
import { isWholeColumns, isWholeRows, parseArea, PIXELS } from "../model/area";
import { type CellFormat, DEFAULT_FORMAT } from "../model/cell-format";
import { NamesObject } from "../objects/names";
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
  const styles = new Styles(file);
  const tables = tablesOf(file.book.sheets);
  const made: NewSheet[] = [];
  for (const sheet of file.sheets) {
    const filled = new NewSheet(book);
    await fillSheet(filled, sheet, styles, tables, breathe);
    made.push(filled);
  }
  return putIn(book, file, styles, made);
}

function putIn(book: Book, file: ReadFile, styles: Styles, made: readonly NewSheet[]): string[] {
  const before = book.sheets();
  const refused = book.asAddIn(() => {
    const sheets = file.sheets.map((sheet, i) => insertSheet(made[i]!, i, sheet, styles));
    before.forEach(removeSheet);
    sheets.forEach((sheet, i) => setBeside(sheet, file.sheets[i]!, styles.palette));
    setBookBeside(book, file);
    const active = sheets[file.book.activeSheet ?? 0];
    const shown = active && book.isVisible(active) ? active : sheets.find((s) => book.isVisible(s));
    shown?.activate();
    return addNames(book, file);
  });
  book.finish();
  book.forgetSteps(); // an opened file has no steps to take back
  return refused;
}

/** Each look of the file once. */
class Styles {
  readonly palette: Palette;
  readonly fontName: string;
  private readonly known = new Map<string, CellFormat>();
  constructor({ book: { themeColors = [], defaultFont = {} } }: ReadFile) {
    this.palette = themeColors;
    this.fontName = defaultFont.name ?? DEFAULT_FORMAT.fontName;
  }
  of(style: CellStyle): CellFormat {
    const key = JSON.stringify(style);
    const known = this.known.get(key);
    if (known) return known;
    const made = fromFileStyle(style, this.palette);
    this.known.set(key, made);
    return made;
  }
}

function insertSheet(made: NewSheet, index: number, read: ReadSheet, styles: Styles): Sheet {
  const { file, defaults, merges } = read;
  const { fontName, palette } = styles;
  const { rows, columns } = extent(read);
  const { view = {}, freezePane = {} } = file;
  const widthOf = (width: number) => columnWidth.fromFile(width, fontName) / PIXELS;
  return made.insert(index, {
    id: `file-${index + 1}`,
    name: file.name,
    fontName,
    rows,
    columns,
    rowLines: new Map(
      [...(file.rowDefs ?? [])].map(([row, { height, hidden }]) => [row, lineOf(height, hidden)]),
    ),
    columnLines: new Map(
      (file.columns ?? [])
        .slice(0, columns + 6)
        .map(({ width, hidden }, column) => [
          column,
          lineOf(width === undefined ? undefined : widthOf(width), hidden),
        ]),
    ),
    standardHeight: defaults.height,
    standardWidth: defaults.width === undefined ? undefined : widthOf(defaults.width),
    merged: merges.map(parseArea),
    frozen: { rows: freezePane.rows ?? 0, columns: freezePane.columns ?? 0 },
    isHidden: Boolean(file.hidden || file.veryHidden),
    showGridlines: view.showGridLines !== false,
    tabColor: colorOf(view.tabColor, palette) ?? "",
    zoom: (view.zoomScale ?? 100) / 100,
    isRightToLeft: Boolean(view.rightToLeft),
  });
}

const lineOf = (size: number | undefined, hidden: boolean | undefined) => ({
  ...(size !== undefined && { size }),
  ...(hidden && { hidden }),
});

/** Rows that are made ready, and looks that are set, without a breath. */
const ROWS_AT_ONCE = 200;
const LOOKS_AT_ONCE = 2000;

async function fillSheet(
  made: NewSheet,
  { file, cells }: ReadSheet,
  styles: Styles,
  tables: Tables,
  breathe: Breathe,
): Promise<void> {
  const spilled = spilledCells(file);
  for (const [r, line] of cells.values.entries()) {
    if (r % ROWS_AT_ONCE === 0) await breathe();
    line.forEach((value, c) => {
      const written = cells.formulas[r]?.[c];
      const isFormula = typeof written === "string" && written.startsWith("=");
      if (value === "" && !isFormula) return;
      const [row, column] = [cells.top + r, cells.left + c];
      if (spilled.has(`${row},${column}`)) return;
      const formula =
        isFormula && ownFormula(fromFile(written), tables, { sheet: file.name, row, column });
      put(made, row, column, value, formula || undefined);
    });
  }
  let looks = 0;
  for (const [key, { style, formulaType, formulaRef }] of file.cells ?? []) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    if (style) {
      if (++looks % LOOKS_AT_ONCE === 0) await breathe();
      made.format(row, column, styles.of(style));
    }
    if (formulaType === "array" && !formulaRef?.includes(":")) made.markArray(row, column);
  }
}

function put(made: NewSheet, row: number, column: number, value: unknown, formula?: string): void {
  const isPlain = typeof value === "number" || typeof value === "boolean";
  const text = String(value);
  // Text that would be read as something else when it is touched.
  const isText = text.startsWith("=") || (text.trim() !== "" && !Number.isNaN(Number(text)));
  made.put(row, column, isPlain ? value : text, { isText, formula });
}

/** Where an array formula writes itself, beside its own cell. */
function spilledCells(file: ReadSheet["file"]): ReadonlySet<string> {
  const spilled = new Set<string>();
  for (const [key, { formulaType, formulaRef }] of file.cells ?? []) {
    if (formulaType !== "array" || !formulaRef) continue;
    const { row, column, rows, columns } = parseArea(formulaRef);
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++)
        if (`${r},${c}` !== key) spilled.add(`${r},${c}`);
  }
  return spilled;
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

/** What the sheet has beside its cells, and its rules. */
function setBeside(sheet: Sheet, { file, filter }: ReadSheet, palette: Palette): void {
  const { side, book } = sheet;
  side.veryHidden = file.veryHidden === true;
  side.showHeadings = file.view?.showRowColHeaders !== false;
  if (filter) side.filter = filter;
  fromFilePage(file, side);
  for (const validation of file.dataValidations ?? []) {
    const read = fromFileValidation(validation);
    if (read) addValidation(sheet, read.areas, read.validation);
  }
  // The one added last comes first.
  const rules = [...(file.conditionalRules ?? [])].sort((a, b) => b.priority - a.priority);
  for (const each of rules) {
    const format = fromFileFormat(each, palette);
    if (format) setConditionalFormat(sheet, newConditionalFormatId(sheet), format);
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
