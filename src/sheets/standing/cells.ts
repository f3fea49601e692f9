/** Finds a cell in what was read. */
import type { CellPlace } from "../../scoring/types";
import { parseAddress } from "../address";
import type { StandingCard } from "./card";

/** The cell's formula, or its value where there is none; "" for an empty cell. */
export function contentAt(card: StandingCard, place: CellPlace): unknown {
  const sheet = Object.values(card.sheets).find(({ cells }) => cells.name === place.sheet);
  const area = parseAddress(place.address);
  if (!sheet || !area) return "";
  const { cells } = sheet;
  return cells.formulas[area.row - cells.top]?.[area.column - cells.left] ?? "";
}
