import { CanceledError, type ICellData } from "@univerjs/core";
import {
  ISheetClipboardService,
  PREDEFINED_HOOK_NAME_PASTE,
  SheetClipboardService,
} from "@univerjs/sheets-ui";
import type { Book } from "../grid/book";
import { toData, valueData } from "../grid/cell-data";
import type { Sheet } from "../grid/sheet";
import { type Area, contains } from "../model/area";
import { NO_CONTENT, typedContent } from "../model/cell-content";
import { formatOf } from "../model/cell-format";
import { tableOf } from "./table-text";

/**
 * Pasting keeps the form. Text takes the look of the cells where it is put, as in Excel; and on a protected sheet so does
 * whatever is pasted: values only, into cells that are open for input. Everything else is Univer's.
 */
export class FormKeepingClipboard extends SheetClipboardService {
  /** Set once the workbook stands. */
  book: Book | undefined;

  override async paste(
    item: ClipboardItem,
    pasteType?: Parameters<SheetClipboardService["paste"]>[1],
  ): Promise<boolean> {
    const read = async (type: string) =>
      item.types.includes(type) ? (await item.getType(type)).text() : "";
    const [html, text] = [await read("text/html"), await read("text/plain")];
    const done = this.pasteContents(html, text, pasteType);
    return done ?? super.paste(item, pasteType);
  }
  override async legacyPaste(html?: string, text?: string, files?: File[]): Promise<boolean> {
    return this.pasteContents(html ?? "", text ?? "") ?? super.legacyPaste(html, text, files);
  }

  /** Nothing where it is Univer's to paste. */
  private pasteContents(html: string, text: string, pasteType?: string): boolean | undefined {
    const { book } = this;
    const isPlain = (pasteType ?? DEFAULT) === DEFAULT || pasteType === VALUES;
    if (!book || !isPlain) return undefined;
    const isProtected = book.activeSheet().side.protection.on;
    const copied = this.copied(html);
    if (copied && isProtected) return pasteValues(book, copied);
    if (copied || text === "" || (html !== "" && !isProtected)) return undefined;
    return pasteText(book, tableOf(text));
  }

  private copied(html: string): Copied | undefined {
    const id = /data-copy-id="([^\s"]+)"/.exec(html)?.[1];
    const content = id === undefined ? undefined : this.copyContentCache().get(id);
    if (!content?.range || content.unitId !== this.book?.id) return undefined;
    const { subUnitId, range, copyType } = content;
    return { sheet: this.book.sheet(subUnitId), ...range, isCut: String(copyType) === "CUT" };
  }
}

const DEFAULT: string = PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE;
const VALUES: string = PREDEFINED_HOOK_NAME_PASTE.SPECIAL_PASTE_VALUE;

/** For `UniverSheetsUIPlugin`. */
export const clipboardOverride: [
  typeof ISheetClipboardService,
  { useClass: typeof SheetClipboardService },
] = [ISheetClipboardService, { useClass: FormKeepingClipboard }];

export function keepForm(book: Book): void {
  (book.univerInjector.get(ISheetClipboardService) as FormKeepingClipboard).book = book;
}

interface Copied {
  sheet: Sheet;
  rows: number[];
  cols: number[];
  isCut: boolean;
}
type ContentAt = (row: number, column: number, to: { row: number; column: number }) => ICellData;

function pasteText(book: Book, table: string[][]): boolean {
  const columns = Math.max(...table.map((line) => line.length));
  const sheet = book.activeSheet();
  return fill(book, { rows: table.length, columns }, (r, c, to) => {
    const format = formatOf(sheet.format(to.row, to.column), "numberFormat");
    return toData(typedContent(table[r]?.[c] ?? "", format).content);
  });
}

/** Values, not rules: a rule of one column, moved to another, would be a rule that nobody wrote. */
function pasteValues(book: Book, { sheet, rows, cols, isCut }: Copied): boolean {
  const values = rows.map((row) =>
    cols.map((column) => valueData(sheet.univerCell(row, column) ?? {})),
  );
  const size = { rows: rows.length, columns: cols.length };
  const cut = isCut ? rows.flatMap((row) => cols.map((column) => ({ row, column }))) : [];
  const empty = () => {
    for (const { row, column } of cut) book.edits.cell(sheet, row, column, { content: NO_CONTENT });
  };
  return fill(book, size, (r, c) => values[r]![c]!, empty);
}

/** Into the selection: as often as it fits in exactly, else once. */
function fill(
  book: Book,
  size: { rows: number; columns: number },
  content: ContentAt,
  first = () => {},
): boolean {
  const sheet = book.activeSheet();
  const selected = book.selection()?.area;
  if (!selected) return false;
  const area = target(sheet, selected, size);
  const places = Array.from({ length: area.rows * area.columns }, (_, i) => {
    const [r, c] = [Math.floor(i / area.columns), i % area.columns];
    const to = { row: area.row + r, column: area.column + c };
    return { to, content: content(r % size.rows, c % size.columns, to) };
  });
  // Reading a cell writes out what is gathered: only now, so that all of it is one step to take back.
  first();
  for (const { to, content } of places)
    book.edits.univerCell(sheet, to.row, to.column, { content });
  try {
    book.edits.flush();
  } catch (error) {
    if (error instanceof CanceledError) return false; // a locked cell: the guard has said so
    throw error;
  }
  sheet.select(area);
  return true;
}

function target(
  sheet: Sheet,
  selected: Area,
  { rows, columns }: Omit<Area, "row" | "column">,
): Area {
  const fits = selected.rows % rows === 0 && selected.columns % columns === 0;
  const isMerged = sheet.merged().some((area) => contains(area, selected.row, selected.column));
  return sheet.bounded(fits && !isMerged ? selected : { ...selected, rows, columns });
}
