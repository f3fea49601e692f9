/** 得分依据: where a figure comes from. Plain data and a text to read. */
import type { Scalar } from "../formula/values";
import type { Rubric } from "../rubric/types";
import type { Scorecard } from "../scoring/types";

export type ReceiptKind = "criterion" | "part" | "section" | "total" | "outcome" | "column";

/** `carried` is taken over from the stage before, `rule` follows from other facts. */
export type FactOrigin = "typed" | "carried" | "rule" | "empty";

export interface ReceiptFact {
  key: string;
  name: string;
  value: Scalar;
  /** With its unit, a rate in per cent. */
  shown: string;
  sheet: string | null;
  cell: string | null;
  origin: FactOrigin;
  /** The stage at which it was typed. */
  stage: string;
  /** What the stage before had, where this one corrects it. */
  corrected?: { stage: string; shown: string };
}

/** What a sum adds up: Σ weight × value is the sum. */
export interface ReceiptTerm {
  key: string;
  name: string;
  value: number | null;
  weight: number;
}

export interface ReceiptReading {
  id: string;
  question: string;
  option: string;
  label: string;
  /** The value under each other option, everything else as it is. */
  others: { option: string; label: string; value: Scalar }[];
}

/** As intake says it. */
export interface ReceiptFinding {
  kind: string;
  severity: "error" | "warning" | "note";
  sheet: string | null;
  cell: string | null;
  message: string;
}

export interface Receipt {
  kind: ReceiptKind;
  key: string;
  name: string;
  unit: string;
  year: string;
  /** Id of the stage; null on a roster whose rows have none. */
  stage: string | null;
  /** Exact; null where there is none. */
  value: Scalar;
  shown: string;
  points: number | null;
  clause: { number: string; text: string; source: string };
  facts: ReceiptFact[];
  /** How the value came about, ending in it; "" where a sum says it all. */
  arithmetic: string;
  terms: ReceiptTerm[];
  readings: ReceiptReading[];
  reason: string;
  before: { stage: string; value: Scalar } | null;
  /** 校验码 of the signature in force. */
  signed: string | null;
  findings: ReceiptFinding[];
  /** All of it, a line each. */
  text: string;
}

export interface Signature {
  by: string;
  /** As an ISO date and time. */
  at: string;
  code: string;
}

/** What is known of a card beside what was filled in. */
export interface ReceiptNotes<F extends ReceiptFinding = ReceiptFinding> {
  findings?: readonly F[];
  /** 理由, in words. */
  reasonOf?(stage: string, key: string): string | undefined;
  /** Who gave a score. */
  judgeOf?(stage: string, key: string): string | undefined;
  /** The signature in force at a stage. */
  signatureOf?(stage: string): Signature | undefined;
}

export interface ReceiptCard extends ReceiptNotes {
  rubric: Rubric;
  scorecard: Scorecard;
}

export interface Asked {
  kind?: ReceiptKind;
  key: string;
  /** Id of a stage; the one that counts where none is asked for. */
  stage?: string;
}
