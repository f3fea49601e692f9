/** Node's own work on bytes is the scripts', and as distrustful. */
import { deflateSync } from "fflate";
import { useNodeBytes } from "../../src/cli/node-bytes";
import { byteWork, type ByteWork } from "../../src/xlsx/byte-work";

const scripts: ByteWork = { ...byteWork };
useNodeBytes();
const node: ByteWork = { ...byteWork };

const content = new TextEncoder().encode('<c r="A1"><v>考核 1</v></c>'.repeat(3000));
const packed = deflateSync(content);

test("is another than the scripts'", () => {
  expect(node.inflate).not.toBe(scripts.inflate);
});

describe.each([
  ["scripts", scripts],
  ["Node", node],
])("the work of %s", (_, work) => {
  test("unpacks what was packed, an empty content too", () => {
    expect(Buffer.from(work.inflate(packed, content.length)).equals(content)).toBe(true);
    expect(work.inflate(deflateSync(new Uint8Array()), 0)).toHaveLength(0);
  });

  test("never gives more than was said, nor what would pass for the whole", () => {
    const unpacked = (said: number) => {
      try {
        return work.inflate(packed, said);
      } catch {
        return new Uint8Array();
      }
    };
    const passes = (said: number) => {
      const found = unpacked(said);
      return found.length === said && work.crc32(found) === work.crc32(content);
    };
    expect(passes(content.length)).toBe(true);
    for (const said of [1, content.length - 1, content.length + 1])
      expect(passes(said)).toBe(false);
    expect(unpacked(1000).length).toBeLessThanOrEqual(1001);
  });

  test("refuses a stream that is broken off", () => {
    expect(() => work.inflate(packed.subarray(0, packed.length - 9), content.length)).toThrow();
  });

  test("sums as every zip does, in pieces too", async () => {
    const digits = new TextEncoder().encode("123456789");
    expect(work.crc32(digits)).toBe(0xcbf43926);
    expect(work.crc32(digits.subarray(4), work.crc32(digits.subarray(0, 4)))).toBe(0xcbf43926);
    expect(await work.sha256(new TextEncoder().encode("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  test("reads UTF-8 whole, a mark at its beginning kept, and refuses what is none", () => {
    for (const text of ["", "score 1", "\ufeff考核 𠮷 ①", "é\u0000"])
      expect(work.text(new TextEncoder().encode(text))).toBe(text);
    const within = Uint8Array.of(0xff, 0xe8, 0x80, 0x83, 0xff);
    expect(work.text(within.subarray(1, 4))).toBe("考");
    expect(() => work.text(within)).toThrow();
    expect(() => work.text(within.subarray(1, 3))).toThrow();
    expect(() => work.text(Uint8Array.of(0xed, 0xa0, 0x80))).toThrow();
  });
});
