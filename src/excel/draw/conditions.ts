/** Conditional formats of a plan: they colour without the add-in too. */
import type { Area, SheetPlan } from "../../sheets/plan";
import { can } from "../limits";
import { ruleCondition } from "../marks/condition";
import { numberFormatOf } from "./formats";
import { dress } from "./mark-format";
import { splitByFormula } from "./relative";

export function writeConditionalFormats(sheet: Excel.Worksheet, plan: SheetPlan): void {
  if (!can("conditionalFormats")) return;
  const numberFormats = new Map(
    plan.cells.map((cell) => [cellKey(cell.row, cell.column), numberFormatOf(cell)]),
  );
  for (const { areas, formula, mark, stopIfTrue } of plan.conditionalFormats) {
    const [anchor] = areas;
    if (!anchor) continue;
    for (const [numberFormat, cells] of byNumberFormat(areas, numberFormats)) {
      for (const part of splitByFormula(sheet, cells, formula, anchor)) {
        const condition = part.range.conditionalFormats.add("Custom");
        condition.custom.rule.formula = ruleCondition(part.formula, mark);
        if (stopIfTrue) condition.stopIfTrue = true;
        dress(condition.custom.format, mark, numberFormat);
      }
    }
  }
}

/** A sign is part of a number format, so cells of one format share a conditional format. */
function byNumberFormat(
  areas: readonly Area[],
  numberFormats: ReadonlyMap<string, string>,
): Map<string, Area[]> {
  const groups = new Map<string, Area[]>();
  for (const area of areas) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const format = numberFormats.get(cellKey(row, column)) ?? "General";
        const group = groups.get(format) ?? [];
        groups.set(format, group);
        group.push({ row, column, rows: 1, columns: 1 });
      }
    }
  }
  return groups;
}

const cellKey = (row: number, column: number) => `${row}:${column}`;
