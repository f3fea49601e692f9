/** Puts the rows of a roster in the order of the ranking. */
import { movedFormula } from "../../sheets/standing/moved-formula";
import type { RosterSheet } from "../../sheets/standing/roster-sheet";
import { literal } from "../draw/values";
import { withOpenSheets } from "../send/unlock";
import type { RosterContents } from "./read";

/**
 * Whole rows change places with all that stands in them: keys, links to cards, the user's own columns. Excel's own sort
 * would move references to other sheets along with the rows. One sync; one write where the rows are neighbours.
 */
export async function sortRows(
  context: Excel.RequestContext,
  { loaded, sheet, entries }: RosterContents,
  order: readonly number[],
): Promise<void> {
  const from = order.map((index) => entries[index]!.line.row);
  const places = [...from].sort((a, b) => a - b);
  if (from.every((row, index) => row === places[index])) return;
  const { cells, protection, id, name } = loaded;
  const lines = places.map((to, index) => ({
    row: cells.top + to,
    contents: movedLine(sheet, from[index]!, to),
  }));
  await withOpenSheets(context, [{ id, name, protection }], undefined, () => {
    const target = context.workbook.worksheets.getItem(id);
    for (const block of neighbours(lines)) {
      const [first] = block;
      const width = first!.contents.length;
      target.getRangeByIndexes(first!.row, cells.left, block.length, width).formulas = block.map(
        ({ contents }) => contents,
      );
    }
  });
}

interface Line {
  row: number;
  contents: unknown[];
}

function movedLine({ cells }: RosterSheet, from: number, to: number): unknown[] {
  return (cells.formulas[from] ?? []).map((content) => {
    if (typeof content !== "string") return content;
    if (!content.startsWith("=")) return literal(content);
    return movedFormula(content, cells.top + from, cells.top + to);
  });
}

function neighbours(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (last?.at(-1)?.row === line.row - 1) last.push(line);
    else blocks.push([line]);
  }
  return blocks;
}
