/**
 * What is sent to somebody without the add-in computes the same, on a machine without an office suite too: random calls
 * are written as their native twins into the workbench's own workbook, its engine calculates, and every value is
 * compared with ours. test/clients/ asks LibreOffice the same.
 */
import { catalogue } from "../../src/functions/catalogue";
import type { Computed, TestCell } from "../clients/spreadsheet";
import { RandomCalls, randomSource } from "../functions/support/random-calls";
import {
  area,
  BAND,
  DATA,
  isError,
  isSame,
  randomCase,
  type Case,
} from "../functions/support/written-calls";
import { type ExcelSession, openExcel } from "../support/office";

const CALLS_PER_FUNCTION = Number(process.env.PARITY_CALLS ?? 20);
const SEED = Number(process.env.PARITY_SEED ?? 20210831);

let excel: ExcelSession;
const cases: Case[] = [];
const data: TestCell[][] = [];
let found: Computed[] = [];

beforeAll(async () => {
  excel = await openExcel();
  const calls = new RandomCalls(randomSource(SEED));
  for (const called of catalogue) {
    for (let i = 0; i < CALLS_PER_FUNCTION; i++) cases.push(randomCase(calls, called, data));
  }
  found = await computed(cases.map(({ native }) => native));
}, 120_000);
afterAll(() => excel.close());

/** What the workbook makes of formulas over the cells of the calls. */
async function computed(formulas: string[]): Promise<Computed[]> {
  await Excel.run(async ({ workbook }) => {
    const written = data.map((row) => Array.from(row, asWritten));
    const columns = Math.max(...written.map(({ length }) => length));
    for (const row of written) while (row.length < columns) row.push(null);
    const sheet = workbook.worksheets.add(DATA);
    sheet.getRange(area(0, 0, written.length, columns)).formulas = written;
    await workbook.context.sync();
  });
  return Excel.run(async ({ workbook }) => {
    const results = workbook.worksheets.getItem("Sheet1").getRange(area(0, 0, formulas.length, 1));
    results.formulas = formulas.map((formula) => [formula]);
    results.load("values,valueTypes");
    await workbook.context.sync();
    return results.values.map(([value], row) =>
      results.valueTypes[row]![0] === "Error" ? { error: String(value) } : (value as Computed),
    );
  });
}

/** A cell as Office.js takes it: text that looks like a number stays text. */
function asWritten(cell: TestCell | undefined) {
  if (cell === undefined || cell === null) return null;
  if (cell === "") return '=""';
  if (typeof cell === "object") return cell.formula;
  return typeof cell === "string" ? `'${cell}` : cell;
}

test.each(catalogue.map(({ name }, index) => [name, index] as const))(
  "%s gives the same values and errors",
  (_, index) => {
    const first = index * CALLS_PER_FUNCTION;
    const differences = cases.slice(first, first + CALLS_PER_FUNCTION).flatMap((item, offset) => {
      const value = found[first + offset]!;
      const cells = data.slice((first + offset) * BAND, (first + offset + 1) * BAND);
      return isSame(value, item.expected) ? [] : [{ ...item, found: value, cells }];
    });
    expect(differences).toEqual([]);
  },
);

test("most of the calls give values, not errors", () => {
  const errors = cases.filter(({ expected }) => isError(expected));
  expect(errors.length / cases.length).toBeLessThan(0.5);
});
