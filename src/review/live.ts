/**
 * Acts on a card of an open workbook, worked out over what was just read: each answers what to write. What was typed since
 * it was recorded last comes into the log before.
 */
import type { IdentityRow } from "../sheets/identity/identity-rows";
import type { Change } from "../sheets/identity/identity";
import type { KeyedLine } from "../sheets/standing/keyed-lines";
import {
  agreement,
  assign,
  giveReason,
  recorded,
  type Agreed,
  type AgreeScope,
  type Assignment,
  type CellWrite,
} from "./acts";
import { inputAt, type Input, type ReviewCard } from "./card";
import { brokenLines, closeStage, openStage } from "./closing";
import {
  evidenceAt,
  evidenceCells,
  evidenceRecord,
  saidOf,
  withEvidence,
  type TypedEvidence,
} from "./evidence";
import type { Reason } from "./reason-rows";
import { signaturesOf, type Signature } from "./signature";
import { taking, type Taken } from "./matrix/take";
import { keyedLines, signedLine, type StageLine } from "./signed-line";
import { recordTyping, type Typing } from "./typing";

/** Who does it and when, and what is known of the typing before. */
export interface Live {
  change: Change;
  typing: Typing;
}

export interface Writes {
  cells: readonly CellWrite[];
  lines: readonly KeyedLine[];
  rows: readonly IdentityRow[];
}

export interface WrittenTyping extends Writes {
  /** The log is full, and can take no more. */
  full: boolean;
}

/** Null where nothing was typed. */
export function typingWrites(card: ReviewCard, { change, typing }: Live): WrittenTyping | null {
  const done = recordTyping(card, change, typing);
  if (!done) return null;
  const { rows, full } = done;
  return { ...writes({ ...card, rows }, []), full };
}

/** What is written before a card leaves the house: typing, and what its result sheet says of signatures; null where it says all that. */
export function leavingWrites(given: ReviewCard, live: Live): Writes | null {
  const card = upToDate(given, live);
  const isSame = card.rows === given.rows;
  return isSame && signaturesOf(card).every(({ open }) => open) ? null : writes(card, []);
}

/** @param reason null takes away what was given */
export function reasonWrites(
  given: ReviewCard,
  of: Pick<Reason, "stage" | "key">,
  reason: Pick<Reason, "code" | "text"> | null,
  live: Live,
): Writes {
  const card = upToDate(given, live);
  // Without the hidden sheet there is no place for it.
  if (card.rows.length === 0) return writes(card, []);
  const { rows, record } = giveReason(card, of, reason, live.change);
  return writes(recorded(card, { ...card, rows }, [record], live.change), []);
}

/** A value typed beside the sheet, for a cell that the card has. */
export function valueWrites(
  given: ReviewCard,
  { stage, key, kind }: Pick<Input, "stage" | "key" | "kind">,
  value: NonNullable<Assignment["value"]>,
  live: Live,
): Writes {
  const card = upToDate(given, live);
  const input = inputAt(card, stage, key, kind);
  if (!input?.place) return writes(card, []);
  const written = assign(card, [{ input, value }], live.change);
  return writes(written.card, written.cells);
}

/** What is typed of a material beside its sheet. */
export function evidenceWrites(
  given: ReviewCard,
  id: string,
  typed: TypedEvidence,
  live: Live,
): Writes {
  const card = upToDate(given, live);
  const row = evidenceAt(card, id);
  if (!row) return writes(card, []);
  const after = withEvidence(card, id, typed);
  const [from, to] = [saidOf(row), saidOf(evidenceAt(after, id)!)];
  const records = from === to ? [] : [evidenceRecord({ key: id, from, to })];
  return writes(recorded(card, after, records, live.change), evidenceCells(row, typed));
}

/** 同意自评 */
export function agreeWrites(
  given: ReviewCard,
  stage: string,
  scope: AgreeScope,
  live: Live,
): Writes & Agreed {
  const card = upToDate(given, live);
  const agreed = agreement(card, stage, scope);
  const written = assign(card, agreed.assignments, live.change, { what: "agreed" });
  return { ...writes(written.card, written.cells), ...agreed };
}

/** @throws StateTooLong */
export function signWrites(
  given: ReviewCard,
  stage: string,
  live: Live,
): Writes & { signature: Signature; changedSince: number | null } {
  const { card, lines, signature, changedSince } = closeStage(
    upToDate(given, live),
    stage,
    live.change,
  );
  return { cells: [], lines: keyedLines(lines), rows: card.rows, signature, changedSince };
}

export function reopenWrites(given: ReviewCard, stage: string, text: string, live: Live): Writes {
  const { card, lines } = openStage(upToDate(given, live), stage, text, live.change);
  return { cells: [], lines: keyedLines(lines), rows: card.rows };
}

/** What its row of a review matrix gives a card. */
export function takeWrites(
  given: ReviewCard,
  stage: string,
  taken: Taken,
  live: Live,
): Writes & { card: ReviewCard } {
  const { card, cells } = taking(upToDate(given, live), taken, stage, live.change);
  return { ...writes(card, cells), card };
}

/** 盲评 of a stage begins, or its reviewer opens it. */
export function blindWrites(
  given: ReviewCard,
  stage: string,
  what: "blind" | "opened",
  live: Live,
): Writes {
  const card = upToDate(given, live);
  return writes(recorded(card, card, [{ what, stage }], live.change), []);
}

function upToDate(card: ReviewCard, { change, typing }: Live): ReviewCard {
  const { rows = card.rows } = recordTyping(card, change, typing) ?? {};
  return { ...card, rows };
}

const writes = (card: ReviewCard, cells: readonly CellWrite[]): Writes => ({
  ...{ cells, rows: card.rows },
  lines: keyedLines(linesInForce(card)),
});

/** What the result sheet says of the signatures in force, whether they hold or not. */
function linesInForce(card: ReviewCard): StageLine[] {
  const broken = brokenLines(card);
  return signaturesOf(card)
    .filter(({ open }) => !open)
    .map(
      (signature) =>
        broken.find(({ stage }) => stage === signature.stage) ?? {
          stage: signature.stage,
          text: signedLine(card.rubric, signature),
        },
    );
}
