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
  /** A file of `docs/pictures/`, made by `npm run pictures`; the text says what is seen on it. */
  | { kind: "picture"; file: string; text: Text }
  /** Lines to copy, as a machine takes them. */
  | { kind: "lines"; lines: readonly string[] }
  /** Sentences with the rule that is proposed for them, computed where they are shown. */
  | { kind: "sentences"; sentences: readonly ScoringClause[] };
