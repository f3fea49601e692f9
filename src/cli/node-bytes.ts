/** Node's own work on bytes, for programs that run in it. */
import { isAscii, isUtf8, transcode } from "node:buffer";
import { createHash } from "node:crypto";
import { crc32, inflateRawSync } from "node:zlib";
import { useByteWork } from "../xlsx/byte-work";

export function useNodeBytes(): void {
  useByteWork({
    // Room for the whole content and its end at once: it is not copied, and no longer one is unpacked.
    inflate: (packed, size) =>
      inflateRawSync(packed, { maxOutputLength: size + 1, chunkSize: Math.max(LEAST, size + 1) }),
    crc32,
    text(bytes) {
      if (!isUtf8(bytes)) throw new TypeError("not UTF-8");
      const { buffer, byteOffset, length } = bytes;
      return isAscii(bytes)
        ? Buffer.from(buffer, byteOffset, length).toString("latin1")
        : transcode(bytes, "utf8", "utf16le").toString("utf16le");
    },
    sha256: (bytes) => createHash("sha256").update(bytes).digest("hex"),
  });
}

/** What the library takes for a chunk. */
const LEAST = 64;
