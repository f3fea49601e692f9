/** 上年: the column of the facts sheet with last year's values, one for all stages. */
import { isLastFact, isLastKey, lastKeys, lastOf } from "../../rubric/last";
import { factKeys } from "../../rubric/model";
import type { Fact, Rubric } from "../../rubric/types";

export const LAST_HEADER = "上年";

/** Heading over those of the total and of results, which have no row of this year's. */
export const LAST_HEADING = { key: "#facts:last", text: "上年考核结果" } as const;

/** How many columns there are: none where no rule asks for last year. */
export const lastColumns = (rubric: Rubric): 0 | 1 => (lastKeys(rubric).length > 0 ? 1 : 0);

/** Last year's value of a fact stands in that fact's row, any other in its own. */
export function inputRowKey({ facts }: Rubric, key: string): string {
  if (!isLastKey(key)) return key;
  const of = lastOf(key);
  return facts.some((fact) => !isLastFact(fact) && factKeys(fact).includes(of)) ? of : key;
}

/** Last year's of a fact, for the rows of it. */
export const lastFactOf = ({ facts }: Rubric, { id }: Fact): Fact | undefined =>
  facts.find(({ last }) => last === id);

/** Those that have rows of their own. */
export const lastFactsAlone = (rubric: Rubric): Fact[] =>
  rubric.facts.filter(
    (fact) => isLastFact(fact) && inputRowKey(rubric, factKeys(fact)[0]!) === factKeys(fact)[0],
  );
