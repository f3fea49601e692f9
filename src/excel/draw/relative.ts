/** Formulas that are relative to the cell they stand for: conditional formats and custom validations. */
import { areaAddress, moveFormula, rectangles } from "../../sheets/plan/areas";
import type { Area } from "../../sheets/plan/plan";

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
