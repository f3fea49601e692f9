/** Parts that file after file holds alike, such as styles and themes: unpacked once, and the same bytes for each file. */
import { inflateEntry, packedBytes, type ZipEntry } from "./zip";

interface KnownPart {
  packed: Uint8Array;
  content: Uint8Array;
}

/** By check sum and lengths; what is known is compared byte by byte before it counts. */
const known = new Map<string, KnownPart>();
/** What came once: it is kept when it comes again. */
const seen = new Set<string>();
const [MOST_KNOWN, MOST_SEEN, LARGEST] = [100, 10_000, 200_000];

/**
 * The content of an entry, which nobody may change.
 *
 * @throws {ZipDamage} as `inflateEntry`
 */
export function inflateKnown(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8 || entry.size > LARGEST) return inflateEntry(bytes, entry);
  const key = `${entry.crc} ${entry.packed} ${entry.size}`;
  const part = known.get(key);
  if (part && isAlike(part.packed, packedBytes(bytes, entry))) return part.content;
  const content = inflateEntry(bytes, entry);
  if (seen.has(key)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, { packed: packedBytes(bytes, entry).slice(), content });
  } else {
    if (seen.size >= MOST_SEEN) seen.clear();
    seen.add(key);
  }
  return content;
}

function isAlike(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
