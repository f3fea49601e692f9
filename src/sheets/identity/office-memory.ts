/**
 * What the office's workbook remembers of its year, on the identity sheet: the list of units, and what was handed out to
 * whom. A unit that lowers its own target is told by it.
 */
import type { Scalar } from "../../formula/values";
import type { IdentityRow } from "./identity-rows";

/** One distribution: what all its cards have in common, and who got which. */
export interface IssuedBatch {
  id: string;
  /** ISO date and time. */
  at: string;
  rubric: string;
  version: string;
  /** Of the rubric's file. */
  fingerprint: string;
  year: string;
  readings: Record<string, string>;
  /** Facts that the office had filled in, by stage and key. */
  facts: Record<string, Record<string, Scalar>>;
  cards: IssuedCard[];
}

export interface IssuedCard {
  id: string;
  unit: string;
  /** Figures of the first stage that this unit was given itself, such as its target. */
  facts?: Record<string, Scalar>;
}

export interface OfficeMemory {
  units: string[];
  /** Oldest first. */
  issued: IssuedBatch[];
}

/** Stands for all cards of a workbook. */
export const ALL_CARDS = "*";

const UNITS = /^units\.\d+$/;
const ISSUED = /^issued\.([^.]+)\.\d+$/;

/** A cell takes 32,767 characters. */
const LONGEST = 30_000;

/** Rows that say nothing that can be read are passed over. */
export function officeMemoryOf(rows: readonly IdentityRow[]): OfficeMemory {
  const memory: OfficeMemory = { units: [], issued: [] };
  const batches = new Map<string, IssuedBatch>();
  for (const [card, key, value] of rows.map((row) => row.map((cell) => String(cell ?? "")))) {
    if (card !== ALL_CARDS || key === undefined) continue;
    const said = parsed(value ?? "");
    if (UNITS.test(key) && Array.isArray(said)) memory.units.push(...said.map(String));
    const [, id] = ISSUED.exec(key) ?? [];
    if (id === undefined || !isRecord(said)) continue;
    const batch = batches.get(id) ?? emptyBatch(id);
    batches.set(id, batch);
    takeBatch(batch, said);
  }
  return { ...memory, issued: [...batches.values()].filter(({ rubric }) => rubric !== "") };
}

/** The rows with this memory in the place of what was remembered; nothing else is touched. */
export function withOfficeMemory(
  rows: readonly IdentityRow[],
  { units, issued }: OfficeMemory,
): IdentityRow[] {
  const others = rows.filter(([card, key]) => !(card === ALL_CARDS && isOwnKey(String(key))));
  return [
    ...others,
    ...inChunks(units).map((chunk, index) => rowOf(`units.${index + 1}`, chunk)),
    ...issued.flatMap(({ id, cards, ...common }) =>
      inChunks(
        cards.map(({ id: card, unit, facts }) => [card, unit, ...(facts ? [facts] : [])]),
      ).map((chunk, index) =>
        rowOf(`issued.${id}.${index + 1}`, {
          ...(index === 0 ? common : {}),
          cards: chunk,
        }),
      ),
    ),
  ];
}

const isOwnKey = (key: string) => UNITS.test(key) || ISSUED.test(key);

const rowOf = (key: string, value: unknown): IdentityRow => [ALL_CARDS, key, JSON.stringify(value)];

/** Room for what a batch says besides its cards. */
const BESIDE = 8_000;

export function inChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  let length = 0;
  for (const item of items) {
    const size = JSON.stringify(item).length + 1;
    if (chunks.length === 0 || length + size > LONGEST - BESIDE) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)!.push(item);
    length += size;
  }
  return chunks;
}

const emptyBatch = (id: string): IssuedBatch => ({
  ...{ id, at: "", rubric: "", version: "", fingerprint: "", year: "" },
  ...{ readings: {}, facts: {}, cards: [] },
});

function takeBatch(batch: IssuedBatch, said: Record<string, unknown>): void {
  for (const key of ["at", "rubric", "version", "fingerprint", "year"] as const)
    if (typeof said[key] === "string") batch[key] = said[key];
  if (isRecord(said["readings"])) batch.readings = said["readings"] as Record<string, string>;
  if (isRecord(said["facts"])) batch.facts = said["facts"] as IssuedBatch["facts"];
  if (!Array.isArray(said["cards"])) return;
  for (const card of said["cards"] as unknown[])
    if (Array.isArray(card))
      batch.cards.push({
        ...{ id: String(card[0]), unit: String(card[1]) },
        ...(isRecord(card[2]) && { facts: card[2] as Record<string, Scalar> }),
      });
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
