/** Where Univer's engine is not Excel's, and the host mends it. */
import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

/** What formulas give in column C, beside a text, an empty text of a formula and an empty cell: A1, A2, A3. */
const results = (formulas: string[]) =>
  onSheet(async (sheet, context) => {
    sheet.getRange("A1:A3").formulas = [["abc"], ['=""'], [""]];
    const range = sheet.getRange(`C1:C${formulas.length}`);
    range.formulas = formulas.map((formula) => [formula]);
    range.load("values");
    await context.sync();
    return range.values.map(([value]) => value as unknown);
  });

test.each<[string, unknown]>([
  ['=IF("",1,2)', "#VALUE!"],
  ['=IF("1",1,2)', "#VALUE!"],
  ["=IF(A1,1,2)", "#VALUE!"],
  ["=IF(A2,1,2)", "#VALUE!"],
  ["=IF(A3,1,2)", 2],
  ['=IF("TRUE",1,2)', 1],
  ['=IF("false",1,2)', 2],
  ['=SUM(IF({"x",1},1,2))', "#VALUE!"],
  ['=IFERROR(IF("",1,2),"wrong")', "wrong"],
  ['=NOT("")', "#VALUE!"],
  ['=NOT("TRUE")', false],
  ["=NOT(A3)", true],
  ['=AND("",TRUE)', "#VALUE!"],
  ['=AND("true",TRUE)', true],
  ['=OR("no",TRUE)', "#VALUE!"],
  ['=XOR("FALSE",TRUE)', true],
])("of texts only TRUE and FALSE are conditions: %s", async (formula, value) => {
  expect(await results([formula])).toEqual([value]);
});

test("texts in the cells that AND, OR and XOR look through are passed over", async () => {
  const formulas = ["=AND(A1,TRUE)", "=OR(A1:A3,FALSE)", "=XOR(A2,TRUE)", "=AND(A1)"];
  expect(await results(formulas)).toEqual([true, false, true, "#VALUE!"]);
});

test("a formula's empty text is no empty cell, whether calculated before or together", async () => {
  const formulas = ["=ISBLANK(A2)", "=A2=0", "=A2+1", "=COUNTA(A1:A3)", '=A2=""', "=A3+1"];
  const wanted = [false, false, "#VALUE!", 2, true, 1];
  expect(await results(formulas)).toEqual(wanted);
  const later = await onSheet(async (sheet, context) => {
    const range = sheet.getRange("D1:D6");
    range.formulas = formulas.map((formula) => [formula]);
    range.load("values");
    await context.sync();
    return range.values.flat() as unknown[];
  });
  expect(later).toEqual(wanted);
});

test("formulas keep the cells of a sheet that is deleted, as errors", async () => {
  const [formulas, values] = await onSheet(async (sheet, context) => {
    const other = context.workbook.worksheets.add("Other");
    const range = sheet.getRange("A1:A5");
    range.formulas = [
      ["=Other!$A$1+1"],
      ["=SUM(Other!A1:B2)"],
      ["=IFERROR('Other'!A1,7)"],
      ["=SUM(Other!A:A)"],
      ['="Other!A1"'],
    ];
    await context.sync();
    other.delete();
    await context.sync();
    range.load("formulas,values");
    await context.sync();
    range.formulas = range.formulas; // and they can be written as they are read
    range.load("formulas,values");
    await context.sync();
    return [range.formulas.flat() as unknown[], range.values.flat() as unknown[]];
  });
  expect(formulas).toEqual([
    "=#REF!$A$1+1",
    "=SUM(#REF!A1:B2)",
    "=IFERROR(#REF!A1,7)",
    "=SUM(#REF!A:A)",
    '="Other!A1"',
  ]);
  expect(values).toEqual(["#REF!", "#REF!", 7, "#REF!", "Other!A1"]);
});

test("a name that is a formula is one value, and no change of what is around it", async () => {
  const values = await onSheet(async (sheet, context) => {
    const names = { 和: "=Sheet1!$B$1+1", 负: "=-Sheet1!$B$1", 词: '="a"&"b"', 次: "=和*2" };
    sheet.getRange("B1").values = [[5]];
    for (const [name, formula] of Object.entries(names)) context.workbook.names.add(name, formula);
    const range = sheet.getRange("A1:A6");
    range.formulas = ["=和*2", "=10-和", "=负^2", '=词="ab"', "=次^2", "=SUM(和,1)%"].map((f) => [
      f,
    ]);
    range.load("values");
    await context.sync();
    return range.values.flat() as unknown[];
  });
  expect(values).toEqual([12, 4, 25, true, 144, 0.07]);
});

test("names keep the cells of a sheet that is deleted, as errors, and nothing shows the old value", async () => {
  const names = {
    五: "=Other!$A$1",
    三倍: "=Other!$A$1*3",
    加一: "=五+1",
    列: "=Other!$A:$A",
    本表: "=Sheet1!$H$1",
  };
  const formulas = [
    ...["=五", "=五*2", "=A2+1", "=SUM(五)*2", "=IF(TRUE,五,2)", "=IFERROR(五*2,9)"],
    ...["=三倍*2", "=加一*2", "=SUM(列)", "=本表*2"],
  ];
  const read = await onSheet(async (sheet, context) => {
    const other = context.workbook.worksheets.add("Other");
    other.getRange("A1").values = [[5]];
    sheet.getRange("H1").values = [[7]];
    for (const [name, formula] of Object.entries(names)) context.workbook.names.add(name, formula);
    const range = sheet.getRange(`A1:A${formulas.length}`);
    range.formulas = formulas.map((formula) => [formula]);
    range.load("values");
    await context.sync();
    expect(range.values.flat()).toEqual([5, 10, 11, 10, 5, 10, 30, 12, 5, 14]);
    other.delete();
    const standing = context.workbook.names.load("items/name,items/formula,items/type");
    range.load("formulas,values");
    await context.sync();
    return {
      names: standing.items.map(({ name, formula, type }) => [name, formula, type]),
      formulas: range.formulas.flat() as unknown[],
      values: range.values.flat() as unknown[],
    };
  });
  const lost = "#REF!";
  expect(read).toEqual({
    names: expect.arrayContaining([
      ["五", "=#REF!$A$1", "Error"],
      ["三倍", "=#REF!$A$1*3", "Error"],
      ["列", "=#REF!$A:$A", "Error"],
      ["本表", "=Sheet1!$H$1", "Range"],
    ]) as unknown,
    formulas,
    values: [lost, lost, lost, lost, lost, 9, lost, lost, lost, 14],
  });
});
