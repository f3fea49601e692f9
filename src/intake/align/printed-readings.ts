/** The readings that a result sheet prints: they stay when the identity sheet is lost. */
import type { Rubric } from "../../rubric/types";
import { folded } from "./fold";
import { placeIn, type Place } from "../findings";
import type { Grid } from "./grid";

export interface PrintedReadings {
  readings: Record<string, string>;
  places: Record<string, Place>;
}

export function printedReadings(rubric: Rubric, grid: Grid | undefined): PrintedReadings {
  const found: PrintedReadings = { readings: {}, places: {} };
  if (!grid) return found;
  const first = new Set(
    rubric.readings.flatMap(({ id, question }) => [folded(`#reading:${id}`), folded(question.zh)]),
  );
  for (let row = 0; row < grid.rows; row++) {
    if (![0, 1, 2, 3].some((column) => first.has(folded(grid.value(row, column))))) continue;
    const texts = Array.from({ length: grid.columns }, (_, column) => ({
      column,
      text: folded(grid.value(row, column)),
    })).filter(({ text }) => text !== "");
    for (const { id, question, options } of rubric.readings) {
      const isOurs = texts.some(
        ({ text }) => text === folded(`#reading:${id}`) || text === folded(question.zh),
      );
      if (!isOurs || found.places[id]) continue;
      for (const { column, text } of texts) {
        const option = options.find(({ label }) => text.startsWith(folded(`${label.zh}：`)));
        if (!option) continue;
        found.readings[id] = option.id;
        found.places[id] = placeIn(grid, row, column);
      }
    }
  }
  return found;
}
