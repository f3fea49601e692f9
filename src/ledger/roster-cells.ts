/** The cells of a roster's row by name, and its formulas over them. */
import type { AstExpression } from "@borgar/fx";
import { call, name, op, str, substitute } from "../formula/node";
import { formulaName, unknownName } from "../rubric/model";
import type { Rulebook } from "../rubric/rulebook";
import type { RosterColumn } from "../rubric/types";
import { cellName } from "./cells";
import { hasReason, YES } from "./figures";
import { typedRoster } from "./typed";

/** The cell of a column in the row that a formula stands in. */
export const rowCell = (column: string) => cellName("row", column);

/** What counts of a typed cell: nothing while its row is wrong. */
export const countsCell = (column: string) => cellName("counts", column);

/** What counts of a whole column. */
export const columnCells = (column: string) => cellName("column", column);

/** 核对: what is wrong in the row, in words. */
export const CHECK = cellName("check", "");

/** 采信理由: why a row is taken in although something is wrong. */
export const REASON = cellName("reason", "");

/** How many things are wrong on the card that the row follows. */
export const CARD_WRONG = cellName("card", "wrong");

/** TRUE where something is wrong in the row and nobody took it in. */
export const isOut = call(
  "AND",
  op("<>", name(CHECK), str("")),
  call("NOT", hasReason(name(REASON))),
);

/** A formula of the roster over a row; `own` says what stands for a column in the same row. */
export function rowNode(
  book: Rulebook,
  formula: string,
  own: (column: RosterColumn) => AstExpression,
): AstExpression {
  const { rubric } = book;
  const { columns, settings = [] } = rubric.roster;
  const known = new Map<string, AstExpression>([
    ["units", name(cellName("units", ""))],
    ...settings.map(
      ({ id }) => [`setting.${formulaName(id)}`, name(cellName("setting", id))] as const,
    ),
    ...columns.flatMap((column) => [
      [formulaName(column.id), own(column)] as const,
      [`column.${formulaName(column.id)}`, name(columnCells(column.id))] as const,
    ]),
  ]);
  return substitute(typedRoster(book, book.bindRow(formula).tree), (each) => {
    const found = known.get(each);
    if (!found) throw unknownName(rubric, each);
    return found;
  });
}

/** A flag that is computed is shown in words, like one that is typed. */
export function shownFlag({ id, from, type }: RosterColumn): AstExpression {
  const cell = name(rowCell(id));
  return from === "formula" && type === "flag" ? op("=", cell, str(YES)) : cell;
}
