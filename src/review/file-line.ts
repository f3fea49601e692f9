/** The line of a signature in a file: its own row where one stands, else below the last row of the result sheet. */
import type { NewContent } from "../xlsx/edit-cells";
import type { OpenedCard } from "./file";
import { SEAL_KEY, SEAL_LINE, signedKey } from "./signed-line";

/** Nothing where the card has no result sheet. */
export function lineEdits(
  { context: { sheets } }: OpenedCard,
  lines: readonly { stage: string; text: string }[],
): NewContent[] {
  const alignment = sheets.alignments.result;
  if (!alignment) return [];
  const { grid, columns } = alignment;
  const [keys, words] = [Math.max(0, columns[0] ?? 0), columns[1] ?? 1];
  const rowOf = (key: string) => {
    for (let row = 0; row < grid.rows; row++)
      if (String(grid.value(row, keys)).trim() === key) return row;
    return undefined;
  };
  let free = grid.rows + 1;
  const put = (key: string, text: string): NewContent[] => {
    const standing = rowOf(key);
    const row = standing ?? free++;
    const at = { sheet: grid.name, row };
    const own = standing === undefined ? [{ ...at, column: keys, value: key }] : [];
    return [...own, { ...at, column: words, value: text }];
  };
  const edits = lines.flatMap(({ stage, text }) => put(signedKey(stage), text));
  const hasSeal = rowOf(SEAL_KEY) !== undefined;
  return hasSeal || lines.length === 0 ? edits : [...edits, ...put(SEAL_KEY, SEAL_LINE)];
}
