/** One conversation with the workbook. */
import { BookError, explainError } from "./errors";

/**
 * Runs work in Excel. A user who is typing in a cell is waited for, and what can be undone is undone in one step; whatever goes wrong comes out as a sentence with a next
 * step, the original error as its cause.
 */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true, mergeUndoGroup: true }, work);
  } catch (error) {
    throw error instanceof BookError ? error : new BookError(explainError(error), { cause: error });
  }
}
