/** Generating onto names that are taken: nothing is drawn unasked, and nothing typed is lost. */
import type { CardRef } from "../../src/excel/types";
import type { Rubric } from "../../src/rubric/types";
import { OFFICIAL_TABLES } from "../support/rubrics";
import { factAt, scoreAt } from "./support/places";
import { newerRubric, smallRubric } from "./support/small-rubric";
import { differences, snapshot } from "./support/snapshot";
import {
  contents,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  saying,
  sheetNames,
  unprotect,
  whereSheetsOpen,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const rubric = rubricOf("graduate-college");
const request = requestFor(rubric);

let workbook: Workbook;
let card: CardRef;
beforeEach(async () => {
  workbook = await openWorkbook();
  card = await generated(workbook, request);
});
afterEach(() => workbook.close());

const type = (address: string, text: string) => workbook.excel.user.type(address, text);
const stages = async () => {
  await workbook.excel.idle();
  return (await workbook.book.read(card, rubric)).scorecard.stages;
};
const drawAgain = async (more: Partial<typeof request> = {}) => {
  await workbook.excel.idle();
  const result = await workbook.book.generate({ ...request, ...more }, "keep-scores");
  if (!result.done) throw new Error("Not drawn.");
  return result;
};

describe("generating onto a card", () => {
  it("draws nothing, and offers free names and the card that stands there", async () => {
    const before = await contents("评分表");
    const names = await sheetNames();
    expect(await workbook.book.generate(request, "ask")).toEqual({
      done: false,
      conflict: {
        taken: ["评分表", "基础数据", "考核结果"],
        offered: ["评分表-计算机学院", "基础数据-计算机学院", "考核结果-计算机学院"],
        existing: card,
      },
    });
    expect(await sheetNames()).toEqual(names);
    expect(await contents("评分表")).toEqual(before);
  });

  it("does not offer another unit's card to be drawn over", async () => {
    const result = await workbook.book.generate({ ...request, unit: "外语学院" }, "ask");
    expect(result).toMatchObject({
      done: false,
      conflict: { taken: ["评分表", "基础数据", "考核结果"] },
    });
    expect(!result.done && result.conflict.existing).toBeUndefined();
  });

  it("stands beside it under a new name, and both are known", async () => {
    const other = await workbook.book.generate({ ...request, unit: "外语学院" }, "new-name");
    if (!other.done) throw new Error("Not drawn.");
    expect(other.card.sheets.scorecard).toBe("评分表-外语学院");
    const cards = await workbook.book.cards();
    expect(cards.map(({ unit }) => unit)).toEqual(["外语学院", "计算机学院"]);
    type(`${other.card.sheets.scorecard}!${scoreAt(rubric, "goal", "self").split("!")[1]}`, "1");
    await workbook.excel.idle();
    const read = await workbook.book.read(other.card, rubric);
    expect(read.scorecard.stages["self"]!.scores["goal"]).toMatchObject({ value: 1 });
    expect((await stages())["self"]!.scores["goal"]).toMatchObject({ value: null });
  });

  it("on a sheet of the user's keeps that sheet as it is", async () => {
    const mine = await openWorkbook();
    mine.excel.user.renameSheet("Sheet1", "评分表");
    mine.excel.user.type("评分表!A1", "自己的表");
    const asked = await mine.book.generate(request, "keep-scores");
    expect(asked).toMatchObject({
      done: true,
      card: { sheets: { scorecard: "评分表-计算机学院" } },
    });
    expect((await contents("评分表")).values).toEqual([["自己的表"]]);
    await mine.close();
  });
});

describe("drawing a card again", () => {
  it("keeps scores, facts, formulas and even what cannot be read", async () => {
    type(scoreAt(rubric, "goal", "self"), "1");
    type(scoreAt(rubric, "staffing", "self"), "=1+1.5");
    type(scoreAt(rubric, "education", "review"), "二分");
    type(scoreAt(rubric, "feedback", "review"), "2");
    type(scoreAt(rubric, "no-visits", "self"), "否");
    type(factAt(rubric, "feedback-errors", "self"), "2");
    type(factAt(rubric, "late-items", "review"), "0");
    const before = await stages();
    const { card: again, unsupported } = await drawAgain();
    expect(again).toEqual(card);
    expect(unsupported).toEqual(saying());
    expect(await stages()).toEqual(before);
    expect(await sheetNames()).toEqual(["Sheet1", "_rubric", "评分表", "基础数据", "考核结果"]);
    expect(workbook.excel.user.sees(scoreAt(rubric, "feedback", "self"))).toBe("1");
  });

  it("mends rows that were inserted, with every entry in its place", async () => {
    type(scoreAt(rubric, "goal", "self"), "1");
    type(factAt(rubric, "feedback-errors", "self"), "2");
    await unprotect("评分表", "基础数据");
    workbook.excel.user.insertRows(4, 2, "评分表");
    workbook.excel.user.insertRows(6, 1, "基础数据");
    await drawAgain();
    expect(workbook.excel.user.sees(scoreAt(rubric, "goal", "self"))).toBe("1");
    expect((await stages())["self"]!.facts["feedback-errors"]).toMatchObject({ value: 2 });
  });

  it("keeps a copy of a sheet that holds anything of the user's own", async () => {
    await unprotect("评分表");
    type("评分表!M3", "请王老师核对");
    const { unsupported } = await drawAgain();
    expect(unsupported).toEqual(
      saying({ zh: expect.stringContaining("“评分表（旧）”"), en: expect.any(String) }),
    );
    const { values } = await contents("评分表（旧）");
    expect(values.flat()).toContain("请王老师核对");
    expect(await workbook.book.cards()).toEqual([card]);
  });

  it("comes back under the names that the user gave its sheets", async () => {
    type(scoreAt(rubric, "goal", "self"), "1");
    workbook.excel.user.renameSheet("基础数据", "数据");
    const { card: again } = await drawAgain();
    expect(again.sheets).toMatchObject({ scorecard: "评分表", facts: "数据" });
    expect(workbook.excel.user.sees(scoreAt(rubric, "goal", "self"))).toBe("1");
  });

  whereSheetsOpen("leaves everything as it is where a sheet has a password", async () => {
    type(scoreAt(rubric, "goal", "self"), "1");
    await protectWith("考核结果", "secret");
    const before = await sheetNames();
    await expect(drawAgain()).rejects.toMatchObject({
      text: { zh: expect.stringContaining("保护无法解除") },
    });
    expect(await sheetNames()).toEqual(before);
    expect((await stages())["self"]!.scores["goal"]).toMatchObject({ value: 1 });
  });

  it("leaves everything as it is where the identity sheet has a password", async () => {
    type(scoreAt(rubric, "goal", "self"), "1");
    await protectWith("_rubric", "secret");
    const before = await sheetNames();
    await expect(drawAgain()).rejects.toMatchObject({
      text: { zh: expect.stringContaining("保护无法解除") },
    });
    expect(await sheetNames()).toEqual(before);
    expect((await stages())["self"]!.scores["goal"]).toMatchObject({ value: 1 });
  });
});

describe.each(OFFICIAL_TABLES)("a card of %s that is drawn again", (id) => {
  it("has every formula and result that it had, and leaves no old sheets behind", async () => {
    const table = rubricOf(id);
    const own = await openWorkbook();
    const drawn = await generated(own, requestFor(table));
    const sheets = Object.values(drawn.sheets);
    const before = await Promise.all(sheets.map(contents));
    const again = await own.book.generate(requestFor(table), "keep-scores");
    expect(again).toMatchObject({ done: true, card: drawn, unsupported: saying() });
    await own.excel.idle();
    expect(await Promise.all(sheets.map(contents))).toEqual(before);
    expect(before.flatMap(({ formulas }) => formulas.flat()).filter(isFormula)).not.toEqual([]);
    expect(await sheetNames()).toEqual(["Sheet1", "_rubric", ...sheets]);
    await own.close();
  });
});

const isFormula = (content: unknown) => typeof content === "string" && content.startsWith("=");

describe("what follows a card that is drawn again", () => {
  it("follows the new sheets: formulas and names of the user's, under any spelling", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    type(goal, "1");
    type("Sheet1!A1", `=${goal}*10`);
    type("Sheet1!A2", `=SUM('评分表'!${goal.split("!")[1]},1)`);
    await Excel.run(async (context) => {
      context.workbook.names.add("目标", `=${goal}`);
      await context.sync();
    });
    await drawAgain();
    await workbook.excel.idle();
    expect(workbook.excel.user.sees("Sheet1!A1")).toBe("10");
    expect(workbook.excel.user.sees("Sheet1!A2")).toBe("2");
    type(goal, "0.5");
    await workbook.excel.idle();
    expect(workbook.excel.user.sees("Sheet1!A1")).toBe("5");
    const formula = await Excel.run(async (context) => {
      const name = context.workbook.names.getItem("目标").load("formula");
      await context.sync();
      return String(name.formula).replaceAll("$", "");
    });
    expect(formula).toBe(`=${goal}`);
  });
});

describe("a new card that cannot be drawn", () => {
  it("leaves no half of it behind", async () => {
    await protectWith("_rubric", "secret");
    const before = await sheetNames();
    const refused = "工作表“_rubric”的保护无法解除（多半设有密码），没有改动任何内容。";
    await expect(
      workbook.book.generate({ ...request, unit: "外语学院" }, "new-name"),
    ).rejects.toMatchObject({
      // Nothing is said to be half done.
      text: { zh: `${refused}请先在“审阅”选项卡撤销保护，然后重试。` },
    });
    expect(await sheetNames()).toEqual(before);
  });
});

async function protectWith(sheet: string, password: string): Promise<void> {
  await workbook.excel.idle();
  if (sheet !== "_rubric") await unprotect(sheet);
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).protection.protect({}, password);
    await context.sync();
  });
}

describe("a sheet of the user's that looks at the card", () => {
  const follower = `=${scoreAt(rubric, "goal", "self")}`;
  const protect = (password?: string) =>
    Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem("Sheet1").protection.protect({}, password);
      await context.sync();
    });
  beforeEach(async () => {
    type("Sheet1!A1", follower);
    await workbook.excel.idle();
  });

  it("with a password is named, with what to do, and nothing is changed", async () => {
    await protect("12345");
    const before = snapshot(workbook.excel);
    await expect(drawAgain()).rejects.toMatchObject({
      text: {
        zh: expect.stringMatching(
          /“Sheet1”的保护无法解除（多半设有密码），其中有公式引用.*撤销“Sheet1”的保护/,
        ),
      },
    });
    await workbook.excel.idle();
    expect(differences(before, snapshot(workbook.excel))).toEqual([]);
  });

  whereSheetsOpen("without one is opened, follows the new card and is closed again", async () => {
    await protect();
    await drawAgain();
    type(scoreAt(rubric, "goal", "self"), "1");
    await workbook.excel.idle();
    expect(workbook.excel.user.sees("Sheet1!A1")).toBe("1");
    const state = await Excel.run({ delayForCellEdit: true }, async (context) => {
      const { protection } = context.workbook.worksheets
        .getItem("Sheet1")
        .load("protection/protected");
      await context.sync();
      return protection.protected;
    });
    expect(state).toBe(true);
  });
});

describe("drawing by another version of an own rubric", () => {
  const first = { ...rubric, id: "own-college", version: "1.0.0" };
  const second = { ...first, version: "2.0.0" };

  it("keeps the card and what was typed, and carries the new version", async () => {
    await workbook.close();
    workbook = await openWorkbook();
    card = await generated(workbook, requestFor(first));
    type(scoreAt(rubric, "goal", "self"), "1.5");
    type(factAt(rubric, "feedback-errors", "self"), "2");
    await workbook.excel.idle();
    const names = await sheetNames();
    const drawn = await workbook.book.drawVersion({ card, from: first, rubric: second });
    expect(drawn.card).toMatchObject({ id: card.id, version: "2.0.0", unit: card.unit });
    expect(await sheetNames()).toEqual(names);
    const { scorecard } = await workbook.book.read(drawn.card, second);
    expect(scorecard.stages["self"]!.scores["goal"]).toMatchObject({ value: 1.5 });
    expect(scorecard.stages["self"]!.facts["feedback-errors"]).toMatchObject({ value: 2 });
    const { made, carried } = await workbook.book.carriedRubrics(drawn.card);
    expect(made.version).toBe("2.0.0");
    expect(carried.map(({ fingerprint }) => fingerprint)).toContain(made.fingerprint);
  });

  it("is the same where it is asked for once more", async () => {
    await workbook.close();
    workbook = await openWorkbook();
    const [own, newer] = [smallRubric(), newerRubric()];
    card = await generated(workbook, requestFor(own));
    type(factAt(own, "graduates", "self"), "200");
    await workbook.excel.idle();
    await workbook.book.drawVersion({ card, from: own, rubric: newer });
    await workbook.excel.idle();
    const drawn = snapshot(workbook.excel);
    await workbook.book.drawVersion({ card, from: own, rubric: newer });
    await workbook.excel.idle();
    expect(differences(drawn, snapshot(workbook.excel))).toEqual([]);
  });

  it("is recorded in the card's log, once", async () => {
    await workbook.close();
    workbook = await openWorkbook();
    card = await generated(workbook, requestFor(first));
    const { card: drawn } = await workbook.book.drawVersion({ card, from: first, rubric: second });
    await workbook.book.drawVersion({ card: drawn, from: second, rubric: second });
    const log = (await contents("_rubric")).values.filter(([, key]) => key === "log");
    const record = { id: expect.stringMatching(/^[0-9a-f]{16}$/), at: expect.any(String) };
    const [old, present] = ["own-college@1.0.0", "own-college@2.0.0"];
    expect(log.map(([id, , text]) => [id, JSON.parse(String(text))])).toEqual([
      [card.id, { ...record, what: "generated", to: old }],
      [card.id, { ...record, what: "generated", from: old, to: present }],
    ]);
  });

  it("of a card that is gone says so, and draws nothing", async () => {
    const names = await sheetNames();
    const gone = { ...card, id: "gone" };
    await expect(
      workbook.book.drawVersion({ card: gone, from: first, rubric: second }),
    ).rejects.toThrow("找不到");
    expect(await sheetNames()).toEqual(names);
  });
});

describe("generating again what was drawn by another text of its rubric", () => {
  const SHEETS = ["评分表", "基础数据", "考核结果"];
  const formulas = () =>
    Promise.all(SHEETS.map((each) => contents(each).then((its) => its.formulas)));
  /** The formulas of a new card by this rubric, with what is typed in it. */
  async function drawnBy(of: Rubric, fill: () => void, again?: Rubric) {
    await workbook.close();
    workbook = await openWorkbook();
    card = await generated(workbook, requestFor(of));
    fill();
    await workbook.excel.idle();
    const result = again && (await workbook.book.generate(requestFor(again), "keep-scores"));
    await workbook.excel.idle();
    return { formulas: await formulas(), result };
  }

  it("draws the rules of the new text; the old ones are known by the text that is carried, and leave nothing", async () => {
    const [own, newer] = [smallRubric(), newerRubric()];
    const fill = (by: Rubric) => () => {
      type(factAt(by, "graduates", "self"), "200");
      type(factAt(by, "employed", "self"), "187");
      type(scoreAt(by, "special", "self"), "1.5");
    };
    const fresh = await drawnBy(newer, fill(newer));
    const again = await drawnBy(own, fill(own), newer);
    expect(again.result).toMatchObject({ done: true, unsupported: saying() });
    const withoutKeys = (sheets: unknown[][][]) => sheets.map((lines) => lines.slice(1));
    expect(withoutKeys(again.formulas)).toEqual(withoutKeys(fresh.formulas));
    expect(await sheetNames()).toEqual(["Sheet1", "_rubric", ...SHEETS]);
  });

  /** The official rubric with another rule, as an earlier version may have had it. */
  const earlier: Rubric = {
    ...rubric,
    version: "2023.1",
    sections: JSON.parse(
      JSON.stringify(rubric.sections).replaceAll(
        "RUBRIC.DEDUCT(points,",
        "RUBRIC.DEDUCT(points-1,",
      ),
    ) as Rubric["sections"],
  };
  const fillOne = () => type(factAt(rubric, "feedback-errors", "self"), "2");

  whereSheetsOpen(
    "draws the rules of the official text too; what stood in their place is left beside it, and told",
    async () => {
      expect(earlier.sections).not.toEqual(rubric.sections);
      const fresh = await drawnBy(rubric, fillOne);
      const again = await drawnBy(earlier, fillOne, rubric);
      const [scores, facts] = again.formulas;
      expect([scores, facts].map((lines) => lines?.slice(1))).toEqual(
        fresh.formulas.slice(0, 2).map((lines) => lines.slice(1)),
      );
      expect(await sheetNames()).toContain("评分表（旧）");
      expect(JSON.stringify(again.result)).toContain("评分表（旧）");
    },
  );

  it("leaves all as it was where no sheet can be opened, and calls the sheet by the name that it has", async () => {
    await drawnBy(earlier, fillOne);
    const before = snapshot(workbook.excel);
    workbook.excel.host.behaviours.add("unprotectAlwaysRefused");
    await expect(workbook.book.generate(requestFor(rubric), "keep-scores")).rejects.toMatchObject({
      text: { zh: expect.stringContaining("工作表“评分表”的保护无法解除") },
    });
    await workbook.excel.idle();
    expect(differences(before, snapshot(workbook.excel))).toEqual([]);
  });
});
