import { toSentFormula } from "../../src/formula/send";
import { FileError, LIMITS } from "../../src/xlsx/package";
import { readWorkbook } from "../../src/xlsx/read";
import { book, bookParts, sheetXml, zip } from "./support/package";

const sheetOf = (rows: string, extra = {}) =>
  readWorkbook(book({ sheets: { 表: sheetXml(rows) }, extra }))[0]!;

describe("The cells of a file", () => {
  test("hold numbers, texts, yes and no, errors, wherever their words are kept", () => {
    const shared =
      '<sst><si><t>甲</t></si><si><r><t>优</t></r><r><rPr/><t xml:space="preserve"> 秀</t></r><rPh><t>yōu</t></rPh></si><si><t>a_x000D_b</t></si></sst>';
    const { values } = sheetOf(
      '<row r="2"><c r="B2"><v>1.5</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="b"><v>1</v></c></row><row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C3" t="inlineStr"><is><t>乙</t></is></c><c r="D3" t="str"><f>"x"</f><v>x</v></c><c r="E3" t="s"><v>2</v></c></row>',
      { "xl/sharedStrings.xml": shared },
    );
    expect(values).toEqual([
      [1.5, "优 秀", true, ""],
      ["#DIV/0!", "乙", "x", "a\rb"],
    ]);
  });

  test("are counted on where a writer gives no addresses", () => {
    const { values, top, left } = sheetOf("<row><c><v>1</v></c><c><v>2</v></c></row>");
    expect({ values, top, left }).toEqual({ values: [[1, 2]], top: 0, left: 0 });
  });

  test("have formulas as a cell shows them: functions by name, shared ones moved, sent ones turned back", () => {
    const sent = toSentFormula("=RUBRIC.DEDUCT(3,A1)").slice(1);
    const { formulas } = sheetOf(
      `<row r="1"><c r="A1"><f>_xldudf_RUBRIC_BONUS(B1,2)</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">C1*$D$1</f><v>1</v></c></row><row r="2"><c r="A2"><f>${sent.replace(/</g, "&lt;")}</f><v>3</v></c><c r="B2"><f t="shared" si="0"/><v>1</v></c></row>`,
    );
    expect(formulas).toEqual([
      ["=RUBRIC.BONUS(B1,2)", "=C1*$D$1"],
      ["=RUBRIC.DEDUCT(3,A1)", "=C2*$D$1"],
    ]);
  });

  test("text that looks like a formula stays text", () => {
    const { values, formulas } = sheetOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>=HYPERLINK("http://x")</t></is></c></row>',
    );
    expect(values).toEqual([['=HYPERLINK("http://x")']]);
    expect(formulas).toEqual([['\'=HYPERLINK("http://x")']]);
  });

  test("have their number formats", () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;分&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs></styleSheet>';
    const { numberFormats } = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c></row>',
      { "xl/styles.xml": styles },
    );
    expect(numberFormats).toEqual([["General", "0.00%", '0.0"分"']]);
  });

  test("formats without contents are no cells", () => {
    expect(sheetOf('<row r="1"><c r="XFD1" s="3"/></row><row r="1048576"/>').values).toEqual([]);
  });
});

/** The zip with another size of a part in its directory. */
function withSizeOf(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const copy = bytes.slice();
  const text = new TextDecoder("latin1").decode(copy);
  const view = new DataView(copy.buffer);
  view.setUint32(text.lastIndexOf(name) - 46 + 24, size, true);
  return copy;
}

describe("A file that is broken or hostile is refused with words that help", () => {
  const reasonOf = (bytes: Uint8Array): string => {
    try {
      readWorkbook(bytes);
      return "read";
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      expect(error.text.zh).toMatch(/请/);
      return error.reason;
    }
  };
  const good = bookParts({ sheets: { 表: sheetXml("") } });

  test.each([
    ["no zip", "not-a-workbook", new TextEncoder().encode("姓名,分数")],
    ["empty", "not-a-workbook", new Uint8Array()],
    ["encrypted, or .xls", "old-format", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0)],
    ["a zip of something else", "not-a-workbook", zip({ "word/document.xml": "<x/>" })],
    ["half a file", "damaged", zip(good).slice(0, 700)],
    ["a sheet missing", "damaged", zip({ ...good, "xl/worksheets/sheet1.xml": "" })],
    ["no XML", "damaged", zip({ ...good, "xl/worksheets/sheet1.xml": "<worksheet><sheet" })],
    [
      "a DTD",
      "hostile",
      zip({
        ...good,
        "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
      }),
    ],
    ["a path that leaves the container", "hostile", zip({ ...good, "../../evil.txt": "x" })],
    ["a path from the root", "hostile", zip({ ...good, "/etc/passwd": "x" })],
    ["the same part twice", "hostile", zip({ ...good, "XL/workbook.xml": "x" })],
    ["UTF-16", "damaged", zip({ ...good, "xl/workbook.xml": Uint8Array.of(0xff, 0xfe, 60, 0) })],
  ])("%s: %s", (_, reason, bytes) => {
    expect(reasonOf(bytes)).toBe(reason);
  });

  test.each([
    [
      "a formula longer than any",
      "damaged",
      `<row r="1"><c r="A1"><f>${"1+".repeat(5000)}1</f></c></row>`,
    ],
    ["elements nested without end", "hostile", "<a>".repeat(1000)],
  ])("%s: %s", (_, reason, rows) => {
    expect(reasonOf(zip({ ...good, "xl/worksheets/sheet1.xml": sheetXml(rows) }))).toBe(reason);
  });

  test("a zip bomb is not unpacked", () => {
    const bomb = zip({ ...good, "xl/media/a.bin": new Uint8Array(1000) });
    expect(reasonOf(withSizeOf(bomb, "xl/media/a.bin", LIMITS.totalBytes))).toBe("too-large");
  });

  test("a part that is longer than it says is not unpacked further", () => {
    const bomb = zip({ ...good, "xl/media/a.bin": new Uint8Array(1000) });
    expect(reasonOf(withSizeOf(bomb, "xl/media/a.bin", 10))).toBe("damaged");
  });

  test("a part that is not what its check sum says is not read", () => {
    const whole = zip({ ...good, "docProps/note.txt": "x".repeat(9) });
    const altered = whole.map((byte) => (byte === 0x78 ? 0x79 : byte));
    expect([reasonOf(whole), reasonOf(altered)]).toEqual(["read", "damaged"]);
  });

  test("one text of millions of entities is not read", () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${"&#20013;".repeat(5_000_000)}</t></is></c></row>`;
    expect(reasonOf(zip({ ...good, "xl/worksheets/sheet1.xml": sheetXml(rows) }))).toBe(
      "too-large",
    );
  });

  test.each([
    ["an unknown entity", "<row>&nbsp;</row>"],
    ["a character that XML does not have", "<row>&#0;</row>"],
    ["an attribute twice", '<row r="1" r="2"/>'],
    ["an attribute without quotes", "<row r=1/>"],
    ["elements that cross", "<row><c></row></c>"],
    ["a second root", '<row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet><x>'],
  ])("%s: damaged", (_, rows) => {
    expect(reasonOf(zip({ ...good, "xl/worksheets/sheet1.xml": sheetXml(rows) }))).toBe("damaged");
  });

  test("two cells at the corners of a sheet are no reason to fill the memory", () => {
    const corners = sheetXml(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    );
    expect(reasonOf(zip({ ...good, "xl/worksheets/sheet1.xml": corners }))).toBe("too-large");
  });
});

describe("The days of a file", () => {
  const days = '<row r="1"><c r="A1"><v>0</v></c><c r="B1" t="d"><v>2024-03-01</v></c></row>';
  const read = (workbookRest: string) =>
    readWorkbook(book({ sheets: { 表: sheetXml(days) }, workbookRest }))[0]!;

  test("count from 1904 where the workbook says so, those that are written out too", () => {
    expect(read('<workbookPr date1904="1"/>')).toMatchObject({
      from1904: true,
      values: [[0, 43890]],
    });
  });

  test.each(["", "<workbookPr/>", '<workbookPr date1904="0"/>'])("else from 1900: %s", (said) => {
    const { from1904, values } = read(said);
    expect({ from1904, values }).toEqual({ from1904: undefined, values: [[0, 45352]] });
  });
});
