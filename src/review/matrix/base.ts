/** What a matrix remembers of its exchanges with the cards, on its hidden sheet: each typed cell as it was on both sides. */
import type { IdentityRow } from "../../sheets/identity/identity-rows";
import { ALL_CARDS, inChunks, isRecord } from "../../sheets/identity/office-memory";
import type { ReviewCard } from "../card";
import { logOf } from "../log";
import { objectIn, rowsOf, withRows } from "../rows";

export interface MatrixBase {
  rubric: string;
  version: string;
  fingerprint: string;
  stage: string;
  year: string;
  /** It was made without the scores of the stage before. */
  blind?: boolean;
  cards: BaseCard[];
}

/** By the keys of the columns. */
export type BaseValues = Record<string, string>;

export interface BaseCard {
  card: string;
  unit: string;
  file: string;
  sha256: string;
  /** When the matrix was made. */
  values: BaseValues;
  /** The last exchange since. */
  last?: LastExchange;
}

export interface LastExchange {
  sha256: string;
  /** Id of the card's last record then: a file that has it comes from that exchange. */
  log: string;
  values: BaseValues;
}

/**
 * What a card and its row last had in common. A file that does not come from the last exchange, such as the unit's own that
 * is returned once more, has only that of the beginning in common: what was reviewed since is not taken back by it.
 */
export const commonValues = (
  { values, last }: BaseCard,
  { rows, id }: Pick<ReviewCard, "rows" | "id">,
): BaseValues =>
  last && logOf(rows, id).some((record) => record.id === last.log) ? last.values : values;

/** The rows with the base of a matrix in the place of what it remembered. */
export function withBase(
  rows: readonly IdentityRow[],
  id: string,
  { cards, ...common }: MatrixBase,
): IdentityRow[] {
  const said = cards.flatMap(({ last, ...card }) => [
    card,
    ...(last ? [{ card: card.card, last }] : []),
  ]);
  const own = inChunks(said).map((chunk, nth): [string, string] => [
    `base.${id}.${nth + 1}`,
    JSON.stringify({ ...(nth === 0 ? common : {}), cards: chunk }),
  ]);
  return withRows(rows, ALL_CARDS, (key) => nthOf(key, id) > 0, own);
}

/** Null where something of it is gone. */
export function baseOf(rows: readonly IdentityRow[], id: string): MatrixBase | null {
  const pieces = rowsOf(rows, ALL_CARDS)
    .map(({ key, value }) => ({ nth: nthOf(key, id), said: objectIn(value) }))
    .filter(({ nth }) => nth > 0)
    .sort((a, b) => a.nth - b.nth);
  const [first] = pieces;
  if (!first?.said || pieces.some(({ said, nth }, index) => !said || nth !== index + 1))
    return null;
  const word = (name: string) => String(first.said![name] ?? "");
  return {
    ...{ rubric: word("rubric"), version: word("version"), fingerprint: word("fingerprint") },
    ...{ stage: word("stage"), year: word("year"), blind: first.said.blind === true },
    cards: cardsIn(pieces.flatMap(({ said }) => (Array.isArray(said!.cards) ? said!.cards : []))),
  };
}

function cardsIn(said: readonly unknown[]): BaseCard[] {
  const cards = new Map<string, BaseCard>();
  for (const each of said.filter(isRecord) as unknown as BaseCard[]) {
    const known = cards.get(each.card);
    cards.set(each.card, known ? { ...known, ...each } : each);
  }
  return [...cards.values()];
}

function nthOf(key: string, id: string): number {
  const start = `base.${id}.`;
  return key.startsWith(start) ? Number(key.slice(start.length)) || 0 : 0;
}
