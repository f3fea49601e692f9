/**
 * The rows of the identity sheet as they stand. Cards are put among them without touching what is not theirs: other cards,
 * keys that only a later version knows, and what an act that is not through has noted for taking it back.
 */
import { isCarriedRow, withCarried } from "./carried-rubric";
import { HEADER, identityRows, isKnownKey, type CardIdentity } from "./identity";

/** A row as Excel holds it: card, key, value, and whatever a later version may write behind them. */
export type IdentityRow = readonly unknown[];

/** Marks the rows of an act that is not through; a card's key never begins so. */
const UNFINISHED = "#unfinished";

/** An act that is not through, or was not taken back. */
export interface Unfinished {
  id: string;
  /** In the order in which they were noted, each a text of its own. */
  notes: string[];
}

/** The rows with these cards' own put in the place of those that stood, or at the end. */
export function withCards(
  rows: readonly IdentityRow[],
  cards: readonly CardIdentity[],
): IdentityRow[] {
  let all = rows.length === 0 ? [HEADER] : [...rows];
  for (const card of cards) {
    const isOwn = ([id, key]: IdentityRow) => id === card.card && isKnownKey(String(key));
    const first = all.findIndex(isOwn);
    const at = first < 0 ? all.length : first;
    const before = all.slice(0, at);
    all = [...before, ...identityRows(card), ...all.slice(at).filter((row) => !isOwn(row))];
  }
  return withCarried(
    all,
    cards.map(({ carried }) => carried),
  );
}

/** The rows that note what an act is about to change. A cell takes 32,767 characters: callers keep each note below. */
export function unfinishedRows({ id, notes }: Unfinished): IdentityRow[] {
  return notes.map((note) => [UNFINISHED, id, note]);
}

export function withoutUnfinished(rows: readonly IdentityRow[], act: string): IdentityRow[] {
  return rows.filter(([mark, id]) => mark !== UNFINISHED || id !== act);
}

export function unfinishedActs(rows: readonly IdentityRow[]): Unfinished[] {
  const acts = new Map<string, Unfinished>();
  for (const [mark, id, note] of rows.map((row) => row.map(String))) {
    if (mark !== UNFINISHED || !id) continue;
    const act = acts.get(id) ?? { id, notes: [] };
    acts.set(id, act);
    act.notes.push(note ?? "");
  }
  return [...acts.values()];
}

/** Nothing but the header and rubrics that no card has any more, or not even that: the sheet says nothing of any card. */
export function saysNothing(rows: readonly IdentityRow[]): boolean {
  return rows.every(
    (row) => row[0] === HEADER[0] || isCarriedRow(row) || row.every((cell) => cell === ""),
  );
}

/** Rows without the empty ones at the end. */
export function filledRows(values: readonly IdentityRow[]): IdentityRow[] {
  const last = values.findLastIndex((row) => row.some((cell) => cell !== ""));
  return values.slice(0, last + 1);
}
