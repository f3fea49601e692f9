/** The rows of the identity sheet as review reads and writes them: found by card and key, wherever they stand. */
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { isRecord, parsed } from "../sheets/identity/office-memory";

/** A row of a card's, with its place among all. */
export interface KeyedRow {
  index: number;
  key: string;
  value: string;
}

const textAt = (row: IdentityRow, column: number) => String(row[column] ?? "").trim();

/** The rows of a card, from top to bottom. */
export const rowsOf = (rows: readonly IdentityRow[], card: string): KeyedRow[] =>
  rows.flatMap((row, index) =>
    textAt(row, 0) === card ? [{ index, key: textAt(row, 1), value: textAt(row, 2) }] : [],
  );

/** What a row says as JSON; null where it says nothing of that kind. */
export function objectIn(value: string): Record<string, unknown> | null {
  const said = parsed(value);
  return isRecord(said) ? said : null;
}

/**
 * The rows with these in the place of those of the card that `isOwn`: in their places as far as there are as many, the
 * others behind the last row. What is no more is a row without contents.
 */
export function withRows(
  rows: readonly IdentityRow[],
  card: string,
  isOwn: (key: string) => boolean,
  own: readonly (readonly [key: string, value: string])[],
): IdentityRow[] {
  const all = [...rows];
  const places = rowsOf(rows, card)
    .filter(({ key }) => isOwn(key))
    .map(({ index }) => index);
  own.forEach(([key, value], nth) => {
    all[places[nth] ?? all.length] = [card, key, value];
  });
  for (const place of places.slice(own.length)) all[place] = ["", "", ""];
  return all;
}

/** The rows with one more behind the last. */
export const withRow = (
  rows: readonly IdentityRow[],
  card: string,
  key: string,
  value: string,
): IdentityRow[] => [...rows, [card, key, value]];
