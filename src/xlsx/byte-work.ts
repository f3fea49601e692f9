/** Work on many bytes: by scripts that run everywhere, until a machine gives its own, which is several times as quick. */
import { inflateSync } from "fflate";
import { crc32 } from "./crc32";

export interface ByteWork {
  /**
   * The content of a raw deflate stream; what is longer than `size` is refused or cut, never kept.
   *
   * @throws where the stream is broken
   */
  inflate(packed: Uint8Array, size: number): Uint8Array;
  crc32(bytes: Uint8Array, before?: number): number;
  /**
   * The text that bytes are in UTF-8, a mark at its beginning included.
   *
   * @throws where they are none
   */
  text(bytes: Uint8Array): string;
  /** In hexadecimal digits. */
  sha256(bytes: Uint8Array): string | Promise<string>;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const byteWork: ByteWork = {
  // The room is given: a content that is longer than it says does not grow.
  inflate: (packed, size) => inflateSync(packed, { out: new Uint8Array(size) }),
  crc32,
  text: (bytes) => decoder.decode(bytes),
  async sha256(bytes) {
    const hash = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  },
};

/** Has a machine's own do the work from now on. */
export function useByteWork(own: ByteWork): void {
  Object.assign(byteWork, own);
}
