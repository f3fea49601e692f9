/** Cells that the document prints over several rows, whatever parts of the table these are in. */
import type { Criterion, MergedCell } from "./types";

type Cell = string | MergedCell;

export const isMergedCell = (cell: Cell | undefined): cell is MergedCell =>
  typeof cell === "object";

export const textOfCell = (cell: Cell): string => (isMergedCell(cell) ? cell.text : cell);

/** The texts of the cells that a criterion words itself. */
export const ownTexts = ({ cells }: Pick<Criterion, "cells">): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, textOfCell(cell)]));

/** In one column: where each row's merged cell begins, for the rows that one covers. */
export function mergesIn(
  criteria: readonly Pick<Criterion, "cells">[],
  column: string,
): ReadonlyMap<number, { first: number; cell: MergedCell }> {
  const covered = new Map<number, { first: number; cell: MergedCell }>();
  criteria.forEach(({ cells }, first) => {
    const cell = cells[column];
    if (!isMergedCell(cell)) return;
    const end = Math.min(first + cell.rows, criteria.length);
    for (let row = first; row < end; row++) covered.set(row, { first, cell });
  });
  return covered;
}

/** The texts of each row below section and subsection: its own, and those that a row above is merged over it with. */
export function rowTexts(criteria: readonly Criterion[]): Record<string, string>[] {
  const texts = criteria.map(ownTexts);
  const columns = new Set(
    criteria.flatMap(({ cells }) =>
      Object.keys(cells).filter((column) => isMergedCell(cells[column])),
    ),
  );
  for (const column of columns)
    for (const [row, { cell }] of mergesIn(criteria, column)) texts[row]![column] = cell.text;
  return texts;
}
