/** A workbook of the user's own is sent, edited by a colleague without the add-in, and comes back. */
import type { Scalar } from "../../src/formula/values";
import type { SheetCells } from "../../src/sheets/read";
import { readWorkbook } from "../../src/xlsx/read";
import { prepareToSend, restore } from "../../src/xlsx/send";
import { book, sheetXml } from "../xlsx/support/package";
import { describeWithLibreOffice, edit } from "./soffice";

/** Formulas as the user typed them into C2, C3 …; column B holds 1, 2, 3 … */
const FORMULAS = [
  "RUBRIC.DEDUCT(3,B2)",
  'IF(B3="","",RUBRIC.BAND(B3,{1,2,16},{"低","中","高"}))',
  "SUM(RUBRIC.BONUS(B2:B4,2,5),SUBSIDY.BAND(95.5,,{80,91,96},{4,5,7}))",
  'ROUND(RUBRIC.SHORTFALL(10,B5/100,$B$9,0.005,,"started"),2)&"分"',
  "RUBRIC.MEETS(20,B6,RUBRIC.BAND('基础 数据'!A1,{0,200},{2,50}))",
  'IF(RUBRIC.VETO(D2:D4),"一票否决",SUBSIDY.GRADE(79.995))',
  "RUBRIC.RANK(B8,B$2:B$9)+RUBRIC.TIER(2,7)",
  "-RUBRIC.RISE(0.5,B9/10)*2",
];

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const inFile = (formula: string) =>
  escaped(formula.replace(/(RUBRIC|SUBSIDY)\.([A-Z]+)\(/g, "_xldudf_$1_$2("));

const rows = FORMULAS.map((formula, index) => {
  const row = index + 2;
  const flag = index < 3 ? `<c r="D${row}" t="inlineStr"><is><t>否</t></is></c>` : "";
  const shared = row < 5 ? sharedCell(row) : "";
  return `<row r="${row}"><c r="B${row}"><v>${index + 1}</v></c><c r="C${row}"><f>${inFile(formula)}</f></c>${flag}${shared}</row>`;
});

function sharedCell(row: number): string {
  return row === 2
    ? `<c r="E2"><f t="shared" ref="E2:E4" si="0">${inFile("RUBRIC.BONUS(B2,2)")}</f></c>`
    : `<c r="E${row}"><f t="shared" si="0"/></c>`;
}

const array = `<row r="12"><c r="C12"><f t="array" ref="C12:C13">${inFile("RUBRIC.BONUS(B2,2)+B2:B3")}</f><v>3</v></c></row>`;
const source = book({
  sheets: {
    评分: sheetXml(rows.join("") + array),
    "基础 数据": sheetXml('<row r="1"><c r="A1"><v>150</v></c></row>'),
  },
});

/** What they come to after the colleague's edits: B2 is 2 now, and two rows came in above row 3. */
const VALUES = [1, "中", 10, "0分", 20, "合格", 3, 0.75];

/** The row of a formula after the edits. */
const rowAfter = (index: number) => (index === 0 ? 2 : index + 4);

/** Addresses after two rows came in above row 3. */
const moved = (formula: string) =>
  formula.replace(/(?<![!\w'])(\$?[B-E]\$?)(\d+)/g, (_, column: string, row: string) =>
    Number(row) >= 3 ? `${column}${Number(row) + 2}` : `${column}${row}`,
  );

const at = (
  { top, left }: SheetCells,
  grid: readonly (readonly Scalar[])[],
  row: number,
  column: number,
) => grid[row - 1 - top]?.[column - left] ?? null;

describeWithLibreOffice()("A workbook that was sent and edited in LibreOffice", () => {
  let edited = new Uint8Array();
  let back: SheetCells;
  let sentReport = prepareToSend(source).report;

  beforeAll(() => {
    const { bytes, report } = prepareToSend(source);
    sentReport = report;
    edited = new Uint8Array(
      edit(bytes, [
        "sheet = doc.Sheets.getByIndex(0)",
        "sheet.Rows.insertByIndex(2, 2)",
        'sheet.getCellRangeByName("B2").Value = 2',
        'sheet.getCellRangeByName("F20").String = "=RUBRIC.BONUS(1,2)"',
        'sheet.getCellRangeByName("F21").String = "请核对"',
      ]),
    );
    back = readWorkbook(restore(edited).bytes)[0]!;
  }, 120_000);

  test("every formula was turned", () => {
    expect(sentReport.left).toEqual([]);
    expect(sentReport.fixed).toEqual([]);
    expect(sentReport.turned).toHaveLength(FORMULAS.length + 2);
  });

  test("computes there, without an error in any cell", () => {
    const sheet = readWorkbook(edited)[0]!;
    expect(sheet.values.flat().filter((value) => String(value).startsWith("#"))).toEqual([]);
    expect(FORMULAS.map((_, index) => at(sheet, sheet.values, rowAfter(index), 2))).toEqual(VALUES);
  });

  test("turned back, every formula is the user's again, at its new place", () => {
    FORMULAS.forEach((formula, index) => {
      expect(at(back, back.formulas, rowAfter(index), 2)).toBe(`=${moved(formula)}`);
    });
  });

  test("what the colleague typed is kept, and text that looks like a formula stays text", () => {
    expect(at(back, back.values, 21, 5)).toBe("请核对");
    expect(at(back, back.values, 20, 5)).toBe("=RUBRIC.BONUS(1,2)");
    expect(at(back, back.formulas, 20, 5)).toBe("'=RUBRIC.BONUS(1,2)");
  });
});
