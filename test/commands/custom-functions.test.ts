import { registerCustomFunctions } from "../../src/commands/custom-functions";
import { catalogue } from "../../src/functions/catalogue";
import { functionsMetadata } from "../../src/functions/metadata";
import { openExcel, type ExcelSession } from "../support/office";

let excel: ExcelSession;

beforeAll(async () => {
  // As Excel reads functions.json.
  const file = JSON.stringify(functionsMetadata("en", "https://localhost:3000/help"));
  excel = await openExcel(JSON.parse(file));
  registerCustomFunctions();
});
afterAll(() => excel.close());

/** What a cell shows after a formula was typed into it and everything is calculated. */
async function typed(address: string, formula: string): Promise<unknown> {
  excel.user.type(address, formula);
  await excel.idle();
  return Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    cell.load("values");
    await context.sync();
    return cell.values[0]?.[0];
  });
}

describe("the functions in a cell", () => {
  test.each([
    ["=RUBRIC.DEDUCT(3,2)", 1],
    ["=SUBSIDY.BAND(91.2)", 5],
    ["=SUBSIDY.GRADE(80)", "优秀"],
    ['=RUBRIC.VETO("是")', true],
    ["=RUBRIC.DEDUCT(6,RUBRIC.DEDUCT(3,2))", 5],
  ])("%s is %p", async (formula, value) => {
    expect(await typed("B2", formula)).toBe(value);
  });

  test("follow the cells that they read", async () => {
    excel.user.type("A1", "2");
    expect(await typed("B3", "=RUBRIC.DEDUCT(3,A1)")).toBe(1);
    expect(await typed("A1", "3")).toBe(3);
    expect(await typed("C3", "=B3")).toBe(0);
  });

  test.each([
    ['=RUBRIC.DEDUCT("三",1)', "#VALUE!"],
    ["=RUBRIC.DEDUCT(-3,1)", "#NUM!"],
    ["=RUBRIC.TARGET(0,0.9)", "#DIV/0!"],
  ])("%s is the error %s", async (formula, error) => {
    expect(await typed("B4", formula)).toBe(error);
  });

  test("are all registered, under their names", () => {
    const { mappings } = (CustomFunctions as unknown as Record<string, { mappings: object }>)[
      "_association"
    ]!;
    expect(Object.keys(mappings).sort()).toEqual(catalogue.map(({ name }) => name).sort());
  });
});
