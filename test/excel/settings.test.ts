/** Readings are changed in the workbook, and cells are found. */
import type { CardRef } from "../../src/excel/types";
import { readIdentity } from "../../src/sheets/identity/identity";
import { factAt, scoreAt } from "./support/places";
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

let workbook: Workbook;
let card: CardRef;
beforeEach(async () => {
  workbook = await openWorkbook({ now: () => new Date(2026, 10, 20, 0, 30) });
  card = await generated(workbook, requestFor(rubric));
});
afterEach(() => workbook.close());

const type = (address: string, text: string) => workbook.excel.user.type(address, text);
const sees = (address: string) => workbook.excel.user.sees(address);
const read = async () => {
  await workbook.excel.idle();
  return workbook.book.read(card, rubric);
};
const setReadings = async (readings: Record<string, string>, by = "") => {
  await workbook.excel.idle();
  await workbook.book.setReadings(card, rubric, readings, by);
  await workbook.excel.idle();
};
const destination = scoreAt(rubric, "destination", "self");

describe("a reading", () => {
  beforeEach(() => {
    type(factAt(rubric, "destination-rate", "self"), "0.8");
    type(factAt(rubric, "target-rate", "self"), "0.9");
  });

  whereSheetsOpen(
    "changes the scores in the cells, the result and what the workbook remembers",
    async () => {
      await workbook.excel.idle();
      expect(sees(destination)).toBe("35.56");
      await setReadings({ target: "per-point" });
      expect(sees(destination)).toBe("30.00");
      const { scorecard, assessment } = await read();
      expect(assessment.readings["target"]).toBe("per-point");
      expect(scorecard.stages["self"]!.scores["destination"]).toMatchObject({
        value: 30,
        origin: "rule",
      });
      expect(assessment.findings.filter(({ kind }) => kind === "overwritten")).toEqual([]);
      const result = (await contents("考核结果")).values.flat().join("\n");
      const option = rubric.readings
        .find(({ id }) => id === "target")!
        .options.find(({ id }) => id === "per-point")!;
      expect(result).toContain(option.label.zh);
      const [identity] = readIdentity((await contents("_rubric")).values);
      expect(identity?.log).toMatchObject([
        { what: "generated", from: "", to: `${rubric.id}@${rubric.version}` },
        { what: "reading.target", from: "completion", to: "per-point" },
      ]);
    },
  );

  /** What the result prints of the reading. */
  const printed = async () => {
    const { values } = await contents("考核结果");
    const line = values.find(([key]) => key === "#reading:target") ?? [];
    return String(line[2]);
  };

  whereSheetsOpen(
    "is printed with who chose it and the day where they are, until another is chosen",
    async () => {
      expect(await printed()).toMatch(/（默认）$/);
      await setReadings({ target: "per-point" }, " 王老师\n");
      expect(await printed()).toMatch(/（王老师 2026-11-20 选定）$/);
      const [identity] = readIdentity((await contents("_rubric")).values);
      expect(identity?.log).toMatchObject([
        { what: "generated", by: "" },
        { by: "王老师", at: expect.stringMatching(/^2026-11-20T00:30:00[+-]\d\d:\d\d$/) },
      ]);
      await setReadings({ target: "share" });
      expect(await printed()).toMatch(/（2026-11-20 选定）$/);
      await setReadings({ target: "completion" }, "李老师");
      expect(await printed()).toMatch(/（李老师 2026-11-20 选定）$/);
    },
  );

  whereSheetsOpen(
    "is printed so when drawn again with the scores, and leaves no copy behind",
    async () => {
      await setReadings({ target: "per-point" }, "王老师");
      const request = { ...requestFor(rubric), readings: { target: "per-point" } };
      const before = await sheetNames();
      const again = await workbook.book.generate(request, "keep-scores");
      expect(again).toMatchObject({ done: true, unsupported: saying() });
      expect(await sheetNames()).toEqual(before);
      expect(await printed()).toMatch(/（王老师 2026-11-20 选定）$/);
      const [identity] = readIdentity((await contents("_rubric")).values);
      expect(identity?.log.map(({ what }) => what)).toEqual(["generated", "reading.target"]);
    },
  );

  it("that a card is drawn with has the day", async () => {
    const request = { ...requestFor(rubric), unit: "理学院", readings: { target: "share" } };
    await workbook.book.generate(request, "new-name");
    const identities = readIdentity((await contents("_rubric")).values);
    const { sheets, log } = identities.find(({ unit }) => unit === "理学院")!;
    expect(log).toMatchObject([{ what: "generated" }, { by: "", from: "completion", to: "share" }]);
    const text = (await contents(sheets.result!)).values.flat().join("\n");
    expect(text).toContain("（2026-11-20 选定）");
  });

  whereSheetsOpen("never takes a name for a formula", async () => {
    await setReadings({ target: "per-point" }, '=HYPERLINK("http://x")');
    expect(await printed()).toContain('（=HYPERLINK("http://x") 2026-11-20 选定）');
    for (const sheet of ["考核结果", "_rubric"]) {
      const { formulas } = await contents(sheet);
      expect(formulas.flat().filter((each) => /^=HYPERLINK/.test(String(each)))).toEqual([]);
    }
  });

  whereSheetsOpen("takes one sync to read and one to write", async () => {
    await workbook.excel.idle();
    workbook.syncs();
    await workbook.book.setReadings(card, rubric, { target: "share" }, "");
    expect(workbook.syncs()).toBe(2);
  });

  whereSheetsOpen("leaves scores alone that a person typed over the rule", async () => {
    await workbook.excel.idle();
    type(destination, "39");
    type(scoreAt(rubric, "destination", "review"), "=30+1");
    await setReadings({ target: "per-point" });
    expect(sees(destination)).toBe("39.00");
    expect(sees(scoreAt(rubric, "destination", "review"))).toBe("31.00");
  });

  whereSheetsOpen(
    "finds its formulas after rows and columns were inserted and sheets renamed",
    async () => {
      await unprotect("评分表", "基础数据");
      workbook.excel.user.insertRows(5, 3, "评分表");
      workbook.excel.user.insertColumns("C", 1, "评分表");
      workbook.excel.user.insertRows(4, 2, "基础数据");
      workbook.excel.user.renameSheet("基础数据", "数据 2024");
      await setReadings({ target: "per-point" });
      const { scorecard, assessment } = await read();
      expect(scorecard.stages["self"]!.scores["destination"]).toMatchObject({
        value: 30,
        origin: "rule",
      });
      expect(assessment.findings.filter(({ kind }) => kind === "overwritten")).toEqual([]);
    },
  );

  whereSheetsOpen("keeps the sheets protected as they were", async () => {
    await setReadings({ target: "per-point" });
    type("考核结果!B4", "x");
    expect(workbook.excel.user.refused).toBeDefined();
    type(scoreAt(rubric, "goal", "self"), "1");
    expect(workbook.excel.user.refused).toBeUndefined();
  });
});

describe("going to a cell", () => {
  it("shows its sheet and selects it", async () => {
    const [sheet = "", address = ""] = factAt(rubric, "late-items", "self").split("!");
    await workbook.book.goTo({ sheet, address });
    const selected = await Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(selected).toBe(`${sheet}!${address}`);
  });

  it("of a sheet that is gone says so", async () => {
    await expect(workbook.book.goTo({ sheet: "没有", address: "A1" })).rejects.toMatchObject({
      text: { zh: expect.stringContaining("已不存在") },
    });
  });
});
