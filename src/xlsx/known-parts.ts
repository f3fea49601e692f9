/** Parts that file after file holds alike, such as styles and themes: unpacked once, and the same bytes for each file. */
import { Remembered } from "../formula/remembered";
import { inflateEntry, packedBytes, type ZipEntry } from "./zip";

interface KnownPart {
  packed: Uint8Array;
  content: Uint8Array;
}

/** By check sum and lengths; what is known is compared byte by byte before it counts. */
const known = new Remembered<KnownPart>(
  16_000_000,
  (_, { packed, content }) => packed.length + content.length,
);
/** What came once is kept when it comes again. */
const seen = new Remembered<{ isAgain: boolean }>(10_000, () => 1);
const LARGEST = 200_000;

/**
 * The content of an entry, which nobody may change.
 *
 * @throws {ZipDamage} as `inflateEntry`
 */
export function inflateKnown(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method !== 8 || entry.size > LARGEST) return inflateEntry(bytes, entry);
  const key = `${entry.crc} ${entry.packed} ${entry.size}`;
  const times = seen.get(key, () => ({ isAgain: false }));
  if (!times.isAgain) {
    times.isAgain = true;
    return inflateEntry(bytes, entry);
  }
  const { packed, content } = known.get(key, () => ({
    packed: packedBytes(bytes, entry).slice(),
    content: inflateEntry(bytes, entry),
  }));
  return isAlike(packed, packedBytes(bytes, entry)) ? content : inflateEntry(bytes, entry);
}

function isAlike(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
