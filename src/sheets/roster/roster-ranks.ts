/**
 * Ranks of a roster, as they are printed: within the spreadsheet. As a call of the add-in's, each row would hand over the
 * whole column, and what passes between Excel and the add-in would grow with the square of the number of units.
 */
import type { AstExpression } from "@borgar/fx";
import { call, calledName, childrenOf, mapChildren } from "../../formula/node";
import { ROSTER_RANKS, type RosterRank } from "../../functions/roster-ranks";
import { parseCellName } from "../../ledger/cells";
import type { RosterColumn } from "../../rubric/types";

type Place = (rank: RosterRank, args: readonly (AstExpression | null)[]) => AstExpression;

/** A node with another in the place of each rank among whole columns of the roster. */
export function withRanks(
  node: AstExpression,
  columns: readonly RosterColumn[],
  place: Place,
): AstExpression {
  const below = mapChildren(node, (child) => withRanks(child, columns, place));
  const rank = ROSTER_RANKS.get(calledName(below) ?? "");
  const [value, ...others] = childrenOf(below);
  if (!rank || !value || !vouchesFor(columns, rank, [value, ...others])) return below;
  return askedOnce(value, (own) => place(rank, [own, ...others]));
}

/** Whether the columns hold what a rank among them needs no checks for. */
function vouchesFor(
  columns: readonly RosterColumn[],
  { scores, flags }: RosterRank,
  args: readonly (AstExpression | null)[],
): boolean {
  const typeOf = (node: AstExpression | null | undefined) => {
    if (node?.type !== "ReferenceIdentifier") return undefined;
    const { kind, id } = parseCellName(node.value);
    return kind === "column" ? columns.find((column) => column.id === id)?.type : undefined;
  };
  const scored = typeOf(args[scores]);
  const isScored = scored !== undefined && scored !== "flag" && scored !== "text";
  return isScored && (!args[flags] || typeOf(args[flags]) === "flag");
}

/** `IF(vetoed,"",total)` is asked once, before the rank of the total. */
function askedOnce(
  value: AstExpression,
  rankOf: (own: AstExpression) => AstExpression,
): AstExpression {
  const [condition, blank, own] = childrenOf(value);
  const isBlank = blank?.type === "Literal" && blank.value === "";
  if (calledName(value) !== "IF" || !condition || !isBlank || !own) return rankOf(value);
  return call("IF", condition, blank, askedOnce(own, rankOf));
}
