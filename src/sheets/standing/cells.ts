/** Finds a cell in what was read. */
import type { CellPlace } from "../../scoring/types";
import { parseAddress } from "../address";
import type { StandingCard } from "./card";

/** The cell's formula, or its value where there is none; "" for an empty cell. */
export function contentAt(card: StandingCard, place: CellPlace): unknown {
  return at(card, place, "formulas") ?? "";
}

/** The cell's number format; `General` where it was not read. */
export function numberFormatAt(card: StandingCard, place: CellPlace): string {
  return String(at(card, place, "numberFormats") ?? "General");
}

function at(card: StandingCard, place: CellPlace, property: "formulas" | "numberFormats"): unknown {
  const sheet = Object.values(card.sheets).find(({ cells }) => cells.name === place.sheet);
  const area = parseAddress(place.address);
  if (!sheet || !area) return undefined;
  const { cells } = sheet;
  return cells[property]?.[area.row - cells.top]?.[area.column - cells.left];
}
