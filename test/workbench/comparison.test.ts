import { type ExcelSession, openExcel } from "../support/office";

let excel: ExcelSession;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

test("a 0 that another formula calculates with is not empty text", async () => {
  excel.user.type("C1", "=ROUND(A1*2,0)");
  excel.user.type("D1", "=C1+1");
  excel.user.type("B1", '=IF(A1="","空",A1)');
  excel.user.type("B2", '=IF(C1="","空",C1)');
  excel.user.type("A1", "0");
  await excel.idle();
  expect(["A1", "B1", "B2", "C1"].map((cell) => excel.user.sees(cell))).toEqual([
    "0",
    "0",
    "0",
    "0",
  ]);
});

test.each([
  ["=A1<0.10", "FALSE"],
  ["=A1<5E-10", "FALSE"],
  ["=0.50+1.0", "1.5"],
  ["=ISNUMBER(1.0)", "TRUE"],
  ["=SUM({0.50,2.50})", "3"],
  ['=ISTEXT("0.50")', "TRUE"],
  ['=INDEX({"0.50";"a,1.0"},1)', "0.50"],
])("a number in a formula is one however it is written: %s", async (formula, shown) => {
  excel.user.type("A1", "1");
  excel.user.type("B1", formula);
  await excel.idle();
  expect(excel.user.sees("B1")).toBe(shown);
});
