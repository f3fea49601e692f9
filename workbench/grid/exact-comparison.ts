import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

/**
 * Makes every comparison look at the cells themselves. Univer's index of the values met during one calculation holds 0 and
 * an empty text for the same, so that `A1=""` became true of a 0 that another formula had calculated with before.
 */
export function compareExactly(): void {
  CELL_INVERTED_INDEX_CACHE.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });
}
