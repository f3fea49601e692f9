/**
 * A card's life in each Excel that people have: drawn, filled, read, coloured, drawn again, sent and turned back, with one
 * oddity of the host at a time. All tests of this folder run under any of them with `HOST_SWITCHES`, see `openWorkbook`.
 */
import { BookError } from "../../src/excel/errors";
import type { CardRef } from "../../src/excel/types";
import { MARKS } from "../../src/ledger/marks";
import { markStyles } from "../../src/sheets/plan/theme";
import { BEHAVIOURS, type BehaviourName } from "../../workbench/model/behaviours";
import { ACTS } from "./support/acts";
import { factAt, scoreAt } from "./support/places";
import { datedRubric, smallRubric } from "./support/small-rubric";
import { differences, snapshot } from "./support/snapshot";
import {
  byHand,
  contents,
  elsewhere,
  generated,
  openWorkbook,
  requestFor,
  unprotect,
  type Workbook,
} from "./support/workbook";

const rubric = smallRubric();
const request = requestFor(rubric);
const SHEETS = ["评分表", "基础数据", "考核结果"];
const rate = scoreAt(rubric, "rate", "self");
const special = scoreAt(rubric, "special", "self");

let workbook: Workbook;
afterEach(() => workbook.close());

const type = (address: string, text: string) => workbook.excel.user.type(address, text);
const formulas = async () => {
  await workbook.excel.idle();
  return Promise.all(SHEETS.map((sheet) => contents(sheet)));
};
const asTyped = ({ values }: { values: unknown[][] }) => values;

async function fill(): Promise<void> {
  type(factAt(rubric, "graduates", "self"), "200");
  type(factAt(rubric, "employed", "self"), "187");
  type(special, "1.5");
  await workbook.excel.idle();
}

async function read(card: CardRef) {
  const { scorecard, assessment } = await workbook.book.read(card, rubric);
  return { self: scorecard.stages["self"]!, stage: assessment.stages[0]!, assessment };
}

/** While the limit is on, everything is refused, and where functions come unnoticed, scores wait: tests of their own below. */
const OTHERWISE: readonly BehaviourName[] = ["activityLimit", "functionsUnnoticed"];
const switches = (Object.keys(BEHAVIOURS) as BehaviourName[]).filter(
  (name) => !OTHERWISE.includes(name),
);

describe.each(switches)("%s", (behaviour) => {
  it("a card is drawn, read, coloured, drawn again, sent and turned back", async () => {
    workbook = await openWorkbook({ behaviours: [behaviour] });
    const card = await generated(workbook, request);
    await fill();
    expect(workbook.excel.user.sees(rate)).toBe("24.00");
    const first = await read(card);
    expect(first.self.scores).toMatchObject({
      rate: { value: 24, origin: "rule" },
      special: { value: 1.5, origin: "typed" },
    });
    expect(first.stage.criteria["rate"]).toMatchObject({ score: 24, ruled: 24 });
    const wrong = first.assessment.findings.filter(({ severity }) => severity === "error");
    expect(wrong).toEqual([]);

    type(special, "约三分");
    await workbook.excel.idle();
    const colour = await workbook.excel.user.seesFill(special);
    expect(colour?.toLowerCase()).toBe(markStyles.unreadable.fill);
    type(special, "1.5");

    const before = await formulas();
    expect(await workbook.book.generate(request, "keep-scores")).toMatchObject({ done: true });
    expect(await formulas()).toEqual(before);

    if (behaviour === "unprotectAlwaysRefused") {
      // Nobody can write to protected sheets there: that is said, with what helps, and nothing is changed.
      const refused = { text: { zh: expect.stringContaining("没有改动任何内容") } };
      await expect(workbook.book.prepareToSend({ freeze: false })).rejects.toMatchObject(refused);
      expect(await formulas()).toEqual(before);
      return;
    }
    const sent = await workbook.book.prepareToSend({ freeze: false });
    expect(sent.turned.length).toBeGreaterThan(0);
    expect(sent.left).toEqual([]);
    const mailed = await formulas();
    expect(JSON.stringify(mailed.map((each) => each.formulas))).not.toMatch(/[=(,]@?RUBRIC\./);
    expect(mailed.map(asTyped)).toEqual(before.map(asTyped));
    await workbook.book.restoreFormulas({});
    expect(await formulas()).toEqual(before);
    expect((await read(card)).self.scores["rate"]).toMatchObject({ value: 24, origin: "rule" });
  });
});

describe("activityLimit", () => {
  const refusal = { text: { zh: expect.stringContaining("请等一分钟，然后重试") } };
  it("each act says to wait and leaves the workbook as it was; the same act is done afterwards", async () => {
    workbook = await openWorkbook();
    const card = await generated(workbook, request);
    await fill();
    const { excel, book } = workbook;
    const before = snapshot(excel);
    const acts: (() => Promise<unknown>)[] = [
      () => book.read(card, rubric),
      () => book.generate(request, "keep-scores"),
      () => book.setReadings(card, rubric, { step: "linear" }, ""),
      () => book.prepareToSend({ freeze: false }),
    ];
    for (const act of acts) {
      excel.host.behaviours.add("activityLimit");
      await expect(act()).rejects.toMatchObject(refusal);
      excel.host.behaviours.delete("activityLimit");
      await excel.idle();
      expect(differences(before, snapshot(excel))).toEqual([]);
    }
    await acts.at(-1)!();
    expect(await book.sendState()).toMatchObject({ live: 0 });
  });
});

describe("functionsLate", () => {
  it("what is still to come is neither wrong nor missing, and is right afterwards", async () => {
    workbook = await openWorkbook({ behaviours: ["functionsLate"] });
    const drawn = await workbook.book.generate(request, "ask");
    if (!drawn.done) throw new Error("The names were taken.");
    type(factAt(rubric, "graduates", "self"), "200");
    type(factAt(rubric, "employed", "self"), "187");
    const early = await read(drawn.card);
    expect(early.self.scores["rate"]).toMatchObject({ origin: "rule", shown: "" });
    expect(early.stage.criteria["rate"]).toMatchObject({ score: 24 });
    const ofRate = early.assessment.findings.filter(({ criterion }) => criterion === "rate");
    expect(ofRate.length).toBeGreaterThan(0);
    for (const { severity, message } of ofRate) {
      expect(severity).toBe("info");
      expect(message.zh).toContain("尚未加载本插件的函数");
    }
    const wrong = early.assessment.findings.filter(({ severity }) => severity === "error");
    expect(wrong).toEqual([]);

    await workbook.excel.idle();
    expect(workbook.excel.user.sees(rate)).toBe("24.00");
    const { assessment } = await read(drawn.card);
    expect(assessment.findings.filter(({ criterion }) => criterion === "rate")).toEqual([]);
  });
});

describe("unprotectAlwaysRefused", () => {
  /** The act is refused, changes nothing and names all sheets that are to be unprotected; then it is done. */
  async function doneByHand(act: () => Promise<unknown>): Promise<string[]> {
    const { excel } = workbook;
    await excel.idle();
    excel.host.behaviours.add("unprotectAlwaysRefused");
    const before = snapshot(excel);
    const error: unknown = await act().catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(BookError);
    await excel.idle();
    expect(differences(before, snapshot(excel))).toEqual([]);
    const { zh } = (error as BookError).text;
    expect(zh).toContain("请先在“审阅”选项卡撤销保护，然后重试");
    const named = [...before.keys()].filter((name) => zh.includes(`“${name}”`));
    await unprotect(...named);
    await act();
    return named;
  }

  it.each<[string, string[]]>([
    ["reading", ["评分表", "考核结果"]],
    ["reading of a roster", ["评分表", "考核结果", "汇总表"]],
    ["draw colours", ["评分表", "基础数据", "考核结果"]],
    ["sort", ["汇总表"]],
    ["send", ["评分表", "考核结果"]],
    ["turn back", ["评分表", "考核结果"]],
  ])("%s: is done once the sheets that it names are unprotected by hand", async (name, sheets) => {
    workbook = await openWorkbook();
    const act = ACTS.find((each) => each.name === name)!;
    const start = await elsewhere(() => act.prepare(workbook));
    const named = await doneByHand(() => act.run(workbook, start));
    expect(named.sort()).toEqual(sheets.sort());
  });

  it("a card beside which something stands is drawn again so, and what stood there is kept", async () => {
    workbook = await openWorkbook();
    const card = await elsewhere(() => generated(workbook, request));
    await fill();
    const noted = ["评分表", "考核结果"];
    await byHand(({ workbook: { worksheets } }) => {
      for (const sheet of noted.map((name) => worksheets.getItem(name))) {
        sheet.protection.unprotect();
        sheet.getRange("T5").values = [["请王老师核对"]];
        sheet.protection.protect();
      }
    });
    const named = await doneByHand(() => workbook.book.generate(request, "keep-scores"));
    expect(named.sort()).toEqual(noted.sort());
    for (const name of noted)
      expect((await contents(`${name}（旧）`)).values.flat()).toContain("请王老师核对");
    const [again, ...others] = await workbook.book.cards();
    expect([again?.unit, others]).toEqual([card.unit, []]);
    expect((await read(again!)).self.scores).toMatchObject({ special: { value: 1.5 } });
  });
});

describe("functionsUnnoticed", () => {
  it("scores that were to come stand there once they are read, and nothing is marked as missing", async () => {
    let now = 0;
    const later = () => new Date(Date.UTC(2026, 10, 20) + now);
    workbook = await openWorkbook({ behaviours: ["functionsUnnoticed"], now: later });
    const drawn = await workbook.book.generate(request, "ask");
    if (!drawn.done) throw new Error("The names were taken.");
    type(factAt(rubric, "graduates", "self"), "200");
    type(factAt(rubric, "employed", "self"), "187");
    await read(drawn.card); // asks Excel too soon
    await read(drawn.card); // and nothing came of it
    await workbook.excel.idle();
    expect(workbook.excel.user.sees(rate)).toBe("");

    now = 1999; // so soon after it, Excel is not asked again
    await read(drawn.card);
    await workbook.excel.idle();
    expect(workbook.excel.user.sees(rate)).toBe("");
    now = 2000;
    await read(drawn.card);
    await workbook.excel.idle();
    expect(workbook.excel.user.sees(rate)).toBe("24.00");
    expect((await contents("评分表")).values.flat()).not.toContain(MARKS.missing);
    expect((await read(drawn.card)).assessment.findings).toEqual([]);
  });
});

describe("dates1904", () => {
  const dated = datedRubric();
  const day = factAt(dated, "handed-in", "self");
  const score = scoreAt(dated, "rate", "self");

  it.each<[string, BehaviourName[], string, number, number]>([
    ["counts from 1900, the last day", [], "2024-12-31", 45657, 25],
    ["counts from 1900, a day late", [], "2025-01-01", 45658, 0],
    ["counts from 1904, the last day", ["dates1904"], "2024-12-31", 44195, 25],
    ["counts from 1904, a day late", ["dates1904"], "2025-01-01", 44196, 0],
  ])("a workbook that %s", async (_, behaviours, shows, number, points) => {
    workbook = await openWorkbook({ behaviours });
    const card = await generated(workbook, requestFor(dated));
    type(factAt(dated, "graduates", "self"), "200");
    type(factAt(dated, "employed", "self"), "188");
    // What Excel makes of a day that is typed.
    type(day, String(number));
    await workbook.excel.idle();
    const ofCard = async () => {
      const { scorecard, assessment } = await workbook.book.read(card, dated);
      return {
        day: scorecard.stages["self"]!.facts["handed-in"]!.value,
        score: assessment.stages[0]!.criteria["rate"]!.score,
        wrong: assessment.findings.filter(({ severity }) => severity === "error"),
      };
    };
    const standing = async () => {
      await workbook.excel.idle();
      const { value, text } = await cellAt(day);
      return [value, text, workbook.excel.user.sees(score)];
    };
    const stands = [number, shows, points.toFixed(2)];
    expect(await ofCard()).toEqual({ day: shows, score: points, wrong: [] });
    expect(await standing()).toEqual(stands);
    await workbook.book.generate(requestFor(dated), "keep-scores");
    expect(await standing()).toEqual(stands);
  });
});

async function cellAt(place: string): Promise<{ value: unknown; text: unknown }> {
  const [sheet = "", address = ""] = place.split("!");
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const cell = context.workbook.worksheets.getItem(sheet).getRange(address).load("values,text");
    await context.sync();
    return { value: cell.values[0]?.[0], text: cell.text[0]?.[0] };
  });
}
