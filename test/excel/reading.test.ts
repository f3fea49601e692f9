/** What people do to a generated table, and what is read from it then. */
import type { CardRef } from "../../src/excel/types";
import { parseRubric } from "../../src/rubric/load";
import { factAt, scoreAt } from "./support/places";
import {
  contents,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  unprotect,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const rubric = rubricOf("graduate-college");

let workbook: Workbook;
let card: CardRef;
beforeEach(async () => {
  workbook = await openWorkbook();
  card = await generated(workbook, requestFor(rubric));
});
afterEach(() => workbook.close());

const read = async () => {
  await workbook.excel.idle();
  return workbook.book.read(card, rubric);
};
const type = (address: string, text: string) => workbook.excel.user.type(address, text);

/** Typed before the table is turned upside down, and expected after. */
function fillIn(): void {
  type(scoreAt(rubric, "goal", "self"), "1");
  type(scoreAt(rubric, "staffing", "self"), "2.5");
  type(factAt(rubric, "feedback-errors", "self"), "2");
  type(factAt(rubric, "late-items", "self"), "1");
}

async function expectFilledIn(): Promise<void> {
  const { scorecard, assessment } = await read();
  const self = scorecard.stages["self"]!;
  expect(self.scores["goal"]).toMatchObject({ value: 1, origin: "typed" });
  expect(self.scores["staffing"]).toMatchObject({ value: 2.5, origin: "typed" });
  expect(self.scores["feedback"]).toMatchObject({ value: 1, origin: "rule" });
  expect(self.scores["timeliness"]).toMatchObject({ value: 5, origin: "rule" });
  expect(self.facts["feedback-errors"]).toMatchObject({ value: 2 });
  expect(assessment.stages[0]!.criteria["feedback"]).toMatchObject({ score: 1, ruled: 1 });
}

describe("a filled card", () => {
  it("shows the scores of ruled criteria in their cells and gives them when read", async () => {
    fillIn();
    await expectFilledIn();
    expect(workbook.excel.user.sees(scoreAt(rubric, "feedback", "self"))).toBe("1");
    expect(workbook.excel.user.sees(scoreAt(rubric, "timeliness", "self"))).toBe("5");
    // An unfilled review fact takes the self fact, and so does the formula beside it.
    expect(workbook.excel.user.sees(scoreAt(rubric, "feedback", "review"))).toBe("1");
  });

  it("is read in one sync, whatever happened to it", async () => {
    fillIn();
    await workbook.excel.idle();
    workbook.syncs();
    await read();
    expect(workbook.syncs()).toBe(1);
  });

  it("may have its sheets renamed", async () => {
    fillIn();
    workbook.excel.user.renameSheet("评分表", "我的 评分");
    workbook.excel.user.renameSheet("基础数据", "2024's data");
    await expectFilledIn();
    const [found] = await workbook.book.cards();
    expect(found?.sheets).toMatchObject({ scorecard: "我的 评分", facts: "2024's data" });
  });

  it("may get rows and columns", async () => {
    await unprotect("评分表", "基础数据");
    workbook.excel.user.insertRows(4, 2, "评分表");
    workbook.excel.user.insertColumns("D", 1, "评分表");
    workbook.excel.user.insertRows(6, 1, "基础数据");
    const { scorecard } = await read();
    const at = (entry: { place?: { sheet: string; address: string } } | undefined) =>
      `${entry?.place?.sheet}!${entry?.place?.address}`;
    const self = scorecard.stages["self"]!;
    type(at(self.scores["goal"]), "1");
    type(at(self.scores["staffing"]), "2.5");
    type(at(self.facts["feedback-errors"]), "2");
    type(at(self.facts["late-items"]), "1");
    await expectFilledIn();
  });

  it("may have the rows of its facts sorted", async () => {
    fillIn();
    await unprotect("基础数据");
    await workbook.excel.idle();
    const { user } = workbook.excel;
    const first = factAt(rubric, "feedback-errors", "self").replace(/\D/g, "");
    const last = factAt(rubric, "late-items", "self").replace(/\D/g, "");
    user.sortRows(`基础数据!A${first}:F${last}`, "C");
    const { scorecard } = await read();
    const place = scorecard.stages["self"]!.facts["late-items"]!.place!;
    expect(`${place.sheet}!${place.address}`).not.toBe(factAt(rubric, "late-items", "self"));
    expect(scorecard.stages["self"]!.facts["feedback-errors"]).toMatchObject({ value: 2 });
    expect(scorecard.stages["self"]!.facts["late-items"]).toMatchObject({ value: 1 });
  });

  it("says which text is no number, with its cell", async () => {
    const cell = scoreAt(rubric, "staffing", "self");
    type(cell, "约三分");
    const { scorecard } = await read();
    expect(scorecard.stages["self"]!.scores["staffing"]).toMatchObject({
      value: null,
      unreadable: "约三分",
    });
    expect(scorecard.findings).toContainEqual(
      expect.objectContaining({
        kind: "unreadable",
        place: { sheet: "评分表", address: cell.split("!")[1] },
      }),
    );
  });

  it("says which scores depart from their rule", async () => {
    type(factAt(rubric, "feedback-errors", "self"), "2");
    type(scoreAt(rubric, "feedback", "self"), "3");
    const { assessment } = await read();
    expect(assessment.findings).toContainEqual(
      expect.objectContaining({ kind: "overwritten", criterion: "feedback" }),
    );
  });

  it("may be copied: the copy is said to be none of its own", async () => {
    fillIn();
    await workbook.excel.idle();
    workbook.excel.user.copySheet("评分表");
    await workbook.book.cards();
    await expectFilledIn();
    const [found, ...others] = await workbook.book.cards();
    expect(others).toEqual([]);
    expect(found?.sheets.scorecard).toBe("评分表");
    const { assessment } = await read();
    expect(assessment.findings).toContainEqual(
      expect.objectContaining({
        kind: "structure",
        message: expect.objectContaining({ zh: expect.stringContaining("是本表的副本") }),
      }),
    );
  });

  it("without its identity sheet is still a card, of the unit in its head line", async () => {
    fillIn();
    type("评分表!C1", "");
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      const identity = context.workbook.worksheets.getItem("_rubric");
      identity.visibility = "Visible";
      identity.delete();
      await context.sync();
    });
    const [found] = await workbook.book.cards();
    expect(found).toMatchObject({ id: card.id, rubric: rubric.id, unit: "" });
    await expectFilledIn();
  });

  it("that was deleted is said to be gone", async () => {
    for (const sheet of ["评分表", "基础数据", "考核结果"]) workbook.excel.user.deleteSheet(sheet);
    await expect(read()).rejects.toMatchObject({
      text: { zh: expect.stringContaining("找不到“计算机学院”的评分表") },
    });
    expect(await workbook.book.cards()).toEqual([]);
  });
});

describe("texts of the table", () => {
  it("stand as they are, and none of them became a formula", async () => {
    const { plan } = await import("../../src/sheets/card/card").then(({ planCard }) =>
      planCard(rubric, {
        id: card.id,
        unit: "计算机学院",
        year: "2024",
        readings: {},
        names: { scorecard: "评分表", facts: "基础数据", result: "考核结果" },
      }),
    );
    for (const sheet of plan.sheets) {
      const { values, formulas } = await contents(sheet.name);
      for (const { row, column, value, formula } of sheet.cells) {
        if (formula !== undefined) expect(formulas[row]?.[column]).toMatch(/^=/);
        else if (value !== undefined) expect(values[row]?.[column]).toBe(value);
      }
    }
  });
});

describe("a rubric that is in force until the end of 2024", () => {
  const station = rubricOf("weihai-station");

  it.each([
    ["2024-12-31", []],
    ["2025-01-01", ["expired"]],
  ])("read on %s: %j", async (day, kinds) => {
    await workbook.close();
    workbook = await openWorkbook({ now: () => new Date(`${day}T12:00:00`) });
    const other = await generated(workbook, requestFor(station));
    const { assessment } = await workbook.book.read(other, station);
    expect(
      assessment.findings.map(({ kind }) => kind).filter((kind) => kind === "expired"),
    ).toEqual(kinds);
  });
});

describe("what a workbook carries", () => {
  it("is the whole of a rubric that is not official, and nothing of an official one", async () => {
    expect((await workbook.book.carriedRubrics(card)).carried).toEqual([]);
    const own = { ...rubric, id: "own-college" };
    const mine = await generated(workbook, { ...requestFor(own), unit: "文学院" });
    const { made, carried } = await workbook.book.carriedRubrics(mine);
    expect(made).toEqual({
      ...{ rubric: "own-college", version: own.version },
      fingerprint: carried[0]!.fingerprint,
    });
    expect(carried.map(({ text }) => parseRubric(text, "_rubric").rubric)).toEqual([own]);
  });
});
