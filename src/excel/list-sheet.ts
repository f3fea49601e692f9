/** A list on a sheet of the open workbook, read in parts: an answer of Excel on the web may have 5 MB. */
import type { Scalar } from "../formula/values";
import type { Text } from "../rubric/types";
import { HALF_OF_MOST_BYTES, nextRows } from "../sheets/plan/chunks";
import { IDENTITY_SHEET } from "../sheets/card/sheet-names";
import { countsFrom1904 } from "./calendar";
import { cardsOf, survey } from "./cards";
import { BookError } from "./errors";
import { can } from "./limits";
import type { ListCells, ListSheetName, Progress } from "./types";

/** Two syncs: visible sheets with anything below a first row, those of cards left out; the active one first. */
export async function listSheets(context: Excel.RequestContext): Promise<ListSheetName[]> {
  const found = await survey(context);
  const cards = await cardsOf(context, found);
  const own = new Set(
    cards.flatMap(({ sheets }) => Object.values(sheets).map(({ id }) => id as string)),
  );
  const asked = found.sheets
    .filter(({ id, name }) => !own.has(id) && name !== IDENTITY_SHEET)
    .map((ref) => {
      const sheet = context.workbook.worksheets.getItem(ref.id);
      sheet.load("visibility");
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("rowIndex,rowCount");
      return { ref, sheet, used };
    });
  await context.sync();
  return asked
    .filter(({ sheet, used }) => sheet.visibility === "Visible" && !used.isNullObject)
    .map(({ ref, used }) => ({ ...ref, rows: used.rowCount }))
    .filter(({ rows }) => rows > 1)
    .sort((a, b) => Number(b.id === found.activeSheet) - Number(a.id === found.activeSheet));
}

/** As many rows tell from which day the workbook counts. */
const ROWS_WITH_FORMATS = 60;
/** The first part is small: nobody knows yet how long the texts are. */
const FIRST_ROWS = 100;

/** All cells of a sheet with what is merged and hidden. */
export async function readListSheet(
  context: Excel.RequestContext,
  { id, name }: Pick<ListSheetName, "id" | "name">,
  { report, signal }: Progress,
): Promise<ListCells> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(id);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (sheet.isNullObject || used.isNullObject) throw new BookError(gone(name));
  const { rowIndex: top, columnIndex: left, rowCount, columnCount } = used;
  const values: Scalar[][] = [];
  const hiddenRows = new Set<number>();
  for (let rows = Math.min(FIRST_ROWS, rowCount); values.length < rowCount; ) {
    const from = top + values.length;
    const part = await readPart(context, sheet.getRangeByIndexes(from, left, rows, columnCount));
    for (const row of part.values) values.push(row);
    for (const nth of part.hidden) hiddenRows.add(from + nth);
    report(values.length, rowCount);
    signal.throwIfAborted();
    rows = Math.min(nextRows(part.values, HALF_OF_MOST_BYTES), rowCount - values.length);
  }
  const date1904 = await isFrom1904(context, { id, name }, { values, top, left });
  const merges = await mergesOf(context, sheet);
  return { name, values, top, left, merges, hiddenRows, date1904 };
}

/** Values of a part, and which of its rows are hidden. */
async function readPart(
  context: Excel.RequestContext,
  range: Excel.Range,
): Promise<{ values: Scalar[][]; hidden: number[] }> {
  range.load("values,rowHidden");
  await context.sync();
  const values = range.values as Scalar[][];
  return { values, hidden: await hiddenRows(context, range, values.length) };
}

/** Which of so many rows of a range are hidden, after loading `rowHidden`: null where some are and others are not. */
export async function hiddenRows(
  context: Excel.RequestContext,
  range: Excel.Range,
  rows: number,
): Promise<number[]> {
  if (range.rowHidden === true) return Array.from({ length: rows }, (_, nth) => nth);
  if (range.rowHidden === false || !can("wideRanges")) return [];
  const answer = range.getRowProperties({ rowHidden: true });
  await context.sync();
  return answer.value.flatMap(({ rowHidden }, nth) => (rowHidden === true ? [nth] : []));
}

async function isFrom1904(
  context: Excel.RequestContext,
  ref: Pick<ListSheetName, "id" | "name">,
  { values, top, left }: Pick<ListCells, "values" | "top" | "left">,
): Promise<boolean> {
  const first = values.slice(0, ROWS_WITH_FORMATS) as Scalar[][];
  const range = context.workbook.worksheets
    .getItem(ref.id)
    .getRangeByIndexes(top, left, first.length, first[0]!.length);
  range.load("numberFormat,formulas");
  await context.sync();
  const cells = {
    ...{ name: ref.name, top, left, values: first },
    formulas: range.formulas as Scalar[][],
    numberFormats: range.numberFormat as string[][],
  };
  return countsFrom1904(context, [{ ...ref, cells }]);
}

/** Addresses of merged cells, without the sheet; none where this Excel cannot say. */
async function mergesOf(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<readonly string[]> {
  if (!can("mergedAreas")) return [];
  const merged = sheet.getUsedRange(true).getMergedAreasOrNullObject();
  merged.load("address");
  await context.sync();
  if (merged.isNullObject) return [];
  return merged.address.split(",").map((each) => each.slice(each.lastIndexOf("!") + 1));
}

export const gone = (name: string): Text => ({
  zh: `工作表“${name}”已不在或是空的。请重新选择名单。`,
  en: `The sheet “${name}” is gone or empty. Choose the list again.`,
});
