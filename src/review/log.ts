/** 记录: who changed what of a card, and when. It travels in the file; a record is appended, and none is rewritten. */
import type { Change } from "../sheets/identity/identity";
import type { IdentityRow } from "../sheets/identity/identity-rows";
import { recordId, recordText, type Recorded } from "../sheets/identity/record";
import { objectIn, rowsOf, withRow } from "./rows";

/** A record as it was read; what it leaves out is empty. */
export interface LogRecord extends Change {
  /** Place of its row on the identity sheet. */
  index: number;
  id: string;
  what: string;
  stage: string;
  key: string;
  from: string;
  to: string;
  code: string;
  text: string;
  n?: number;
  /** It says another id than its contents have. */
  altered: boolean;
  /** The whole of it, as it stands in its cell. */
  record: string;
}

export const LOG = "log";

/** The records of a card, oldest first; two equal rows are one. */
export function logOf(rows: readonly IdentityRow[], card: string): LogRecord[] {
  const found = new Map<string, LogRecord>();
  for (const { index, key, value } of rowsOf(rows, card))
    if (key === LOG && !found.has(value)) {
      const record = readRecord(value, index);
      if (record) found.set(value, record);
    }
  return [...found.values()];
}

function readRecord(text: string, index: number): LogRecord | null {
  const said = objectIn(text);
  if (!said) return null;
  const { id, ...fields } = said;
  const due = recordId(Object.entries(fields));
  const word = (name: string) => (said[name] === undefined ? "" : String(said[name]));
  const { what, key } = kindOf(word("what"), word("key"));
  return {
    ...{ index, id: id === undefined ? due : word("id"), at: word("at"), by: word("by") },
    ...{ what, stage: word("stage"), key, from: word("from"), to: word("to") },
    ...{ code: word("code"), text: word("text") },
    ...(typeof said.n === "number" ? { n: said.n } : {}),
    altered: id !== undefined && id !== due,
    record: text,
  };
}

/** `reading.target`, as it was written before records had an id. */
function kindOf(what: string, key: string): { what: string; key: string } {
  const point = what.indexOf(".");
  return key !== "" || point < 0
    ? { what, key }
    : { what: what.slice(0, point), key: what.slice(point + 1) };
}

/** A record to be appended. */
export type NewRecord = Recorded & Partial<Change>;

/** What people type, and may type again at once. */
const TYPED: ReadonlySet<string> = new Set(["score", "part", "fact", "veto", "field"]);

/** What one person types in one cell within so many milliseconds is one record. */
const ONE_GO = 10 * 60_000;

/**
 * The rows with these records below the last. Of one person's typing in one cell within ten minutes the first value and
 * the last are kept, and nothing where both are the same.
 */
export function withRecords(
  rows: readonly IdentityRow[],
  card: string,
  records: readonly NewRecord[],
  change: Change,
): IdentityRow[] {
  let all = [...rows];
  for (const { at = change.at, by = change.by, ...recorded } of records) {
    const own = { at, by };
    const before = typedBefore(all, card, recorded, own);
    if (before) {
      all = all.toSpliced(before.index, 1);
      if (before.from === (recorded.to ?? "")) continue;
    }
    const whole = before ? { ...recorded, from: before.from } : recorded;
    all = withRow(all, card, LOG, recordText(whole, own));
  }
  return all;
}

/** The record that a new one goes on with: nothing but typing stands behind it. */
function typedBefore(
  rows: readonly IdentityRow[],
  card: string,
  { what, stage = "", key = "" }: Recorded,
  { at, by }: Change,
): LogRecord | null {
  if (!TYPED.has(what)) return null;
  for (const record of logOf(rows, card).reverse()) {
    if (!TYPED.has(record.what) && record.what !== "reason") return null;
    if (record.what !== what || record.stage !== stage || record.key !== key) continue;
    const gap = Date.parse(at) - Date.parse(record.at);
    return record.by === by && gap >= 0 && gap <= ONE_GO && !record.altered ? record : null;
  }
  return null;
}
