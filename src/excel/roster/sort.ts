/** Puts the rows of a roster in the order of the ranking. */
import type { Text } from "../../rubric/types";
import { movedFormula } from "../../sheets/standing/moved-formula";
import type { RosterSheet } from "../../sheets/standing/roster-sheet";
import { asWritten, type Content } from "../draw/values";
import type { CellChange } from "../transaction/changes";
import { transact } from "../transaction/transaction";
import type { RosterContents } from "./read";

/**
 * Whole rows change places with all that stands in them: keys, links to cards, the user's own columns. Excel's own sort
 * would move references to other sheets along with the rows. One write where the rows are neighbours.
 */
export async function sortRows(
  context: Excel.RequestContext,
  { loaded, sheet, entries, register }: RosterContents,
  order: readonly number[],
  now: Date,
): Promise<void> {
  const from = order.map((index) => entries[index]!.line.row);
  const places = [...from].sort((a, b) => a - b);
  if (from.every((row, index) => row === places[index])) return;
  const { cells, protection, id, name } = loaded;
  const lines = places.map((to, index) => ({
    row: cells.top + to,
    contents: movedLine(sheet, from[index]!, to),
  }));
  await transact(context, { name: SORT, now }, register, async (act) => {
    act.note({
      do: "write",
      sheet: { id, name },
      cells: lines.flatMap((line) => changesIn(line, sheet)),
    });
    const write = () => {
      const target = context.workbook.worksheets.getItem(id);
      for (const block of neighbours(lines)) {
        const [first] = block;
        const width = first!.contents.length;
        target.getRangeByIndexes(first!.row, cells.left, block.length, width).formulas = block.map(
          ({ contents }) => contents,
        );
      }
    };
    await act.commit([], write, { sheets: [{ id, name, protection }] });
  });
}

const SORT: Text = { zh: "按名次排列", en: "sort by rank" };

function changesIn({ row, contents }: Line, { cells }: RosterSheet): CellChange[] {
  const standing = cells.formulas[row - cells.top] ?? [];
  return contents.flatMap((becomes, index) => {
    const was = asWritten(standing[index]);
    return was === becomes ? [] : [{ row, column: cells.left + index, was, becomes }];
  });
}

interface Line {
  row: number;
  contents: Content[];
}

function movedLine({ cells }: RosterSheet, from: number, to: number): Content[] {
  return (cells.formulas[from] ?? []).map((content) => {
    if (typeof content !== "string" || !content.startsWith("=")) return asWritten(content);
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
