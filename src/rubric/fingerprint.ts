import type { Rubric } from "./types";

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

const known = new WeakMap<Rubric, string>();

/**
 * Tells whether two rubrics are the same in every word and number, whatever the order of keys and the line breaks of
 * their files: FNV-1a, 64 bits, over the UTF-16 units of the rubric with sorted keys. It recognises a changed rubric; it
 * does not protect against a forged one.
 */
export function rubricFingerprint(rubric: Rubric): string {
  let fingerprint = known.get(rubric);
  if (fingerprint === undefined) {
    fingerprint = fnv1a(canonical({ ...rubric, $schema: undefined }));
    known.set(rubric, fingerprint);
  }
  return fingerprint;
}

/** JSON without blanks, keys in the order of their code units. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function fnv1a(content: string): string {
  let hash = OFFSET;
  for (let index = 0; index < content.length; index++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(content.charCodeAt(index))) * PRIME);
  }
  return hash.toString(16).padStart(16, "0");
}
