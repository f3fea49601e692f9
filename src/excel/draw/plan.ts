/** Draws a workbook plan: everything is queued, and sent in the caller's one `context.sync()`. */
import type { SheetPlan, WorkbookPlan } from "../../sheets/plan";
import { areaAddress } from "../../sheets/areas";
import { can } from "../limits";
import { sizeColumns, sizeRows } from "./dimensions";
import { writeFormats } from "./formats";
import { writeNames } from "./names";
import { setUpPrinting } from "./print";
import { protect } from "./protection";
import { writeValidations } from "./validation";
import { writeValues } from "./values";

/**
 * Queues the drawing of a plan, all but its colours. Sheets that exist (their names in lower case, as Excel does not tell names by case) are
 * emptied first: the caller has asked. The screen stands still and nothing is calculated until the sync is done.
 */
export function drawPlan(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  existing: ReadonlySet<string> = new Set(),
): void {
  const { workbook } = context;
  if (can("wideRanges")) workbook.application.suspendScreenUpdatingUntilNextSync();
  workbook.application.suspendApiCalculationUntilNextSync();
  drawSheets(context, plan.sheets, existing, plan.active);
  writeNames(workbook, plan);
}

/** Queues the drawing of sheets; `active` is shown. */
export function drawSheets(
  { workbook }: Excel.RequestContext,
  plans: readonly SheetPlan[],
  existing: ReadonlySet<string>,
  active?: string,
): void {
  // All sheets first: a formula may name a sheet that comes later.
  const isThere = ({ name }: SheetPlan) => existing.has(name.toLowerCase());
  const sheets = plans.map((plan) =>
    isThere(plan) ? workbook.worksheets.getItem(plan.name) : workbook.worksheets.add(plan.name),
  );
  plans.forEach((plan, index) => {
    const sheet = sheets[index]!;
    if (isThere(plan)) empty(sheet);
    drawSheet(sheet, plan);
  });
  if (active !== undefined) show(plans, sheets, active);
  // A sheet that is active cannot be hidden, so hiding comes last.
  plans.forEach(({ visibility }, index) => {
    sheets[index]!.visibility = visibilities[visibility];
  });
}

/**
 * On every sheet the user begins at the first cell to fill in, or else at the first that is seen: never at a hidden key.
 * Selecting brings a sheet to the front, so the one that is to stay there comes last.
 */
function show(
  plans: readonly SheetPlan[],
  sheets: readonly Excel.Worksheet[],
  active: string,
): void {
  const select = (plan: SheetPlan, sheet: Excel.Worksheet) => {
    const seen = { row: 0, column: plan.columns.findIndex(({ hidden }) => !hidden) };
    const { row, column } = plan.unlocked[0] ?? seen;
    sheet.activate();
    sheet.getCell(row, Math.max(0, column)).select();
  };
  const seen = plans.flatMap((plan, index) =>
    plan.visibility === "visible" ? [{ plan, sheet: sheets[index]! }] : [],
  );
  for (const { plan, sheet } of seen) if (plan.name !== active) select(plan, sheet);
  for (const { plan, sheet } of seen) if (plan.name === active) select(plan, sheet);
}

const visibilities = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

function drawSheet(sheet: Excel.Worksheet, plan: SheetPlan): void {
  // Contents first: in a cell that already is text, an apostrophe would be part of the text.
  writeValues(sheet, plan);
  writeFormats(sheet, plan);
  for (const merge of plan.merges) sheet.getRange(areaAddress(merge)).merge();
  sizeColumns(sheet, plan);
  sizeRows(sheet, plan);
  if (can("dataValidation")) writeValidations(sheet, plan);
  if (plan.tabColor) sheet.tabColor = plan.tabColor;
  if (plan.freeze) freeze(sheet, plan.freeze);
  setUpPrinting(sheet, plan);
  protect(sheet, plan);
}

function freeze(
  sheet: Excel.Worksheet,
  { rows, columns }: { rows: number; columns: number },
): void {
  if (!can("freezePanes")) return;
  if (rows > 0 && columns > 0) {
    sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  } else if (rows > 0) {
    sheet.freezePanes.freezeRows(rows);
  } else if (columns > 0) {
    sheet.freezePanes.freezeColumns(columns);
  }
}

/** Contents, formats, merges and hidden rows go; the sheet stays, so that formulas of other sheets still find it. */
function empty(sheet: Excel.Worksheet): void {
  sheet.visibility = "Visible";
  sheet.protection.unprotect();
  const all = sheet.getRange();
  all.unmerge();
  all.clear("All");
  if (can("dataValidation")) all.dataValidation.clear();
  all.rowHidden = false;
  all.columnHidden = false;
  if (can("freezePanes")) sheet.freezePanes.unfreeze();
  if (can("pageLayout")) sheet.horizontalPageBreaks.removePageBreaks();
}
