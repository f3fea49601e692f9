/** What review knows of a figure beside what was filled in, for its receipt (得分依据): reason, judge, signature. */
import type { ReviewCard } from "./card";
import type { CardFinding } from "./form-findings";
import { logOf, type LogRecord } from "./log";
import { reasonAt, reasonWords } from "./reason-rows";
import { signatureInForce, type Signature } from "./signature";

export interface ReviewNotes {
  /** 理由, in words. */
  reasonOf(stage: string, key: string): string | undefined;
  /** Who gave a score; "" where nobody knows, as somebody did without the add-in. */
  judgeOf(stage: string, key: string): string | undefined;
  signatureOf(stage: string): Signature | undefined;
}

/** @param findings what is known to be altered of the form */
export function reviewNotes(card: ReviewCard, findings: readonly CardFinding[]): ReviewNotes {
  const scores = logOf(card.rows, card.id).filter(givesScore);
  return {
    reasonOf(stage, key) {
      const reason = reasonAt(card, stage, key);
      return reason && reasonWords(reason).zh;
    },
    judgeOf: (stage, key) =>
      scores.findLast((each) => each.stage === stage && each.key === key)?.by,
    signatureOf: (stage) => signatureInForce(card, stage, findings),
  };
}

const SCORES: ReadonlySet<string> = new Set(["score", "part", "veto"]);

/** What was done without the add-in says in its code what it was. */
const givesScore = ({ what, code }: LogRecord): boolean =>
  SCORES.has(what) || what === "agreed" || (what === "outside" && SCORES.has(code));
