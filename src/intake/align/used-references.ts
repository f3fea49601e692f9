/** The sheets that the formulas of a sheet name, folded, once for each formula. */
import type { Grid } from "./grid";

export function* usedReferences(grid: Grid): Generator<string> {
  for (const { formula } of grid.filled()) {
    if (formula === undefined) continue;
    const names = new Set<string>();
    for (const [, quoted, plain] of formula.matchAll(
      /'((?:[^']|'')+)'!|([\p{L}_][\p{L}\p{N}_.]*)!/gu,
    ))
      names.add((quoted?.replaceAll("''", "'") ?? plain ?? "").toLowerCase());
    yield* names;
  }
}
