/** Conditional formats of a plan: they colour without the add-in too. */
import type { Text } from "../../rubric/types";
import { byNumberFormat } from "../../sheets/number-formats";
import type { SheetPlan } from "../../sheets/plan";
import { can } from "../limits";
import { inExcel } from "../session";
import { dress } from "./mark-format";
import { splitByFormula } from "./relative";

/**
 * A stage of its own, after all that has to be whole: where it fails, only colours are missing. Answers what to tell of
 * it then.
 */
export async function drawColours(plans: readonly SheetPlan[]): Promise<Text[]> {
  const coloured = plans.filter(({ conditionalFormats }) => conditionalFormats.length > 0);
  if (!can("conditionalFormats") || coloured.length === 0) return [];
  try {
    await inExcel(async (context) => {
      for (const plan of coloured) {
        const sheet = context.workbook.worksheets.getItem(plan.name);
        sheet.getRange().conditionalFormats.clearAll();
        writeConditionalFormats(sheet, plan);
      }
      await context.sync();
    });
    return [];
  } catch {
    return [WITHOUT_COLOURS];
  }
}

const WITHOUT_COLOURS: Text = {
  zh: "表格已完整生成，只是没有画上标色；可稍后重新生成，已填内容会保留，评分表也可在“总览”中按“重画标色”。",
  en: "The table is complete but for its colours; generate it again later, what was typed is kept, or press “Draw colours again” in a scorecard's overview.",
};

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
