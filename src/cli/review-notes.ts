/** What review has written into a card: reasons, who scored, signatures in force. */
import { lastCounted } from "../rubric/stage-weights";
import type { ReceiptNotes } from "../receipt/types";
import { logOf } from "../review/log";
import { reasonAt, reasonWords } from "../review/reason-rows";
import { signatureInForce } from "../review/signature";
import type { FilledCard } from "./filled";

/** Records that give a score. */
const SCORING: ReadonlySet<string> = new Set(["score", "part", "veto", "agreed"]);

export function reasonOf({ reviewed }: FilledCard, stage: string, key: string): string | undefined {
  const reason = reasonAt(reviewed, stage, key);
  return reason && reasonWords(reason).zh;
}

const intactSignature = ({ reviewed, findings }: FilledCard, stage: string) =>
  signatureInForce(reviewed, stage, findings);

/** 校验码 of the stage that counts, where that is signed and intact. */
export function countedCode(card: FilledCard): string | undefined {
  const { stages, stage } = card.card;
  const counted = stage ?? lastCounted(card.rubric, (id) => stages[id]?.complete ?? false);
  return counted === null ? undefined : intactSignature(card, counted)?.code;
}

/** For receipts of a card. */
export function receiptNotes(card: FilledCard): ReceiptNotes {
  const log = logOf(card.reviewed.rows, card.reviewed.id);
  return {
    reasonOf: (stage, key) => reasonOf(card, stage, key),
    judgeOf: (stage, key) =>
      log.findLast((each) => SCORING.has(each.what) && each.stage === stage && each.key === key)
        ?.by,
    signatureOf: (stage) => intactSignature(card, stage),
  };
}
