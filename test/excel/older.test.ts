/** An Excel that lacks parts of the API: it does what it can, and says plainly what it cannot. */
import {
  generated,
  hasOddity,
  openWorkbook,
  requestFor,
  rubricOf,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const rubric = rubricOf("graduate-college");
let workbook: Workbook;
afterEach(() => workbook.close());

const sets = { CustomFunctions: "1.9", CustomFunctionsRuntime: "1.4", SharedRuntime: "1.2" };

// The library asks for the requirement sets once a page: one version a file.
it("Excel 2019 (ExcelApi 1.8) draws, reads and says what is missing", async () => {
  workbook = await openWorkbook({ requirementSets: { ...sets, ExcelApi: "1.8" } });
  // An Excel of that age cannot wait for a user who is typing, and says so.
  workbook.excel.host.behaviours.delete("cellEditing");
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(false);
  const sentences = workbook.book.limitations().map(({ zh }) => zh);
  expect(sentences).toEqual([
    expect.stringContaining("页面布局"),
    expect.stringContaining("重新计算"),
  ]);

  const card = await generated(workbook, requestFor(rubric));
  const reading = await workbook.book.read(card, rubric);
  expect(reading.scorecard.findings).toEqual([]);
  expect(reading.colours).toBe(true);
  const redrawn = workbook.book.redrawColours(card, rubric);
  if (hasOddity("conditionalFormatsLost") || hasOddity("unprotectAlwaysRefused"))
    await expect(redrawn).rejects.toMatchObject({
      text: { zh: expect.stringContaining("标色没有重画；表中的内容和得分不受影响") },
    });
  else await redrawn;
  await workbook.book.showColours(card, false);
  const rows = { sheet: "评分表", headerRow: 1, columns: [0], rows: [2], replace: false };
  const seen = await workbook.book.showRows(rows);
  expect(seen.got === "refused" && seen.why.zh).toContain("不支持由加载项筛选");
  const stop = await workbook.book.watch(() => {});
  await stop();
});
