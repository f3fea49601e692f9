import { type ExcelSession, openExcel } from "../support/office";
import { onSheet } from "./on-sheet";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

/** Writes three cells and looks for a text in the same request. */
const find = (text: string, criteria: Excel.SearchCriteria) =>
  onSheet(async (sheet, context) => {
    const range = sheet.getRange("A1:B2");
    range.formulas = [
      ["Total", '="sub"&"total"'],
      ["", "total"],
    ];
    const found = range.findOrNullObject(text, criteria).load("address");
    await context.sync();
    return found.isNullObject ? null : found.address;
  });

test.each([
  ["total", {}, "Sheet1!A1"],
  ["subtotal", {}, "Sheet1!B1"], // the formula is of the same request
  ["total", { matchCase: true }, "Sheet1!B1"],
  ["total", { matchCase: true, completeMatch: true }, "Sheet1!B2"],
  ["total", { searchDirection: "Backwards" }, "Sheet1!B2"],
  ["average", {}, null],
] as const)("%s with %j is found at %s", async (text, criteria, address) => {
  expect(await find(text, criteria)).toBe(address);
});

test("what is not found is an error where no null object was asked for", async () => {
  const missing = onSheet(async (sheet) => void sheet.getRange("A1:B2").find("x", {}));
  await expect(missing).rejects.toMatchObject({ code: "ItemNotFound" });
});
