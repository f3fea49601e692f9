/** The rules of the generated sheets, which come off with the marks and come back with them. */
import type { Rubric } from "../../rubric/types";
import { planCard } from "../../sheets/card";
import type { CardSheet } from "../../sheets/keys";
import type { Area, SheetPlan } from "../../sheets/plan";
import { sheetNames } from "../../sheets/sheet-names";
import { rectangles } from "../../sheets/areas";
import { placesOf, relocate, type Places } from "../../sheets/standing/places";
import type { LoadedCard, LoadedSheet } from "../read";
import type { CardReading } from "../types";
import { isMark } from "./condition";

/** By id of the sheet: its rules at their present cells, where none of them stands any more. */
export function lostRules(
  { card, scorecard, assessment }: CardReading,
  rubric: Rubric,
  { sheets }: LoadedCard,
): Map<string, SheetPlan> {
  const standing = Object.entries(sheets) as [CardSheet, LoadedSheet][];
  const ruled = sheetsWithRules(rubric);
  const lost = standing.filter(
    ([kind, { marks }]) => ruled.has(kind) && marks.every(({ formula }) => isMark(formula)),
  );
  if (lost.length === 0) return new Map();
  const { id, unit, year } = card;
  const names = { ...sheetNames(rubric, scorecard.unit, []), ...card.sheets };
  const { plan } = planCard(rubric, { id, unit, year, readings: assessment.readings, names });
  const places = new Map<string, Places>();
  for (const [kind, loaded] of standing) {
    const planned = plan.sheets.find((sheet) => sheet.kind === kind);
    if (planned) places.set(planned.name, placesOf(planned, loaded.cells));
  }
  const found = new Map<string, SheetPlan>();
  for (const [kind, loaded] of lost) {
    const planned = plan.sheets.find((sheet) => sheet.kind === kind);
    if (planned) found.set(loaded.id, moved(planned, places));
  }
  return found;
}

const ruledSheets = new WeakMap<Rubric, ReadonlySet<string>>();

/** Looked at after every edit, so it is worked out once. */
function sheetsWithRules(rubric: Rubric): ReadonlySet<string> {
  const known = ruledSheets.get(rubric);
  if (known) return known;
  const names = sheetNames(rubric, "", []);
  const { plan } = planCard(rubric, { id: "", unit: "", year: "", readings: {}, names });
  const kinds = new Set(
    plan.sheets.filter((sheet) => sheet.conditionalFormats.length > 0).map(({ kind }) => kind),
  );
  ruledSheets.set(rubric, kinds);
  return kinds;
}

function moved(plan: SheetPlan, places: ReadonlyMap<string, Places>): SheetPlan {
  const here = places.get(plan.name)!;
  const at = (row: number, column: number): Area[] => {
    const [r, c] = [here.row(row), here.column(column)];
    return r === undefined || c === undefined ? [] : [{ row: r, column: c, rows: 1, columns: 1 }];
  };
  return {
    ...plan,
    cells: plan.cells.flatMap((cell) =>
      at(cell.row, cell.column).map(({ row, column }) => ({ ...cell, row, column })),
    ),
    conditionalFormats: plan.conditionalFormats.flatMap((rule) => {
      const formula = relocate(rule.formula, plan.name, places);
      // The first cell stays the first: the formula is relative to it.
      const areas = rule.areas.flatMap((area) =>
        rectangles(cellsOf(area).flatMap(([row, column]) => at(row, column))),
      );
      return formula === null || areas.length === 0 ? [] : [{ ...rule, formula, areas }];
    }),
  };
}

function cellsOf({ row, column, rows, columns }: Area): [number, number][] {
  return Array.from({ length: rows * columns }, (_, index) => [
    row + Math.floor(index / columns),
    column + (index % columns),
  ]);
}
