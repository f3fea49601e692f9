/** Prints what one sync costs over the headless host: the median of some runs, in milliseconds. */
import { JSDOM } from "jsdom";

const page = new JSDOM("<!doctype html>", {
  url: "https://localhost:3000/taskpane.html",
  runScripts: "dangerously",
  resources: "usable",
}).window;
Object.assign(page, { TextEncoder, TextDecoder });
for (const name of ["document", "Office", "Excel", "OfficeExtension", "CustomFunctions"]) {
  Object.defineProperty(globalThis, name, { get: () => page[name] as unknown });
}
Object.assign(globalThis, { window: page });

type Work = (sheet: Excel.Worksheet, round: number, context: Excel.RequestContext) => unknown;

const rows = Array.from({ length: 50 }, (_, i) => i + 20);
const WORKS: Record<string, Work> = {
  "read a cell": (sheet) => sheet.getRange("A1").load("values"),
  "write a cell": (sheet, round) => (sheet.getRange("M1").values = [[round]]),
  "write a cell, read a formula that needs it": (sheet, round) => {
    sheet.getRange("M1").values = [[round]];
    sheet.getRange("M2").load("values");
  },
  "write 2,000 cells": (sheet, round) =>
    (sheet.getRange("A201:J400").values = Array.from({ length: 200 }, () =>
      Array<number>(10).fill(round),
    )),
  "read 2,000 cells with formulas and texts": (sheet) =>
    sheet.getRange("A201:J400").load("values,formulas,text"),
  "50 row heights": (sheet, round) =>
    rows.forEach((row) => (sheet.getRange(`A${row}`).format.rowHeight = 20 + round)),
  "50 fills": (sheet) =>
    rows.forEach((row) => (sheet.getRange(`A${row}:F${row}`).format.fill.color = "#EEEEEE")),
  "50 borders": (sheet) =>
    rows.forEach((row) => {
      sheet.getRange(`A${row}:F${row}`).format.borders.getItem("EdgeBottom").style = "Continuous";
    }),
  "50 merges": (sheet) => rows.forEach((row) => sheet.getRange(`A${row}:C${row}`).merge()),
  "50 validations": (sheet) =>
    rows.forEach((row) => {
      sheet.getRange(`D${row}`).dataValidation.rule = {
        decimal: { formula1: 0, formula2: row, operator: "Between" },
      };
    }),
};

/** Milliseconds of one sync. */
async function measured(work: Work, round: number): Promise<number> {
  const start = performance.now();
  await Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem("Sheet1"), round, context);
    await context.sync();
  });
  return performance.now() - start;
}

async function main(): Promise<void> {
  const { default: buildEngine } = await import("../support/build-engine");
  buildEngine();
  const { openExcel } = await import("../support/office");
  const excel = await openExcel();
  excel.user.type("M2", "=M1*2");
  await excel.idle();
  const table: Record<string, string>[] = [];
  for (const [what, work] of Object.entries(WORKS)) {
    const times: number[] = [];
    for (let round = 0; round < 9; round++) times.push(await measured(work, round));
    times.sort((a, b) => a - b);
    table.push({ sync: what, milliseconds: times[times.length >> 1]!.toFixed(1) });
  }
  console.table(table);
  excel.close();
}

void main().then(() => process.exit(0));
