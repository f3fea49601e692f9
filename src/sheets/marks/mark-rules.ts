/** The rules that colour cells: each compares the word of the cell's mark, while the sheet's switch is on. */
import { MARKS, type ColouredWord } from "../../ledger/marks";
import { a1, type CellRef } from "../plan/address";
import type { MarkName, PlanConditionalFormat } from "../plan/plan";

/** How each word shows. */
export const markOfWord: Record<ColouredWord, MarkName> = {
  [MARKS.veto]: "veto",
  [MARKS.unreadable]: "unreadable",
  [MARKS.over]: "over-limit",
  [MARKS.outside]: "over-limit",
  [MARKS.departs]: "overwritten",
  [MARKS.differs]: "differs-from-review",
  [MARKS.missing]: "missing",
  [MARKS.waiting]: "waiting",
  [MARKS.notApplicable]: "not-applicable",
  [MARKS.zero]: "zero",
  [MARKS.full]: "full",
};

const words = Object.keys(markOfWord) as ColouredWord[];

type Place = Pick<CellRef, "row" | "column">;

/** A cell that a person fills in, and the one beside the table that holds its word. */
export interface MarkedCell {
  cell: Place;
  mark: Place;
  /** What computes the word. */
  formula: string;
}

/**
 * A rule for each word that any of the cells may have. They are relative, so cells whose marks are equally far away share
 * a rule; a fragment of one, after pasting, still is right.
 *
 * @param shown the condition under which the sheet shows colours
 */
export function markRules(cells: readonly MarkedCell[], shown: string): PlanConditionalFormat[] {
  const said = words.filter((word) => cells.some(({ formula }) => formula.includes(`"${word}"`)));
  return [...byDistance(cells)].flatMap((group) =>
    said.map((word) => ({
      areas: group.map(({ cell: { row, column } }) => ({ row, column, rows: 1, columns: 1 })),
      formula: `AND(${a1(group[0]!.mark)}="${word}",${shown})`,
      mark: markOfWord[word],
    })),
  );
}

function byDistance(cells: readonly MarkedCell[]): Iterable<MarkedCell[]> {
  const groups = new Map<string, MarkedCell[]>();
  for (const marked of cells) {
    const { cell, mark } = marked;
    const distance = `${mark.row - cell.row}:${mark.column - cell.column}`;
    groups.set(distance, [...(groups.get(distance) ?? []), marked]);
  }
  return groups.values();
}
