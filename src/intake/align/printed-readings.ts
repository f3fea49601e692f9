/** The readings that a result sheet prints: they stay when the identity sheet is lost. */
import type { Rubric } from "../../rubric/types";
import { folded } from "./fold";
import { placeIn, type Place } from "../findings";
import type { Grid } from "./grid";

export interface PrintedReadings {
  readings: Record<string, string>;
  places: Record<string, Place>;
}

/** A reading as a result sheet has it: folded words. */
interface Printed {
  id: string;
  /** Its key and its question: either begins its line. */
  heads: readonly string[];
  options: readonly { id: string; words: string }[];
}

const known = new WeakMap<Rubric, readonly Printed[]>();

function printedOf(rubric: Rubric): readonly Printed[] {
  let printed = known.get(rubric);
  if (!printed) {
    printed = rubric.readings.map(({ id, question, options }) => ({
      id,
      heads: [folded(`#reading:${id}`), folded(question.zh)],
      options: options.map((each) => ({ id: each.id, words: folded(`${each.label.zh}：`) })),
    }));
    known.set(rubric, printed);
  }
  return printed;
}

/** A line of a reading begins in one of these columns. */
const FIRST_COLUMNS = [0, 1, 2, 3];

export function printedReadings(rubric: Rubric, grid: Grid | undefined): PrintedReadings {
  const found: PrintedReadings = { readings: {}, places: {} };
  if (!grid) return found;
  const printed = printedOf(rubric);
  const heads = new Set(printed.flatMap((each) => each.heads));
  for (let row = 0; row < grid.rows; row++) {
    if (!FIRST_COLUMNS.some((column) => heads.has(folded(grid.value(row, column))))) continue;
    const texts = Array.from({ length: grid.columns }, (_, column) =>
      folded(grid.value(row, column)),
    );
    for (const reading of printed) {
      const isOurs = reading.heads.some((head) => texts.includes(head));
      if (!isOurs || found.places[reading.id]) continue;
      for (const [column, text] of texts.entries()) {
        const option = reading.options.find(({ words }) => text.startsWith(words));
        if (!option) continue;
        found.readings[reading.id] = option.id;
        found.places[reading.id] = placeIn(grid, row, column);
      }
    }
  }
  return found;
}
