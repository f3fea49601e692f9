import { TABLES } from "../support/rubrics";
import {
  drawingSyncs,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

let workbook: Workbook;
beforeEach(async () => {
  workbook = await openWorkbook();
});
afterEach(() => workbook.close());

describe.each(TABLES)("generating %s", (id) => {
  it("takes four syncs (reading, contents, looks, and what makes it whole), and less than 1 MB", async () => {
    workbook.syncs();
    workbook.bytes();
    const card = await generated(workbook, requestFor(rubricOf(id)));
    expect(workbook.syncs()).toBeLessThanOrEqual(drawingSyncs());
    expect(workbook.bytes()).toBeLessThan(1_000_000);
    expect(card).toMatchObject({ rubric: id, unit: "计算机学院", year: "2024" });
    expect(await workbook.book.cards()).toEqual([card]);
  });

  it("gives a table that reads as empty", async () => {
    const rubric = rubricOf(id);
    const card = await generated(workbook, requestFor(rubric));
    workbook.syncs();
    const { scorecard, assessment } = await workbook.book.read(card, rubric);
    expect(workbook.syncs()).toBe(1);
    expect(scorecard.findings).toEqual([]);
    expect(assessment.stages.every(({ empty }) => empty)).toBe(true);
  });
});
