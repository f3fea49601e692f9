/** What intake says of files: plain data, so that a worker can hand it over. */
import type { Text } from "../formula/values";
import type { Rubric } from "../rubric/types";
import type { Scorecard } from "../scoring/types";

export type Severity = "error" | "warning" | "note";

/** A file's state is its worst finding's. */
export type FileState = "ready" | "confirm" | "blocked";

export type FindingKind =
  | "unreadable-file"
  | "not-a-card"
  | "other-rubric"
  | "identity-missing"
  | "identity-differs"
  | "key-differs"
  | "sheet-missing"
  | "stage-ahead"
  | "other-version"
  | "other-year"
  | "wording-changed"
  | "points-changed"
  | "header-changed"
  | "row-missing"
  | "row-added"
  | "row-moved"
  | "rule-replaced"
  | "rule-changed"
  | "value-differs"
  | "sum-changed"
  | "formula-typed"
  | "out-of-range"
  | "impossible"
  | "common-fact-differs"
  | "given-changed"
  | "not-issued"
  | "self-changed"
  | "unreadable-value"
  | "read-tolerantly"
  | "missing"
  | "reading-differs"
  | "veto"
  | "protection-removed"
  | "hidden-content"
  | "external"
  | "remark"
  | "duplicate-unit"
  | "same-file"
  | "unlisted-unit"
  | "unit-missing";

export type Found = string | number | boolean | null;

export interface IntakeFinding {
  kind: FindingKind;
  severity: Severity;
  /** Index into the cards of the file; null for the whole file. */
  card: number | null;
  sheet: string | null;
  /** `B7`, or `B7:C9` where many cells are told in one. */
  cell: string | null;
  expected: Found;
  found: Found;
  /** What is the matter, and what to do. */
  message: Text;
}

export type Recognised = "identity" | "keys" | "wording";

export interface StageTotal {
  /** Exact. */
  total: number | null;
  complete: boolean;
}

/** One unit's card in a file, with all that comparing several files needs. */
export interface ReadCard {
  /** The id that its sheets carry; "" where they carry none. */
  id: string;
  unit: string;
  year: string | null;
  rubric: string;
  version: string | null;
  /** Of the rubric's text, as the identity states it. */
  fingerprint: string | null;
  recognised: Recognised;
  /** The stage that counts; null where none is complete. */
  stage: string | null;
  stages: Record<string, StageTotal>;
  vetoes: string[];
  /** What was read, under the office's readings. */
  scorecard: Scorecard;
  /** The readings that the file itself states. */
  readings: Record<string, string>;
}

export interface ReadFile {
  /** As given; in a zip `a.zip/b.xlsx`. */
  file: string;
  sha256: string;
  cards: ReadCard[];
  findings: IntakeFinding[];
  /** When the file says that it was saved: milliseconds since 1970; null where it does not say. */
  modified: number | null;
  /** Rubrics of its cards that nobody here has, where the file carries them itself. */
  carried?: Rubric[];
}
