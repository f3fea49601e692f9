/** Finds a cell in what was read. */
import type { CellPlace } from "../../scoring/types";
import { parseAddress } from "../address";
import type { StandingCard } from "./card";

/** The cell's number format; `General` where it was not read. */
export function numberFormatAt(card: StandingCard, { sheet, address }: CellPlace): string {
  const found = Object.values(card.sheets).find(({ cells }) => cells.name === sheet);
  const area = parseAddress(address);
  if (!found || !area) return "General";
  const { numberFormats, top, left } = found.cells;
  return numberFormats?.[area.row - top]?.[area.column - left] ?? "General";
}
