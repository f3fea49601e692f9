/** What the colour of a typed cell of a roster says: what its row's checks say of it, and that it is still empty. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op, str } from "../formula/node";
import type { Rulebook } from "../rubric/rulebook";
import { MARKS, type ColouredWord } from "./marks";
import { all } from "./needs";
import { rowCell } from "./roster-cells";
import type { RowCheck } from "./roster-checks";

export interface RosterMark {
  column: string;
  word: ColouredWord;
  /** TRUE where the cell has the mark. */
  node: AstExpression;
}

/** By precedence: a cell shows the first mark that it has. */
export function rosterMarks(book: Rulebook, checks: readonly RowCheck[]): RosterMark[] {
  const said = checks.flatMap(({ node, of }) => (of ? [{ ...of, node }] : []));
  const precedence = Object.values(MARKS);
  return [...said, ...missingFacts(book)].sort(
    (a, b) => precedence.indexOf(a.word) - precedence.indexOf(b.word),
  );
}

/** Facts that a row lacks which has a unit and others of its facts. */
function missingFacts({ rubric: { roster, facts } }: Rulebook): RosterMark[] {
  const columns = roster.columns.filter(({ from }) => from === "fact");
  const unit = roster.columns.find(({ from }) => from === "unit");
  const isBegun = op(">", call("COUNT", ...columns.map(({ id }) => name(rowCell(id)))), num(0));
  const hasUnit = unit ? [op("<>", name(rowCell(unit.id)), str(""))] : [];
  return columns
    .filter(({ value }) => !facts.find(({ id }) => id === value)?.optional)
    .map(({ id }) => ({
      column: id,
      word: MARKS.missing,
      node: all([op("=", name(rowCell(id)), str("")), isBegun, ...hasUnit]),
    }));
}
