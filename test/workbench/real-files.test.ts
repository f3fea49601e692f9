/** Files as they really come: of other programs, old versions and odd exporters. Opened, calculated, saved, and never a dead end. */
import { strFromU8, unzipSync } from "fflate";
import { openWorkbook, type Workbook } from "../excel/support/workbook";
import { packageOf, relations, sheetXml, utf16 } from "./package-of";

let workbook: Workbook;
beforeEach(async () => {
  workbook = await openWorkbook();
});
afterEach(() => workbook.close());

async function opened(bytes: Uint8Array) {
  const { host, user } = workbook.excel;
  const file = await host.readFile(bytes);
  const lost = host.sayLosses(file.lost, "zh");
  await host.open(file);
  await workbook.excel.idle();
  const sees = (...addresses: string[]) => addresses.map((address) => user.sees(address));
  return { lost, sees };
}
/** The parts of what is saved now. */
async function saved() {
  const parts = unzipSync((await workbook.excel.host.save()).bytes);
  return (name: string) => strFromU8(parts[name]!);
}
const cell = (address: string, value: string | number) => `<c r="${address}"><v>${value}</v></c>`;
const formula = (address: string, text: string, value: string | number, attributes = "") =>
  `<c r="${address}"><f${attributes}>${text}</f><v>${value}</v></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join("")}</row>`;

test("an array formula of one cell is saved as one", async () => {
  const data =
    row(
      1,
      cell("A1", 1),
      cell("B1", 4),
      formula("C1", "SUM(A1:A2*B1:B2)", 14, ' t="array" ref="C1"'),
    ) + row(2, cell("A2", 2), cell("B2", 5));
  const { sees } = await opened(packageOf({ sheets: { 表: sheetXml(data) } }));
  expect(sees("表!C1")).toEqual(["14"]);
  const part = await saved();
  expect(part("xl/worksheets/sheet1.xml")).toMatch(
    /<f t="array" ref="C1">SUM\(A1:A2\*B1:B2\)<\/f>/,
  );
});

describe("references that the page has no objects for", () => {
  const TABLE = `<?xml version="1.0" encoding="UTF-8"?><table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="销售" displayName="销售" ref="A1:C3" totalsRowShown="0"><tableColumns count="3"><tableColumn id="1" name="数量"/><tableColumn id="2" name="单价"/><tableColumn id="3" name="金额"/></tableColumns></table>`;
  const header = ["A1", "B1", "C1"].map(
    (at, i) => `<c r="${at}" t="inlineStr"><is><t>${["数量", "单价", "金额"][i]}</t></is></c>`,
  );

  test("a table's become addresses, and calculate", async () => {
    const data =
      row(1, ...header) +
      row(
        2,
        cell("A2", 2),
        cell("B2", 3),
        formula("C2", "销售[[#This Row],[数量]]*销售[[#This Row],[单价]]", 6),
      ) +
      row(
        3,
        cell("A3", 4),
        cell("B3", 5),
        formula("C3", "销售[[#This Row],[数量]]*销售[[#This Row],[单价]]", 20),
      ) +
      row(
        5,
        formula("A5", "SUM(销售[金额])", 26),
        formula("B5", "COUNTA(销售[#Headers])", 3),
        formula("C5", "SUM(销售[[数量]:[单价]])", 14),
      );
    const bytes = packageOf({
      sheets: { 表: sheetXml(data, '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>') },
      parts: {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(["rId1", "table", "../tables/table1.xml"]),
        "xl/tables/table1.xml": TABLE,
      },
    });
    const { lost, sees } = await opened(bytes);
    expect(lost).toContain("1 个表格");
    workbook.excel.user.type("表!A2", "10");
    await workbook.excel.idle();
    expect(sees("表!C2", "表!A5", "表!B5", "表!C5")).toEqual(["30", "50", "3", "22"]);
    const part = await saved();
    expect(part("xl/worksheets/sheet1.xml")).toContain("<f>SUM($C$2:$C$3)</f>");
    expect(part("xl/worksheets/sheet1.xml")).not.toContain("销售[");
  });

  test("another workbook's are the values that stand there", async () => {
    const bytes = packageOf({
      sheets: {
        表: sheetXml(row(1, formula("A1", "[1]Sheet1!$A$1+1", 42), formula("B1", "A1*2", 84))),
      },
      parts: { "xl/externalLinks/externalLink1.xml": "<externalLink/>" },
    });
    const { lost, sees } = await opened(bytes);
    expect(lost).toContain("外部链接（公式保留当前的值）");
    expect(sees("表!A1", "表!B1")).toEqual(["42", "84"]);
    const part = await saved();
    expect(part("xl/worksheets/sheet1.xml")).not.toContain("[1]");
  });

  test("those over a stack of sheets are values too, and are named; nothing waits for them", async () => {
    const sheets = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`S${i + 1}`, sheetXml(row(1, cell("A1", i)))]),
    );
    sheets.和 = sheetXml(
      row(1, formula("A1", "SUM(S1:S12!A1)", 66), formula("B1", "SUM(S1!A1:A9)", 0)),
    );
    const start = Date.now();
    const { lost, sees } = await opened(packageOf({ sheets }));
    expect(lost).toBe("1 个跨多张工作表的公式（保留当前的值）");
    expect(sees("和!A1", "和!B1")).toEqual(["66", "0"]);
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

test("chart and macro sheets are left out by name; names and the sheet in front still mean theirs", async () => {
  const bytes = packageOf({
    sheets: { 图表: "<chartsheet/>", 数据: sheetXml(row(1, cell("A1", 7))), 后: sheetXml("") },
    book: '<definedNames><definedName name="数" localSheetId="1">数据!$A$1</definedName></definedNames>',
    parts: {
      "xl/_rels/workbook.xml.rels": relations(
        ["rId1", "chartsheet", "chartsheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ["rId3", "worksheet", "worksheets/sheet3.xml"],
      ),
      "xl/chartsheets/sheet1.xml": "<chartsheet/>",
    },
  });
  const { lost, sees } = await opened(bytes);
  expect(lost).toContain("1 张图表页或宏表");
  expect(workbook.excel.book.getSheets().map((sheet) => sheet.getSheetName())).toEqual([
    "数据",
    "后",
  ]);
  workbook.excel.user.type("数据!B1", "=数*2");
  await workbook.excel.idle();
  expect(sees("数据!B1")).toEqual(["14"]);
  await saved();
});

test("an empty rule is no rule: the sheet calculates and saves", async () => {
  const after =
    '<conditionalFormatting sqref="A1:A3"><cfRule type="expression" priority="1"><formula></formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="custom" sqref="B1"><formula1></formula1></dataValidation></dataValidations>';
  const { sees } = await opened(
    packageOf({ sheets: { 表: sheetXml(row(1, cell("A1", 1), formula("B1", "A1+1", 2)), after) } }),
  );
  workbook.excel.user.type("表!A1", "5");
  await workbook.excel.idle();
  expect(sees("表!B1")).toEqual(["6"]);
  await saved();
});

test("merged whole columns and rows open, and are saved as merged", async () => {
  const after = '<mergeCells count="2"><mergeCell ref="A:A"/><mergeCell ref="C1:D2"/></mergeCells>';
  await opened(packageOf({ sheets: { 表: sheetXml(row(1, cell("A1", 1)), after) } }));
  const part = await saved();
  expect(part("xl/worksheets/sheet1.xml")).toMatch(/<mergeCell ref="A1:A\d+"\/>/);
  expect(part("xl/worksheets/sheet1.xml")).toContain('<mergeCell ref="C1:D2"/>');
});

test("a colour that is none is passed over", async () => {
  const styles = `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/></font><font><color rgb="FF"/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;
  const { sees } = await opened(
    packageOf({
      sheets: { 表: sheetXml('<row r="1"><c r="A1" s="1"><v>3</v></c></row>') },
      parts: {
        "xl/styles.xml": styles,
        "xl/_rels/workbook.xml.rels": relations(
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
          ["rId2", "styles", "styles.xml"],
        ),
      },
    }),
  );
  expect(sees("表!A1")).toEqual(["3"]);
});

describe("packages of other programs", () => {
  const sheets = { 表: sheetXml(row(1, cell("A1", 3), formula("B1", "A1+1", 4))) };

  test.each([
    ["the workbook found by its relation", packageOf({ sheets, folder: "mappe" })],
    ["names with backslashes", packageOf({ sheets, rename: (name) => name.replaceAll("/", "\\") })],
    [
      "parts in UTF-16",
      packageOf({ sheets, parts: { "xl/worksheets/sheet1.xml": utf16(sheets.表) } }),
    ],
  ])("%s", async (_, bytes) => {
    const { lost, sees } = await opened(bytes);
    expect(lost).toBe("");
    expect(sees("表!A1", "表!B1")).toEqual(["3", "4"]);
    await saved();
  });

  test("a name that leaves the package by backslashes is refused as by slashes", async () => {
    const bytes = packageOf({ sheets, parts: { "xl\\..\\..\\evil.xml": "<a/>" } });
    await expect(workbook.excel.host.readFile(bytes)).rejects.toMatchObject({ reason: "hostile" });
  });
});

test("dates of ISO 8601 are dates", async () => {
  const data =
    '<row r="1"><c r="A1" t="d"><v>2026-06-30</v></c><c r="B1" t="d"><v>2026-06-30T12:00:00</v></c></row>';
  const { sees } = await opened(
    packageOf({ sheets: { 表: sheetXml(data + row(2, formula("A2", "A1+1", 0))) } }),
  );
  expect(sees("表!A1", "表!B1", "表!A2")).toEqual(["46203", "46203.5", "46204"]);
});

test("magnification and the direction of writing stay", async () => {
  const before =
    '<sheetViews><sheetView zoomScale="150" rightToLeft="1" workbookViewId="0"/></sheetViews>';
  await opened(packageOf({ sheets: { 表: sheetXml(row(1, cell("A1", 1)), "", before) } }));
  const part = await saved();
  expect(part("xl/worksheets/sheet1.xml")).toMatch(/zoomScale="150"/);
  expect(part("xl/worksheets/sheet1.xml")).toMatch(/rightToLeft="1"/);
});

test("what else would be gone after saving is named before opening", async () => {
  const before =
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1000" topLeftCell="B1"/></sheetView></sheetViews>';
  const data = row(1, '<c r="A1"><f t="dataTable" ref="A1:A2" r1="B1"/><v>3</v></c>');
  const after =
    '<dataConsolidate/><headerFooter differentFirst="1"><firstHeader>甲</firstHeader></headerFooter><ignoredErrors><ignoredError sqref="A1" evalError="1"/></ignoredErrors>';
  const { lost } = await opened(
    packageOf({
      sheets: { 表: sheetXml(data, after, before) },
      book: '<calcPr calcMode="manual"/><customWorkbookViews><customWorkbookView name="v" guid="{0}" windowWidth="1" windowHeight="1" activeSheetId="1"/></customWorkbookViews>',
    }),
  );
  for (const words of [
    "1 处窗口拆分",
    "1 个模拟运算表",
    "首页或奇偶页不同的页眉页脚",
    "合并计算",
    "忽略错误",
    "手动计算",
    "1 个自定义视图",
  ])
    expect(lost).toContain(words);
});

test("opening a long file lets the page go on in between, and can be stopped: the workbook is as it was", async () => {
  const { host, user } = workbook.excel;
  user.type("Sheet1!A1", "自己的");
  const rows = Array.from({ length: 401 }, (_, i) => row(i + 1, cell(`A${i + 1}`, i)));
  const file = await host.readFile(packageOf({ sheets: { 长表: sheetXml(rows.join("")) } }));
  let breaths = 0;
  const stopped = new Error("Stopped.");
  const opening = host.open(file, async () => {
    breaths += 1;
    if (breaths === 3) throw stopped;
  });
  await expect(opening).rejects.toBe(stopped);
  expect(workbook.excel.book.getSheets().map((sheet) => sheet.getSheetName())).toEqual(["Sheet1"]);
  expect(user.sees("Sheet1!A1")).toBe("自己的");
  await host.open(file, async () => {
    breaths += 1;
  });
  await workbook.excel.idle();
  expect(breaths).toBe(6); // after each 200 rows
  expect(user.sees("长表!A401")).toBe("400");
});
