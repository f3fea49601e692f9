/** Colours and signs: fixed rules over the words of the marks, which the sheets work out themselves. */
import type { CardReading, CardRef } from "../../src/excel/types";
import { a1 } from "../../src/sheets/plan/address";
import { markStyles } from "../../src/sheets/plan/theme";
import { factAt, scoreAt } from "./support/places";
import {
  byHand,
  conditionalFormats,
  contents,
  generated,
  hasOddity,
  openWorkbook,
  requestFor,
  rubricOf,
  saying,
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

/** A cell's mark, by the colour in which it is drawn; "" where it has its own. */
async function markAt(place: string): Promise<string> {
  await workbook.excel.idle();
  const fill = (await workbook.excel.user.seesFill(place))?.toLowerCase();
  return Object.entries(markStyles).find(([, style]) => style.fill === fill)?.[0] ?? "";
}

/** The cell right of the words 标色. */
async function switchOf(sheet: string): Promise<string> {
  const { values } = await contents(sheet);
  const column = values[0]!.indexOf("标色");
  return `${sheet}!${a1({ row: 0, column: column + 1 })}`;
}

function covers(area: string, address: string): boolean {
  const [, c1 = "", r1 = "", c2 = c1, r2 = r1] =
    /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(area) ?? [];
  const [, c = "", r = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return c1 <= c && c <= c2 && Number(r1) <= Number(r) && Number(r) <= Number(r2);
}

describe("marks", () => {
  it("say nothing of a function that is not there, or not yet", async () => {
    const place = scoreAt(rubric, "feedback", "self");
    await unprotect("评分表");
    type(place, "=1/0");
    expect(await markAt(place)).toBe("unreadable");
    type(place, "=RUBRIC.NOSUCH(1)");
    expect(await markAt(place)).toBe("");
  });

  it("are rules that compare one word each, with a colour and a sign", async () => {
    const found = await conditionalFormats("评分表");
    for (const { formula, fill, numberFormat } of found) {
      expect(formula).toMatch(/^=AND\([A-Z]+\d+="[^"]+",\$[A-Z]+\$1<>"不显示"\)$/);
      expect(fill).toMatch(/^#/);
      expect(numberFormat).toMatch(/" .";/);
    }
    const missing = found.filter(({ formula }) => formula.includes('="未填"'));
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
    const before = workbook.excel.host.stats.requestBytes;
    const seen: string[] = [];
    for (const text of ["1", "0", "9", "约三分"]) {
      type(goal, text);
      seen.push(await markAt(goal));
    }
    expect(seen).toEqual(["full", "zero", "over-limit", "unreadable"]);
    expect(workbook.excel.host.stats.requestBytes).toBe(before);
  });

  it("are neither read nor written when the add-in reads after an edit", async () => {
    const collection = Excel.ConditionalFormatCollection.prototype;
    const touched = (["load", "add", "clearAll", "getItem", "getItemAt"] as const).map((method) =>
      jest.spyOn(collection, method),
    );
    type(scoreAt(rubric, "goal", "self"), "9");
    await read();
    for (const spy of touched) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it("leave nothing of ours to undo: one step back is the user's last entry", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    type(goal, "1");
    await read();
    type(goal, "0");
    await read();
    expect(await markAt(goal)).toBe("zero");
    await workbook.excel.user.undo();
    expect(workbook.excel.user.sees(goal)).toContain("1");
    expect(await markAt(goal)).toBe("full");
  });

  it("follow a fact on the other sheet", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    expect(await markAt(goal)).toBe("");
    type(factAt(rubric, "survey-rate", "self"), "93.5%");
    expect(await markAt(goal)).toBe("missing");
  });

  it("go and come back by the switch beside each table, which alters no figure", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    type(goal, "9");
    const results = await contents("考核结果");
    const [scorecard, facts] = await Promise.all(["评分表", "基础数据"].map(switchOf));
    type(scorecard!, "不显示");
    expect(await markAt(goal)).toBe("");
    expect((await read()).colours).toBe(true);
    type(facts!, "不显示");
    const off = await read();
    expect(off.colours).toBe(false);
    expect(await contents("考核结果")).toEqual(results);
    type(scorecard!, "显示");
    expect(await markAt(goal)).toBe("over-limit");
    expect((await read()).colours).toBe(true);
  });

  it("go and come back by the pane, which turns the switches of all sheets with one request", async () => {
    const goal = scoreAt(rubric, "goal", "self");
    type(goal, "1");
    expect((await read()).colours).toBe(true);
    workbook.syncs();
    await workbook.book.showColours(card, false);
    expect(workbook.syncs()).toBe(2);
    expect(await markAt(goal)).toBe("");
    expect(workbook.excel.user.sees(await switchOf("基础数据"))).toBe("不显示");
    expect((await read()).colours).toBe(false);
    await workbook.book.showColours(card, true);
    expect(await markAt(goal)).toBe("full");
    expect((await read()).colours).toBe(true);
  });

  it("stay switched off when the card is drawn again", async () => {
    await workbook.book.showColours(card, false);
    const drawn = await workbook.book.generate(requestFor(rubric), "keep-scores");
    expect(drawn).toMatchObject({ done: true, unsupported: saying() });
    expect((await read()).colours).toBe(false);
  });

  it("are drawn again in their places, and the user's own rules stay", async () => {
    const before = (await rules()).sort();
    await byHand(async (context) => {
      const sheet = context.workbook.worksheets.getItem("评分表");
      const { conditionalFormats: formats } = sheet.getRange();
      formats.load("items/id");
      await context.sync();
      formats.items[0]!.delete();
      const own = sheet.getRange("E5:E9").conditionalFormats.add("Custom");
      own.custom.rule.formula = "=$E5>2";
      own.custom.format.fill.color = "#00ff00";
    });
    const drawing = workbook.book.redrawColours(card, rubric);
    // Where no rule can be read none is known for ours.
    if (hasOddity("conditionalFormatsLost"))
      return expect(drawing).rejects.toThrow("重新打开工作簿");
    await drawing;
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
    if (hasOddity("conditionalFormatsLost")) return;
    await workbook.book.redrawColours(card, rubric);
    const moved = goal.replace(/\d+$/, (row) => String(Number(row) + 1));
    type(moved, "0");
    expect(await markAt(moved)).toBe("zero");
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
    const without = { zh: expect.stringContaining("没有画上标色") as unknown };
    expect(drawn.unsupported).toEqual([expect.objectContaining(without), ...saying()]);
    expect((await workbook.book.read(drawn.card, rubric)).scorecard.findings).toEqual([]);
    await expect(workbook.book.redrawColours(card, rubric)).rejects.toThrow("标色没有重画");
    spoilt.mockRestore();
  });

  it("do not stand in the way of a card of an earlier version", async () => {
    await unprotect("评分表", "基础数据");
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("评分表").getRange("H:K").delete("Left");
      worksheets.getItem("基础数据").getRange("J:K").delete("Left");
      worksheets.getItem("基础数据").getRange("G:H").delete("Left");
      await context.sync();
    });
    const reading = await read();
    expect(reading.colours).toBeNull();
    expect(reading.scorecard.findings).toEqual([]);
    await expect(workbook.book.showColours(card, true)).rejects.toThrow("重新生成");
    await expect(workbook.book.redrawColours(card, rubric)).rejects.toThrow("重新生成");
  });
});
