import { toSentFormula } from "../../src/formula/send";
import { prepareToSend, restore } from "../../src/xlsx/send";
import { book, bookParts, OTHER_PARTS, partText, sheetXml, unzip, zip } from "./support/package";

const SHEET = "xl/worksheets/sheet1.xml";
const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
/** What stands in the file for a formula that is sent. */
const sent = (formula: string) => escaped(toSentFormula(formula).slice(1));
const cells = (xml: string) =>
  sheetXml(`<row r="2" spans="1:3" x14ac:dyDescent="0.2">${xml}</row>`);
const oneSheet = (xml: string) => book({ sheets: { 评分: cells(xml) } });
const sheetOf = (bytes: Uint8Array) => partText(bytes, SHEET);

describe("Preparing a file changes its formulas and nothing else", () => {
  const parts = bookParts({
    sheets: {
      评分: cells(
        '<c r="A2" s="5" t="s"><v>0</v></c>\r\n <c r="B2" s="7"><f ca="1">_xldudf_RUBRIC_DEDUCT(3,A2) </f><v>2</v></c><!-- 😀 --><c r="C2"><f>SUM(B2,1)</f><v>3</v></c>',
      ),
      其他: cells('<c r="A2" t="inlineStr"><is><t>=RUBRIC.DEDUCT(3,1)</t></is></c>'),
    },
    workbookRest: '<calcPr calcId="191029"/>',
    extra: {
      ...OTHER_PARTS,
      "xl/sharedStrings.xml": "<sst><si><t>RUBRIC.DEDUCT(1)</t></si></sst>",
    },
  });
  const before = zip(parts);
  const { bytes, report } = prepareToSend(before);
  const after = unzip(bytes);

  test("every other part is the same, byte for byte, and in the same order", () => {
    expect(Object.keys(after)).toEqual(Object.keys(parts));
    for (const [name, content] of Object.entries(unzip(before))) {
      if (name !== SHEET)
        expect({ name, same: Buffer.from(after[name]!).equals(content) }).toEqual({
          name,
          same: true,
        });
    }
  });

  test("in the sheet only the formula is another one", () => {
    expect(sheetOf(bytes)).toBe(
      (parts[SHEET] as string).replace(
        "_xldudf_RUBRIC_DEDUCT(3,A2) ",
        sent("=RUBRIC.DEDUCT(3,A2) "),
      ),
    );
  });

  test("it is reported with its place", () => {
    expect(report).toEqual({
      turned: [
        { place: { sheet: "评分", address: "B2", kind: "cell" }, formula: "=RUBRIC.DEDUCT(3,A2) " },
      ],
      fixed: [],
      left: [],
    });
  });

  test("turned back, it is the same file again", () => {
    const back = unzip(restore(bytes).bytes);
    expect(Object.keys(back)).toEqual(Object.keys(parts));
    expect(new TextDecoder().decode(back[SHEET])).toBe(parts[SHEET]);
  });

  test("a file without such formulas is handed back as it is", () => {
    const plain = oneSheet('<c r="A2"><f>SUM(B2:C2)</f><v>0</v></c>');
    expect(prepareToSend(plain).bytes).toBe(plain);
    expect(restore(plain).bytes).toBe(plain);
  });
});

describe("Each kind of formula", () => {
  const there = (xml: string) => {
    const prepared = prepareToSend(oneSheet(xml));
    expect(sheetOf(restore(prepared.bytes).bytes)).toBe(cells(xml));
    return prepared;
  };

  test("a shared formula is turned at its first cell, for all", () => {
    const { bytes, report } = there(
      '<c r="B2"><f t="shared" ref="B2:B4" si="0">_xldudf_RUBRIC_BONUS(A2,2)</f><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>4</v></c>',
    );
    expect(sheetOf(bytes)).toContain(
      `<f t="shared" ref="B2:B4" si="0">${sent("=RUBRIC.BONUS(A2,2)")}</f>`,
    );
    expect(sheetOf(bytes)).toContain('<f t="shared" si="0"/>');
    expect(report.turned).toHaveLength(1);
  });

  test("an array formula stays one", () => {
    const { bytes } = there(
      '<c r="B2"><f t="array" ref="B2:B3">_xldudf_RUBRIC_BONUS(A2:A3,2)+C2:C3</f><v>2</v></c>',
    );
    expect(sheetOf(bytes)).toContain('<f t="array" ref="B2:B3">CHOOSE(1,');
  });

  test("a what-if table is left alone", () => {
    const xml = '<c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/><v>2</v></c>';
    expect(sheetOf(there(xml).bytes)).toBe(cells(xml));
  });

  test("results that are text, yes or no, and errors stay what they are", () => {
    const xml =
      '<c r="A2" t="str"><f>_xldudf_SUBSIDY_GRADE(90)</f><v>优秀</v></c><c r="B2" t="b"><f>_xldudf_RUBRIC_VETO(C2)</f><v>1</v></c><c r="C2" t="e"><f>_xldudf_RUBRIC_BONUS("x",1)</f><v>#VALUE!</v></c>';
    const { bytes } = there(xml);
    expect(sheetOf(bytes).replace(/<f>.*?<\/f>/g, "<f/>")).toBe(
      cells(xml).replace(/<f>.*?<\/f>/g, "<f/>"),
    );
  });

  test("names and columns of tables", () => {
    const table =
      '<table><tableColumns><tableColumn id="1" name="得分"><calculatedColumnFormula>_xldudf_RUBRIC_BONUS(表1[[#This Row],[篇]],2)</calculatedColumnFormula></tableColumn></tableColumns></table>';
    const bytes = book({
      sheets: { 评分: cells("") },
      workbookRest:
        '<definedNames><definedName name="得分">_xldudf_RUBRIC_BONUS(评分!$A$1,2)</definedName></definedNames>',
      extra: { "xl/tables/table1.xml": table },
    });
    const prepared = prepareToSend(bytes);
    expect(prepared.report.turned.map(({ place }) => place)).toEqual([
      { address: "得分", kind: "name" },
      { address: "得分", kind: "table" },
    ]);
    expect(partText(prepared.bytes, "xl/workbook.xml")).toContain(
      sent("=RUBRIC.BONUS(评分!$A$1,2)"),
    );
    const back = restore(prepared.bytes).bytes;
    expect(partText(back, "xl/tables/table1.xml")).toBe(table);
    expect(unzip(back)["xl/workbook.xml"]).toEqual(unzip(bytes)["xl/workbook.xml"]);
  });

  test("conditional formats and validations, where the native functions fit into them", () => {
    const rules = (formula: string) =>
      `<conditionalFormatting sqref="B2:B9"><cfRule type="expression" priority="1"><formula>${formula}</formula></cfRule></conditionalFormatting>`;
    const bytesOf = (formula: string) => book({ sheets: { 评分: sheetXml("", rules(formula)) } });
    const short = prepareToSend(bytesOf("_xldudf_RUBRIC_BONUS(A2,2)&gt;3"));
    expect(sheetOf(short.bytes)).toContain(sent("=RUBRIC.BONUS(A2,2)>3"));
    expect(short.report.turned[0]?.place).toEqual({
      sheet: "评分",
      address: "B2:B9",
      kind: "rule",
    });
    const bands = prepareToSend(bytesOf("_xldudf_RUBRIC_BAND(A2,{1,5},{2,3})&gt;2"));
    expect(bands.report.left[0]?.why?.zh).toContain("引用该单元格");
  });

  test("formulas of newer kinds of rules are found behind their own prefix", () => {
    const rest =
      '<extLst><ext><x14:conditionalFormattings xmlns:x14="x14" xmlns:xm="xm"><x14:cfRule><xm:f>_xldudf_RUBRIC_BONUS(其他!A2,2)&gt;3</xm:f></x14:cfRule></x14:conditionalFormattings></ext></extLst>';
    const { report } = prepareToSend(book({ sheets: { 评分: sheetXml("", rest) } }));
    expect(report.turned[0]?.place.kind).toBe("rule");
  });
});

describe("Fixed values", () => {
  const FIXED = (value: string, call: string) => `CHOOSE(1,${value},"RUBRIC.FIXED",${call})`;

  test("cells keep what they show, and come back", () => {
    const xml =
      '<c r="A2"><f>_xldudf_RUBRIC_BONUS(C2,2)</f><v>12.5</v></c><c r="B2" t="str"><f>_xldudf_SUBSIDY_GRADE(A2)</f><v>不合格</v></c><c r="C2"><f>A2+1</f><v>13.5</v></c>';
    const { bytes, report } = prepareToSend(oneSheet(xml), { freeze: true });
    expect(sheetOf(bytes)).toContain(
      `<f>${FIXED("12.5", 'CHOOSE(1,0,"RUBRIC.BONUS",C2,2)')}</f><v>12.5</v>`,
    );
    expect(sheetOf(bytes)).toContain(FIXED('"不合格"', 'CHOOSE(1,0,"SUBSIDY.GRADE",A2)'));
    expect(sheetOf(bytes)).toContain("<f>A2+1</f>");
    expect([report.fixed.length, report.turned.length]).toEqual([2, 0]);
    expect(sheetOf(restore(bytes).bytes)).toBe(cells(xml));
  });

  test("a shared formula is taken apart, for each cell has a value of its own", () => {
    const xml =
      '<c r="B2"><f t="shared" ref="B2:B3" si="0">_xldudf_RUBRIC_BONUS(A2,$C$1)</f><v>2</v></c><c r="B3"><f t="shared" si="0"/><v>4</v></c>';
    const { bytes } = prepareToSend(oneSheet(xml), { freeze: true });
    expect(sheetOf(bytes)).toContain(
      `<c r="B3"><f>${FIXED("4", 'CHOOSE(1,0,"RUBRIC.BONUS",A3,$C$1)')}</f><v>4</v></c>`,
    );
    expect(sheetOf(restore(bytes).bytes)).toContain(
      '<c r="B2"><f>_xldudf_RUBRIC_BONUS(A2,$C$1)</f><v>2</v></c><c r="B3"><f>_xldudf_RUBRIC_BONUS(A3,$C$1)</f><v>4</v></c>',
    );
  });

  test("an array formula keeps the values of all its cells", () => {
    const { bytes } = prepareToSend(
      oneSheet(
        '<c r="A2"><f t="array" ref="A2:B2">_xldudf_RUBRIC_BONUS(C2,2)*D2:E2</f><v>1</v></c><c r="B2"><v>3</v></c>',
      ),
      { freeze: true },
    );
    expect(sheetOf(bytes)).toContain('<f t="array" ref="A2:B2">CHOOSE(1,{1,3},');
  });

  test("a formula whose twin would not fit keeps its value, with the reason", () => {
    const deep = `${"_xldudf_RUBRIC_SHORTFALL(5,".repeat(12)}A1${",B1,C1)".repeat(12)}`;
    const { bytes, report } = prepareToSend(oneSheet(`<c r="A2"><f>${deep}</f><v>4</v></c>`));
    expect(report.fixed[0]?.why?.zh).toContain("长度或层数限制");
    expect(sheetOf(bytes)).toContain("<f>CHOOSE(1,4,");
    expect(sheetOf(restore(bytes).bytes)).toContain(`<f>${deep}</f>`);
  });

  test("#NAME? is no value: it is computed natively, by the next program that opens the file", () => {
    const xml = '<c r="A2" t="e"><f>_xldudf_RUBRIC_BONUS(C2,2)</f><v>#NAME?</v></c>';
    for (const workbookRest of [
      "",
      '<calcPr calcId="191029"/>',
      '<calcPr fullCalcOnLoad="0"></calcPr>',
    ]) {
      const { bytes, report } = prepareToSend(
        book({ sheets: { 评分: cells(xml) }, workbookRest }),
        {
          freeze: true,
        },
      );
      expect([report.fixed.length, report.turned.length]).toEqual([0, 1]);
      expect(partText(bytes, "xl/workbook.xml")).toMatch(
        /<\/sheets><calcPr [^>]*fullCalcOnLoad="1"/,
      );
    }
  });
});

describe("Panes of add-ins", () => {
  const MICROSOFT = "http://schemas.microsoft.com/office/2011/relationships";
  const relations = (...each: [type: string, target: string][]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each
      .map(([type, target], i) => `<Relationship Id="r${i}" Type="${type}" Target="${target}"/>`)
      .join("")}</Relationships>`;
  const plain = bookParts({ sheets: { 评分: cells('<c r="A2"><v>1</v></c>') } });
  const override = (part: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.ms-office.webextension+xml"/>`;
  const withPanes = (more: Record<string, string> = {}) => ({
    ...plain,
    "[Content_Types].xml": (plain["[Content_Types].xml"] as string).replace(
      "</Types>",
      `${override("xl/webextensions/taskpanes.xml")}${override("xl/webextensions/webextension1.xml")}</Types>`,
    ),
    "_rels/.rels": (plain["_rels/.rels"] as string).replace(
      "</Relationships>",
      `<Relationship Id="w" Type="${MICROSOFT}/webextensiontaskpanes" Target="/xl/webextensions/taskpanes.xml"/></Relationships>`,
    ),
    "xl/webextensions/taskpanes.xml": "<wetp:taskpanes/>",
    "xl/webextensions/_rels/taskpanes.xml.rels": relations([
      `${MICROSOFT}/webextension`,
      "webextension1.xml",
    ]),
    "xl/webextensions/webextension1.xml": "<we:webextension/>",
    ...more,
  });
  const texts = (bytes: Uint8Array) =>
    Object.fromEntries(
      Object.entries(unzip(bytes)).map(([name, part]) => [name, Buffer.from(part).toString()]),
    );

  test("go with their add-ins, their relations and their types: the file is as if it never had them", () => {
    expect(texts(prepareToSend(zip(withPanes())).bytes)).toEqual(texts(zip(plain)));
  });

  test("leave an add-in that stands in a sheet too", () => {
    const drawing = {
      "xl/drawings/drawing1.xml": "<xdr:wsDr/>",
      "xl/drawings/_rels/drawing1.xml.rels": relations([
        `${MICROSOFT}/webextension`,
        "../webextensions/webextension1.xml",
      ]),
    };
    const names = Object.keys(unzip(prepareToSend(zip(withPanes(drawing))).bytes));
    expect(names).toContain("xl/webextensions/webextension1.xml");
    expect(names.filter((name) => name.includes("taskpanes"))).toEqual([]);
  });

  test("turning the formulas back leaves them", () => {
    const bytes = zip(withPanes());
    expect(restore(bytes).bytes).toBe(bytes);
  });
});
