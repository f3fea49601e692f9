/** A record of the log: one cell of JSON whose id is the check sum of the rest. Once written it is never rewritten. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { personName, type Change, type IdentityChange } from "./identity";

/** What can be recorded; what stands in `key`, `from` and `to` of each is told beside it. */
export type RecordKind =
  | "generated" // · → rubric@version
  | "taken" // file → its check sum
  | "replaced" // file · check sum → check sum
  | "score" // criterion
  | "part" // `x#1`
  | "veto" // criterion
  | "fact" // fact, or `x.line`
  | "field" // field of the head line
  | "agreed" // criterion · old → that of the stage before
  | "reason" // criterion, fact or `outcome.x` · old → new text
  | "evidence" // `x:n` · state → state
  | "reading" // reading · option → option
  | "sent" // · → file
  | "restored" // · → file
  | "returned" // · → number of findings
  | "signed" // · old code → new code
  | "reopened" // · code →
  | "outside" // changed without the add-in
  | "matrix" // · id of the matrix → number of scores
  | "blind" // blind review on
  | "opened" // blind review opened
  | "merged" // · check sum of the other file → number of records
  | "folded"; // many records of one cell: first from → last to

/** What is recorded beside who did it and when; what is empty is left out of the record. */
export interface Recorded {
  what: RecordKind;
  stage?: string;
  key?: string;
  from?: string;
  to?: string;
  code?: string;
  text?: string;
  /** How many it stands for. */
  n?: number;
}

/** In characters. */
const LONGEST = { value: 200, text: 500 };

/** The text of a record, as it stands in its cell. */
export function recordText(
  { what, stage = "", key = "", from = "", to = "", code = "", text = "", n }: Recorded,
  { at, by }: Change,
): string {
  const values = { stage, key: cut(key), from: cut(from), to: cut(to), code };
  const words = { at, by: personName(by), what, ...values, text: cut(text, LONGEST.text) };
  const filled: Fields = Object.entries(words).filter(([, value]) => value !== "");
  const fields: Fields = n === undefined ? filled : [...filled, ["n", n]];
  return JSON.stringify({ id: recordId(fields), ...Object.fromEntries(fields) });
}

export function recordOf(recorded: Recorded, change: Change): IdentityChange {
  const { what, key = "", from = "", to = "", text = "" } = recorded;
  return {
    at: change.at,
    by: personName(change.by),
    what: KEYED.has(what) ? `${what}.${key}` : what,
    from: cut(from),
    to: cut(to),
    ...(what === "fact" && text !== "" ? { source: text } : {}),
    record: recordText(recorded, change),
  };
}

/** Known by their key, too: `reading.target`. */
const KEYED: ReadonlySet<string> = new Set<RecordKind>(["reading", "fact"]);

type Fields = (readonly [string, unknown])[];

/** The first 16 hexadecimal digits of the SHA-256 of the fields as JSON, sorted by their names. */
export function recordId(fields: Fields): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(Object.fromEntries(sorted));
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

function cut(text: string, most = LONGEST.value): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}…`;
}
