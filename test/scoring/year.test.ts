/** 年度 in rules: the card's year as a number, printed as a constant. */
import { assess } from "../../src/scoring/assess";
import { planCard } from "../../src/sheets/card/card";
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
