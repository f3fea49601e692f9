/** Charts, pictures and comments on sheets: what cells do not tell. */
import { isMissing } from "./errors";
import { inExcel } from "./session";

/** Ids of the sheets with any of them; none in an Excel that has none for add-ins. One request. */
export async function sheetsWithObjects(ids: readonly string[]): Promise<ReadonlySet<string>> {
  try {
    return await inExcel(async (context) => {
      const counted = ids.map((id) => {
        const { charts, shapes, comments } = context.workbook.worksheets.getItem(id);
        return { id, counts: [charts.getCount(), shapes.getCount(), comments.getCount()] };
      });
      await context.sync();
      const found = counted.filter(({ counts }) => counts.some(({ value }) => value > 0));
      return new Set(found.map(({ id }) => id));
    });
  } catch (error) {
    if (isMissing(error)) return new Set();
    throw error;
  }
}
