/** What a card said at some time, kept in its file: rows of lines of the canonical text. */
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { parsed } from "../sheets/identity/office-memory";
import { canonicalLines, parsedLine, type Line } from "./canonical";
import type { ReviewCard } from "./card";
import { lineOf } from "./fields";
import { rowsOf, withRows } from "./rows";

/** Stands in the place of a stage: what was recorded last. */
const NOW = "now";

/** In UTF-16 units: a cell takes 32,767 characters. */
const LONGEST_ROW = 30_000;

/** Of one state. */
const MOST_ROWS = 100;

export class StateTooLong extends Error {}

/** The lines kept for a stage; null where there are none or they cannot be read. */
export function keptLines(
  rows: readonly IdentityRow[],
  card: string,
  stage: string = NOW,
): Line[] | null {
  const own = rowsOf(rows, card)
    .map(({ key, value }) => ({ nth: nthOf(key, stage), value }))
    .filter(({ nth }) => nth > 0)
    .sort((a, b) => a.nth - b.nth);
  const lines: Line[] = [];
  for (const [index, { nth, value }] of own.entries()) {
    const said = parsed(value);
    if (nth !== index + 1 || !Array.isArray(said)) return null;
    for (const line of said) {
      if (typeof line !== "string") return null;
      lines.push(parsedLine(line));
    }
  }
  return own.length === 0 ? null : lines;
}

/** @throws StateTooLong where it would fill more than {@link MOST_ROWS} */
export function withLines(
  rows: readonly IdentityRow[],
  card: string,
  stage: string,
  lines: readonly Line[],
): IdentityRow[] {
  const pieces = piecesOf(lines.map(lineOf));
  if (pieces.length > MOST_ROWS) throw new StateTooLong();
  const own = pieces.map((piece, index): [string, string] => [
    `state.${stage}.${index + 1}`,
    JSON.stringify(piece),
  ]);
  return withRows(rows, card, (key) => nthOf(key, stage) > 0, own);
}

/** The rows with the present state in the place of what was recorded. */
export const withPresent = (
  rows: readonly IdentityRow[],
  card: ReviewCard,
  lines: readonly Line[] = canonicalLines(card, { figures: false }),
): IdentityRow[] => withLines(rows, card.id, NOW, lines);

function nthOf(key: string, stage: string): number {
  const start = `state.${stage}.`;
  const nth = key.startsWith(start) ? key.slice(start.length) : "";
  return /^[1-9]\d{0,4}$/.test(nth) ? Number(nth) : 0;
}

function piecesOf(lines: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let length = 0;
  for (const line of lines) {
    const size = JSON.stringify(line).length + 1;
    if (pieces.length === 0 || length + size > LONGEST_ROW) {
      pieces.push([]);
      length = 2;
    }
    pieces.at(-1)!.push(line);
    length += size;
  }
  return pieces;
}
