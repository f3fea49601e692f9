/** Last year's workbook in the place of last year's list: what its cards say of that year. */
import type { Scalar } from "../formula/values";
import { readBook } from "../intake/files/read-file";
import type { ReadCard } from "../intake/types";
import type { Fact, Rubric } from "../rubric/types";
import { FileError } from "../xlsx/package";
import { openWorkbook } from "../xlsx/read";
import { narrow } from "./fold";

/** A card of last year's: what stands in its facts. */
export interface LastCard {
  rubric: string;
  unit: string;
  facts: Record<string, Scalar>;
}

/** The cards of a workbook; none where it has none, or the file is no workbook. */
export function lastCards(bytes: Uint8Array, rubrics: readonly Rubric[]): LastCard[] {
  const { cards } = contentsOf(bytes, rubrics);
  return cards.map((card) => ({ rubric: card.rubric, unit: card.unit, facts: factsOf(card) }));
}

function contentsOf(bytes: Uint8Array, rubrics: readonly Rubric[]): { cards: ReadCard[] } {
  try {
    return isZip(bytes) ? readBook(openWorkbook(bytes), { rubrics }) : { cards: [] };
  } catch (error) {
    // Read as a list it is refused, and said why.
    if (error instanceof FileError) return { cards: [] };
    throw error;
  }
}

const isZip = ([first, second]: Uint8Array) => first === 0x50 && second === 0x4b;

/** What the latest stage says of each fact. */
function factsOf({ scorecard }: ReadCard): Record<string, Scalar> {
  const facts: Record<string, Scalar> = {};
  for (const stage of Object.values(scorecard.stages))
    for (const [key, { value }] of Object.entries(stage.facts))
      if (value !== null) facts[key] = value;
  return facts;
}

/**
 * A fact of last year's list, as last year's card has it: there it is the fact that counts likewise over its own list.
 * Null where no card of the unit says so.
 */
export function fromLastCard(
  { id, facts }: Rubric,
  fact: Fact,
  unit: string,
  cards: readonly LastCard[],
): number | null {
  const twin = facts.find((each) => each.from === fact.from && countsLikewise(each, fact));
  const card = cards.find((each) => each.rubric === id && narrow(each.unit) === narrow(unit));
  const value = twin && card?.facts[twin.id];
  return typeof value === "number" ? value : null;
}

function countsLikewise({ counting: own }: Fact, { counting: last }: Fact): boolean {
  const { list, ...likewise } = last ?? {};
  const sorted = (of: object) => JSON.stringify(Object.entries(of).sort());
  return list === "last" && sorted(own ?? {}) === sorted(likewise);
}
