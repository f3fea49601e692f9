/** A matrix after an exchange: its rows show what the cards say now, and it remembers that as what both have in common. */
import { figureCell } from "../../ledger/figures";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import type { NewContent } from "../../xlsx/edit-cells";
import { valuesOf, type ReviewCard } from "../card";
import { logOf } from "../log";
import { withBase } from "./base";
import { matrixColumns } from "./columns";
import { sumHeader } from "./plan";
import type { ReadMatrix, ReadMatrixRow } from "./read";
import { valueIn } from "./values";

/** A card as it is after the exchange, and its file. */
export interface Exchanged {
  card: ReviewCard;
  sha256: string;
}

export interface Refreshed {
  cells: NewContent[];
  rows: IdentityRow[];
}

/** @param register the rows of the matrix's hidden sheet */
export function refreshed(
  matrix: ReadMatrix,
  register: readonly IdentityRow[],
  exchanged: readonly Exchanged[],
): Refreshed {
  const byCard = new Map(exchanged.map((each) => [each.card.id, each]));
  const cells = matrix.rows.flatMap((row) => {
    const { card } = byCard.get(row.card) ?? {};
    return card ? [...valueCells(matrix, row, card), ...sumCells(matrix, row, card)] : [];
  });
  const cards = matrix.base.cards.map((base) => {
    const { card, sha256 } = byCard.get(base.card) ?? {};
    if (!card || sha256 === undefined) return base;
    const { id: log = "" } = logOf(card.rows, card.id).at(-1) ?? {};
    const own = columnsOf(matrix, card).filter(({ isTyped }) => isTyped);
    const values = Object.fromEntries(own.map((each) => [each.key, valueIn(card, each).text]));
    return { ...base, last: { sha256, log, values } };
  });
  return { cells, rows: withBase(register, matrix.id, { ...matrix.base, cards }) };
}

/** The columns that the sheet has. */
const columnsOf = ({ base: { stage }, columns }: ReadMatrix, { rubric }: ReviewCard) =>
  matrixColumns({ rubric, stage, facts: true, blind: false }).filter(({ key }) => columns.has(key));

function valueCells(matrix: ReadMatrix, row: ReadMatrixRow, card: ReviewCard): NewContent[] {
  const { sheet, columns } = matrix;
  return columnsOf(matrix, card).flatMap((each): NewContent[] => {
    const value = valueIn(card, each).shown;
    const standing = row.cells.get(each.key) ?? null;
    return value === standing || (value === null && standing === "")
      ? []
      : [{ sheet, row: row.at, column: columns.get(each.key)!, value }];
  });
}

function sumCells(
  { sheet, headers }: ReadMatrix,
  row: ReadMatrixRow,
  card: ReviewCard,
): NewContent[] {
  return card.rubric.stages.flatMap((stage): NewContent[] => {
    const column = headers.get(sumHeader(stage));
    const total = valuesOf(card).at(figureCell("total", stage.id));
    const value = typeof total === "number" ? total : null;
    return column === undefined ? [] : [{ sheet, row: row.at, column, value }];
  });
}
