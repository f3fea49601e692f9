/** Defined names: they follow their cells when sheets are renamed and rows inserted. */
import type { WorkbookPlan } from "../../sheets/plan";
import { areaAddress } from "../../sheets/areas";

/** Points every name of the plan at its cells, wherever it pointed before. */
export function writeNames(workbook: Excel.Workbook, plan: WorkbookPlan): void {
  for (const { name, sheet, area, comment } of plan.names) {
    workbook.names.getItemOrNullObject(name).delete();
    const range = workbook.worksheets.getItem(sheet).getRange(areaAddress(area));
    workbook.names.add(name, range, comment ?? "");
  }
}
