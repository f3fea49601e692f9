/** Each bound is one clear line. The bounds are lowered here: what they keep out would take minutes to make. */
import { zipSync } from "fflate";
import { readSheet } from "../../src/xlsx/read-sheet";
import { scanXml } from "../../src/xlsx/scan-xml";
import { LIMITS } from "../../src/xlsx/package";
import { isZipOfFiles, unpack } from "../../src/intake/files/unpack";
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

describe("One part", () => {
  const scan = (source: string) => () => scanXml(source, { open: () => {}, text: () => {} });
  const text = (length: number) => "字".repeat(length);

  test.each([
    ["a text", (length: number) => `<a>${text(length)}</a>`],
    ["a text that is quoted whole", (length: number) => `<a><![CDATA[${text(length - 12)}]]></a>`],
    ["an attribute", (length: number) => `<a b="${text(length)}"/>`],
  ])("%s has at most 400,000 characters", (_, part) => {
    expect(scan(part(400_000))).not.toThrow();
    expect(scan(part(400_001))).toThrow(/longer than Excel allows/);
  });

  test("the value of a cell that is written as usual has no other bound", () => {
    const cell = (length: number) => sheet(`<c r="A1" t="str"><v>${text(length)}</v></c>`);
    expect(cell(400_000)().values[0]![0]).toHaveLength(400_000);
    expect(cell(400_001)).toThrow(/longer than Excel allows/);
  });

  test("elements lie 200 deep at most", () => {
    const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(scan(nested(200))).not.toThrow();
    expect(scan(nested(201))).toThrow(/too many levels/);
  });
});

const sheet = (cells: string) => () =>
  readSheet("表", `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`, [], []);

describe("One sheet", () => {
  test("a formula has at most 8,192 characters", () => {
    const formula = (length: number) => sheet(`<c r="A1"><f>${"1".repeat(length)}</f></c>`);
    expect(formula(8192)).not.toThrow();
    expect(formula(8193)).toThrow(/longer than Excel allows/);
  });

  test("the block that holds all of it has at most a million cells", () => {
    const to = (address: string) => () =>
      readSheet(
        "表",
        `<worksheet><sheetData><row><c r="A1"><v>1</v></c></row><row><c r="${address}"><v>1</v></c></row></sheetData></worksheet>`,
        [],
        [],
      );
    expect(to("ALL1000")().values).toHaveLength(1000);
    expect(to("ALL1001")).toThrow(/spread too far/);
  });
});
