/** What is selected. */
import type { CellPlace } from "../scoring/types";

/** One sync: the first of the selected cells. */
export async function selectedCell(context: Excel.RequestContext): Promise<CellPlace> {
  const cell = context.workbook.getSelectedRange().getCell(0, 0);
  cell.load("address,worksheet/name");
  await context.sync();
  return {
    sheet: cell.worksheet.name,
    address: cell.address.slice(cell.address.lastIndexOf("!") + 1),
  };
}

const mostNames = 5000;

/** Names in the cells that are selected. One sync. Texts only, each once, in the order of the sheet; whole columns are looked at as far as they are used. */
export async function selectedTexts(context: Excel.RequestContext): Promise<string[]> {
  const used = context.workbook.getSelectedRange().getUsedRangeOrNullObject(true);
  used.load("values");
  await context.sync();
  if (used.isNullObject) return [];
  const texts = used.values
    .flat()
    .filter((value): value is string => typeof value === "string")
    .map((text) => text.trim())
    .filter((text) => text !== "" && !text.startsWith("#"));
  return [...new Set(texts)].slice(0, mostNames);
}
