/** Column widths and row heights. */
import { columnLetters } from "../../sheets/plan/address";
import type { SheetPlan } from "../../sheets/plan/plan";
import { runs } from "../../sheets/plan/areas";
import { can } from "../limits";

/** Width of a digit of the body font, and the padding of a cell, in pixels at 96 dpi. */
const digit = 7;
const padding = 5;
const pointsPerPixel = 0.75;

/** Characters, as Excel shows a column's width, in points, as Office.js wants it. */
export function columnPoints(characters: number): number {
  return Math.round(characters * digit + padding) * pointsPerPixel;
}

export function sizeColumns(sheet: Excel.Worksheet, plan: SheetPlan): void {
  if (plan.columns.length === 0) return;
  if (can("wideRanges")) {
    const columns = sheet.getRange(`A:${columnLetters(plan.columns.length - 1)}`);
    columns.setColumnProperties(
      plan.columns.map(({ width, hidden }) => ({
        columnHidden: hidden ?? false,
        format: { columnWidth: columnPoints(width) },
      })),
    );
    return;
  }
  plan.columns.forEach(({ width, hidden }, index) => {
    const column = sheet.getRange(`${columnLetters(index)}:${columnLetters(index)}`);
    column.format.columnWidth = columnPoints(width);
    if (hidden) column.columnHidden = true;
  });
}

export function sizeRows(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const heights = plan.rowHeights;
  if (heights.length > 0 && can("wideRanges")) {
    sheet
      .getRange(`1:${heights.length}`)
      .setRowProperties(heights.map((rowHeight) => ({ format: { rowHeight } })));
  } else {
    for (const { first, last, height } of equalHeights(heights)) {
      sheet.getRange(`${first + 1}:${last + 1}`).format.rowHeight = height;
    }
  }
  for (const { first, count } of runs(plan.hiddenRows ?? [])) {
    sheet.getRange(`${first + 1}:${first + count}`).rowHidden = true;
  }
}

/** Neighbours of one height, so that a long table of even rows is a single step. */
function equalHeights(heights: readonly number[]) {
  const found: { first: number; last: number; height: number }[] = [];
  heights.forEach((height, row) => {
    const before = found.at(-1);
    if (before?.height === height) before.last = row;
    else found.push({ first: row, last: row, height });
  });
  return found;
}
