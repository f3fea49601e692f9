/** 发送准备: a workbook that computes without the add-in, and the same one back. */
import { asTyped as withoutSigns } from "../../src/formula/excel-signs";
import { PasswordError } from "../../src/excel/transaction/open";
import type { CardRef } from "../../src/excel/types";
import { openExcel } from "../support/office";
import { Faults } from "./support/faults";
import { factAt, scoreAt } from "./support/places";
import {
  contents,
  generated,
  openWorkbook,
  requestFor,
  rubricOf,
  unprotect,
  whereSheetsOpen,
  type Workbook,
} from "./support/workbook";

/** A call whose twin is made to fail. */
const BADLY_TURNED = "RUBRIC.DEDUCT(10,4.25)";
jest.mock("../../src/sheets/formulas/send", () => {
  const actual = jest.requireActual<typeof import("../../src/sheets/formulas/send")>(
    "../../src/sheets/formulas/send",
  );
  const prepareFormula: typeof actual.prepareFormula = (formula, place, options) =>
    formula.includes("4.25")
      ? { how: "turned", formula: "=1/0" }
      : actual.prepareFormula(formula, place, options);
  return { ...actual, prepareFormula };
});

// Each test draws a whole workbook.

const rubric = rubricOf("graduate-college");
const SHEETS = ["评分表", "基础数据", "考核结果"];

let workbook: Workbook;
let card: CardRef;
beforeEach(async () => {
  workbook = await openWorkbook();
});
afterEach(() => workbook.close());

const type = (address: string, text: string) => workbook.excel.user.type(address, text);

async function drawCard(): Promise<void> {
  card = await generated(workbook, requestFor(rubric));
  type(factAt(rubric, "destination-rate", "self"), "0.8");
  type(factAt(rubric, "target-rate", "self"), "0.9");
  type(factAt(rubric, "late-items", "self"), "2");
  type(scoreAt(rubric, "goal", "self"), "1");
  await workbook.excel.idle();
}

async function prepare(options: Parameters<Workbook["book"]["prepareToSend"]>[0] = {}) {
  await workbook.excel.idle();
  const report = await workbook.book.prepareToSend(options);
  await workbook.excel.idle();
  return report;
}

async function restore(options: { password?: string } = {}) {
  await workbook.excel.idle();
  const report = await workbook.book.restoreFormulas(options);
  await workbook.excel.idle();
  return report;
}

const everything = async (sheets: readonly string[] = SHEETS) =>
  Object.fromEntries(
    await Promise.all(sheets.map(async (sheet) => [sheet, await contents(sheet)] as const)),
  );
const formulasIn = (all: Awaited<ReturnType<typeof everything>>) =>
  Object.values(all)
    .flatMap(({ formulas }) => formulas.flat())
    .filter((each): each is string => typeof each === "string" && each.startsWith("="));

async function inWorkbook<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run(work);
}

async function addSheets(names: readonly string[]): Promise<void> {
  await inWorkbook(async (context) => {
    for (const name of names) context.workbook.worksheets.add(name);
    await context.sync();
  });
}

describe("a card prepared to be sent", () => {
  beforeEach(drawCard);

  whereSheetsOpen("calls nothing of the catalogue, and shows the same values", async () => {
    const before = await everything();
    const report = await prepare();
    const after = await everything();
    expect(formulasIn(before).filter((each) => /RUBRIC\./.test(each)).length).toBeGreaterThan(10);
    expect(report.left).toEqual([]);
    expect(formulasIn(after).filter((each) => /(RUBRIC|SUBSIDY)\.[A-Z]+\(/.test(each))).toEqual([]);
    for (const sheet of SHEETS) expect(after[sheet]!.values).toEqual(before[sheet]!.values);
  });

  whereSheetsOpen("computes in a program that has never heard of the functions", async () => {
    const before = await everything();
    await prepare();
    const sent = await everything();
    const other = await openExcel({ functions: [] });
    await addSheets(SHEETS);
    await inWorkbook(async (context) => {
      for (const sheet of SHEETS) {
        const { formulas } = sent[sheet]!;
        const range = context.workbook.worksheets
          .getItem(sheet)
          .getRangeByIndexes(0, 0, formulas.length, formulas[0]!.length);
        range.formulas = formulas.map((line) => line.map(asTyped));
      }
      await context.sync();
    });
    await other.idle();
    const there = await everything();
    for (const sheet of SHEETS) expect(there[sheet]!.values).toEqual(before[sheet]!.values);

    // They compute, and do not only show.
    const target = factAt(rubric, "target-rate", "self");
    const destination = scoreAt(rubric, "destination", "self");
    other.user.type(target, "1");
    await other.idle();
    expect(Number(other.user.sees(destination))).toBe(32);
    other.close();
  });

  whereSheetsOpen("comes back formula for formula", async () => {
    const before = await everything();
    const there = await prepare();
    const back = await restore();
    const after = await everything();
    expect(back.turned.length).toBe(there.turned.length);
    expect(back.left).toEqual([]);
    for (const sheet of SHEETS) expect(after[sheet]).toEqual(before[sheet]);
  });

  whereSheetsOpen("comes back after rows came and a sheet was renamed", async () => {
    const expected = formulasIn(await everything()).length;
    const { turned } = await prepare();
    await unprotect(...SHEETS);
    workbook.excel.user.insertRows(5, 3, "评分表");
    workbook.excel.user.insertRows(4, 2, "基础数据");
    workbook.excel.user.renameSheet("基础数据", "数据 2024");
    await workbook.excel.idle();
    const back = await restore();
    expect(back.turned).toHaveLength(turned.length);
    const after = await everything(["评分表", "数据 2024", "考核结果"]);
    expect(formulasIn(after)).toHaveLength(expected);
    expect(formulasIn(after).join("\n")).not.toContain('"RUBRIC');
    const { assessment } = await workbook.book.read(card, rubric);
    expect(assessment.findings.filter(({ kind }) => kind === "overwritten")).toEqual([]);
  });

  whereSheetsOpen("leaves to the recipient what the recipient changed, and says so", async () => {
    await prepare();
    const destination = scoreAt(rubric, "destination", "self");
    const [sheet = "", address = ""] = destination.split("!");
    await unprotect(sheet);
    await inWorkbook(async (context) => {
      const cell = context.workbook.worksheets.getItem(sheet).getRange(address);
      cell.load("formulas");
      await context.sync();
      cell.formulas = [[String(cell.formulas[0]![0]).replace("MIN(", "MAX(")]];
      await context.sync();
    });
    const back = await restore();
    expect(back.left).toMatchObject([{ place: { sheet, address } }]);
  });

  whereSheetsOpen("keeps its sheets protected as they were", async () => {
    const options = await protections();
    await prepare();
    expect(await protections()).toEqual(options);
    type("考核结果!B4", "x");
    expect(workbook.excel.user.refused).toBeDefined();
  });

  whereSheetsOpen("is still read as the same card", async () => {
    const before = await workbook.book.read(card, rubric);
    await prepare();
    const after = await workbook.book.read(card, rubric);
    expect(after.assessment).toEqual(before.assessment);
  });

  whereSheetsOpen(
    "keeps values only where that was asked for, until it is turned back",
    async () => {
      const before = await everything();
      const report = await prepare({ freeze: true });
      expect(report.turned).toEqual([]);
      expect(report.fixed.length).toBeGreaterThan(10);
      type(factAt(rubric, "target-rate", "self"), "1");
      await workbook.excel.idle();
      expect(workbook.excel.user.sees(scoreAt(rubric, "destination", "self"))).toBe("35.56");
      await restore();
      type(factAt(rubric, "target-rate", "self"), "0.9");
      await workbook.excel.idle();
      expect((await everything())["评分表"]!.formulas).toEqual(before["评分表"]!.formulas);
    },
  );

  whereSheetsOpen("is known to be prepared", async () => {
    const { live, sent } = await workbook.book.sendState();
    expect([live > 10, sent]).toEqual([true, 0]);
    const { turned } = await prepare();
    expect(await workbook.book.sendState()).toEqual({ live: 0, sent: turned.length });
  });

  whereSheetsOpen("says that there is nothing more to do the second time", async () => {
    await prepare();
    workbook.syncs();
    expect(await prepare()).toEqual({ turned: [], fixed: [], left: [] });
    expect(workbook.syncs()).toBe(2);
  });
});

describe("the user's own formulas", () => {
  // They are typed when the functions are there.
  beforeEach(() => workbook.excel.idle());

  it("are turned on every sheet, hidden ones too, nested in anything", async () => {
    await addSheets(["可见", "隐藏", "深藏"]);
    await inWorkbook(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("可见").getRange("A1").values = [[3]];
      worksheets.getItem("可见").getRange("C4").formulas = [
        ['=IF(A1="","",ROUND(RUBRIC.DEDUCT(10,A1)*2,1))&"分"'],
      ];
      worksheets.getItem("隐藏").getRange("B2").formulas = [["=RUBRIC.DEDUCT(6,可见!A1)"]];
      worksheets.getItem("深藏").getRange("B2").formulas = [["=SUM(SUBSIDY.BAND(85),1)"]];
      worksheets.getItem("隐藏").visibility = "Hidden";
      worksheets.getItem("深藏").visibility = "VeryHidden";
      await context.sync();
    });
    await workbook.excel.idle();
    const before = await everything(["可见", "隐藏", "深藏"]);
    const report = await prepare();
    expect(report.turned.map(({ place }) => `${place.sheet}!${place.address}`)).toEqual([
      "可见!C4",
      "隐藏!B2",
      "深藏!B2",
    ]);
    const after = await everything(["可见", "隐藏", "深藏"]);
    expect(after["可见"]!.values).toEqual(before["可见"]!.values);
    expect(after["深藏"]!.values).toEqual(before["深藏"]!.values);
    await restore();
    expect(await everything(["可见", "隐藏", "深藏"])).toEqual(before);
  });

  it("are turned in defined names", async () => {
    await inWorkbook(async (context) => {
      context.workbook.names.add("扣分", "=RUBRIC.DEDUCT(10,Sheet1!$A$1)");
      await context.sync();
    });
    const formula = () =>
      inWorkbook(async (context) => {
        const name = context.workbook.names.getItem("扣分");
        name.load("formula");
        await context.sync();
        return name.formula as string;
      });
    const before = await formula();
    const report = await prepare();
    expect(report.turned).toMatchObject([{ place: { kind: "name", address: "扣分" } }]);
    expect(await formula()).not.toMatch(/RUBRIC\.DEDUCT\(/);
    await restore();
    expect(await formula()).toBe(before);
  });

  it("come back after their rows were sorted", async () => {
    await inWorkbook(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B3").formulas = [1, 2, 3].map((n) => [n, `=RUBRIC.DEDUCT(10,A${n})`]);
      await context.sync();
    });
    await prepare();
    workbook.excel.user.sortRows("Sheet1!A1:B3", "A", true);
    await workbook.excel.idle();
    expect((await contents("Sheet1")).values).toEqual([
      [3, 7],
      [2, 8],
      [1, 9],
    ]);
    expect((await restore()).turned).toHaveLength(3);
    const { formulas } = await contents("Sheet1");
    expect(formulas.map((line) => withoutSigns(String(line[1])))).toEqual([
      "=RUBRIC.DEDUCT(10,A1)",
      "=RUBRIC.DEDUCT(10,A2)",
      "=RUBRIC.DEDUCT(10,A3)",
    ]);
  });

  it("stay text where they are text, and formulas where the cell has the format of text", async () => {
    await inWorkbook(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [[3]];
      sheet.getRange("B1").formulas = [["'=RUBRIC.DEDUCT(10,A1)"]];
      sheet.getRange("B2").formulas = [["=RUBRIC.DEDUCT(10,A1)"]];
      await context.sync();
      sheet.getRange("B2").numberFormat = [["@"]];
      await context.sync();
    });
    const report = await prepare();
    expect(report.turned.map(({ place }) => place.address)).toEqual(["B2"]);
    const { values, formulas } = await contents("Sheet1");
    expect([values[0]![1], values[1]![1]]).toEqual(["=RUBRIC.DEDUCT(10,A1)", 7]);
    expect(formulas[1]![1]).toMatch(/^=CHOOSE/);
    expect(await numberFormatOf("B2")).toBe("@");
  });

  it("that fill several cells are turned once, and go on filling them", async () => {
    await inWorkbook(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      sheet.getRange("B1").formulas = [["=A1:A3*RUBRIC.DEDUCT(10,4)"]];
      await context.sync();
    });
    await workbook.excel.idle();
    const before = await contents("Sheet1");
    expect(before.values.map((line) => line[1])).toEqual([6, 12, 18]);
    const report = await prepare();
    expect(report.turned.map(({ place }) => place.address)).toEqual(["B1"]);
    expect((await contents("Sheet1")).values).toEqual(before.values);
  });

  it("are put back where they show an error that was not there before", async () => {
    await inWorkbook(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:A2").formulas = [["=RUBRIC.DEDUCT(10,4)"], [`=${BADLY_TURNED}`]];
      await context.sync();
    });
    const report = await prepare();
    expect(report.left).toMatchObject([
      { place: { address: "A2" }, why: { zh: expect.stringContaining("已恢复原公式") } },
    ]);
    const { formulas } = await contents("Sheet1");
    expect(withoutSigns(String(formulas[1]![0]))).toBe(`=${BADLY_TURNED}`);
    expect(report.turned).toHaveLength(1);
  });
});

describe("a sheet with a password", () => {
  beforeEach(async () => {
    await addSheets(["甲", "乙"]);
    await inWorkbook(async (context) => {
      for (const name of ["甲", "乙"]) {
        const sheet = context.workbook.worksheets.getItem(name);
        sheet.getRange("A1").formulas = [["=RUBRIC.DEDUCT(10,4)"]];
      }
      const { worksheets } = context.workbook;
      worksheets.getItem("甲").protection.protect({ allowSort: true });
      worksheets.getItem("乙").protection.protect({ allowFormatCells: true }, "秘密");
      await context.sync();
    });
  });

  whereSheetsOpen("asks for it, names the sheet, and changes nothing", async () => {
    const error: unknown = await prepare().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PasswordError);
    expect(error).toMatchObject({ sheet: "乙", wrong: false });
    const [[formula]] = (await contents("甲")).formulas as [[string]];
    expect(withoutSigns(formula)).toBe("=RUBRIC.DEDUCT(10,4)");
    expect(await protections(["甲", "乙"])).toMatchObject({
      甲: { allowSort: true },
      乙: { allowFormatCells: true },
    });
  });

  whereSheetsOpen("refuses another one", async () => {
    await expect(prepare({ password: "错" })).rejects.toMatchObject({
      wrong: true,
      text: { zh: expect.stringContaining("“乙”") },
    });
    const [[formula]] = (await contents("甲")).formulas as [[string]];
    expect(withoutSigns(formula)).toBe("=RUBRIC.DEDUCT(10,4)");
  });

  whereSheetsOpen(
    "is opened with its own and closed again with it; the others get none",
    async () => {
      const { turned } = await prepare({ password: "秘密" });
      expect(turned).toHaveLength(2);
      await unprotect("甲");
      await expect(unprotect("乙")).rejects.toMatchObject({ code: "AccessDenied" });
      expect(await protections(["乙"])).toMatchObject({ 乙: { allowFormatCells: true } });
    },
  );
});

describe("a workbook of ten sheets", () => {
  it("takes three syncs, and touches only the cells that change", async () => {
    const names = Array.from({ length: 9 }, (_, index) => `表${index + 1}`);
    await addSheets(names);
    await inWorkbook(async (context) => {
      for (const name of [...names, "Sheet1"]) {
        const sheet = context.workbook.worksheets.getItem(name);
        for (const [address, content] of [
          ["A1:A20", Array.from({ length: 20 }, (_, n) => [n])],
          ["B1:B20", Array.from({ length: 20 }, (_, n) => [`=RUBRIC.DEDUCT(10,A${n + 1})`])],
          ["C1:C20", Array.from({ length: 20 }, (_, n) => [`=A${n + 1}*2`])],
        ] as const) {
          sheet.getRange(address).formulas = content as unknown[][];
        }
      }
      await context.sync();
    });
    await workbook.excel.idle();
    workbook.syncs();
    workbook.bytes();
    const report = await workbook.book.prepareToSend({});
    expect(workbook.syncs()).toBeLessThanOrEqual(4);
    expect(workbook.bytes()).toBeLessThan(200_000);
    expect(report.turned).toHaveLength(200);
    workbook.syncs();
    const back = await workbook.book.restoreFormulas({});
    expect(workbook.syncs()).toBeLessThanOrEqual(4);
    expect(back.turned).toHaveLength(200);
  });

  it("reads a long sheet in pieces", async () => {
    await inWorkbook(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("AF7").formulas = [["=RUBRIC.DEDUCT(10,1)"]];
      sheet.getRange("B3500").formulas = [["=RUBRIC.DEDUCT(10,2)"]];
      await context.sync();
    });
    await workbook.excel.idle();
    workbook.syncs();
    const report = await workbook.book.prepareToSend({});
    expect(report.turned.map(({ place }) => place.address).sort()).toEqual(["AF7", "B3500"]);
    expect(workbook.syncs()).toBeGreaterThan(4);
  });
});

/** What is typed so that a cell holds this. */
function asTyped(content: unknown): unknown {
  if (typeof content !== "string" || content === "" || content.startsWith("=")) return content;
  return `'${content}`;
}

async function protections(sheets: readonly string[] = SHEETS): Promise<Record<string, unknown>> {
  return inWorkbook(async (context) => {
    const all = sheets.map((name) => {
      const { protection } = context.workbook.worksheets.getItem(name);
      protection.load("protected,options");
      return [name, protection] as const;
    });
    await context.sync();
    return Object.fromEntries(
      all.map(([name, of]) => [name, of.protected ? of.options : null] as const),
    );
  });
}

async function numberFormatOf(address: string): Promise<unknown> {
  return inWorkbook(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange(address);
    range.load("numberFormat");
    await context.sync();
    return (range.numberFormat as unknown[][])[0]![0];
  });
}

describe("a workbook that opens the add-in by itself", () => {
  const AUTO_SHOW = "Office.AutoShowTaskpaneWithDocument";
  const settings = () => Office.context.document.settings;
  const starts = async () => [await Office.addin.getStartupBehavior(), settings().get(AUTO_SHOW)];
  beforeEach(async () => {
    await drawCard();
    await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
    settings().set(AUTO_SHOW, true);
  });

  whereSheetsOpen("does so no more once it is prepared to be sent", async () => {
    await prepare();
    expect(await starts()).toEqual(["None", null]);
  });

  whereSheetsOpen("does so still where preparing it failed", async () => {
    const faults = new Faults();
    faults.arm(null);
    await prepare();
    const { requests } = faults.disarm();
    await restore();
    await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
    settings().set(AUTO_SHOW, true);
    faults.arm({ mode: "whole", n: requests, code: "GeneralException" });
    await expect(prepare()).rejects.toMatchObject({ name: "BookError" });
    faults.disarm();
    faults.remove();
    expect(await starts()).toEqual(["Load", true]);
  });
});
