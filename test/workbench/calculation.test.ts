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

test("a name that stood for cells of a sheet that is deleted is an error, and nothing shows the old value", async () => {
  const [formulas, values] = await onSheet(async (sheet, context) => {
    const other = context.workbook.worksheets.add("Other");
    other.getRange("A1").values = [[5]];
    context.workbook.names.add("五", other.getRange("A1"));
    const range = sheet.getRange("A1:A3");
    range.formulas = [["=五"], ["=五*2"], ["=A2+1"]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[5], [10], [11]]);
    other.delete();
    await context.sync();
    const name = context.workbook.names.getItem("五").load("formula,type");
    range.load("formulas,values");
    await context.sync();
    expect(name).toMatchObject({ formula: "=#REF!", type: "Error" });
    return [range.formulas.flat() as unknown[], range.values.flat() as unknown[]];
  });
  expect(formulas).toEqual(["=五", "=五*2", "=A2+1"]);
  // Inside of a longer formula Univer takes the name for unknown.
  expect(values).toEqual(["#REF!", "#NAME?", "#NAME?"]);
});
