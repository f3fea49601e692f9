/** 年度 in rules: the card's year as a number, printed as a constant. */
import { assess } from "../../src/scoring/assess";
import { readContents } from "../../src/intake/files/read-file";
import { planCard } from "../../src/sheets/card/card";
import { cardWorkbook } from "../../src/xlsx/card-file";
import { writeWorkbook } from "../../src/xlsx/write";
import { openWorkbook, readCards } from "../../src/xlsx/read";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const facts = [
  { id: "day", label: { zh: "报送日期" }, type: "date" },
  { id: "founded", label: { zh: "设立年份" }, type: "count" },
  { id: "age", label: { zh: "设立年数" }, type: "number", formula: "年度-设立年份" },
];
const rows = [
  { id: "a", points: 5, rule: "IF(报送日期<=DATE(年度,9,30),分值,0)" },
  { id: "b", points: 5, rule: "IF(age>=10,points,0)" },
];
const rubric = ownRubric([{ id: "工作", rows }], { facts });
const card = (year: string, day: string) => ({
  ...cardOf(rubric, {}, { day, founded: 2015 }),
  year,
});
const scores = (year: string, day: string) => {
  const [self] = assess(rubric, card(year, day)).stages;
  return ["a", "b"].map((id) => self!.criteria[id]!.score);
};

test("a deadline moves with the year of the card, a school year is its first", () => {
  expect(scores("2025", "2025-09-30")).toEqual([5, 5]);
  expect(scores("2025", "2025-10-01")).toEqual([0, 5]);
  expect(scores("2024", "2025-09-30")).toEqual([0, 0]);
  expect(scores("2025—2026学年", "2025-09-30")).toEqual([5, 5]);
});

test("without a year what is computed by it is missing, and the finding says so", () => {
  expect(scores("", "2025-09-30")).toEqual([null, null]);
  const { counted, findings } = assess(rubric, card("本年", "2025-09-30"));
  expect(counted).toBeNull();
  expect(findings.map(({ message }) => message.zh).join()).toContain("“a”还缺：年度");
});

test("cells print the year as a constant, and without one show nothing", () => {
  const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };
  const printed = (year: string) =>
    planCard(rubric, { id: "k", unit: "文学院", year, readings: {}, names }).plan.sheets.flatMap(
      ({ cells }) => cells.flatMap(({ formula }) => formula ?? []),
    );
  expect(printed("2025").join("\n")).toContain("DATE(2025,9,30)");
  expect(printed("").filter((formula) => /year|#REF!/.test(formula))).toEqual([]);
});

test("no fact has the id year", () => {
  const year = { id: "year", label: { zh: "年度" }, type: "count" };
  expect(pathsOf([{ id: "工作", rows: [{ id: "a", points: 5 }] }], { facts: [year] })).toContain(
    "facts[0].id",
  );
});

describe("the head line of a drawn card", () => {
  const columns = ["标准", "分值", "自评分", "复核分"];
  const worded = rows.map((row) => ({ ...row, cells: { c0: row.id } }));
  const headed = ownRubric([{ id: "工作", rows: worded }], {
    facts,
    table: {
      columns: columns.map((header, at) => ({
        ...{ id: `c${at}`, header, width: 12 },
        ...(at === 0 ? { role: "label" } : at === 1 ? { role: "points" } : { role: "score" }),
        ...(at > 1 && { stage: at === 2 ? "self" : "review" }),
      })),
      headLine: [{ text: "年度：" }, { field: "year", width: 10 }],
      orientation: "portrait",
    },
  });

  /** The file of a card that was drawn for a year, where somebody typed another into the head line. */
  async function fileOf(drawn: string, typed: string) {
    const filled = card(drawn, "2025-09-30");
    const plan = cardWorkbook(headed, { id: "k1", unit: "文学院", year: drawn, filled });
    const sheets = plan.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        sheet.kind === "scorecard" && cell.style === "head-field"
          ? { ...cell, value: typed }
          : cell,
      ),
    }));
    return writeWorkbook({ ...plan, sheets });
  }

  async function read(drawn: string, typed: string) {
    const { sheets } = openWorkbook(await fileOf(drawn, typed));
    const { cards } = await readCards(sheets, () => Promise.resolve(headed));
    const { scorecard } = cards[0]!;
    const { stages, findings } = assess(headed, scorecard);
    const told = findings.filter(({ kind }) => kind === "structure");
    return { year: scorecard.year, a: stages[0]!.criteria.a!.score, told };
  }

  test("another year than the formulas compute by is told at its cell, and does not count", async () => {
    const { year, a, told } = await read("2025", "2026");
    expect([year, a]).toEqual(["2025", 5]);
    expect(told).toMatchObject([
      { kind: "structure", severity: "error", place: { sheet: "评分表", address: "C1" } },
    ]);
    expect(told[0]!.message.zh).toContain("公式仍按 2025 计算");
  });

  test("the same year in other words is none", async () => {
    expect(await read("2025", "2025—2026学年")).toMatchObject({ a: 5, told: [] });
  });

  test("typed into a card that was drawn without one, it changes no formula, which is told", async () => {
    const { a, told } = await read("", "2025");
    expect(a).toBeNull();
    expect(told[0]!.message.zh).toContain("本表生成时没有年度");
  });

  test("intake names the cell where the year lacks", async () => {
    const { findings } = readContents("a.xlsx", await fileOf("", ""), { rubrics: [headed] });
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: "missing", cell: "C1", expected: "年度" }),
    );
  });
});
