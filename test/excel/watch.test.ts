/** The pane hears of edits, and of cards that come, go or are activated. */
import type { CardRef } from "../../src/excel/types";
import type { Text } from "../../src/rubric/types";
import { factAt, scoreAt } from "./support/places";
import {
  generated,
  hasOddity,
  openWorkbook,
  requestFor,
  rubricOf,
  settled,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const rubric = rubricOf("graduate-college");

let workbook: Workbook;
let card: CardRef;
let heard: (string | null)[];
let problems: Text[];
let stop: () => Promise<void>;
beforeEach(async () => {
  workbook = await openWorkbook();
  card = await generated(workbook, requestFor(rubric));
  heard = [];
  problems = [];
  stop = await workbook.book.watch(
    (changed) => heard.push(changed?.id ?? null),
    (problem) => problems.push(problem),
  );
  await workbook.book.cards();
  await rested();
  heard = [];
});
afterEach(async () => {
  await stop();
  await workbook.close();
});

/** Until edits have come to rest. */
async function rested(): Promise<void> {
  await settled(workbook);
  await new Promise((resolve) => setTimeout(resolve, 300));
}

describe("watching", () => {
  it("tells of an edit of a score and of a fact", async () => {
    workbook.excel.user.type(scoreAt(rubric, "goal", "self"), "1");
    await rested();
    expect(new Set(heard)).toEqual(new Set([card.id]));
    heard = [];
    workbook.excel.user.type(factAt(rubric, "late-items", "self"), "1");
    await rested();
    expect(new Set(heard)).toEqual(new Set([card.id]));
  });

  it("tells once of many edits in a row", async () => {
    for (let n = 0; n < 20; n++)
      workbook.excel.user.type(scoreAt(rubric, "goal", "self"), `0.${n}`);
    await rested();
    // Once for the edits, once more when what depends on them is calculated.
    expect(heard.length).toBeLessThanOrEqual(2);
    expect(heard.length).toBeGreaterThan(0);
  });

  it("comes to an end when every edit is read", async () => {
    let readings = 0;
    const stopReading = await workbook.book.watch((changed) => {
      if (!changed) return;
      readings += 1;
      void workbook.book.read(changed, rubric);
    });
    workbook.excel.user.type(scoreAt(rubric, "goal", "self"), "5");
    for (let n = 0; n < 5; n++) await rested();
    // The edit, and what is calculated after it.
    expect(readings).toBeLessThanOrEqual(3);
    expect(readings).toBeGreaterThan(0);
    await stopReading();
  });

  it("tells which card is activated, and that none is", async () => {
    workbook.excel.user.activate("Sheet1");
    workbook.excel.user.activate("基础数据");
    await rested();
    // Where each event comes twice, what is told of it does too.
    const told = hasOddity("eventsDoubled") ? [null, null, card.id, card.id] : [null, card.id];
    expect(heard).toEqual(told);
  });

  it("lets the cards be listed without a sync, the active one first", async () => {
    const other = await workbook.book.generate(
      { ...requestFor(rubric), unit: "外语学院" },
      "new-name",
    );
    if (!other.done) throw new Error("Not drawn.");
    await rested();
    await workbook.book.cards();
    workbook.excel.user.activate("基础数据");
    await rested();
    workbook.syncs();
    expect((await workbook.book.cards()).map(({ unit }) => unit)).toEqual([
      "计算机学院",
      "外语学院",
    ]);
    workbook.excel.user.activate(other.card.sheets.result!);
    await rested();
    expect((await workbook.book.cards()).map(({ unit }) => unit)).toEqual([
      "外语学院",
      "计算机学院",
    ]);
    expect(workbook.syncs()).toBe(0);
  });

  it("costs one sync from an edit to its reading, and none for its colours", async () => {
    workbook.excel.user.type(scoreAt(rubric, "goal", "self"), "5");
    await rested();
    workbook.syncs();
    const cards = await workbook.book.cards();
    await workbook.book.read(cards[0]!, rubric);
    expect(workbook.syncs()).toBe(1);
  });

  it("tells when a card is deleted, and finds it gone", async () => {
    for (const sheet of ["评分表", "基础数据", "考核结果"]) workbook.excel.user.deleteSheet(sheet);
    await rested();
    expect(heard).toContain(null);
    expect(await workbook.book.cards()).toEqual([]);
  });

  it("ends when asked to", async () => {
    await stop();
    workbook.excel.user.type(scoreAt(rubric, "goal", "self"), "1");
    await rested();
    expect(heard).toEqual([]);
    stop = async () => {};
  });

  it("says what went wrong in a listener, instead of swallowing it", async () => {
    const stopOther = await workbook.book.watch(
      () => {
        throw Object.assign(new Error("x"), { code: "AccessDenied" });
      },
      (problem) => problems.push(problem),
    );
    workbook.excel.user.type(scoreAt(rubric, "goal", "self"), "1");
    await rested();
    expect(problems[0]?.zh).toContain("受保护");
    await stopOther();
  });
});
