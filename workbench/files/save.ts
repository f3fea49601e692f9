/** The workbook as an `.xlsx`: everything that the page holds, and a word on what the format's writer cannot take. */
import { type Cell, writeXlsx, type WriteSheet } from "hucre/xlsx";
import type { ICellData } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { type Area, formatArea, fromUniver, quoteSheet } from "../model/area";
import type { Book } from "../model/book";
import { hasContent, type Sheet } from "../model/sheet";
import type { CommentSide } from "../model/side-store";
import { type CellInput, valueOf, valueTypeOf } from "../model/cell-content";
import { given } from "../objects/conditional-rule";
import { rulesOf } from "../objects/conditional-target";
import { validationsOf } from "../objects/data-validation";
import { PIXELS } from "../objects/format";
import { NamesObject } from "../objects/names";
import { type CellFormat, DEFAULT_FONT, DEFAULT_FONT_SIZE } from "../objects/style-map";
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
    defaultFont: { name: DEFAULT_FONT, size: DEFAULT_FONT_SIZE },
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
    new NamesObject(book, scope).$items().map(({ name, formula, comment }) => ({
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
  private readonly arrays: Record<number, Record<number, ArrayPlace>>;

  constructor(
    private readonly sheet: Sheet,
    private readonly lose: (what: Loss["what"], count?: number) => void,
  ) {
    const formulas = sheet.book.injector.get(FormulaDataModel);
    this.arrays = formulas.getArrayFormulaRange()[sheet.book.id]?.[sheet.id] ?? {};
  }

  write(): WriteSheet {
    const { sheet } = this;
    const { side } = sheet;
    const config = sheet.univer.getConfig();
    this.writeCells();
    for (const comment of sheet.book.side.comments)
      if (comment.sheetId === sheet.id) this.addComment(comment);
    const { ySplit, xSplit } = sheet.univer.getFreeze();
    // A column that shows nothing is known to no file.
    const unknown = side.filter?.values.filter((texts) => texts?.length === 0) ?? [];
    this.lose("filters", unknown.length);
    if (Object.keys(side.customProperties).length > 0) this.lose("sheetProperties");
    return {
      name: sheet.name,
      rows: [],
      cells: this.cells,
      ...this.lines(),
      merges: sheet.univer.getMergeData().map(({ startRow, endRow, startColumn, endColumn }) => ({
        startRow,
        endRow,
        startCol: startColumn,
        endCol: endColumn,
      })),
      dataValidations: validationsOf(sheet).map((each) => toFileValidation(each.given, each.areas)),
      conditionalRules: this.conditionalRules(),
      ...((ySplit > 0 || xSplit > 0) && {
        freezePane: { rows: Math.max(0, ySplit), columns: Math.max(0, xSplit) },
      }),
      ...(side.filter && { autoFilter: toFileFilter(side.filter) }),
      ...(side.protection.on && { protection: toFileProtection(side.protection) }),
      ...(side.veryHidden
        ? { veryHidden: true }
        : sheet.univer.isSheetHidden()
          ? { hidden: true }
          : {}),
      ...toFilePage(side),
      view: {
        showGridLines: config.showGridlines !== 0,
        showRowColHeaders: side.showHeadings,
        ...(config.zoomRatio !== 1 && { zoomScale: Math.round(config.zoomRatio * 100) }),
        ...(config.rightToLeft === 1 && { rightToLeft: true }),
        ...(config.tabColor && { tabColor: { rgb: config.tabColor.replace("#", "") } }),
      },
    };
  }

  private conditionalRules() {
    return rulesOf(this.sheet).flatMap((rule, i) => {
      const format = toFileFormat(given(rule), i + 1);
      if (!format) this.lose("conditionalFormats");
      return format ? [format] : [];
    });
  }

  /** Widths and heights that were set, and hidden lines. */
  private lines(): Pick<WriteSheet, "columns" | "rowDefs"> {
    const { univer } = this.sheet;
    const { columnData, rowData } = univer.getConfig();
    const lastColumn = Math.max(-1, ...Object.keys(columnData).map(Number), this.used.columns - 1);
    const columns = Array.from({ length: lastColumn + 1 }, (_, column) => ({
      width: columnWidth.toFile(univer.getColumnWidth(column), DEFAULT_FONT),
      ...(columnData[column]?.hd === 1 && { hidden: true }),
    }));
    const rowDefs = new Map(
      Object.entries(rowData).flatMap(([row, line]) => {
        if (!line) return [];
        const height = line.ia === 1 ? (line.ah ?? line.h) : line.h;
        const def = {
          ...(height !== undefined && { height: height / PIXELS }),
          ...(line.hd === 1 && { hidden: true }),
        };
        return [[Number(row), def] as const];
      }),
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
    const { rows, columns } = this.used;
    const { sheet } = this;
    const { columnData, rowData } = sheet.univer.getConfig();
    const hasLook = (line: { s?: unknown; custom?: unknown } | null | undefined) =>
      Boolean(line?.s ?? line?.custom);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = sheet.cell(row, column);
        const standing = cell && (hasContent(cell) || cell.p || cell.s || cell.custom);
        if (standing || hasLook(rowData[row]) || hasLook(columnData[column]))
          this.cells.set(`${row},${column}`, this.fileCell(row, column, cell ?? {}));
      }
    }
    this.writeSpilled();
  }

  private fileCell(row: number, column: number, cell: ICellData): Partial<Cell> {
    const style = toFileStyle(this.format(row, column));
    const formula = this.sheet.formula(row, column);
    if (cell.p && !formula && Object.keys(cell.p.body?.textRuns ?? []).length > 0)
      this.lose("richText");
    const value = valueOf(cell);
    if (!formula) return { style, value: inFile(value) };
    const own = cell.custom?.arrayFormula ? cellPlace(row, column) : undefined;
    const array = this.arrays[row]?.[column] ?? own;
    return {
      style,
      value: null,
      formula: toFile(formula),
      ...cached(value),
      ...(array && { formulaType: "array" as const, formulaRef: addressOf(array) }),
    };
  }
  private format(row: number, column: number): CellFormat {
    return { style: this.sheet.style(row, column), extras: this.sheet.extras(row, column) };
  }

  /** What an array formula put into the cells beside its own. */
  private writeSpilled(): void {
    const { book, id } = this.sheet;
    const spilled = book.injector.get(FormulaDataModel).getArrayFormulaCellData();
    for (const [row, line] of Object.entries(this.arrays)) {
      for (const [column, array] of Object.entries(line)) {
        for (let r = array.startRow; r <= array.endRow; r++) {
          for (let c = array.startColumn; c <= array.endColumn; c++) {
            if (r === Number(row) && c === Number(column)) continue;
            const value = valueOf(spilled[book.id]?.[id]?.[r]?.[c]);
            const style = toFileStyle(this.format(r, c));
            this.cells.set(`${r},${c}`, { style, value: inFile(value) });
          }
        }
      }
    }
  }

  private addComment({ row, column, text, author }: CommentSide): void {
    const key = `${row},${column}`;
    this.cells.set(key, { ...this.cells.get(key), comment: { text, author } });
  }
}

/** Text that reads like the format's own way of writing a character is marked as text. */
const inFile = (value: CellInput): CellInput =>
  typeof value === "string" ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") || null : value;

const cellPlace = (row: number, column: number) => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

type ArrayPlace = Parameters<typeof fromUniver>[0];
const addressOf = (place: ArrayPlace) => formatArea(fromUniver(place));

/** An error is worked out anew by whoever opens the file. */
const cached = (value: CellInput) =>
  valueTypeOf(value, null, true) === "Error" ? {} : { formulaResult: value };
