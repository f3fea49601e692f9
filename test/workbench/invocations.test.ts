/** Functions that ask for more than their arguments: where they stand, to go on answering, to be called again, to be told of the end. */
import { type ExcelSession, openExcel } from "../support/office";
import type { FunctionMetadata } from "../../workbench/host/engine";

const ranges = { type: "any", dimensionality: "matrix" } as const;
const number = { name: "n", type: "number" } as const;
const functions: FunctionMetadata[] = [
  { id: "TICK", name: "TEST.TICK", parameters: [number], options: { stream: true } },
  { id: "COUNT", name: "TEST.COUNT", parameters: [], options: { volatile: true } },
  { id: "WHERE", name: "TEST.WHERE", parameters: [], options: { requiresAddress: true } },
  {
    id: "FROM",
    name: "TEST.FROM",
    parameters: [
      { name: "a", ...ranges },
      { name: "b", ...ranges },
    ],
    options: { requiresParameterAddresses: true },
  },
  { id: "SLOW", name: "TEST.SLOW", parameters: [number], options: { cancelable: true } },
];

let excel: ExcelSession;
let streams: CustomFunctions.StreamingInvocation<number>[];
let ended: string[];
let calls: number;
beforeAll(async () => {
  excel = await openExcel({ functions });
  CustomFunctions.associate({
    TICK: (n: number, stream: CustomFunctions.StreamingInvocation<number>) => {
      streams.push(stream);
      stream.onCanceled = () => ended.push(`tick ${n}`);
      stream.setResult(n);
    },
    COUNT: () => ++calls,
    WHERE: ({ address }: CustomFunctions.Invocation) => address,
    FROM: (_: unknown, __: unknown, { parameterAddresses }: CustomFunctions.Invocation) =>
      JSON.stringify(parameterAddresses),
    SLOW: (n: number, call: CustomFunctions.CancelableInvocation) =>
      new Promise(() => {
        call.onCanceled = () => ended.push(`slow ${n}`);
      }),
  });
});
beforeEach(async () => {
  [streams, ended, calls] = [[], [], 0];
  excel.close();
  excel = await openExcel({ functions });
});
afterAll(() => excel.close());

const type = (cell: string, formula: string) => excel.user.type(cell, formula);
const sees = (cell: string) => excel.user.sees(cell);

/** The library sends what a function answers some fiftieths of a second later. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-web-reqs#make-a-streaming-function */
describe("a streaming function", () => {
  test("shows each result in its turn, and what depends on it follows", async () => {
    type("B1", "=A1*10");
    type("A1", "=TEST.TICK(1)");
    await until(() => sees("A1") === "1");
    streams[0]!.setResult(7);
    await until(() => sees("B1") === "70");
    expect(streams).toHaveLength(1);
  });
  test.each([
    ["its cell is emptied", () => type("A1", ""), 1],
    ["its formula is another", () => type("A1", "=1+1"), 1],
    ["its input is another", () => type("C1", "2"), 2],
  ])("hears of its end when %s", async (_, change, begun) => {
    type("C1", "1");
    type("A1", "=TEST.TICK(C1)");
    await until(() => sees("A1") === "1");
    change();
    await until(() => ended.length > 0);
    await until(() => streams.length === begun);
    expect(ended).toEqual(["tick 1"]);
  });
});

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-volatile */
test("a volatile function is called again whenever something is calculated, and then comes to rest", async () => {
  type("A1", "=TEST.COUNT()");
  await until(() => Number(sees("A1")) > 0);
  for (const text of ["=2*2", "=3*3"]) {
    const before = Number(sees("A1"));
    type("C1", text);
    await until(() => Number(sees("A1")) > before);
  }
  await excel.idle();
  expect(calls).toBe(Number(sees("A1")));
});

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options#addressing-cells-context-parameter */
test("a function that asks is told the cell that it stands in", async () => {
  type("B3", "=TEST.WHERE()");
  await until(() => sees("B3") === "Sheet1!B3");
});

/** https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options#detect-the-address-of-a-parameter */
test.each([
  ["=TEST.FROM(C1:D2,E5)", ["Sheet1!C1:D2", "Sheet1!E5"]],
  ["=TEST.FROM(Sheet1!C1:D2,3)", ["Sheet1!C1:D2", ""]],
])("%s: a function that asks is told where its arguments stand", async (formula, addresses) => {
  type("A1", formula);
  await until(() => sees("A1") === JSON.stringify(addresses));
});

/** https://learn.microsoft.com/javascript/api/custom-functions-runtime/customfunctions.cancelableinvocation */
test("a cancelable function hears of it when its cell is emptied before it has answered", async () => {
  type("A1", "=TEST.SLOW(5)");
  await until(() => excel.host.book.relay.stats.invoked > 0);
  expect(sees("A1")).toBe("#GETTING_DATA");
  type("A1", "");
  await until(() => ended.length > 0);
  expect(ended).toEqual(["slow 5"]);
});
