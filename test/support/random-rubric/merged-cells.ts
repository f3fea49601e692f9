/** Cells that are merged over rows, whatever parts these are in. */
import { criteriaOf, labelColumns } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import type { Random } from "./random";

/** Neighbouring rows that word a column themselves say it once, in some. */
export function mergeCells(random: Random, rubric: Rubric): void {
  const criteria = criteriaOf(rubric).map(({ criterion }) => criterion);
  for (const { id } of labelColumns(rubric))
    for (let row = 0; row < criteria.length; row++) {
      const [first, ...below] = criteria.slice(row, row + random.whole(2, 3));
      const text = first?.cells[id];
      const isOwn = below.length > 0 && below.every(({ cells }) => cells[id] !== undefined);
      if (typeof text !== "string" || !isOwn || random.chance(0.6)) continue;
      first!.cells[id] = { text, rows: below.length + 1 };
      for (const { cells } of below) delete cells[id];
      row += below.length;
    }
}
