/** What is proposed for a sentence. */
import type { Consequence, Whole } from "../sentence/statements";

export type Kind = "scored" | "bonus" | "minus" | "veto";

export interface ProposedFact {
  readonly name: string;
  /** As in a rubric file. */
  readonly type: "count" | "number" | "rate" | "flag" | "date" | "choice";
  readonly unit: string | null;
  readonly lines?: readonly string[];
  readonly choices?: readonly string[];
}

/** A question that the sentence leaves open, with the rule that each answer gives. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly rule: string }[];
  readonly default: number;
  /** Which of the parts an option's rule is of; without it the rule is the row's. */
  readonly part?: number;
}

/** A part of a row that has points of its own. */
export interface ProposedPart {
  /** In the sentence's words. */
  readonly name: string;
  readonly points: number;
  /** A formula over its own points; null where a person scores it. */
  readonly rule: string | null;
}

export type SampleValue = number | string | boolean;

export interface Example {
  /** A value, or those of the lines of a fact or of the units that are compared. */
  readonly inputs: Readonly<Record<string, SampleValue | readonly SampleValue[]>>;
  /** What the rule gives. */
  readonly value: number | string | null;
  readonly text: string;
}

export interface ProposalFinding {
  readonly kind: "above-points" | "below-points" | "contradiction" | "supplied";
  readonly message: string;
}

/** `certain` one meaning, every number used · `guessed` something supplied or left over · `judged` a person scores. */
export type Certainty = "certain" | "guessed" | "judged";

export interface Proposal {
  /** A formula without `=`, `judged`, `flag`, or null where no form fits. */
  readonly rule: string | null;
  readonly otherwise: "judged" | null;
  readonly consequence: Consequence | null;
  readonly limits: readonly { readonly of: Whole; readonly max: number }[];
  readonly facts: readonly ProposedFact[];
  readonly certainty: Certainty;
  readonly example: Example;
  readonly open: readonly OpenQuestion[];
  /** Phrases of the sentence that the rule does not hold. */
  readonly unused: readonly string[];
  readonly findings: readonly ProposalFinding[];
  /** Of a judged rule, where its parts are scored by themselves: by data, or by a person. */
  readonly parts?: readonly ProposedPart[];
}

export interface ScoringClause {
  readonly sentence: string;
  readonly points: number | null;
  readonly kind: Kind;
}
