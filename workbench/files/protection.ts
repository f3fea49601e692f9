/** A sheet's protection in the words of the file format, both ways. */
import type { SheetProtection } from "hucre";
import { type ProtectionOptions, type SheetSide, STRICT_PROTECTION } from "../model/side-store";

type Allowance = Exclude<keyof ProtectionOptions, "selectionMode">;
type FileAllowance = Exclude<keyof SheetProtection, "password">;

const ALLOWANCES: [FileAllowance, Allowance][] = [
  ["formatCells", "allowFormatCells"],
  ["formatColumns", "allowFormatColumns"],
  ["formatRows", "allowFormatRows"],
  ["insertColumns", "allowInsertColumns"],
  ["insertRows", "allowInsertRows"],
  ["insertHyperlinks", "allowInsertHyperlinks"],
  ["deleteColumns", "allowDeleteColumns"],
  ["deleteRows", "allowDeleteRows"],
  ["sort", "allowSort"],
  ["autoFilter", "allowAutoFilter"],
  ["pivotTables", "allowPivotTables"],
];

/** The file library takes true for "allowed", but for objects and scenarios, where it means "protected". */
export function toFileProtection({ password, options }: SheetSide["protection"]): SheetProtection {
  const { selectionMode } = options;
  return {
    sheet: true,
    objects: !options.allowEditObjects,
    scenarios: !options.allowEditScenarios,
    ...Object.fromEntries(ALLOWANCES.map(([name, allowance]) => [name, options[allowance]])),
    selectLockedCells: selectionMode === "Normal",
    selectUnlockedCells: selectionMode !== "None",
    ...(password && { password }),
  };
}

export function fromFileProtection(file: SheetProtection): ProtectionOptions {
  const allowed = ALLOWANCES.map(([name, allowance]) => [allowance, file[name] === true]);
  const selectsLocked = file.selectLockedCells !== false;
  const selectsUnlocked = file.selectUnlockedCells !== false;
  return {
    ...STRICT_PROTECTION,
    ...(Object.fromEntries(allowed) as Partial<ProtectionOptions>),
    allowEditObjects: file.objects !== true,
    allowEditScenarios: file.scenarios !== true,
    selectionMode: selectsLocked ? "Normal" : selectsUnlocked ? "Unlocked" : "None",
  };
}
