/** Which cells may be edited. Protection guards against slips, not against people: there is no password. */
import type { SheetPlan } from "../../sheets/plan/plan";
import { rectangles } from "../../sheets/plan/areas";
import { rangesOf } from "./areas";

/**
 * Widths, heights and colours stay free: they are the user's. Rows stay fixed, for a table's order is the document's;
 * who needs to change it takes the protection off with one click.
 */
export const protectionOptions: Excel.WorksheetProtectionOptions = {
  allowFormatCells: true,
  allowFormatColumns: true,
  allowFormatRows: true,
  allowAutoFilter: true,
  selectionMode: "Normal",
};

export function protect(sheet: Excel.Worksheet, plan: SheetPlan): void {
  if (plan.protect) sheet.protection.protect(protectionOptions);
}

export function unlock(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const ranges of rangesOf(sheet, rectangles(plan.unlocked))) {
    ranges.format.protection.locked = false;
  }
}
