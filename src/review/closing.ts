/** 定稿 and 退回重审 as whole acts: the card as it is then, and what its result sheet is to say of it. */
import type { Change } from "../sheets/identity/identity";
import { recorded } from "./acts";
import type { ReviewCard } from "./card";
import {
  checkSignature,
  isClosed,
  reopen,
  sign,
  signatureOf,
  signaturesOf,
  type Signature,
} from "./signature";
import { changedLine, reopenedLine, signedLine, type StageLine } from "./signed-line";

interface Done {
  card: ReviewCard;
  lines: StageLine[];
}

export interface Closed extends Done {
  signature: Signature;
  /** How many things are others than when it was signed last; null where it never was. */
  changedSince: number | null;
}

/**
 * Closes a stage as it stands; whether it may be closed is its caller's to ask.
 *
 * @throws StateTooLong
 */
export function closeStage(given: ReviewCard, stage: string, change: Change): Closed {
  // What was done outside comes into the log before the signature.
  const card = recorded(given, given, [], change);
  const before = signatureOf(card, stage);
  const changedSince = before ? checkSignature(card, before, []).changed.length : null;
  const { rows, signature } = sign(card, stage, change);
  const lines = [{ stage, text: signedLine(card.rubric, signature) }];
  return { card: { ...card, rows }, lines, signature, changedSince };
}

/** Opens a signed stage again, and those after it. */
export function openStage(
  given: ReviewCard,
  stage: string,
  text: string,
  change: Change,
): Done & { reopened: string[] } {
  const card = recorded(given, given, [], change);
  const rows = reopen(card, stage, text, change);
  const reopened = signaturesOf(card)
    .filter(({ open }) => !open)
    .map((signature) => signature.stage)
    .filter((id) => signatureOf({ ...card, rows }, id)?.open);
  const lines = reopened.map((id) => ({ stage: id, text: reopenedLine(card.rubric, id) }));
  return { card: { ...card, rows }, lines, reopened };
}

/** The lines of signatures that are in force, where the card is no longer as it was signed. */
export const brokenLines = (card: ReviewCard): StageLine[] =>
  signaturesOf(card)
    .filter(({ open }) => !open)
    .map((signature) => checkSignature(card, signature, []))
    .filter(({ intact }) => !intact)
    .map((checked) => ({ stage: checked.signature.stage, text: changedLine(checked) }));

/** The closed stage that keeps a stage from being changed: itself, or a later one whose signature covers it. */
export function closedStage(card: ReviewCard, stage: string): string | undefined {
  const order = card.rubric.stages.map(({ id }) => id);
  return order.slice(order.indexOf(stage)).find((id) => isClosed(card, id));
}
