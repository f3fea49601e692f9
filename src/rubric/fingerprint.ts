import type { Fact, Rubric } from "./types";

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

const known = new WeakMap<Rubric, string>();

/**
 * Tells whether two rubrics are the same in every word and number, whatever the order of keys and the line breaks of
 * their files: FNV-1a, 64 bits, over the UTF-16 units of the rubric with sorted keys. It recognises a changed rubric; it
 * does not protect against a forged one. Where facts are counted from is no part of it: it changes neither a word nor a
 * score.
 */
export function rubricFingerprint(rubric: Rubric): string {
  let fingerprint = known.get(rubric);
  if (fingerprint === undefined) {
    fingerprint = fnv1a(canonical(scored(rubric)));
    known.set(rubric, fingerprint);
  }
  return fingerprint;
}

function scored(rubric: Rubric): unknown {
  const { facts } = rubric as Partial<Rubric>;
  return {
    ...rubric,
    $schema: undefined,
    ...(facts ? { facts: facts.map(withoutSource) } : {}),
  };
}

const withoutSource = ({ members, ...fact }: Fact) => ({
  ...fact,
  ...{ from: undefined, counting: undefined },
  ...(members ? { members: members.map((member) => ({ ...member, level: undefined })) } : {}),
});

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
