/** A full log: what was typed longest ago is told in one record a cell. Nothing else is ever dropped. */
import type { Change } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { recordText } from "../sheets/identity/record";
import { LOG, logOf, type LogRecord } from "./log";
import { rowsOf } from "./rows";

/** Records of one card, and of all cards of a workbook. */
export const MOST_OF_CARD = 5_000;
export const MOST_OF_WORKBOOK = 20_000;

const FOLDING: ReadonlySet<string> = new Set([
  ...["score", "part", "fact", "veto", "field", "agreed"],
]);

export interface Folded {
  rows: IdentityRow[];
  /** How many records were folded. */
  n: number;
}

/** Whether a card's log takes no more records. */
export function isFull(rows: readonly IdentityRow[], card: string): boolean {
  const all = rows.filter(([, key]) => String(key).trim() === LOG).length;
  return logOf(rows, card).length >= MOST_OF_CARD || all >= MOST_OF_WORKBOOK;
}

/**
 * The rows with the oldest half of a card's typing folded.
 *
 * @param inForce how many records stand before each signature that is in force, its own included: they stay
 */
export function folded(
  rows: readonly IdentityRow[],
  card: string,
  change: Change,
  inForce: readonly number[],
): Folded {
  const log = logOf(rows, card);
  const kept = Math.max(0, ...inForce);
  const typing = log.slice(kept).filter(({ what, altered }) => FOLDING.has(what) && !altered);
  const old = typing.slice(0, Math.ceil(typing.length / 2));
  if (old.length === 0) return { rows: [...rows], n: 0 };
  const cells = new Map<string, LogRecord[]>();
  for (const record of old) {
    const cell = `${record.stage}\n${record.key}`;
    cells.set(cell, [...(cells.get(cell) ?? []), record]);
  }
  const texts = [...cells.values()].map((records) => foldedText(records, change));
  const gone = new Set(old.map(({ record }) => record));
  const first = old[0]!.index;
  const isGone = new Set(
    rowsOf(rows, card)
      .filter(({ key, value }) => key === LOG && gone.has(value))
      .map(({ index }) => index),
  );
  return {
    rows: rows.flatMap((row, index): IdentityRow[] => {
      const own = isGone.has(index) ? [] : [row];
      return index === first ? [...texts.map((text) => [card, LOG, text]), ...own] : own;
    }),
    n: old.length,
  };
}

function foldedText(records: readonly LogRecord[], change: Change): string {
  const [first, last] = [records[0]!, records.at(-1)!];
  const { stage, key, from } = first;
  const n = records.length;
  return recordText({ what: "folded", stage, key, from, to: last.to, n }, { ...change, by: "" });
}
