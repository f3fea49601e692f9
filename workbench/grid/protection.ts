import { accessDenied } from "../wire/errors";
import type { Area } from "../model/area";
import type { Sheet } from "./sheet";
import type { ProtectionOptions } from "../model/side-store";

type Allowance = Exclude<keyof ProtectionOptions, "selectionMode">;

/** Whether a sheet's protection lets the user (and the add-in) do something. */
export const allows = (sheet: Sheet, what: Allowance) =>
  !sheet.side.protection.on || sheet.side.protection.options[what];

function requireAllowed(sheet: Sheet, what: Allowance): void {
  if (!allows(sheet, what)) throw accessDenied(`The sheet is protected: ${what} is off.`);
}

export const requireFormatting = (sheet: Sheet, what: "Cells" | "Rows" | "Columns") =>
  requireAllowed(sheet, `allowFormat${what}`);
/** They go with the formats of cells. */
export function requireConditionalFormats(sheet: Sheet): void {
  const { behaviours } = sheet.book;
  if (behaviours.has("conditionalFormatsProtected")) requireUnprotected(sheet);
  requireFormatting(sheet, "Cells");
}
export const requireInsertion = (sheet: Sheet, what: "Rows" | "Columns") =>
  requireAllowed(sheet, `allowInsert${what}`);
export const requireDeletion = (sheet: Sheet, what: "Rows" | "Columns") =>
  requireAllowed(sheet, `allowDelete${what}`);
export const requireSorting = (sheet: Sheet) => requireAllowed(sheet, "allowSort");

/** Charts and other drawn things, and comments. */
export const requireObjects = (sheet: Sheet) => requireAllowed(sheet, "allowEditObjects");

/** For what no option of the protection allows, such as merging. */
export function requireUnprotected(sheet: Sheet): void {
  if (sheet.side.protection.on) throw accessDenied("The sheet is protected.");
}

/** Contents may change where every cell is unlocked. */
export function requireUnlocked(sheet: Sheet, area: Area): void {
  if (!sheet.side.protection.on) return;
  const { row, column, rows, columns } = sheet.bounded(area);
  for (let r = row; r < row + rows; r++) {
    for (let c = column; c < column + columns; c++) {
      if (sheet.isLocked(r, c))
        throw accessDenied("The sheet is protected and the cell is locked.");
    }
  }
}

export function requireOpenStructure(protection: { on: boolean }): void {
  if (protection.on) throw accessDenied("The workbook's structure is protected.");
}
