import { unzipSync } from "fflate";
import { assess } from "../../src/scoring/assess";
import { distribute, unitsOf } from "../../src/xlsx/distribute";
import { fileNames, safeFileName } from "../../src/xlsx/file-names";
import { readCards, readWorkbook } from "../../src/xlsx/read";
import { officialRubric } from "../rubric/support/files";
import { partText } from "./support/package";

const rubric = officialRubric("weihai-station");

async function filesFor(units: readonly string[], options = {}) {
  return unzipSync(await distribute(rubric, units, { year: "2024", ...options }));
}

describe("One blank workbook for each unit", () => {
  const units = ["文学院", "R&D <中心>", "=1+1", "环翠区/经区 站", "文学院"];

  test("is named by its unit, so that every file system takes it", async () => {
    expect(Object.keys(await filesFor(units))).toEqual([
      "文学院.xlsx",
      "R&D 中心.xlsx",
      "=1+1.xlsx",
      "环翠区 经区 站.xlsx",
      "文学院 (2).xlsx",
    ]);
  });

  test("knows its unit and year, and is a card of its own", async () => {
    const files = Object.values(await filesFor(units));
    const read = await Promise.all(
      files.map((bytes) => readCards(readWorkbook(bytes), () => Promise.resolve(rubric))),
    );
    const cards = read.flatMap(({ cards }) => cards);
    expect(cards.map(({ scorecard }) => scorecard.unit)).toEqual(units);
    expect(cards.map(({ identity }) => identity?.unit)).toEqual(units);
    expect(new Set(cards.map(({ card }) => card)).size).toBe(units.length);
    expect(cards[0]!.scorecard.findings).toEqual([]);
    expect(assess(rubric, cards[0]!.scorecard).stages.every(({ empty }) => empty)).toBe(true);
  });

  test("needs no add-in, keeps its validations and is protected", async () => {
    const [first] = Object.values(await filesFor(["文学院"]));
    const sheet = partText(first!, "xl/worksheets/sheet1.xml");
    expect(sheet).not.toContain("_xldudf_");
    expect(sheet).toContain("<sheetProtection ");
    expect(partText(first!, "xl/worksheets/sheet2.xml")).toContain("<dataValidation ");
  });

  test("holds the readings that were chosen", async () => {
    const [first] = Object.values(await filesFor(["文学院"], { readings: { seventy: "fail" } }));
    const { cards } = await readCards(readWorkbook(first!), () => Promise.resolve(rubric));
    expect(cards[0]!.scorecard.readings.seventy).toBe("fail");
  });

  test("tells how far it is, and stops when asked to", async () => {
    const seen: number[] = [];
    const stop = new AbortController();
    const progress = (done: number, all: number) => {
      seen.push(done / all);
      if (done === 2) stop.abort(new Error("取消"));
    };
    await expect(filesFor(units, { progress, signal: stop.signal })).rejects.toThrow("取消");
    expect(seen).toEqual([0.2, 0.4]);
  });
});

describe("A pasted list of units", () => {
  test("is one unit a line, each once", () => {
    expect(unitsOf(" 文学院 \r\n\r\n数学学院\t\n文学院\n 中文、外文学院")).toEqual({
      units: ["文学院", "数学学院", "中文、外文学院"],
      repeated: ["文学院"],
    });
  });
});

describe("Names of files", () => {
  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"],
    ["CON", "_CON"],
    ["lpt1.old", "_lpt1.old"],
    ["结尾有点. .", "结尾有点"],
    ["..", "未命名"],
    ["", "未命名"],
    ["学院\u202egnp.xlsx", "学院 gnp.xlsx"],
    ["换\n行", "换 行"],
  ])("%j becomes %j", (text, name) => {
    expect(safeFileName(text)).toBe(name);
  });

  test("are short enough for 255 bytes, without halving a character", () => {
    const name = safeFileName("学".repeat(59) + "😀😀");
    expect(name.endsWith("😀")).toBe(true);
    expect(Buffer.byteLength(`${name} (999).xlsx`)).toBeLessThanOrEqual(255);
  });

  test("are told apart whatever their case", () => {
    expect(fileNames(["A院", "a院", "A院"], "xlsx")).toEqual([
      "A院.xlsx",
      "a院 (2).xlsx",
      "A院 (3).xlsx",
    ]);
  });
});
