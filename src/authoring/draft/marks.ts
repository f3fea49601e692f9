/** Which words of a sentence are numbers that its rule holds. */
import { numbersIn } from "../../sentence/numbers";
import { differences } from "../certainty";
import type { ScoringClause } from "../types";

export interface SentenceMark {
  /** In the sentence as it was written. */
  start: number;
  end: number;
  /** False for a number that the rule does not hold. */
  isUsed: boolean;
}

/** Nothing where a person judges: such a row's numbers are for whoever scores it. */
export function sentenceMarks(clause: ScoringClause, rule: string | null): SentenceMark[] {
  if (rule === null || rule === "judged" || rule === "flag") return [];
  const unused = new Set(differences(clause, rule).unused.map(({ start }) => start));
  return numbersIn(clause.sentence)
    .filter(({ kind }) => kind !== "label")
    .map(({ start, end }) => ({ start, end, isUsed: !unused.has(start) }));
}
