/** Filled cards as files for LibreOffice, and what it shows in them. */
import type { Scalar } from "../../src/formula/values";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import type { SheetCells } from "../../src/sheets/read";
import { readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { identitySheet, type FilledCase } from "../support/random-cards/case";
import { filledSheets } from "../support/random-cards/fill";

/** A file of one card. */
export function written(each: FilledCase): Promise<Uint8Array> {
  const sheets = filledSheets(each.card.sheets, each.edits).map(unformatted);
  return writeWorkbook({
    sheets: [...sheets, identitySheet(each)],
    names: [],
    active: sheets[0]!.name,
  });
}

/** Numbers, rates and dates as the numbers that they are. */
function unformatted(sheet: SheetPlan): SheetPlan {
  const cells = sheet.cells.map((cell) => ({ ...cell, numberFormat: "General" }));
  return { ...sheet, cells, validations: [], conditionalFormats: [] };
}

/** The sheets of a file, with what LibreOffice shows in their cells. */
export const calculatedSheets = (
  file: Uint8Array,
  calculated: ReadonlyMap<string, Scalar[][]>,
): SheetCells[] => readWorkbook(file).map((sheet) => withValues(sheet, calculated));

/** The sheet of the file, with what LibreOffice shows in its cells. */
function withValues(sheet: SheetCells, calculated: ReadonlyMap<string, Scalar[][]>): SheetCells {
  const found = calculated.get(sheet.name);
  if (!found) return sheet;
  const values = sheet.formulas.map((row, r) =>
    row.map((_, c) => found[sheet.top + r]?.[sheet.left + c] ?? ""),
  );
  return { ...sheet, values };
}
