/** 汇总表 in Excel: rows that follow cards, typed rows, order, readings, lists and forms. */
import type { CardRef, RosterRequest } from "../../src/excel/types";
import { readIdentity } from "../../src/sheets/identity/identity";
import { cellStyles, markStyles } from "../../src/sheets/plan/theme";
import type { Rubric, Text } from "../../src/rubric/types";
import { factAt, scoreAt } from "./support/places";
import {
  contents,
  drawingSyncs,
  generated,
  hasOddity,
  openWorkbook,
  requestFor,
  rubricOf,
  unprotect,
  whereSheetsOpen,
  type Workbook,
} from "./support/workbook";

// Each test draws a whole workbook.

const college = rubricOf("graduate-college");
const ccit = rubricOf("ccit");
const station = rubricOf("weihai-station");

let workbook: Workbook;
beforeEach(async () => {
  workbook = await openWorkbook();
});
afterEach(() => workbook.close());

const type = (address: string, text: string) => workbook.excel.user.type(address, text);
const TO_COME = expect.stringContaining("尚未加载本插件的函数") as unknown as string;
const sees = (address: string) => workbook.excel.user.sees(address);

async function drawn(request: RosterRequest, how: "ask" | "new-name" | "keep-scores" = "ask") {
  await workbook.excel.idle();
  const result = await workbook.book.generateRoster(request, how);
  if (!result.done) throw new Error("The name was taken.");
  await workbook.excel.idle();
  return result;
}

const named = (rubric: Rubric, names: string[]): RosterRequest => ({
  rubric,
  year: "2024",
  readings: {},
  units: { from: "names", names },
});

const read = async (card: CardRef, rubric: Rubric) => {
  await workbook.excel.idle();
  return workbook.book.readRoster(card, rubric);
};

/** `汇总表!D5`: the cell of a unit under a header. */
async function cellOf(unit: string, header: string, sheet = "汇总表"): Promise<string> {
  const { values } = await contents(sheet);
  const head = values.findIndex((line) => line.includes("#header"));
  const row = values.findIndex((line, at) => at > head && line.includes(unit));
  const column = values[head]!.indexOf(header);
  if (row < 0 || column < 0) throw new Error(`No ${header} of ${unit}`);
  return `${sheet}!${String.fromCharCode(65 + column)}${row + 1}`;
}

/** Three colleges, their tables filled in full; the second is the best. */
async function threeCards(): Promise<CardRef[]> {
  const cards: CardRef[] = [];
  for (const [index, unit] of ["文学院", "理学院", "工学院"].entries()) {
    const result = await workbook.book.generate(
      { ...requestFor(college), unit },
      index === 0 ? "ask" : "new-name",
    );
    if (!result.done) throw new Error("Not drawn.");
    await fill(result.card, [1, 0, 2][index]!);
    cards.push(result.card);
  }
  await workbook.excel.idle();
  return cards;
}

async function fill({ sheets }: CardRef, late: number): Promise<void> {
  const on = (address: string) =>
    address.replace(/^.*!/, (name) => `${name === "评分表!" ? sheets.scorecard : sheets.facts}!`);
  for (const section of college.sections.filter(({ kind }) => kind === "scored")) {
    for (const { criteria } of section.subsections) {
      for (const { id, points, rule } of criteria) {
        if (!rule || rule === "judged") type(on(scoreAt(college, id, "self")), String(points));
      }
    }
  }
  for (const [fact, value] of [
    ["survey-rate", "0.95"],
    ["feedback-errors", "0"],
    ["employers", "5"],
    ["disciplines", "3"],
    ["late-items", String(late)],
    ["destination-rate", "0.8"],
    ["target-rate", "0.9"],
    ["flexible-share", "0.05"],
  ] as const) {
    type(on(factAt(college, fact, "self")), value);
  }
}

describe("a roster of the cards in the workbook", () => {
  let cards: CardRef[];
  let roster: CardRef;
  beforeEach(async () => {
    cards = await threeCards();
    ({ card: roster } = await drawn({
      rubric: college,
      year: "2024",
      readings: {},
      units: { from: "cards", cards },
    }));
    if (!hasOddity("functionsUnnoticed")) return;
    // Its cells are not altered: they wait, until Excel is asked to calculate.
    const { result } = await read(roster, college);
    expect(result.findings).toEqual([
      { severity: "info", message: expect.objectContaining({ zh: TO_COME }) as Text },
    ]);
    expect(sees(await cellOf("文学院", "名次"))).toBe("");
    await workbook.excel.idle();
  });

  it("shows in its cells what is computed from the cards", async () => {
    const { result } = await read(roster, college);
    expect(result.rows.map(({ unit }) => unit)).toEqual(["文学院", "理学院", "工学院"]);
    for (const { unit, values } of result.rows) {
      const shown = sees(await cellOf(unit, "总分"));
      expect(Number(shown || "0")).toBeCloseTo(Number(values["total"] ?? 0), 2);
      expect(sees(await cellOf(unit, "名次"))).toBe(String(values["rank"] ?? ""));
    }
    expect(result.rows.every(({ complete }) => complete)).toBe(true);
  });

  it("is listed among the cards, as a roster", async () => {
    workbook.excel.user.activate("汇总表");
    const [first, ...others] = await workbook.book.cards();
    expect(first).toEqual(roster);
    expect(others.map(({ kind }) => kind)).toEqual(["scorecard", "scorecard", "scorecard"]);
  });

  it("follows an edit of a card, though rows came before it", async () => {
    await unprotect("考核结果");
    workbook.excel.user.insertRows(2, 2, "考核结果");
    await workbook.excel.idle();
    const before = Number(sees(await cellOf("文学院", "总分")));
    type(factAt(college, "late-items", "self"), "3");
    await workbook.excel.idle();
    expect(Number(sees(await cellOf("文学院", "总分")))).toBe(before - 2);
    const [first] = (await read(roster, college)).result.rows;
    expect(first!.values["total"]).toBeCloseTo(before - 2, 2);
    // Drawn when the rows are there already, it finds the same cells.
    const { card } = await drawn(
      { rubric: college, year: "2025", readings: {}, units: { from: "cards", cards } },
      "new-name",
    );
    const { roster: sheet = "" } = card.sheets;
    expect(Number(sees(await cellOf("文学院", "总分", sheet)))).toBe(before - 2);
  });

  whereSheetsOpen("is put in order with its links", async () => {
    const { result } = await read(roster, college);
    await workbook.book.sortRoster(roster, college);
    const sorted = await read(roster, college);
    expect(sorted.result.rows.map(({ unit }) => unit)).toEqual(["理学院", "文学院", "工学院"]);
    for (const row of result.rows) {
      expect(sorted.result.rows.find(({ unit }) => unit === row.unit)!.values).toEqual(row.values);
      expect(Number(sees(await cellOf(row.unit, "总分")))).toBeCloseTo(
        Number(row.values["total"]),
        2,
      );
      expect(sees(await cellOf(row.unit, "名次"))).toBe(String(row.values["rank"]));
    }
    type(factAt(college, "late-items", "self"), "6");
    await workbook.excel.idle();
    expect(Number(sees(await cellOf("文学院", "总分")))).toBeCloseTo(
      Number(result.rows[0]!.values["total"]) - 5,
      2,
    );
  });

  it("is left as it is, with a sentence, where its sheet cannot be opened", async () => {
    const before = await contents("汇总表");
    workbook.excel.host.behaviours.add("unprotectAlwaysRefused");
    const { book } = workbook;
    const refused = { text: { zh: expect.stringMatching(/没有改动任何内容(?!.*没有做完)/) } };
    await expect(book.sortRoster(roster, college)).rejects.toMatchObject(refused);
    const other = { target: "per-point" };
    await expect(book.setReadings(roster, college, other, "")).rejects.toMatchObject(refused);
    workbook.excel.host.behaviours.delete("unprotectAlwaysRefused");
    expect(await contents("汇总表")).toEqual(before);
    expect((await contents("_rubric")).values.flat()).not.toContain("#unfinished");
  });

  whereSheetsOpen("takes other readings, and its cards with it", async () => {
    await workbook.book.setReadings(roster, college, { target: "per-point" }, "李老师");
    const note = (await contents("汇总表")).values
      .flat()
      .find((text) => /选定）/.test(String(text)));
    expect(note).toMatch(/^口径 · .+（李老师 \d{4}-\d{2}-\d{2} 选定）（/);
    const log = readIdentity((await contents("_rubric")).values).map((each) => each.log);
    expect(log).toHaveLength(4);
    for (const changes of log)
      expect(changes).toMatchObject([{ what: "generated" }, { by: "李老师", to: "per-point" }]);
    const { result, readings } = await read(roster, college);
    expect(readings["target"]).toBe("per-point");
    expect(result.findings).toEqual([]);
    for (const { unit, values } of result.rows) {
      expect(Number(sees(await cellOf(unit, "总分")))).toBeCloseTo(Number(values["total"]), 2);
    }
    const card = await workbook.book.read(cards[1]!, college);
    expect(card.assessment.readings["target"]).toBe("per-point");
    expect(card.assessment.findings.filter(({ kind }) => kind === "overwritten")).toEqual([]);
  });

  it("is heard of when one of its cards is edited", async () => {
    await workbook.book.cards();
    const heard = new Set<string>();
    const stop = await workbook.book.watch((changed) => changed && heard.add(changed.id));
    await workbook.book.cards();
    type(factAt(college, "late-items", "self"), "4");
    await workbook.excel.idle();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stop();
    expect(heard).toContain(roster.id);
  });

  it("gives its lists, each on a sheet of its own", async () => {
    const first = await workbook.book.drawList(roster, college, "ranked");
    const second = await workbook.book.drawList(roster, college, "ranked");
    expect(second.sheet).not.toBe(first.sheet);
    const { values } = await contents(first.sheet);
    const text = values.flat().join("|");
    expect(text).toContain("研究生就业工作考核排名");
    expect(text.indexOf("理学院")).toBeLessThan(text.indexOf("文学院"));
  });

  whereSheetsOpen(
    "has one chart of the totals beside it, however often it is asked for",
    async () => {
      expect(await workbook.book.chartRoster(roster, college)).toBe(true);
      expect(await workbook.book.chartRoster(roster, college)).toBe(true);
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("汇总表");
        const { charts } = sheet;
        charts.load(
          "items/chartType,items/left,items/title/text,items/legend/visible,items/axes/categoryAxis/reversePlotOrder",
        );
        const series = charts.getItemAt(0).series.getItemAt(0);
        series.load("hasDataLabels");
        const names = series.getDimensionValues("Categories");
        const used = sheet.getUsedRange(true).load("left,width");
        await context.sync();
        expect(charts.items).toHaveLength(1);
        const [{ chartType, left, title, legend, axes }] = charts.items as [Excel.Chart];
        expect({ chartType, legend: legend.visible, labels: series.hasDataLabels }).toEqual({
          chartType: "BarClustered",
          legend: false,
          labels: true,
        });
        expect(title.text).toContain(college.roster.title);
        expect(axes.categoryAxis.reversePlotOrder).toBe(true);
        expect(names.value).toEqual(["文学院", "理学院", "工学院"]);
        expect(left).toBeGreaterThan(used.left + used.width);
      });
      type("汇总表!B1", "x");
      expect(workbook.excel.user.refused).toBeDefined();
    },
  );

  whereSheetsOpen("keeps the old sheet with its chart when it is drawn again", async () => {
    await workbook.book.chartRoster(roster, college);
    const units = { from: "cards" as const, cards };
    const { unsupported } = await drawn(
      { rubric: college, year: "2024", readings: {}, units },
      "keep-scores",
    );
    expect(unsupported.map(({ zh }) => zh).join()).toContain("汇总表（旧）");
  });

  whereSheetsOpen("is asked about before it is drawn again", async () => {
    const request: RosterRequest = {
      rubric: college,
      year: "2024",
      readings: {},
      units: { from: "cards", cards },
    };
    expect(await workbook.book.generateRoster(request, "ask")).toEqual({
      done: false,
      conflict: { taken: ["汇总表"], offered: ["汇总表 2"], existing: roster },
    });
    const again = await drawn(
      { ...request, units: { from: "cards", cards: [cards[2]!, cards[0]!] } },
      "keep-scores",
    );
    expect(again.card.id).toBe(roster.id);
    const { result } = await read(again.card, college);
    expect(result.rows.map(({ unit }) => unit)).toEqual(["工学院", "文学院"]);
    const { card: other } = await drawn(request, "new-name");
    expect(other.sheets.roster).toBe("汇总表 2");
  });
});

describe("a roster of typed figures", () => {
  it("reads facts and settings, and computes in its cells what is computed from them", async () => {
    const { card } = await drawn(named(ccit, ["土木", "机械", " 土木 ", "", "电气"]));
    for (const [unit, employed, stayed] of [
      ["土木", "95", "60"],
      ["机械", "90", "50"],
      ["电气", "99", "70"],
    ] as const) {
      for (const [header, value] of [
        ["毕业生人数", "100"],
        ["总体就业人数", employed],
        ["升学", "0"],
        ["入伍", "0"],
        ["出国出境", "0"],
        ["留省就业人数", stayed],
        ["已有毕业生届数", "5"],
        ["去向留省率基准", "0.6"],
      ] as const) {
        type(await cellOf(unit, header), value);
      }
    }
    const settings = ccit.roster.settings!;
    const benchmark = settings.findIndex(({ id }) => id === "placement-benchmark");
    type(`汇总表!F${benchmark + 2}`, "0.92");
    const reading = await read(card, ccit);
    expect(reading.units).toHaveLength(3);
    expect(reading.settings["placement-benchmark"]).toBe(0.92);
    expect(reading.result.rows.map(({ values }) => values["standard"])).toEqual([
      "达标",
      "不达标",
      "达标",
    ]);
    for (const { unit, values } of reading.result.rows) {
      expect(sees(await cellOf(unit, "认定"))).toBe(values["standard"]);
    }
  });

  it("keeps what was typed when it is drawn again, units that are no longer named too", async () => {
    await drawn(named(ccit, ["土木", "机械"]));
    type(await cellOf("土木", "毕业生人数"), "120");
    type(await cellOf("机械", "毕业生人数"), "80");
    const { card } = await drawn(named(ccit, ["电气", "土木"]), "keep-scores");
    const { units } = await read(card, ccit);
    expect(units.map(({ unit, facts }) => [unit, facts?.["graduates"] ?? null])).toEqual([
      ["电气", null],
      ["土木", 120],
      ["机械", 80],
    ]);
    expect((await workbook.book.cards()).length).toBe(1);
  });

  it("says which cell it cannot read, and leaves the row out until a reason is given", async () => {
    const { card } = await drawn(named(ccit, ["土木"]));
    type(await cellOf("土木", "毕业生人数"), "一百多");
    const { result, units } = await read(card, ccit);
    expect(units[0]!.facts!["graduates"]).toBe("一百多");
    expect(result.findings[0]).toMatchObject({
      unit: "土木",
      message: { zh: expect.stringContaining("一百多") },
    });
    expect(sees(await cellOf("土木", "核对"))).toBe("“毕业生人数”不能读取，请改填。");
    expect(sees(await cellOf("土木", "新成立学院"))).toBe("");
    type(await cellOf("土木", "采信理由"), "原始数据如此");
    expect(sees(await cellOf("土木", "新成立学院"))).toBe("否");
    const { card: again } = await drawn(named(ccit, ["土木"]), "keep-scores");
    const [row] = (await read(again, ccit)).result.rows;
    expect(row).toMatchObject({ accepted: "原始数据如此", wrong: [expect.anything()] });
  });

  it("is sent and comes back like any other sheet", async () => {
    await drawn(named(station, ["甲校", "乙校"]));
    type(await cellOf("甲校", "最终总分"), "85");
    type(await cellOf("乙校", "最终总分"), "91");
    await workbook.excel.idle();
    const before = await contents("汇总表");
    const { left } = await workbook.book.prepareToSend({});
    await workbook.excel.idle();
    expect(left).toEqual([]);
    expect((await contents("汇总表")).values).toEqual(before.values);
    await workbook.book.restoreFormulas({});
    await workbook.excel.idle();
    expect(await contents("汇总表")).toEqual(before);
  });
});

describe("the colours of a roster", () => {
  it("say of each typed cell what is wrong with it, or that it is still empty", async () => {
    await drawn(named(ccit, ["土木", "机械"]));
    const typed = [
      ["毕业生人数", "100"],
      ["总体就业人数", "九十"],
      ["升学", "-1"],
      ["去向留省率基准", "1.2"],
    ] as const;
    const places = await Promise.all(typed.map(([header]) => cellOf("土木", header)));
    const empty = await Promise.all(["土木", "机械"].map((unit) => cellOf(unit, "留省就业人数")));
    typed.forEach(([, text], index) => type(places[index]!, text));
    await workbook.excel.idle();
    const fills = await Promise.all(
      [...places, ...empty].map((place) => workbook.excel.user.seesFill(place)),
    );
    const { unreadable, missing, "over-limit": over } = markStyles;
    expect(fills.map((fill) => fill?.toLowerCase())).toEqual([
      cellStyles["fact-self"].fill,
      unreadable.fill,
      over.fill,
      over.fill,
      missing.fill,
      cellStyles["fact-self"].fill,
    ]);
  });
});

describe("what a roster costs", () => {
  it("is four syncs for a new one (reading, contents, looks, and what makes it whole), and one to read it while Excel tells of changes", async () => {
    workbook.syncs();
    workbook.bytes();
    const { card } = await drawn(
      named(
        ccit,
        Array.from({ length: 13 }, (_, n) => `学院${n + 1}`),
      ),
    );
    expect(workbook.syncs()).toBeLessThanOrEqual(drawingSyncs());
    expect(workbook.bytes()).toBeLessThan(1_000_000);
    const stop = await workbook.book.watch(() => {});
    await workbook.book.cards();
    workbook.syncs();
    await read(card, ccit);
    expect(workbook.syncs()).toBe(1);
    await stop();
  });
});

describe("a form", () => {
  it("follows the card", async () => {
    const card = await generated(workbook, requestFor(station, { unit: "甲校" }));
    const { sheet } = await workbook.book.drawForm(card, station, "subsidy");
    await workbook.excel.idle();
    const { values, formulas } = await contents(sheet);
    expect(values.flat().join("|")).toContain("甲校");
    expect(formulas.flat().some((each) => String(each).includes("考核结果!"))).toBe(true);
    const again = await workbook.book.drawForm(card, station, "subsidy");
    expect(again.sheet).not.toBe(sheet);
  });
});

describe("selected names", () => {
  it("are the texts of the selection, each once", async () => {
    for (const [row, name] of ["学院", "文学院", "", " 理学院", "文学院"].entries()) {
      type(`Sheet1!A${row + 1}`, name);
    }
    type("Sheet1!B2", "12");
    workbook.excel.user.select("Sheet1!A2:B6");
    expect(await workbook.book.selectedNames()).toEqual(["文学院", "理学院"]);
    workbook.excel.user.select("Sheet1!D2:D6");
    expect(await workbook.book.selectedNames()).toEqual([]);
  });
});
