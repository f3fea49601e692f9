/** A guide as data: the pane and the built site show the same. */
import type { ScoringClause } from "../authoring";
import type { Text } from "../rubric/types";

export interface Guide {
  title: Text;
  intro: Text;
  chapters: readonly Chapter[];
}

export interface Chapter {
  title: Text;
  parts: readonly Part[];
}

export type Part =
  | { kind: "text"; text: Text }
  | { kind: "steps"; steps: readonly Text[] }
  | { kind: "table"; head: readonly Text[]; rows: readonly (readonly Text[])[] }
  /** Sentences with the rule that is proposed for them, computed where they are shown. */
  | { kind: "sentences"; sentences: readonly ScoringClause[] };
