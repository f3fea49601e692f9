/**
 * A matrix and a card compared with what both said at the last exchange: what one of them changed counts, what both
 * changed differently is asked.
 */
import { isError, type Scalar } from "../../formula/values";
import type { Text } from "../../rubric/types";
import type { Assignment } from "../acts";
import { inputAt, type ReviewCard } from "../card";
import { typedValue } from "../fields";
import type { Reason } from "../reason-rows";
import { isClosed } from "../signature";
import { readTyped } from "../typed";
import type { MatrixColumn } from "./columns";
import type { ReadMatrixRow } from "./read";
import { readReason, UNREADABLE, valueIn } from "./values";

export interface MatrixConflict {
  key: string;
  matrix: string;
  card: string;
  base: string;
}

export interface Exchange {
  /** What the card takes. */
  assignments: Assignment[];
  reasons: { key: string; reason: Pick<Reason, "code" | "text"> | null }[];
  conflicts: MatrixConflict[];
  /** How many cells the matrix takes. */
  refreshed: number;
}

export type MatrixSide = "matrix" | "card";

/** Why nothing of a unit is taken. */
export type Refusal = { why: "signed" } | { why: "invalid"; key: string; message: Text };

/** @param prefer which side counts in a conflict; undefined: it is told */
export function exchange(
  card: ReviewCard,
  stage: string,
  { cells }: ReadMatrixRow,
  columns: readonly MatrixColumn[],
  base: Readonly<Record<string, string>>,
  prefer: (key: string) => MatrixSide | undefined = () => undefined,
): Exchange | Refusal {
  const found: Exchange = { assignments: [], reasons: [], conflicts: [], refreshed: 0 };
  for (const column of columns) {
    if (!column.isTyped || !cells.has(column.key)) continue;
    const read = said(card, column, cells.get(column.key) ?? null);
    if ("refused" in read) return { why: "invalid", key: column.key, message: read.refused };
    const [now, was] = [valueIn(card, column).text, base[column.key] ?? ""];
    const side = sideOf(read.text, now, was, () => prefer(column.key));
    if (side === "conflict") {
      const { text: matrix } = read;
      found.conflicts.push({ key: column.key, matrix, card: now, base: was });
    } else if (side === "card") found.refreshed++;
    else if (side === "matrix") take(card, column, read, found);
  }
  const isEmpty = found.assignments.length + found.reasons.length === 0;
  const order = card.rubric.stages.map(({ id }) => id);
  const isSigned = order.slice(order.indexOf(stage)).some((id) => isClosed(card, id));
  return isSigned && !(isEmpty && found.conflicts.length === 0) ? { why: "signed" } : found;
}

function sideOf(
  matrix: string,
  card: string,
  base: string,
  prefer: () => MatrixSide | undefined,
): MatrixSide | "both" | "conflict" {
  if (matrix === card) return "both";
  if (card === base) return "matrix";
  return matrix === base ? "card" : (prefer() ?? "conflict");
}

interface Said {
  text: string;
  value: Assignment["value"];
}

/** What stands in a cell of the matrix, read as a cell of the card would be. */
function said(
  card: ReviewCard,
  { kind, stage, id }: MatrixColumn,
  held: Scalar,
): Said | { refused: Text } {
  const text = typedValue(held);
  const input = kind === "reason" ? undefined : inputAt(card, stage, id, kind);
  if (!input || text === "" || text === UNREADABLE) return { text, value: null };
  if (text === input.value) return { text, value: null };
  const read = readTyped(card.rubric, input, text);
  if ("refused" in read) return read;
  return { text: isError(read.value) ? "" : typedValue(read.value), value: read.value };
}

function take(
  card: ReviewCard,
  { kind, stage, id }: MatrixColumn,
  { text, value }: Said,
  found: Exchange,
): void {
  if (kind === "reason") found.reasons.push({ key: id, reason: readReason(text) });
  else found.assignments.push({ input: inputAt(card, stage, id, kind)!, value });
}
