/** Names in the cells that are selected. */
const mostNames = 5000;

/** One sync. Texts only, each once, in the order of the sheet; whole columns are looked at as far as they are used. */
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
