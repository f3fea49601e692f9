/** The line of a signature in a file: its own row where one stands, else below the last row of the result sheet. */
import { placedLines } from "../sheets/standing/keyed-lines";
import type { NewContent } from "../xlsx/edit-cells";
import type { OpenedCard } from "./file";
import { keyedLines, type StageLine } from "./signed-line";

/** Nothing where the card has no result sheet. */
export function lineEdits(
  { context: { sheets } }: OpenedCard,
  lines: readonly StageLine[],
): NewContent[] {
  const alignment = sheets.alignments.result;
  if (!alignment) return [];
  const { grid, columns } = alignment;
  const [keys, words] = [Math.max(0, columns[0] ?? 0), columns[1] ?? 1];
  const standing = Array.from({ length: grid.rows }, (_, row) => String(grid.value(row, keys)));
  return placedLines(standing, keyedLines(lines)).flatMap(({ row, isNew, key, text }) => {
    const at = { sheet: grid.name, row };
    const own = isNew ? [{ ...at, column: keys, value: key }] : [];
    return [...own, { ...at, column: words, value: text }];
  });
}
