/** Filled cards as files for LibreOffice, and what it shows in them. */
import type { Scalar } from "../../src/formula/values";
import type { SheetPlan } from "../../src/sheets/plan";
import type { SheetCells } from "../../src/sheets/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { identityOfCards, type FilledCase } from "../support/random-cards/case";
import { filledSheets } from "../support/random-cards/fill";

/** Cards of one file. */
export function written(group: readonly FilledCase[]): Promise<Uint8Array> {
  const sheets = group.flatMap(({ card, edits }) =>
    filledSheets(card.sheets, edits).map(unformatted),
  );
  return writeWorkbook({
    sheets: [...sheets, identityOfCards(group)],
    names: [],
    active: sheets[0]!.name,
  });
}

/** Numbers, rates and dates as the numbers that they are. */
function unformatted(sheet: SheetPlan): SheetPlan {
  const cells = sheet.cells.map((cell) => ({ ...cell, numberFormat: "General" }));
  return { ...sheet, cells, validations: [], conditionalFormats: [] };
}

/** The sheet of the file, with what LibreOffice shows in its cells. */
export function withValues(
  sheet: SheetCells,
  calculated: ReadonlyMap<string, Scalar[][]>,
): SheetCells {
  const found = calculated.get(sheet.name);
  if (!found) return sheet;
  const values = sheet.formulas.map((row, r) =>
    row.map((_, c) => found[sheet.top + r]?.[sheet.left + c] ?? ""),
  );
  return { ...sheet, values };
}
