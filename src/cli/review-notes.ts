/** What review has written into a card of a file. */
import { lastCounted } from "../rubric/stage-weights";
import type { ReceiptNotes } from "../receipt/types";
import { reviewNotes } from "../review/receipt-notes";
import type { FilledCard } from "./filled";

/** For receipts of a card. */
export const receiptNotes = ({
  reviewed,
  findings,
}: FilledCard): Required<Pick<ReceiptNotes, "reasonOf" | "judgeOf" | "signatureOf">> =>
  reviewNotes(reviewed, findings);

/** 校验码 of the stage that counts, where that is signed and intact. */
export function countedCode(card: FilledCard): string | undefined {
  const { stages, stage } = card.card;
  const counted = stage ?? lastCounted(card.rubric, (id) => stages[id]?.complete ?? false);
  return counted === null ? undefined : receiptNotes(card).signatureOf(counted)?.code;
}
