/** Conditional formats of a plan: they colour without the add-in too. */
import { byNumberFormat } from "../../sheets/plan/number-formats";
import type { SheetPlan } from "../../sheets/plan/plan";
import { dress } from "./mark-format";
import { splitByFormula } from "./relative";

export function writeConditionalFormats(
  sheet: Excel.Worksheet,
  plan: Pick<SheetPlan, "cells" | "conditionalFormats">,
): void {
  const formatted = byNumberFormat(plan);
  for (const { areas, formula, mark } of plan.conditionalFormats) {
    const [anchor] = areas;
    if (!anchor) continue;
    for (const [numberFormat, cells] of formatted(areas)) {
      for (const part of splitByFormula(sheet, cells, formula, anchor)) {
        const { custom } = part.range.conditionalFormats.add("Custom");
        custom.rule.formula = `=${part.formula}`;
        dress(custom.format, mark, numberFormat);
      }
    }
  }
}
