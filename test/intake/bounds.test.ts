/** Each bound is one clear line. The bounds are lowered here: what they keep out would take minutes to make. */
import { zipSync } from "fflate";
import { LIMITS } from "../../src/xlsx/package";
import { isZipOfFiles, unpack } from "../../src/intake/unpack";
import { soundCard, take, told } from "./support/cards";
import { FileEditor } from "./support/file-editor";

let card: Uint8Array;
beforeAll(async () => {
  card = await soundCard("graduate-college");
});
afterEach(() => jest.restoreAllMocks());

const size = (bytes: Uint8Array) =>
  [...new FileEditor(bytes).parts.values()].reduce(
    (sum, part) => sum + (typeof part === "string" ? Buffer.byteLength(part) : part.length),
    0,
  );
const count = (bytes: Uint8Array) => new FileEditor(bytes).parts.size;

test("the bounds are those that are promised", () => {
  expect(LIMITS).toEqual({ fileBytes: 64 << 20, totalBytes: 256 << 20, parts: 10_000 });
});

test.each([
  ["fileBytes", (bytes: Uint8Array) => bytes.length],
  ["totalBytes", size],
  ["parts", count],
] as const)("%s: a file at the bound is read, one above it is told", async (bound, measure) => {
  jest.replaceProperty(LIMITS, bound, measure(card));
  expect(told(await take(card))).toEqual([]);
  jest.replaceProperty(LIMITS, bound, measure(card) - 1);
  const read = await take(card);
  expect(told(read)).toEqual(["error unreadable-file"]);
  expect(read.findings[0]!.message.zh).toMatch(
    /文件过大（上限 64 MB，解开后 256 MB、10000 个部件）/,
  );
});

test("a sheet of more than a million cells is told by its name", async () => {
  const far = new FileEditor(card).type("评分表", "XFD1048576", 1).bytes();
  const read = await take(far);
  expect(told(read)).toEqual(["error unreadable-file"]);
  expect(read.findings[0]!.message.zh).toMatch(/“评分表”的内容范围过大/);
});

test("a file in a zip has the bound of a file", () => {
  const zip = zipSync({ "a.xlsx": new Uint8Array(101), "b.xlsx": new Uint8Array(100) });
  jest.replaceProperty(LIMITS, "fileBytes", 100);
  expect(isZipOfFiles(zip)).toBe(true);
  expect(
    [...unpack("a.zip", zip)].map((each) => ("trouble" in each ? each.trouble.zh : each.file)),
  ).toEqual([expect.stringContaining("文件过大（上限 64 MB）"), "a.zip/b.xlsx"]);
});
