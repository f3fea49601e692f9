import type { Host } from "../host/host";
import { intersect } from "../model/area";

/** Sorts the selected rows by the column of the active cell; the open-source grid has no sorting of its own. */
export function sortSelection({ book, sortRows }: Host, ascending: boolean): void {
  const sheet = book.activeSheet();
  const selection = book.selection();
  const used = sheet.used(false);
  const area = selection && used && intersect(selection.area, used);
  if (!area || area.rows < 2) return;
  sortRows(sheet, area, [{ column: selection.cell.column - area.column, ascending }]);
}
