/** Formulas that are relative to the cell they stand for: conditional formats and custom validations. */
import { translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx";
import { a1 } from "../../sheets/address";
import type { Area } from "../../sheets/plan";
import { areaAddress, rectangles } from "../address";

type Cell = Pick<Area, "row" | "column">;

/**
 * A formula that is relative to `anchor`, moved to the first cell of each rectangle of the areas. Excel does not say to
 * which cell of several areas a formula is relative, so each rectangle gets its own.
 */
export function splitByFormula(
  sheet: Excel.Worksheet,
  areas: readonly Area[],
  formula: string,
  anchor: Cell,
) {
  return rectangles(areas).map((area) => ({
    range: sheet.getRange(areaAddress(area)),
    formula: moveFormula(formula, anchor, area),
  }));
}

/** The formula as it reads when it is copied from one cell to another. */
export function moveFormula(formula: string, from: Cell, to: Cell): string {
  if (from.row === to.row && from.column === to.column) return formula;
  const relative = translateFormulaToR1C1(formula, a1(from));
  return translateFormulaToA1(relative, a1(to));
}
