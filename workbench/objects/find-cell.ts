import { type Area, cellArea } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { notImplemented } from "../wire/errors";
import { areasWhere } from "./special-cells";

export interface SearchCriteria {
  completeMatch?: boolean;
  matchCase?: boolean;
  searchDirection?: "Forward" | "Backwards";
}

/**
 * The cells that show the text, as areas.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheet
 */
export function findAreas(sheet: Sheet, text: string, criteria: SearchCriteria): Area[] {
  const used = sheet.used(true);
  if (!used) return [];
  const found = findCells(sheet, used, text, criteria);
  const places = new Set(found.map(({ row, column }) => `${row}:${column}`));
  return areasWhere(used, (row, column) => places.has(`${row}:${column}`));
}

function findCells(
  sheet: Sheet,
  area: Area,
  text: string,
  { completeMatch, matchCase }: SearchCriteria,
): Area[] {
  const folded = (shown: string) => (matchCase ? shown : shown.toLowerCase());
  const wanted = folded(text);
  const found: Area[] = [];
  sheet.eachFilled(area, (row, column) => {
    const cell = cellArea(row, column);
    const shown = folded(sheet.text(row, column));
    if (completeMatch ? shown === wanted : shown.includes(wanted)) found.push(cell);
  });
  return found;
}

/**
 * The first cell that shows the text, row by row; the last one where the search goes backwards.
 * https://learn.microsoft.com/javascript/api/excel/excel.range
 */
export function findCell(
  sheet: Sheet,
  area: Area,
  text: string,
  criteria: SearchCriteria,
): Area | null {
  if (area.rows * area.columns === 1) throw notImplemented("Range.find() from a single cell on");
  const found = findCells(sheet, area, text, criteria);
  return (criteria.searchDirection === "Backwards" ? found.at(-1) : found[0]) ?? null;
}
