/** Colours and signs: fixed rules over the words of the marks, which the sheets work out themselves. */
import type { CardReading, CardRef } from "../../src/excel/types";
import { markStyles } from "../../src/sheets/theme";
import { factAt, scoreAt } from "./support/places";
import {
  conditionalFormats,
  contents,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  unprotect,
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
const rules = async () =>
  (await Promise.all(["评分表", "基础数据", "考核结果"].map(conditionalFormats))).flatMap((each) =>
    each.map(({ addresses, formula, fill, numberFormat }) =>
      [addresses, formula, fill, numberFormat].join(" "),
    ),
  );

/** The word that a cell's rules look at; "" where none. */
async function wordAt(place: string): Promise<string> {
  const [sheet = "", address = ""] = place.split("!");
  await workbook.excel.idle();
  const rule = (await conditionalFormats(sheet)).find(
    ({ addresses }) => addresses.split(":")[0] === address || covers(addresses, address),
  );
  const [, letters = "", row = ""] = /^=([A-Z]+)(\d+)=/.exec(rule?.formula ?? "") ?? [];
  const [, , first = ""] = /^([A-Z]+)(\d+)/.exec(rule?.addresses ?? "") ?? [];
  const [, column = "", at = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const [start = ""] = /^[A-Z]+/.exec(rule?.addresses ?? "") ?? [];
  const shifted = letters.charCodeAt(0) + column.charCodeAt(0) - start.charCodeAt(0);
  const { values } = await contents(sheet);
  return String(values[Number(row) + Number(at) - Number(first) - 1]?.[shifted - 65] ?? "");
}

function covers(area: string, address: string): boolean {
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] =
    /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(area) ?? [];
  const [, c = "", r = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return c1 <= c && c <= c2 && Number(r1) <= Number(r) && Number(r) <= Number(r2);
}

describe("marks", () => {
  it("are rules that compare one word each, with a colour and a sign", async () => {
    const found = await conditionalFormats("评分表");
    for (const { formula, fill, numberFormat } of found) {
      expect(formula).toMatch(/^=[A-Z]+\d+="[^"]+"$/);
      expect(fill).toMatch(/^#/);
      expect(numberFormat).toMatch(/" .";/);
    }
    const missing = found.filter(({ formula }) => formula.endsWith('="未填"'));
    expect(new Set(missing.map(({ fill }) => fill.toLowerCase()))).toEqual(
      new Set([markStyles.missing.fill]),
    );
  });

  it("keep the cell's own number format behind the sign", async () => {
    const address = factAt(rubric, "survey-rate", "self").split("!")[1]!;
    const own = (await conditionalFormats("基础数据")).filter(({ addresses }) =>
      covers(addresses, address),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const { numberFormat } of own) expect(numberFormat).toMatch(/%" /);
  });

  it("follow each edit without a request of ours", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    workbook.syncs();
    const before = workbook.syncs();
    type(goal, "1");
    await workbook.excel.idle();
    expect(workbook.syncs()).toBe(before);
    expect(await wordAt(goal)).toBe("满分");
    type(goal, "0");
    expect(await wordAt(goal)).toBe("零分");
    type(goal, "9");
    expect(await wordAt(goal)).toBe("超出分值");
    type(goal, "约三分");
    expect(await wordAt(goal)).toBe("不能读取");
  });

  it("go and come back by the switch of the sheets", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    type(goal, "1");
    expect((await read()).colours).toBe(true);
    workbook.syncs();
    await workbook.book.showColours(card, false);
    expect(workbook.syncs()).toBe(2);
    expect(await wordAt(goal)).toBe("（满分）");
    expect((await read()).colours).toBe(false);
    await workbook.book.showColours(card, true);
    expect(await wordAt(goal)).toBe("满分");
    expect((await read()).colours).toBe(true);
  });

  it("are drawn again in their places, and the user's own rules stay", async () => {
    const before = (await rules()).sort();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("评分表");
      const { conditionalFormats: formats } = sheet.getRange();
      formats.load("items/id");
      await context.sync();
      formats.items[0]!.delete();
      const own = sheet.getRange("E5:E9").conditionalFormats.add("Custom");
      own.custom.rule.formula = "=$E5>2";
      own.custom.format.fill.color = "#00ff00";
      await context.sync();
    });
    await workbook.book.redrawColours(card, rubric);
    const after = (await rules()).sort();
    expect(after.filter((rule) => !rule.includes("=$E5>2"))).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
  });

  it("follow the rows that were inserted when they are drawn again", async () => {
    await unprotect("评分表");
    const goal = scoreAt(rubric, "goal", "self");
    await Excel.run(async (context) => {
      const [, address = ""] = goal.split("!");
      const row = context.workbook.worksheets.getItem("评分表").getRange(address).getEntireRow();
      row.insert("Down");
      await context.sync();
    });
    await workbook.excel.idle();
    await workbook.book.redrawColours(card, rubric);
    const moved = goal.replace(/\d+$/, (row) => String(Number(row) + 1));
    type(moved, "0");
    expect(await wordAt(moved)).toBe("零分");
  });

  it("cost nothing but themselves where the host fails at them, and it says so", async () => {
    const spoilt = jest
      .spyOn(Excel.ConditionalFormatCollection.prototype, "add")
      .mockImplementation(() => {
        throw new Error("Not implemented.");
      });
    const drawn = await workbook.book.generate(
      requestFor(rubric, { unit: "外语学院" }),
      "new-name",
    );
    if (!drawn.done) throw new Error("Not drawn.");
    expect(drawn.unsupported.map(({ zh }) => zh)).toEqual([
      expect.stringContaining("没有画上标色"),
    ]);
    expect((await workbook.book.read(drawn.card, rubric)).scorecard.findings).toEqual([]);
    await expect(workbook.book.redrawColours(card, rubric)).rejects.toThrow("标色没有重画");
    spoilt.mockRestore();
  });

  it("do not stand in the way of a card of an earlier version", async () => {
    await unprotect("评分表", "基础数据", "考核结果");
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("评分表").getRange("H:K").delete("Left");
      worksheets.getItem("考核结果").getRange("A:A").load("values");
      const keys = worksheets.getItem("考核结果").getUsedRange().getColumn(0);
      keys.load("values");
      await context.sync();
      const row = keys.values.findIndex(([key]) => key === "#setting:colours");
      worksheets
        .getItem("考核结果")
        .getRange(`${row + 1}:${row + 1}`)
        .delete("Up");
      await context.sync();
    });
    const reading = await read();
    expect(reading.colours).toBeNull();
    expect(reading.scorecard.findings).toEqual([]);
    await expect(workbook.book.showColours(card, true)).rejects.toThrow("重新生成");
    await expect(workbook.book.redrawColours(card, rubric)).rejects.toThrow("重新生成");
  });
});
