/** What the pane and the ribbon ask of the workbook. Only this folder knows that Office.js answers. */
import type { Rubric, Text } from "../rubric/types";
import type { Assessment, CellPlace, Scorecard } from "../scoring/types";

/** One generated set of sheets: a unit's scorecard with its facts and result, or a roster. */
export interface CardRef {
  /** Key that all its sheets carry; survives renaming and copying by mail. */
  id: string;
  rubric: string;
  version: string;
  kind: "scorecard" | "roster";
  unit: string;
  year: string;
  /** Present names of its sheets. */
  sheets: { scorecard?: string; facts?: string; result?: string; roster?: string };
}

export interface GenerateRequest {
  rubric: Rubric;
  unit: string;
  year: string;
  readings: Record<string, string>;
}

/** Sheet names that are taken: nothing was drawn, the caller asks the user. */
export interface NameConflict {
  taken: string[];
  /** Free names that would be used instead. */
  offered: string[];
  /** The card that stands there, if it is of the same rubric: it can be drawn again and keep its scores. */
  existing?: CardRef;
}

export type OnConflict = "ask" | "new-name" | "keep-scores";

export type GenerateResult =
  /** `unsupported`: what this Excel could not draw, and what else the user has to know of the drawing. */
  { done: true; card: CardRef; unsupported: Text[] } | { done: false; conflict: NameConflict };

export interface CardReading {
  card: CardRef;
  scorecard: Scorecard;
  assessment: Assessment;
}

/** A step of work that takes long says how far it is, and can be stopped. */
export interface Progress {
  report(done: number, total: number): void;
  readonly signal: AbortSignal;
}

export interface RubricBook {
  /** What this Excel cannot do, in sentences; empty where all is there. */
  limitations(): Text[];
  generate(request: GenerateRequest, onConflict: OnConflict): Promise<GenerateResult>;
  /** All cards of this workbook, the one on the active sheet first. */
  cards(): Promise<CardRef[]>;
  /** One sync: cells to scorecard to assessment. */
  read(card: CardRef, rubric: Rubric): Promise<CardReading>;
  /** Puts the marks of its findings on a reading's cells. One sync; none where they are there already. */
  mark(reading: CardReading): Promise<void>;
  /** Takes every colour of ours off again, the rules of the generated sheets too; the user's own formatting stays. */
  unmark(card: CardRef): Promise<void>;
  /** Stores the readings and rewrites the formulas and lines that depend on them. */
  setReadings(card: CardRef, rubric: Rubric, readings: Record<string, string>): Promise<void>;
  /** Selects the cell. */
  goTo(place: CellPlace): Promise<void>;
  /**
   * Calls back after edits to a card, and when cards come, go or are activated; null where it is not known which, or none
   * is. What goes wrong while listening is handed to `failed`. Answers how to stop.
   */
  watch(
    changed: (card: CardRef | null) => void,
    failed?: (problem: Text) => void,
  ): Promise<() => Promise<void>>;
}
