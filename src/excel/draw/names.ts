/** Defined names: they follow their cells when sheets are renamed and rows inserted. */
import type { WorkbookPlan } from "../../sheets/plan";
import { areaAddress } from "../address";

/** Points every name of the plan at its cells; `taken` are the names that the workbook has already. */
export function writeNames(
  workbook: Excel.Workbook,
  plan: WorkbookPlan,
  taken: ReadonlySet<string>,
): void {
  for (const { name, sheet, area, comment } of plan.names) {
    if (taken.has(name.toLowerCase())) workbook.names.getItem(name).delete();
    const range = workbook.worksheets.getItem(sheet).getRange(areaAddress(area));
    workbook.names.add(name, range, comment ?? "");
  }
}
