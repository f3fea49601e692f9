/** What the generated cells of a drawn card show, without a spreadsheet and without reading their formulas again. */
import type { Content } from "../../formula/values";
import { parseCellName } from "../../ledger/cells";
import { CardValues } from "../../ledger/values";
import { cellId, type CellRef } from "../plan/address";
import type { CardPlan } from "./card";
import { cardPlaces } from "./card-places";

/** The sheets as they are now: people's contents may have taken the place of generated formulas. */
export interface DrawnSheets {
  formula(cell: CellRef): string | undefined;
  value(cell: CellRef): Content;
}

/** The value of a cell whose formula is still the ledger's; undefined for any other. */
export type GeneratedValue = (cell: CellRef) => Content | undefined;

export function generatedValues(
  { plan, layout, results }: CardPlan,
  now: DrawnSheets,
): GeneratedValue {
  const places = cardPlaces(layout, results);
  const formulas = new Map(
    plan.sheets.flatMap(({ name: sheet, cells }) =>
      cells.map((cell) => [cellId({ ...cell, sheet }), cell.formula] as const),
    ),
  );
  const isGenerated = (cell: CellRef) => {
    const formula = formulas.get(cellId(cell));
    return formula !== undefined && formula === now.formula(cell);
  };
  const values = new CardValues(layout.ledger, (name) => {
    const place = places(parseCellName(name));
    return place && !isGenerated(place) ? now.value(place) : undefined;
  });
  const names = new Map<string, string>();
  for (const name of layout.ledger.nodes.keys()) {
    const place = places(parseCellName(name));
    if (place) names.set(cellId(place), name);
  }
  return (cell) => {
    const name = names.get(cellId(cell));
    return name !== undefined && isGenerated(cell) ? values.at(name) : undefined;
  };
}
