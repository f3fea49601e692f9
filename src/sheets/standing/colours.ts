/** 标色 of a card that stands: its switch, and its rules where the cells are now. */
import { translateFormulaToR1C1 } from "@borgar/fx";
import type { Scalar } from "../../formula/values";
import { COLOURS_OFF, SETTING } from "../../ledger/marks";
import type { CellPlace } from "../../scoring/types";
import { a1 } from "../address";
import { moveFormula } from "../areas";
import { cellsOf } from "../number-formats";
import type { Area, PlanConditionalFormat, SheetPlan } from "../plan";
import { COUNTED_HEADER, settingKey } from "../result-layout";
import { placeAt, plainText, type SheetCells } from "../read/cells";
import { relocate, type Places } from "./places";

export interface ColourSwitch {
  place: CellPlace;
  on: boolean;
}

/** The cell of the result sheet that shows colours or not; null on a card of before there was one. */
export function colourSwitch(result: SheetCells | undefined): ColourSwitch | null {
  if (!result) return null;
  const key = settingKey(SETTING.colours);
  const row = result.values.findIndex((line) => line.includes(key));
  const column = result.values
    .map((line) => line.findIndex((value) => plainText(value) === COUNTED_HEADER))
    .find((each) => each >= 0);
  if (row < 0 || column === undefined) return null;
  const said: Scalar | undefined = result.values[row]?.[column];
  return { place: placeAt(result, row, column), on: plainText(said) !== COLOURS_OFF };
}

/** The rules of a sheet at the present places of its cells; those of a cell whose mark is gone are left out. */
export function rulesNow(
  plan: SheetPlan,
  places: ReadonlyMap<string, Places>,
): Pick<SheetPlan, "cells" | "conditionalFormats"> {
  const here = places.get(plan.name);
  const at = (cell: Pick<Area, "row" | "column">): Area[] => {
    const [row, column] = [here?.row(cell.row), here?.column(cell.column)];
    return row === undefined || column === undefined ? [] : [{ row, column, rows: 1, columns: 1 }];
  };
  return {
    cells: plan.cells.flatMap((cell) =>
      at(cell).map(({ row, column }) => ({ ...cell, row, column })),
    ),
    conditionalFormats: plan.conditionalFormats.flatMap((rule) => {
      const groups = new Map<string, PlanConditionalFormat>();
      for (const cell of rule.areas.flatMap(cellsOf)) {
        const formula = relocate(
          moveFormula(rule.formula, rule.areas[0]!, cell),
          plan.name,
          places,
        );
        const [now] = at(cell);
        if (formula === null || !now) continue;
        // Cells whose rules read the same from where they stand.
        const relative = translateFormulaToR1C1(formula, a1(now));
        const group = groups.get(relative) ?? { ...rule, formula, areas: [] };
        groups.set(relative, group);
        group.areas.push(now);
      }
      return [...groups.values()];
    }),
  };
}

/** Whether a rule that stands on a sheet has the shape of those that are drawn there: `=H5="未填"`. */
export function isDrawnRule(plan: SheetPlan, formula: string): boolean {
  const word = wordOf(formula);
  return (
    word !== undefined && plan.conditionalFormats.some((rule) => wordOf(rule.formula) === word)
  );
}

const wordOf = (formula: string) => /^=?\s*\$?[A-Z]+\$?\d+\s*=\s*"([^"]+)"$/i.exec(formula)?.[1];
