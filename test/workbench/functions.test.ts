import { type ExcelSession, openExcel } from "../support/office";
import type { FunctionMetadata } from "../../workbench/host/engine";

const scalar = (
  name: string,
  type?: "any" | "number" | "string" | "boolean",
  optional = false,
) => ({
  name,
  ...(type && { type }),
  optional,
});
const matrix = (name: string, type: "any" | "number" = "any") => ({
  name,
  type,
  dimensionality: "matrix" as const,
});
const functions: FunctionMetadata[] = [
  {
    id: "RUBRIC.DEDUCT",
    name: "RUBRIC.DEDUCT",
    description: "扣分",
    parameters: [scalar("points"), matrix("counts"), scalar("per", "any", true)],
  },
  {
    id: "TEST.SHOW",
    name: "TEST.SHOW",
    parameters: [scalar("any", "any", true), scalar("other", "any", true)],
  },
  {
    id: "TEST.TYPED",
    name: "TEST.TYPED",
    parameters: [
      scalar("n", "number", true),
      scalar("s", "string", true),
      scalar("b", "boolean", true),
    ],
  },
  { id: "TEST.MATRIX", name: "TEST.MATRIX", parameters: [matrix("values")] },
  { id: "TEST.FAIL", name: "TEST.FAIL", parameters: [scalar("how", "string")] },
  {
    id: "TEST.GRID",
    name: "TEST.GRID",
    parameters: [scalar("rows", "number")],
    result: { dimensionality: "matrix" },
  },
];

let excel: ExcelSession;
beforeAll(async () => {
  excel = await openExcel({ functions });
  CustomFunctions.associate({
    "RUBRIC.DEDUCT": (points: number, counts: (number | null)[][], per: number | null) =>
      points - counts.flat().reduce<number>((sum, n) => sum + (n ?? 0), 0) * (per ?? 1),
    "TEST.SHOW": (...args: unknown[]) => JSON.stringify(args.slice(0, 2)),
    "TEST.TYPED": (...args: unknown[]) => JSON.stringify(args.slice(0, 3)),
    "TEST.MATRIX": (values: unknown) => JSON.stringify(values),
    "TEST.FAIL": (how: string) => {
      const { ErrorCode } = CustomFunctions;
      if (how === "na") throw new CustomFunctions.Error(ErrorCode.notAvailable);
      if (how === "num") throw new CustomFunctions.Error(ErrorCode.invalidNumber, "次数不能为负");
      if (how === "div") throw new CustomFunctions.Error(ErrorCode.divisionByZero);
      throw new CustomFunctions.Error(ErrorCode.invalidValue, `不认识 ${how}`);
    },
    "TEST.GRID": (rows: number) => Array.from({ length: rows }, (_, i) => [i + 1, (i + 1) * 10]),
  });
});
beforeEach(async () => {
  excel.close();
  excel = await openExcel({ functions });
});
afterAll(() => excel.close());

const shown = async (formula: string, cell = "H20") => {
  excel.user.type(cell, formula);
  await excel.idle();
  return excel.user.sees(cell);
};

describe("a custom function in a cell", () => {
  test("is answered by the add-in's own function", async () => {
    expect(await shown("=RUBRIC.DEDUCT(3,1)")).toBe("2");
  });
  test("takes ranges, nests, and stands in other formulas", async () => {
    excel.user.type("A1", "2");
    excel.user.type("A2", "1");
    expect(await shown("=IFERROR(RUBRIC.DEDUCT(RUBRIC.DEDUCT(20,A1:A3),5)+1,0)")).toBe("13");
  });
  test("is calculated anew when its inputs change, and with it what depends on it", async () => {
    excel.user.type("A1", "2");
    excel.user.type("B2", "=B1*10");
    await shown("=RUBRIC.DEDUCT(10,A1)", "B1");
    expect(excel.user.sees("B2")).toBe("80");
    excel.user.type("A1", "3");
    await excel.idle();
    expect(excel.user.sees("B2")).toBe("70");
  });
  test("is written in any case", async () => {
    expect(await shown("=rubric.deduct(3,1)")).toBe("2");
  });
  test("waits with #GETTING_DATA until the add-in's page is there", async () => {
    const { relay, events } = excel.host.book;
    relay.gone();
    expect(await shown("=RUBRIC.DEDUCT(3,1)")).toBe("#GETTING_DATA");
    relay.ready((entries) => events.push(entries));
    await excel.idle();
    expect(excel.user.sees("H20")).toBe("2");
  });
});

describe("arguments arrive as from Excel", () => {
  test.each([
    ["left out at the end", "=TEST.SHOW()", [null, null]],
    ["left out in the middle", "=TEST.SHOW(,1)", [null, 1]],
    ["an empty cell for any", "=TEST.SHOW(Z1,1)", [null, 1]],
    ["text", '=TEST.SHOW("3分",TRUE)', ["3分", true]],
    ["empty text", '=TEST.SHOW("",0)', ["", 0]],
  ])("%s", async (_, formula, args) => {
    expect(JSON.parse(await shown(formula))).toEqual(args);
  });
  test("an empty cell becomes the nothing of a typed parameter", async () => {
    expect(JSON.parse(await shown("=TEST.TYPED(Z1,Z1,Z1)"))).toEqual([0, "", false]);
    expect(JSON.parse(await shown("=TEST.TYPED()"))).toEqual([null, null, null]);
  });
  test("a single value is converted to the parameter's type, or refused", async () => {
    expect(JSON.parse(await shown('=TEST.TYPED("12",34,1)'))).toEqual([12, "34", true]);
    expect(await shown('=TEST.TYPED("字")')).toBe("#VALUE!");
  });
  test("constant arrays, single cells and empty cells in ranges", async () => {
    expect(JSON.parse(await shown("=TEST.MATRIX({0.3,0.4,0.3})"))).toEqual([[0.3, 0.4, 0.3]]);
    excel.user.type("A1", "5");
    excel.user.type("A3", "是");
    expect(JSON.parse(await shown("=TEST.MATRIX(A1)"))).toEqual([[5]]);
    expect(JSON.parse(await shown("=TEST.MATRIX(A1:A3)"))).toEqual([[5], [null], ["是"]]);
    expect(JSON.parse(await shown("=TEST.MATRIX({1;2})"))).toEqual([[1], [2]]);
  });
  test("a range of 2,000 cells", async () => {
    await Excel.run(async (context) => {
      const values = Array.from({ length: 2000 }, () => [1]);
      context.workbook.worksheets.getActiveWorksheet().getRange("B1:B2000").values = values;
      await context.sync();
    });
    expect(await shown("=RUBRIC.DEDUCT(5000,B1:B2000)")).toBe("3000");
  });
});

describe("errors", () => {
  test.each([
    ["na", "#N/A"],
    ["num", "#NUM!"],
    ["div", "#DIV/0!"],
    ["else", "#VALUE!"],
  ])("%s shows %s", async (how, error) => {
    expect(await shown(`=TEST.FAIL("${how}")`)).toBe(error);
  });
  test("the message is kept for the cell", async () => {
    await shown('=TEST.FAIL("num")', "C5");
    const sheetId = excel.book.getActiveSheet().getSheetId();
    expect(excel.host.book.relay.messages(sheetId, 4, 2)).toEqual(["次数不能为负"]);
  });
  test("an error in an argument is handed on without a call", async () => {
    const before = excel.host.book.relay.stats.invoked;
    expect(await shown("=RUBRIC.DEDUCT(1/0,1)")).toBe("#DIV/0!");
    expect(excel.host.book.relay.stats.invoked).toBe(before);
  });
});

describe("spilling", () => {
  test("an array result fills the cells beside", async () => {
    await shown("=TEST.GRID(2)", "C3");
    expect(["C3", "D3", "C4", "D4"].map((cell) => excel.user.sees(cell))).toEqual([
      "1",
      "10",
      "2",
      "20",
    ]);
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets
        .getActiveWorksheet()
        .getRange("C3:D4")
        .load("values");
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([
      [1, 10],
      [2, 20],
    ]);
  });
  test("a range given for a single value calls the function for each cell", async () => {
    excel.user.type("A1", "10");
    excel.user.type("A2", "20");
    await shown("=RUBRIC.DEDUCT(A1:A2,1)", "C3");
    expect([excel.user.sees("C3"), excel.user.sees("C4")]).toEqual(["9", "19"]);
  });
});

test("500 functions go out in few messages", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:A500").values = Array.from({ length: 500 }, (_, i) => [i]);
    sheet.getRange("B1:B500").formulas = Array.from({ length: 500 }, (_, i) => [
      `=RUBRIC.DEDUCT(1000,A${i + 1})`,
    ]);
    sheet.getRange("C1").formulas = [["=SUM(B1:B500)"]];
    await context.sync();
  });
  await excel.idle();
  expect(excel.user.sees("C1")).toBe(String(500 * 1000 - (499 * 500) / 2));
  const { invoked, pushes } = excel.host.book.relay.stats;
  expect([invoked, pushes <= 2]).toEqual([500, true]);
});

test("edits that come while formulas are being calculated are calculated after them", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:A80").values = Array.from({ length: 80 }, (_, i) => [i]);
    sheet.getRange("B1:B80").formulas = Array.from({ length: 80 }, (_, i) => [
      `=IF(COUNT(A$1:A${i + 1})=0,"",RUBRIC.DEDUCT(1000,A${i + 1}))`,
    ]);
    await context.sync();
  });
  for (let round = 0; round < 8; round++) {
    excel.user.insertRows(1 + round);
    excel.user.type(`A${round + 2}`, String(round));
    excel.user.renameSheet(excel.book.getActiveSheet().getSheetName(), `表${round}`);
    await new Promise((resolve) => setTimeout(resolve, round * 12));
  }
  await excel.idle();
  const read = await Excel.run(async (context) => {
    const range = context.workbook.worksheets
      .getActiveWorksheet()
      .getRange("A1:B88")
      .load("values");
    await context.sync();
    return range.values as [number | "", number | ""][];
  });
  const wrong = read.filter(([a, b]) => b !== "" && b !== 1000 - Number(a));
  expect(wrong).toEqual([]);
  expect(read.filter(([, b]) => b !== "")).toHaveLength(80);
}, 20_000);

test("a cell that called a function before it was registered is calculated when it comes", async () => {
  excel.close();
  excel = await openExcel();
  excel.user.type("A1", "=RUBRIC.DEDUCT(3,2,1)");
  await excel.idle();
  expect(excel.user.sees("A1")).toBe("#NAME?");
  excel.host.registerFunctions(functions);
  excel.host.book.recalculateAll();
  await excel.idle();
  expect(excel.user.sees("A1")).toBe("1");
});
