/** The roster's nodes as formulas: cells of the same row, whole columns, settings. */
import type { AstExpression } from "@borgar/fx";
import { printTree } from "../../formula/compile";
import { name as nameNode } from "../../formula/node";
import { parseCellName } from "../../ledger/cells";
import { hasConsequence } from "../../ledger/roster";
import { columnLetters } from "../plan/address";
import type { ValueSource } from "../card/card-source";
import { FIRST_COLUMN } from "../card/layout";
import { columnOf, settingCell, type RosterLayout } from "./roster-layout";
import { withRanks } from "./roster-ranks";

/** What a row knows of its card; nothing where its figures are typed. */
type Card = ValueSource | undefined;

/** A node as a formula in a row, beginning with `=`; its row keeps its references when rows are sorted. */
export function rosterFormula(
  layout: RosterLayout,
  node: AstExpression,
  row: number,
  card?: Card,
): string {
  return (card ? printed(layout, node, card) : printedOnce(layout, node)).replaceAll(
    ROW,
    String(row + 1),
  );
}

/** Stands in a formula for the number of its row; no document has this character. */
const ROW = "\uf8f2";

const formulas = new WeakMap<RosterLayout, Map<AstExpression, string>>();

/** Rows whose figures are typed have the same formulas, each over its own row. */
function printedOnce(layout: RosterLayout, node: AstExpression): string {
  const known = formulas.get(layout) ?? new Map<AstExpression, string>();
  formulas.set(layout, known);
  let formula = known.get(node);
  if (formula === undefined) {
    formula = printed(layout, node, undefined);
    known.set(node, formula);
  }
  return formula;
}

/** Stands in a node for what is printed of a rank. */
const RANKED = "ranked|";

function printed(layout: RosterLayout, node: AstExpression, card: Card): string {
  const ranks: string[] = [];
  const reference = (name: string) =>
    name.startsWith(RANKED)
      ? ranks[Number(name.slice(RANKED.length))]!
      : referenceOf(layout, name, card);
  const placed = withRanks(node, layout.columns, (rank, args) => {
    const texts = args.map((argument) => (argument ? printTree(argument, reference) : undefined));
    return nameNode(`${RANKED}${ranks.push(rank.print(texts)) - 1}`);
  });
  return `=${printTree(placed, reference)}`;
}

function referenceOf(layout: RosterLayout, name: string, card: Card): string {
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
      return cellOf(counts);
    case "check":
    case "reason":
      return cellOf(beside[kind]);
    case "card":
      return card?.(id) ?? "0";
    default:
      return cellOf(index(id));
  }
}

const cellOf = (index: number) => `$${columnLetters(FIRST_COLUMN + index)}${ROW}`;

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
