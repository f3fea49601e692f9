/** A list as a file: what it is, its sheets, and their rows one at a time. */
import type { Scalar } from "../formula/values";
import { otherFormat } from "../intake/files/formats";
import { FileError, LazyParts } from "../xlsx/package";
import { sharedTexts } from "../xlsx/shared-texts";
import { countingOf, sheetParts } from "../xlsx/sheet-parts";
import { streamRows, type StreamedRow } from "../xlsx/stream-rows";
import type { HeadRow } from "./columns";
import { ListError, records, textList, type TextList } from "./text-list";

/** One row that has cells; valid only until the next is told. */
export type ListRow = StreamedRow;

export interface ListSheet {
  /** Null for a text. */
  name: string | null;
  visible: boolean;
  /** Its first rows. */
  head: readonly HeadRow[];
  /** @param each is told every row that has cells; `false` stops */
  rows(each: (row: ListRow) => boolean | void): Promise<{ merges: readonly string[] }>;
}

export interface ListFile {
  sheets: ListSheet[];
  /** Whether serial numbers of days count from 1904. */
  date1904: boolean;
}

/** Enough for a header and some persons to look at. */
const HEAD_ROWS = 60;

/**
 * @param name of the file, for what to say of one that is none
 * @throws {ListError} for what is neither a workbook nor a text
 */
export async function openList(name: string, bytes: Uint8Array): Promise<ListFile> {
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await workbook(name, bytes);
    const other = otherFormat(/\.(csv|tsv|txt|xlsx?)$/i.test(name) ? "" : name, bytes);
    if (other) throw new ListError("unreadable-file", other);
    return await text(bytes);
  } catch (error) {
    throw error instanceof FileError ? new ListError("unreadable-file", error.text) : error;
  }
}

async function workbook(name: string, bytes: Uint8Array): Promise<ListFile> {
  const other = otherFormat(name, bytes);
  if (other) throw new ListError("unreadable-file", other);
  const parts = LazyParts.open(bytes);
  const reading = { texts: sharedTexts(parts), from1904: countingOf(parts).from1904 };
  const sheets: ListSheet[] = [];
  for (const { name: sheet, part, visibility } of sheetParts(parts)) {
    const rows: ListSheet["rows"] = (each) => orFileError(streamRows(parts, part, reading, each));
    sheets.push({ name: sheet, visible: visibility === "visible", rows, head: await headOf(rows) });
  }
  return { sheets, date1904: reading.from1904 };
}

async function orFileError(streamed: ReturnType<typeof streamRows>) {
  try {
    return (await streamed) ?? { merges: [] };
  } catch (error) {
    throw error instanceof FileError ? new ListError("unreadable-file", error.text) : error;
  }
}

async function text(bytes: Uint8Array): Promise<ListFile> {
  const list = textList(bytes);
  const rows: ListSheet["rows"] = (each) => textRows(list, each);
  const sheet = { name: null, visible: true, rows, head: await headOf(rows) };
  return { sheets: [sheet], date1904: false };
}

/** Lets a page show how far it is. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
const ROWS_WITHOUT_PAUSE = 5000;

async function textRows(list: TextList, each: Parameters<ListSheet["rows"]>[0]) {
  let index = 0;
  for (const record of records(list)) {
    if (index > 0 && index % ROWS_WITHOUT_PAUSE === 0) await pause();
    if (each(rowOf(index++, record)) === false) break;
  }
  return { merges: [] };
}

/** A row of plain cells, from the first column on. */
export const rowOf = (index: number, cells: readonly Scalar[], hidden = false): ListRow => ({
  index,
  hidden,
  length: cells.length,
  column: (nth) => nth,
  value: (nth) => cells[nth]!,
});

async function headOf(rows: ListSheet["rows"]): Promise<HeadRow[]> {
  const head: HeadRow[] = [];
  await rows((row) => {
    if (row.index >= HEAD_ROWS) return false;
    const cells: Scalar[] = [];
    for (let nth = 0; nth < row.length; nth++) cells[row.column(nth)] = row.value(nth);
    head.push({ index: row.index, cells });
    return head.length < HEAD_ROWS;
  });
  return head;
}

/** What an open workbook says of a sheet. Rows and columns count from 0. */
export interface OpenSheet {
  name: string;
  values: readonly (readonly Scalar[])[];
  /** Where the first of the values stands. */
  top: number;
  left: number;
  merges?: readonly string[];
  hiddenRows?: ReadonlySet<number>;
}

/** A sheet of an open workbook as a list. */
export async function openSheet(sheet: OpenSheet): Promise<ListSheet> {
  const { name, values, top, left, merges = [], hiddenRows } = sheet;
  const rows: ListSheet["rows"] = (each) => {
    for (const [nth, cells] of values.entries()) {
      const index = top + nth;
      const row = rowOf(index, cells, hiddenRows?.has(index) ?? false);
      if (each({ ...row, column: (at) => left + at }) === false) break;
    }
    return Promise.resolve({ merges });
  };
  return { name, visible: true, rows, head: await headOf(rows) };
}
