/** The cells where the form has formulas and formulas stand, with what they show. */
import type { Content } from "../../formula/values";
import type { CardSheets, ComputedCell } from "../align/card-sheets";
import { isUnready } from "./contents";
import type { CardEntry } from "./entries";
import { contentAt } from "./typed-formula";

export interface FormulaCell {
  name: string;
  placed: ComputedCell;
  /** Null where that is nothing yet. */
  shown: Content;
  /** The form's own formula stands there. */
  isHeld: boolean;
}

export function formulaCells(
  sheets: CardSheets,
  byName: ReadonlyMap<string, CardEntry>,
): FormulaCell[] {
  const found: FormulaCell[] = [];
  for (const placed of sheets.computed()) {
    const { alignment, cell, form } = placed;
    if (form.name === undefined || cell.formula === undefined) continue;
    const entry = byName.get(form.name);
    const isHeld = entry
      ? entry.standing === "generated"
      : sheets.straightener.isSame(cell.formula, form.formula, alignment);
    const ready = cell.value !== null && !isUnready(cell.value);
    const shown = ready ? (contentAt(alignment.grid, cell.row, cell.column) ?? "") : null;
    found.push({ name: form.name, placed, shown, isHeld });
  }
  return found;
}
