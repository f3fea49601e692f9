import type { RubricBook } from "../excel/types";
import type { CatalogueFunction } from "../functions/define";
import type { Rubric, Text, Validity } from "../rubric/types";
import type { Assessment, Scorecard } from "../scoring/types";

/** What is known of a system before its file is loaded: enough to choose it. */
export interface SystemEntry {
  id: string;
  name: Text;
  /** Who scores whom with it, in one sentence. */
  summary: Text;
  kind: Rubric["kind"];
  source: { document: string; issuer?: string };
  validity?: Validity;
  /** Number of criteria, bonus and veto rows included. */
  criteria: number;
}

export type Assess = (rubric: Rubric, scorecard: Scorecard) => Assessment;

/** Everything the pane asks of the rest of the add-in; whatever answers with a promise is loaded when first needed. */
export interface PaneServices {
  systems: readonly SystemEntry[];
  /** Today as an ISO date: decides what has expired. */
  today(): string;
  openBook(): Promise<RubricBook>;
  loadRubric(id: string): Promise<Rubric>;
  loadAssess(): Promise<Assess>;
  loadFunctions(): Promise<readonly CatalogueFunction[]>;
}
