/** Charts, pictures and comments on sheets: what cells do not tell. */
import { isMissing } from "./errors";
import { inExcel } from "./session";

const kinds = ["charts", "shapes", "comments"] as const;

/** Ids of the sheets with any of them. A request a kind: an Excel may have one and not the other for add-ins. */
export async function sheetsWithObjects(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(kinds.map((kind) => sheetsWith(kind, ids)));
  return new Set(found.flat());
}

async function sheetsWith(kind: (typeof kinds)[number], ids: readonly string[]): Promise<string[]> {
  try {
    return await inExcel(async (context) => {
      const counted = ids.map((id) => ({
        id,
        count: context.workbook.worksheets.getItem(id)[kind].getCount(),
      }));
      await context.sync();
      return counted.filter(({ count }) => count.value > 0).map(({ id }) => id);
    });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
