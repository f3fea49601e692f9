/** What a card states of the rubric that it was made from. */
import type { Rubric } from "../../rubric/types";
import { isOfficial } from "./carried-rubric";

export interface MadeFrom {
  rubric: string;
  /** Empty or absent where nothing states it. */
  version?: string;
  fingerprint?: string;
}

/** Whether what is known here counts, whatever a workbook carries: the first case of `which-rubric.ts`. */
export const knownCounts = (
  { version }: MadeFrom,
  known: Pick<Rubric, "id" | "version">,
): boolean => isOfficial(known.id) || !version || known.version === version;
