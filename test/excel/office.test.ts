/** What the office does with its own workbook: what it remembers, files taken into a roster, the form of an open card. */
import type { RosterRequest } from "../../src/excel/types";
import { formFindings } from "../../src/intake/card/standing";
import type { OfficeMemory } from "../../src/sheets/identity/office-memory";
import type { RosterPlanUnit } from "../../src/sheets/roster/roster";
import {
  contents,
  generated,
  openWorkbook,
  rubricOf,
  unprotect,
  type Workbook,
} from "./support/workbook";

jest.setTimeout(120_000);

const rubric = rubricOf("graduate-college");

let workbook: Workbook;
beforeEach(async () => {
  workbook = await openWorkbook();
});
afterEach(() => workbook.close());

const request = { rubric, unit: "文学院", year: "2026", readings: {} };

const MEMORY: OfficeMemory = { units: ["文学院", "法学院"], issued: [] };

const row = (unit: string, total: number): RosterPlanUnit => ({
  ...{ key: `k-${unit}`, unit },
  scores: { total, vetoed: false, stage: "自评", complete: true },
});

const files = (...rows: RosterPlanUnit[]): RosterRequest => ({
  ...{ rubric, year: "2026", readings: {} },
  units: {
    from: "files",
    rows,
    sources: rows.map(({ unit }) => ({
      ...{ unit, file: `${unit}.xlsx`, sha256: "00", readAt: "2026-11-20", state: "可汇总" },
      reason: "",
    })),
  },
});

test("the list of units is kept in an empty workbook, and beside a card that is generated later", async () => {
  await workbook.book.remember(MEMORY);
  expect(await workbook.book.officeMemory()).toEqual(MEMORY);
  expect(await workbook.book.cards()).toEqual([]);
  await generated(workbook, request);
  expect(await workbook.book.officeMemory()).toEqual(MEMORY);
});

test("the roster's log says which file was taken, by whom, and which replaced it; a file that came before is not told again", async () => {
  const { book, excel } = workbook;
  const came = (sha256: string, by: string): RosterRequest => {
    const request = files(row("文学院", 80));
    const { units } = request as { units: Extract<RosterRequest["units"], { from: "files" }> };
    const [source] = units.sources;
    const sources = [{ ...source!, file: "张三/收件/文学院.xlsx", sha256 }];
    return { ...request, units: { ...units, sources, by } };
  };
  await book.generateRoster(came("aa", "张老师"), "ask");
  await excel.idle();
  for (const again of [came("bb", "李老师"), came("bb", "王老师")]) {
    await book.generateRoster(again, "keep-scores");
    await excel.idle();
  }
  const log = (await contents("_rubric")).values.filter(([, key]) => key === "log");
  const records = log.map(([, , text]) => JSON.parse(String(text)) as Record<string, string>);
  expect(records).toEqual([
    expect.objectContaining({ what: "generated" }),
    expect.objectContaining({ by: "张老师", what: "taken", key: "文学院.xlsx", to: "aa" }),
    expect.objectContaining({
      by: "李老师",
      what: "replaced",
      from: "aa",
      to: "bb",
      code: "ready",
    }),
  ]);
  expect(JSON.stringify(log)).not.toContain("收件");
});

test("a file taken in later replaces its unit's row, and tells each figure that is another", async () => {
  const { book, excel } = workbook;
  const first = await book.generateRoster(files(row("文学院", 80), row("法学院", 90)), "ask");
  expect(first).toMatchObject({ done: true, added: 2, changes: [] });
  await excel.idle();
  const asked = await book.generateRoster(files(row("文学院", 95)), "ask");
  expect(asked.done).toBe(false);
  const again = await book.generateRoster(files(row("文学院", 95)), "keep-scores");
  await excel.idle();
  if (!again.done) throw new Error("The name was taken.");
  expect(again.added).toBe(0);
  expect(again.changes).toEqual([
    expect.objectContaining({ unit: "文学院", column: "总分", from: 80, to: 95 }),
  ]);
  const { sheet, address } = again.changes[0]!.place;
  expect(excel.user.sees(`${sheet}!${address}`)).toBe("95");
  expect((await contents("汇总表")).values.flat()).toEqual(expect.arrayContaining(["法学院", 90]));
  // Both units have their source, and nothing old is left beside.
  expect((await contents("收表记录")).values.flat()).toEqual(
    expect.arrayContaining(["文学院.xlsx", "法学院.xlsx"]),
  );
  await expect(contents("汇总表（旧）")).rejects.toThrow();
});

test("the form of a card as it was generated is unaltered; points that are typed over are told", async () => {
  const card = await generated(workbook, request);
  const check = async () => formFindings(rubric, await workbook.book.contents(card), {});
  expect(await check()).toEqual([]);
  await unprotect("评分表");
  await workbook.excel.user.type("评分表!E3", "7");
  await workbook.excel.idle();
  expect(await check()).toEqual([
    expect.objectContaining({ severity: "error", place: { sheet: "评分表", address: "E3" } }),
  ]);
});
