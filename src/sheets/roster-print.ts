/** The roster's nodes as formulas: cells of the same row, whole columns, settings. */
import type { AstExpression } from "@borgar/fx";
import { printTree } from "../formula/compile";
import { parseCellName } from "../ledger/cells";
import { hasConsequence } from "../ledger/roster";
import { columnLetters } from "./address";
import type { ValueSource } from "./card-source";
import { cellOf, columnOf, settingCell, type RosterLayout } from "./roster-layout";

/** What a row knows of its card; nothing where its figures are typed. */
type Card = ValueSource | undefined;

/** A node as a formula in a row, beginning with `=`; its row keeps its references when rows are sorted. */
export function rosterFormula(
  layout: RosterLayout,
  node: AstExpression,
  row: number,
  card?: Card,
): string {
  return `=${printTree(node, (name) => referenceOf(layout, name, row, card))}`;
}

function referenceOf(layout: RosterLayout, name: string, row: number, card: Card): string {
  const { columns, settingRows, beside } = layout;
  const { kind, id } = parseCellName(name);
  const index = (wanted: string) => columns.findIndex((column) => column.id === wanted);
  const counts = beside.counts.get(id) ?? index(id);
  switch (kind) {
    case "units":
      return `SUMPRODUCT((${columnOf(
        layout,
        columns.findIndex(({ from }) => from === "unit"),
      )}<>"")*1)`;
    case "setting": {
      const { row: at, column } = settingCell(layout, settingRows.get(id) ?? 0);
      return `$${columnLetters(column)}$${at + 1}`;
    }
    case "column":
      return columnOf(layout, counts);
    case "counts":
      return cellOf(counts, row);
    case "check":
    case "reason":
      return cellOf(beside[kind], row);
    case "card":
      return card?.(id) ?? "0";
    default:
      return cellOf(index(id), row);
  }
}

/** The consequences of all columns stand in one cell: the longest that it may hold. */
export function longestConsequence({ columns }: RosterLayout): string {
  return columns
    .filter(hasConsequence)
    .map(({ levels = [] }) =>
      levels.reduce(
        (longest, { consequence }) => (consequence.length > longest.length ? consequence : longest),
        "",
      ),
    )
    .join("");
}
