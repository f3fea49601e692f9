/** What review knows of a figure beside what was filled in, for its receipt (得分依据): reason, judge, signature. */
import type { ReceiptNotes } from "../receipt/types";
import type { ReviewCard } from "./card";
import type { CardFinding } from "./form-findings";
import { logOf, type LogRecord } from "./log";
import { reasonAt, reasonWords } from "./reason-rows";
import { signatureInForce } from "./signature";

export type ReviewNotes = Required<Pick<ReceiptNotes, "reasonOf" | "judgeOf" | "signatureOf">>;

/**
 * Whoever did something without the add-in is not known.
 *
 * @param findings what is known to be altered of the form
 */
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
