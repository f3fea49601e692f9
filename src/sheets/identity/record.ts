/** A record of the log: one cell of JSON whose id is the check sum of the rest. Once written it is never rewritten. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { personName, type Change, type IdentityChange } from "./identity";

/** What is recorded beside who did it and when; what is empty is left out of the record. */
export interface Recorded {
  what: "generated" | "taken" | "replaced";
  key?: string;
  from?: string;
  to?: string;
  code?: string;
  text?: string;
}

/** In characters. */
const LONGEST = { value: 200, text: 500 };

export function recordOf(
  { what, key = "", from = "", to = "", code = "", text = "" }: Recorded,
  change: Change,
): IdentityChange {
  const at = change.at;
  const by = personName(change.by);
  const values = { key: cut(key), from: cut(from), to: cut(to), code };
  const fields = { at, by, what, ...values, text: cut(text, LONGEST.text) };
  const filled = Object.entries(fields).filter(([, value]) => value !== "");
  const record = JSON.stringify({ id: recordId(filled), ...Object.fromEntries(filled) });
  return { at, by, what, from: values.from, to: values.to, record };
}

/** The first 16 hexadecimal digits of the SHA-256 of the fields as JSON, sorted by their names. */
function recordId(fields: readonly (readonly [string, string])[]): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(Object.fromEntries(sorted));
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

function cut(text: string, most = LONGEST.value): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}…`;
}
