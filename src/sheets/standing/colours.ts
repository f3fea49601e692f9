/** 标色 of a card that stands: its switches, and its rules where the cells are now. */
import { tokenize, tokenTypes, translateFormulaToR1C1 } from "@borgar/fx";
import type { CellPlace } from "../../scoring/types";
import { a1 } from "../plan/address";
import { moveFormula } from "../plan/areas";
import { COLOURS } from "../marks/colour-switch";
import type { CardSheet } from "../identity/keys";
import { cellsOf } from "../plan/number-formats";
import type { Area, PlanCell, PlanConditionalFormat, SheetPlan, WorkbookPlan } from "../plan/plan";
import { placeAt, plainText, type SheetCells } from "../read/cells";
import type { StandingCard } from "./card";
import { relocate, type Places } from "./places";

export interface ColourSwitch {
  place: CellPlace;
  on: boolean;
}

/** The switches of a card's sheets, by sheet; none on a card of before there were any. */
export function colourSwitches(sheets: StandingCard["sheets"]): Map<CardSheet, ColourSwitch> {
  return new Map(
    (Object.entries(sheets) as [CardSheet, { cells: SheetCells }][]).flatMap(
      ([kind, { cells }]) => {
        const found = switchOf(cells);
        return found ? [[kind, found] as const] : [];
      },
    ),
  );
}

/** Whether any of a card's sheets shows colours; null where none has a switch. */
export function coloursShown(sheets: StandingCard["sheets"]): boolean | null {
  const switches = [...colourSwitches(sheets).values()];
  return switches.length === 0 ? null : switches.some(({ on }) => on);
}

/** The switch of a sheet; null on one of before there were any. */
export function switchOf(cells: SheetCells): ColourSwitch | null {
  const row = cells.values.findIndex((line) => line.includes(COLOURS.label));
  const line = cells.values[row];
  if (!line) return null;
  const column = line.indexOf(COLOURS.label) + 1;
  return { place: placeAt(cells, row, column), on: plainText(line[column]) !== COLOURS.off };
}

/** The plan with the switches as they stand. */
export function keepSwitches(plan: WorkbookPlan, sheets: StandingCard["sheets"]): WorkbookPlan {
  const off = [...colourSwitches(sheets)].flatMap(([kind, { on }]) => (on ? [] : [kind]));
  const turned = plan.sheets.map((sheet) =>
    off.some((kind) => kind === sheet.kind)
      ? { ...sheet, cells: sheet.cells.map(turnedOff) }
      : sheet,
  );
  return { ...plan, sheets: turned };
}

const turnedOff = (cell: PlanCell): PlanCell =>
  cell.value === COLOURS.on ? { ...cell, value: COLOURS.off } : cell;

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

/** Whether a rule that stands on a sheet is one of those drawn there, wherever its cells have gone. */
export function isDrawnRule(plan: SheetPlan, formula: string): boolean {
  const shape = shapeOf(formula);
  return plan.conditionalFormats.some((rule) => shapeOf(`=${rule.formula}`) === shape);
}

/** A formula with its references left open. */
const shapeOf = (formula: string) =>
  tokenize(formula)
    .filter(({ type }) => type !== tokenTypes.WHITESPACE)
    .map(({ type, value }) => (type === tokenTypes.REF_RANGE ? "_" : value.toUpperCase()))
    .join("");
