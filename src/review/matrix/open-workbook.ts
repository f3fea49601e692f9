/**
 * Values that were typed beside the cards of an open workbook, in the pane or on a review matrix, given to all cards as one
 * act. Nothing of one unit stops another, but for a conflict: then nothing is written.
 */
import type { Scalar } from "../../formula/values";
import type { CellWrite, LeftBecause } from "../acts";
import type { ReviewCard } from "../card";
import { agreeWrites, takeWrites, type Live } from "../live";
import { isClosed } from "../signature";
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import type { KeyedLine } from "../../sheets/standing/keyed-lines";
import type { BaseValues } from "./base";
import { matrixColumns, type MatrixColumn } from "./columns";
import { exchange, type MatrixConflict, type MatrixSide, type Refusal } from "./exchange";

/** What was typed for one card. */
export interface GivenRow {
  card: ReviewCard;
  live: Live;
  /** By the keys of the columns. */
  cells: ReadonlyMap<string, Scalar>;
  /** What both sides had in common. */
  base: BaseValues;
  /** What the cells are of, where not of a matrix. */
  columns?: readonly MatrixColumn[];
  /** Which side counts where both changed, by the key of the column; undefined: it is told. */
  prefer?: (key: string) => MatrixSide | undefined;
}

export interface OfUnit {
  /** Of its card. */
  id: string;
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

export interface AgreedRows extends Pick<TakenRows, "cards" | "rows"> {
  /** How many scores were agreed to, and units of which none was. */
  agreed: number;
  left: (OfUnit & { why: LeftBecause | "signed" })[];
}

/** 同意自评 for a criterion of all units: into what nobody has scored yet, and never into a closed stage. */
export function agreeRows(
  given: readonly Pick<GivenRow, "card" | "live">[],
  stage: string,
  criterion: string,
): AgreedRows {
  const found: AgreedRows = { cards: [], rows: given[0]?.card.rows ?? [], agreed: 0, left: [] };
  for (const { card: read, live } of given) {
    const card = { ...read, rows: found.rows };
    const of = { id: card.id, unit: card.scorecard.unit };
    let change: AgreedRows["cards"][number] = { cells: [], lines: [] };
    if (isClosedFrom(card, stage)) found.left.push({ ...of, why: "signed" });
    else {
      const { cells, lines, rows, assignments, left } = agreeWrites(
        card,
        stage,
        { criterion },
        live,
      );
      found.left.push(...left.map(({ why }) => ({ ...of, why })));
      if (assignments.length > 0) {
        found.agreed += 1;
        found.rows = rows;
        change = { cells, lines };
      }
    }
    found.cards.push(change);
  }
  return found;
}

/** Whether a stage, or one after it, is signed. */
function isClosedFrom(card: ReviewCard, stage: string): boolean {
  const order = card.rubric.stages.map(({ id }) => id);
  return order.slice(order.indexOf(stage)).some((id) => isClosed(card, id));
}

export function takeRows(given: readonly GivenRow[], stage: string): TakenRows {
  const found: TakenRows = {
    ...{ cards: [], after: [] },
    rows: given[0]?.card.rows ?? [],
    ...{ taken: 0, conflicts: [], refused: [] },
  };
  for (const { card: read, live, cells, base, columns: own, prefer } of given) {
    const card = { ...read, rows: found.rows };
    const of = { id: card.id, unit: card.scorecard.unit };
    const columns = own ?? matrixColumns({ rubric: card.rubric, stage, facts: true, blind: false });
    const row = { card: card.id, at: 0, cells };
    const exchanged = exchange(card, stage, row, columns, base, prefer);
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
