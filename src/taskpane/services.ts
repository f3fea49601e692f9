import type { RubricBook } from "../excel/types";
import type { CatalogueFunction } from "../functions/define";
import type { RubricEntry } from "../rubric/official";
import type { Rubric, Text } from "../rubric/types";
import type { Assessment, Scorecard } from "../scoring/types";

/** The catalogue of custom functions, and what an example of them comes to. */
export interface FunctionGuide {
  functions: readonly CatalogueFunction[];
  /** One sentence that computes a call of constants: “错漏 2 例，每例扣 1 分：3 − 2×1 = 1 分”. */
  explain(call: string): Text;
}

export type Assess = (rubric: Rubric, scorecard: Scorecard) => Assessment;

/** Everything the pane asks of the rest of the add-in; whatever answers with a promise is loaded when first needed. */
export interface PaneServices {
  systems: readonly RubricEntry[];
  /** Today as an ISO date: decides what has expired. */
  today(): string;
  openBook(): Promise<RubricBook>;
  loadRubric(id: string): Promise<Rubric>;
  loadAssess(): Promise<Assess>;
  loadFunctions(): Promise<FunctionGuide>;
}
