/**
 * Values that were typed beside the cards of an open workbook, in the pane or on a review matrix, given to all cards as one
 * act. Nothing of one unit stops another, but for a conflict: then nothing is written.
 */
import type { Scalar } from "../../formula/values";
import type { CellWrite } from "../acts";
import type { ReviewCard } from "../card";
import { takeWrites, type Live } from "../live";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import type { KeyedLine } from "../../sheets/standing/keyed-lines";
import type { BaseValues } from "./base";
import { matrixColumns } from "./columns";
import { exchange, type MatrixConflict, type Refusal } from "./exchange";

/** What was typed for one card. */
export interface GivenRow {
  card: ReviewCard;
  live: Live;
  /** By the keys of the columns. */
  cells: ReadonlyMap<string, Scalar>;
  /** What both sides had in common. */
  base: BaseValues;
}

export interface OfUnit {
  card: string;
  unit: string;
}

export interface TakenRows {
  /** A change a card, in their order. */
  cards: { cells: readonly CellWrite[]; lines: readonly KeyedLine[] }[];
  /** The cards as they are then. */
  after: ReviewCard[];
  rows: readonly IdentityRow[];
  /** How many values the cards took. */
  taken: number;
  conflicts: (OfUnit & MatrixConflict)[];
  refused: (OfUnit & Refusal)[];
}

export function takeRows(given: readonly GivenRow[], stage: string): TakenRows {
  const found: TakenRows = {
    ...{ cards: [], after: [] },
    rows: given[0]?.card.rows ?? [],
    ...{ taken: 0, conflicts: [], refused: [] },
  };
  for (const { card: read, live, cells, base } of given) {
    const card = { ...read, rows: found.rows };
    const of = { card: card.id, unit: card.scorecard.unit };
    const columns = matrixColumns({ rubric: card.rubric, stage, facts: true, blind: false });
    const exchanged = exchange(card, stage, { card: card.id, at: 0, cells }, columns, base);
    let after = card;
    let change: TakenRows["cards"][number] = { cells: [], lines: [] };
    if ("why" in exchanged) found.refused.push({ ...of, ...exchanged });
    else {
      found.conflicts.push(...exchanged.conflicts.map((each) => ({ ...of, ...each })));
      const count = exchanged.assignments.length + exchanged.reasons.length;
      if (count > 0) {
        const { card: then, cells: typed, lines } = takeWrites(card, stage, exchanged, live);
        found.rows = then.rows;
        found.taken += count;
        change = { cells: typed, lines };
        after = then;
      }
    }
    found.cards.push(change);
    found.after.push(after);
  }
  return found;
}
