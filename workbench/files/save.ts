/** The workbook as an `.xlsx`: everything that the page holds, and a word on what the format's writer cannot take. */
import { type Cell, writeXlsx, type WriteSheet } from "hucre/xlsx";
import { arrayAreas, isArrayOfOne, spilledValue } from "../grid/array-formulas";
import type { Book } from "../grid/book";
import { conditionalFormat, conditionalFormats } from "../grid/conditional-formats";
import { validationsOf } from "../grid/data-validations";
import { namesOf } from "../grid/names";
import type { Sheet } from "../grid/sheet";
import { type Area, cellArea, formatArea, PIXELS, quoteSheet } from "../model/area";
import { type CellInput, isError } from "../model/cell-content";
import { DEFAULT_FORMAT } from "../model/cell-format";
import type { CommentSide } from "../model/side-store";
import { toFileStyle } from "./cell-style";
import { columnWidth } from "./column-width";
import { toFileFilter, withBlankFilters } from "./filters";
import { toFile } from "./formulas";
import { type Loss, losses } from "./losses";
import { toFilePage } from "./page-setup";
import { toFileProtection } from "./protection";
import { toFileFormat, toFileValidation } from "./rules";

export interface Saved {
  bytes: Uint8Array;
  /** What the page held and the file does not. */
  lost: Loss[];
}

/** Formulas keep the values that stand in their cells; text that looks like a formula stays text. */
export async function saveBook(book: Book): Promise<Saved> {
  await book.settle();
  const count = losses();
  const { side } = book;
  const bytes = await writeXlsx({
    sheets: book.sheets().map((sheet) => new SheetWriter(sheet, count.add).write()),
    activeSheet: book.sheets().indexOf(book.activeSheet()),
    defaultFont: { name: DEFAULT_FORMAT.fontName, size: DEFAULT_FORMAT.fontSize },
    namedRanges: [...names(book), ...book.sheets().flatMap(printNames)],
    properties: {
      ...documentTexts(side.properties),
      custom: Object.fromEntries(side.customProperties),
    },
    ...(side.protection.on && {
      workbookProtection: { lockStructure: true, ...passwordOf(side.protection) },
    }),
  });
  if (side.settings.size > 0) count.add("settings", side.settings.size);
  if (side.customXml.size > 0) count.add("customXml", side.customXml.size);
  const showsBlanks = book.sheets().some((sheet) => hasBlankFilter(sheet));
  return { bytes: showsBlanks ? withBlankFilters(bytes) : bytes, lost: count.all() };
}

const hasBlankFilter = ({ side: { filter } }: Sheet) =>
  filter?.values.some((texts) => texts?.includes("")) === true;

/** The workbook's names for its texts and the file's. */
export const PROPERTIES = {
  title: "title",
  subject: "subject",
  author: "creator",
  keywords: "keywords",
  comments: "description",
  category: "category",
  manager: "manager",
  company: "company",
} as const;

const documentTexts = (properties: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    Object.entries(PROPERTIES).flatMap(([name, fileName]) => {
      const text = properties.get(name);
      return text ? [[fileName, text]] : [];
    }),
  );

const passwordOf = ({ password }: { password?: string }) => (password ? { password } : {});

function names(book: Book) {
  const scopes = [undefined, ...book.sheets()];
  return scopes.flatMap((scope) =>
    namesOf(book, scope).map(({ name, formula, comment }) => ({
      name,
      range: toFile(formula),
      ...(scope && { scope: scope.name }),
      ...(comment && { comment }),
    })),
  );
}

/** Print areas and titles are names to the file; written here, because a sheet's name may need its quotes. */
function printNames(sheet: Sheet) {
  const { printArea, titleRows, titleColumns } = sheet.side.page;
  const onSheet = (addresses: string) =>
    addresses.split(",").map((address) => `${quoteSheet(sheet.name)}!${address}`);
  const titles = [titleColumns, titleRows].flatMap((lines) => (lines ? onSheet(lines) : []));
  return [
    ...(printArea ? [{ name: "_xlnm.Print_Area", range: onSheet(printArea).join(",") }] : []),
    ...(titles.length > 0 ? [{ name: "_xlnm.Print_Titles", range: titles.join(",") }] : []),
  ].map((name) => ({ ...name, scope: sheet.name }));
}

class SheetWriter {
  private readonly cells = new Map<string, Partial<Cell>>();
  /** By the first cell, the area that an array formula fills. */
  private readonly arrays: ReadonlyMap<string, Area>;

  constructor(
    private readonly sheet: Sheet,
    private readonly lose: (what: Loss["what"], count?: number) => void,
  ) {
    this.arrays = new Map(arrayAreas(sheet).map((area) => [keyOf(area), area]));
  }

  write(): WriteSheet {
    const { sheet } = this;
    const { side, layout } = sheet;
    this.writeCells();
    for (const comment of sheet.book.side.comments)
      if (comment.sheetId === sheet.id) this.addComment(comment);
    const { frozen, tabColor, zoom } = layout;
    // A column that shows nothing is known to no file.
    const unknown = side.filter?.values.filter((texts) => texts?.length === 0) ?? [];
    this.lose("filters", unknown.length);
    if (Object.keys(side.customProperties).length > 0) this.lose("sheetProperties");
    return {
      name: sheet.name,
      rows: [],
      cells: this.cells,
      ...this.lines(),
      merges: sheet.merged().map(({ row, column, rows, columns }) => ({
        startRow: row,
        endRow: row + rows - 1,
        startCol: column,
        endCol: column + columns - 1,
      })),
      dataValidations: validationsOf(sheet).map((each) =>
        toFileValidation(each.validation, each.areas),
      ),
      conditionalRules: this.conditionalRules(),
      ...((frozen.rows > 0 || frozen.columns > 0) && { freezePane: frozen }),
      ...(side.filter && { autoFilter: toFileFilter(side.filter) }),
      ...(side.protection.on && { protection: toFileProtection(side.protection) }),
      ...(side.veryHidden ? { veryHidden: true } : layout.isHidden ? { hidden: true } : {}),
      ...toFilePage(side),
      view: {
        showGridLines: layout.showGridlines,
        showRowColHeaders: side.showHeadings,
        ...(zoom !== 1 && { zoomScale: Math.round(zoom * 100) }),
        ...(layout.isRightToLeft && { rightToLeft: true }),
        ...(tabColor && { tabColor: { rgb: tabColor.replace("#", "") } }),
      },
    };
  }

  private conditionalRules() {
    return conditionalFormats(this.sheet).flatMap(({ id }, i) => {
      const format = toFileFormat(conditionalFormat(this.sheet, id)!, i + 1);
      if (!format) this.lose("conditionalFormats");
      return format ? [format] : [];
    });
  }

  /** Widths and heights that were set, and hidden lines. */
  private lines(): Pick<WriteSheet, "columns" | "rowDefs"> {
    const { layout } = this.sheet;
    const set = layout.columns();
    const lastColumn = Math.max(-1, ...set.keys(), this.used.columns - 1);
    const columns = Array.from({ length: lastColumn + 1 }, (_, column) => ({
      width: columnWidth.toFile(layout.columnWidth(column) * PIXELS, DEFAULT_FORMAT.fontName),
      ...(set.get(column)?.hidden && { hidden: true }),
    }));
    const rowDefs = new Map(
      [...layout.rows()].map(([row, { size, hidden }]) => [
        row,
        { ...(size !== undefined && { height: size }), ...(hidden && { hidden: true }) },
      ]),
    );
    // The library writes no line below the last cell.
    const lastRow = Math.max(-1, ...rowDefs.keys());
    if (lastRow >= this.used.rows) this.cells.set(`${lastRow},0`, { value: null });
    return { columns, rowDefs };
  }

  private get used(): Area {
    const used = this.sheet.used(false);
    return {
      row: 0,
      column: 0,
      rows: used ? used.row + used.rows : 0,
      columns: used ? used.column + used.columns : 0,
    };
  }

  /** Cells of the used block; those without anything of their own have the look of their row or column. */
  private writeCells(): void {
    const { sheet, used } = this;
    const [rows, columns] = [sheet.layout.rows(), sheet.layout.columns()];
    for (let row = 0; row < used.rows; row++) {
      for (let column = 0; column < used.columns; column++) {
        const isStanding = sheet.hasAnything(row, column);
        if (isStanding || rows.get(row)?.hasLook || columns.get(column)?.hasLook)
          this.cells.set(`${row},${column}`, this.fileCell(row, column));
      }
    }
    this.writeSpilled();
  }

  private fileCell(row: number, column: number): Partial<Cell> {
    const { sheet } = this;
    const style = toFileStyle(sheet.format(row, column));
    const formula = sheet.formula(row, column);
    if (!formula && sheet.hasRichText(row, column)) this.lose("richText");
    const value = sheet.value(row, column);
    if (!formula) return { style, value: inFile(value) };
    const own = isArrayOfOne(sheet, row, column) ? cellArea(row, column) : undefined;
    const array = this.arrays.get(keyOf({ row, column })) ?? own;
    return {
      style,
      value: null,
      formula: toFile(formula),
      ...cached(value),
      ...(array && { formulaType: "array" as const, formulaRef: formatArea(array) }),
    };
  }

  /** What an array formula put into the cells beside its own. */
  private writeSpilled(): void {
    const { sheet } = this;
    for (const array of this.arrays.values()) {
      for (let row = array.row; row < array.row + array.rows; row++) {
        for (let column = array.column; column < array.column + array.columns; column++) {
          if (row === array.row && column === array.column) continue;
          const style = toFileStyle(sheet.format(row, column));
          const value = inFile(spilledValue(sheet, row, column));
          this.cells.set(keyOf({ row, column }), { style, value });
        }
      }
    }
  }

  private addComment({ row, column, text, author }: CommentSide): void {
    const key = keyOf({ row, column });
    this.cells.set(key, { ...this.cells.get(key), comment: { text, author } });
  }
}

/** Text that reads like the format's own way of writing a character is marked as text. */
const inFile = (value: CellInput): CellInput =>
  typeof value === "string" ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") || null : value;

const keyOf = ({ row, column }: { row: number; column: number }) => `${row},${column}`;

/** An error is worked out anew by whoever opens the file. */
const cached = (value: CellInput) => (isError(value) ? {} : { formulaResult: value });
