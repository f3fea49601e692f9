/** How sure a proposal is: every number of the sentence in the rule, and every number of the rule in the sentence. */
import { numbersOfRule } from "../rubric/clauses/agreement/rule-numbers";
import { numbersIn, type SentenceNumber } from "../sentence/numbers";
import type { ScoringClause } from "./types";

/** What stands on one side only. */
export interface Differences {
  /** Numbers of the sentence that the rule does not hold. */
  readonly unused: readonly SentenceNumber[];
  /** Numbers of the rule that stand nowhere in the sentence. */
  readonly invented: readonly number[];
}

/** @param held numbers that are held elsewhere: a limit of the whole part, an example */
export function differences(
  { sentence, points }: ScoringClause,
  rule: string,
  held: readonly number[] = [],
): Differences {
  const printed = numbersIn(sentence).filter(
    ({ kind }) => kind !== "label" && (kind !== "date" || rule.includes("DATE(")),
  );
  const used = numbersOfRule(rule).map(({ value }) => value);
  const free = [0, 1, ...(points === null ? [] : [points])];
  const known = [...used, ...held, ...free];
  return {
    unused: printed.filter(
      ({ value, printed: as, kind }) =>
        ![value, as, ...(kind === "rank" ? [as - 1] : [])].some((each) => among(known, each)),
    ),
    invented: used.filter(
      (value) =>
        !among(free, value) &&
        !printed.some((each) => among([value], each.value) || among([value], each.printed)),
    ),
  };
}

const among = (numbers: readonly number[], value: number) =>
  numbers.some((each) => Math.abs(each - value) < 1e-9);
