import { type ExcelSession, openExcel } from "../support/office";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

const onSheet = <T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>) =>
  Excel.run((context) => work(context.workbook.worksheets.getItem("Sheet1"), context));

describe("values and formulas", () => {
  test("what is written is calculated before it is read in the same request", async () => {
    const read = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      const sum = sheet.getRange("C1");
      sum.formulas = [["=SUM(A1:B2)"]];
      sum.numberFormat = [["0.00"]];
      sum.load("values,text,formulas,numberFormat,valueTypes,address");
      await context.sync();
      return sum.toJSON();
    });
    expect(read).toMatchObject({
      values: [[10]],
      text: [["10.00"]],
      formulas: [["=SUM(A1:B2)"]],
      numberFormat: [["0.00"]],
      valueTypes: [["Double"]],
      address: "Sheet1!C1",
    });
  });
});
