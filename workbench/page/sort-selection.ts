import type { Host } from "../host/host";
import { fromUniver, intersect } from "../model/area";

/** Sorts the selected rows by the column of the active cell; the open-source grid has no sorting of its own. */
export function sortSelection({ book, sortRows }: Host, ascending: boolean): void {
  const sheet = book.activeSheet();
  const selected = book.univer.getActiveRange()?.getRange();
  const active = book.univer.getActiveCell()?.getRange();
  const used = sheet.used(false);
  const area = selected && used && intersect(fromUniver(selected), used);
  if (!area || !active || area.rows < 2) return;
  sortRows(sheet, area, [{ column: active.startColumn - area.column, ascending }]);
}
