/** 口径 of a roster: its ranks, tiers and notes follow, or it is said which do not. */
import type { CardRef } from "../../src/excel/types";
import {
  contents,
  openWorkbook,
  rubricOf,
  settled,
  unprotect,
  whereSheetsOpen,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const ccit = rubricOf("ccit");
const UNITS = ["土木", "机械", "电气", "化工"];

let workbook: Workbook;
let roster: CardRef;

const headerOf = (id: string) => ccit.roster.columns.find((column) => column.id === id)!.header;
const type = (address: string, text: string) => workbook.excel.user.type(address, text);

/** What the column shows of each unit, in the order of {@link UNITS}. */
async function shown(column: string): Promise<unknown[]> {
  await settled(workbook);
  const { values } = await contents("汇总表");
  const at = values.find((line) => line.includes("#header"))!.indexOf(headerOf(column));
  return UNITS.map((unit) => values.find((line) => line.includes(unit))![at]);
}

const setReadings = async (readings: Record<string, string>) => {
  await workbook.excel.idle();
  await workbook.book.setReadings(roster, ccit, readings, "李老师");
  await workbook.excel.idle();
};

const read = async () => {
  await workbook.excel.idle();
  return workbook.book.readRoster(roster, ccit);
};

/** Four colleges that meet the standard, the first the best; their placement is just the benchmark's or above. */
beforeEach(async () => {
  workbook = await openWorkbook();
  const request = { rubric: ccit, year: "2024", readings: {} };
  const units = { from: "names" as const, names: [...UNITS].reverse() };
  const drawn = await workbook.book.generateRoster({ ...request, units }, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  roster = drawn.card;
  await workbook.excel.idle();
  const { values } = await contents("汇总表");
  const header = values.find((line) => line.includes("#header"))!;
  const at = (row: number, column: number) =>
    `汇总表!${String.fromCharCode(65 + column)}${row + 1}`;
  const setting = values.findIndex((line) => line.includes("#setting:placement-benchmark"));
  type(at(setting, header.indexOf(headerOf("enlisted"))), "0.8");
  UNITS.forEach((unit, index) => {
    const row = values.findIndex((line) => line.includes(unit));
    const facts = {
      ...{ graduates: 100, employed: 95 - index * 5, "further-study": 10, enlisted: 0, abroad: 0 },
      ...{ stayed: 60 - index * 5, classes: 5, "retention-benchmark": 0.3 },
    };
    for (const [id, value] of Object.entries(facts))
      type(at(row, header.indexOf(headerOf(id))), String(value));
  });
  await workbook.excel.idle();
});
afterEach(() => workbook.close());

whereSheetsOpen("is followed by ranks, tiers and the note under the table", async () => {
  expect(await shown("placement-tier")).toEqual([1, 2, 3, ""]);
  await setReadings({ cut: "ceil", equal: "met" });
  expect(await shown("standard")).toEqual(["达标", "达标", "达标", "达标"]);
  expect(await shown("retention-rank")).toEqual([1, 2, 3, 4]);
  expect(await shown("placement-tier")).toEqual([1, 1, 3, 3]);
  const notes = (await contents("汇总表")).values.flat().map(String);
  expect(notes.filter((text) => /李老师 \S+ 选定/.test(text))).toHaveLength(2);
  expect((await read()).result.findings).toEqual([]);
});

whereSheetsOpen("is followed after sorting, and around a row that somebody put in", async () => {
  await workbook.book.sortRoster(roster, ccit);
  await unprotect("汇总表");
  const row = (await contents("汇总表")).values.findIndex((line) => line.includes("机械"));
  workbook.excel.user.insertRows(row, 1, "汇总表");
  await setReadings({ cut: "ceil", equal: "met" });
  expect(await shown("placement-tier")).toEqual([1, 1, 3, 3]);
  expect((await read()).result.findings).toEqual([]);
});
