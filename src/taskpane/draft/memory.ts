/** What was decided of a table, in the browser's storage of this Excel: it is there again when the table is read again. */
import type { Draft } from "../../authoring/draft";
import type { RowDecision } from "./decisions";
import type { DraftNames } from "./session";

export interface DraftMemory {
  recall(draft: Draft): Remembered | null;
  remember(draft: Draft, said: Remembered): void;
}

export interface Remembered {
  /** What an older version did not remember is as the table says it. */
  names: Partial<DraftNames>;
  rows: readonly RowDecision[];
}

const key = "employment-rubrics.drafts";
/** Older tables are forgotten. */
const MOST_TABLES = 5;

/** @param partition Office's name for the part of the storage that is this add-in's own, where it has one */
export function createDraftMemory(partition: string | undefined): DraftMemory {
  const place = `${partition ?? ""}${key}`;
  return {
    recall: (draft) => kept(place).find(([table]) => table === tableOf(draft))?.[1] ?? null,
    remember(draft, said) {
      const table = tableOf(draft);
      const others = kept(place).filter(([each]) => each !== table);
      keep(place, [[table, said] as Entry, ...others].slice(0, MOST_TABLES));
    },
  };
}

type Entry = [table: string, said: Remembered];

/** A table is the same while its rows say the same. */
const tableOf = ({ criteria }: Draft): string =>
  JSON.stringify(criteria.map(({ wording, standard, points }) => [wording, standard, points]));

// Storage may be closed to frames of other sites, full, or hold what another version wrote: nothing is remembered then.
function kept(place: string): Entry[] {
  try {
    const value = JSON.parse(window.localStorage.getItem(place) ?? "[]") as unknown;
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value)) return false;
  const [table, said] = value as [unknown, Partial<Remembered> | null];
  const isText = (text: unknown) => typeof text === "string";
  return (
    isText(table) &&
    isText(said?.names?.name) &&
    isText(said.names.document) &&
    Array.isArray(said.rows) &&
    said.rows.every(
      (row: Partial<RowDecision> | null) => isText(row?.rule) && Array.isArray(row?.answers),
    )
  );
}

function keep(place: string, entries: readonly Entry[]): void {
  try {
    window.localStorage.setItem(place, JSON.stringify(entries));
  } catch {
    // See kept().
  }
}
