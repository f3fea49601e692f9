/** Colours and signs over findings, and how they come off again. */
import type { CardReading, CardRef } from "../../src/excel/types";
import { factAt, scoreAt } from "./support/places";
import {
  conditionalFormats,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.
jest.setTimeout(30_000);

const rubric = rubricOf("graduate-college");

let workbook: Workbook;
let card: CardRef;
beforeEach(async () => {
  workbook = await openWorkbook();
  card = await generated(workbook, requestFor(rubric));
});
afterEach(() => workbook.close());

const type = (address: string, text: string) => workbook.excel.user.type(address, text);
const read = async (): Promise<CardReading> => {
  await workbook.excel.idle();
  return workbook.book.read(card, rubric);
};
const marks = async (sheet = "评分表") =>
  (await conditionalFormats(sheet)).filter(({ formula }) => formula.includes("rubric-mark"));

describe("marks", () => {
  it("stand on the cells that the findings name, each with a colour and a sign", async () => {
    const cell = scoreAt(rubric, "staffing", "self").split("!")[1]!;
    type(`评分表!${cell}`, "约三分");
    await workbook.book.mark(await read());
    expect(await marks()).toContainEqual(
      expect.objectContaining({
        formula: expect.stringContaining("rubric-mark unreadable"),
        addresses: expect.stringContaining(cell),
        fill: expect.stringMatching(/^#/),
        numberFormat: expect.stringContaining("✎"),
      }),
    );
  });

  it("keep the cell's own number format behind the sign", async () => {
    type(factAt(rubric, "survey-rate", "self"), "95%");
    type(factAt(rubric, "survey-rate", "review"), "abc");
    await workbook.book.mark(await read());
    expect((await marks("基础数据")).map(({ numberFormat }) => numberFormat)).toContainEqual(
      expect.stringMatching(/%" /),
    );
  });

  it("cost one sync after the reading, and none where nothing has changed", async () => {
    type(scoreAt(rubric, "goal", "self"), "1");
    const reading = await read();
    workbook.syncs();
    await workbook.book.mark(reading);
    expect(workbook.syncs()).toBe(1);
    await workbook.book.mark(reading);
    await workbook.book.mark(await workbook.book.read(card, rubric));
    expect(workbook.syncs()).toBe(1);
  });

  it("follow the next edit", async () => {
    const cell = scoreAt(rubric, "goal", "self");
    const address = cell.split("!")[1]!;
    const kind = async () =>
      (await marks())
        .filter(({ addresses }) => addresses.split(",").includes(address))
        .map(({ formula }) => /rubric-mark ([a-z-]+)/.exec(formula)?.[1]);
    type(cell, "1");
    await workbook.book.mark(await read());
    expect(await kind()).toEqual(["full"]);
    type(cell, "0");
    await workbook.book.mark(await read());
    expect(await kind()).toEqual(["zero"]);
  });

  it("come off at once, and leave the user's own formatting and rules", async () => {
    const cell = scoreAt(rubric, "goal", "self");
    workbook.excel.user.fill(cell, "#123456");
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("评分表").getRange("E5:E9");
      const own = range.conditionalFormats.add("Custom");
      own.custom.rule.formula = "=$E5>2";
      own.custom.format.fill.color = "#00ff00";
      await context.sync();
    });
    type(cell, "5");
    await workbook.book.mark(await read());
    expect(await marks()).not.toEqual([]);

    await workbook.book.unmark(card);
    expect((await conditionalFormats("评分表")).map(({ formula }) => formula)).toEqual(["=$E5>2"]);
    expect(await conditionalFormats("基础数据")).toEqual([]);
    expect(await fillOf(cell)).toBe("#123456");
  });

  it("bring the rules of the generated sheets back with them, in their places", async () => {
    const rules = async () =>
      [...(await conditionalFormats("评分表")), ...(await conditionalFormats("基础数据"))]
        .filter(({ formula }) => formula.includes("rubric-rule"))
        .map(({ formula, addresses, fill }) => `${addresses} ${formula} ${fill}`)
        .sort();
    const before = await rules();
    expect(before.length).toBeGreaterThan(0);
    await workbook.book.unmark(card);
    expect(await rules()).toEqual([]);
    await workbook.book.mark(await read());
    expect(await rules()).toEqual(before);
    await workbook.book.mark(await read());
    expect(await rules()).toEqual(before);
  });

  it("do not touch values, formulas and number formats", async () => {
    type(scoreAt(rubric, "goal", "self"), "5");
    const before = await everything();
    await workbook.book.mark(await read());
    expect(await everything()).toEqual(before);
  });
});

async function fillOf(place: string): Promise<string> {
  const [sheet = "", address = ""] = place.split("!");
  return Excel.run(async (context) => {
    const { fill } = context.workbook.worksheets.getItem(sheet).getRange(address).format;
    fill.load("color");
    await context.sync();
    return fill.color.toLowerCase();
  });
}

async function everything(): Promise<unknown> {
  await workbook.excel.idle();
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem("评分表").getUsedRange();
    used.load("values,formulas,numberFormat,address");
    await context.sync();
    return used.toJSON();
  });
}
