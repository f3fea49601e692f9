/** A sheet of the open workbook as a table to be read. */
import type { DraftSource } from "../../authoring/draft";
import type { ListSheetName, RubricBook } from "../../excel/types";

const unheard = { report: () => {}, signal: new AbortController().signal };

export async function sheetSource(book: RubricBook, sheet: ListSheetName): Promise<DraftSource> {
  const { name, values, top, left, merges } = await book.readListSheet(sheet, unheard);
  const cells = values.map((row) => [...row]);
  // What a formula shows is what the document would print.
  return {
    file: name,
    sheet: { name, values: cells, formulas: cells, top, left, merges: [...merges] },
  };
}
