/** What of a roster waits: results of cards that have not got the figures yet by which units are compared. */
import type { AstExpression } from "@borgar/fx";
import { call, name, num, op } from "../formula/node";
import { formulaName } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";
import type { RosterColumn } from "../rubric/types";
import { columnCells, rowCell } from "./roster-cells";

/** The column that says how many criteria of a unit wait; undefined where units are not compared. */
export const waitingColumn = ({ rubric }: Pick<Rulebook, "rubric">): RosterColumn | undefined =>
  rubric.roster.columns.find(({ from, value }) => from === "score" && value === "waiting");

/** Figures of a card that are known before. */
const KNOWN: ReadonlySet<string> = new Set(["vetoed", "stage", "complete", "waiting", "pending"]);

/** TRUE while what a formula is made of is not whole; undefined where nothing of it may wait. */
export function rowWaits(book: Rulebook, formula: string): AstExpression | undefined {
  const waiting = waitingColumn(book);
  if (!waiting) return undefined;
  switch (madeOf(book, formula)) {
    case "all":
      return op(">", call("SUM", name(columnCells(waiting.id))), num(0));
    case "own":
      return op(">", call("N", name(rowCell(waiting.id))), num(0));
    default:
      return undefined;
  }
}

type MadeOf = "all" | "own" | "none";

/** Whether a formula is made of results of its own row, of those of all rows, or of none. */
function madeOf(book: Rulebook, formula: string, seen = new Set<string>()): MadeOf {
  const { columns } = book.rubric.roster;
  const found = book.bindRow(formula).names.map((each): MadeOf => {
    const isWhole = each.startsWith("column.");
    const own = isWhole ? each.slice("column.".length) : each;
    const column = columns.find(({ id }) => formulaName(id) === own);
    if (!column || seen.has(column.id)) return "none";
    seen.add(column.id);
    const made = madeOfColumn(book, column, seen);
    seen.delete(column.id);
    return made === "own" && isWhole ? "all" : made;
  });
  return found.includes("all") ? "all" : found.includes("own") ? "own" : "none";
}

function madeOfColumn(
  book: Rulebook,
  { from, value = "" }: RosterColumn,
  seen: Set<string>,
): MadeOf {
  if (from === "score") return KNOWN.has(value) ? "none" : "own";
  return from === "formula" ? madeOf(book, value, seen) : "none";
}
