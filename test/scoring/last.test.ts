/** 上年: last year's value of a fact, of the total or of a result, typed once for all stages. */
import { parseRubricSheets } from "../../src/authoring/workbook/read";
import { cellsOf, rubricWorkbook } from "../../src/authoring/workbook/write";
import { exportRubric, parseRubric } from "../../src/rubric/load";
import type { Rubric } from "../../src/rubric/types";
import { assess } from "../../src/scoring/assess";
import { planCard } from "../../src/sheets/card/card";
import { cardOf, ownRubric, parseOwn, pathsOf } from "../support/own-rubric";

const levels = [
  { id: "one", label: { zh: "本科" } },
  { id: "two", label: { zh: "硕士" } },
];
const facts = [
  { id: "rate", label: { zh: "就业率" }, type: "rate" },
  { id: "visits", label: { zh: "走访数" }, type: "count", members: levels },
];
const rows = [
  { id: "a", points: 5, rule: "IF(就业率>=上年.就业率,分值,0)" },
  { id: "b", points: 5, rule: "IF(SUM(visits)>=SUM(last.visits),points,0)" },
];
const items = [
  {
    ...{ id: "grade", label: { zh: "等次" }, type: "text", clause: "三" },
    formula: 'IF(total>=8,"优秀","合格")',
  },
  {
    ...{ id: "again", label: { zh: "连续优秀" }, type: "text", clause: "三" },
    formula: 'IF(AND(total>=8,上年.等次="优秀"),"是","否")',
  },
  {
    ...{ id: "up", label: { zh: "进步" }, type: "number", clause: "三" },
    formula: "total-上年.总分",
  },
];
const more = { facts, outcome: { total: "base+bonus+minus", items } };
const rubric = ownRubric([{ id: "工作", rows }], more);

const now = { rate: 0.9, "visits.one": 3, "visits.two": 4 };
const before = { "last.rate": 0.9, "last.visits.one": 7, "last.visits.two": 0 };
const results = { "last.total": 6.5, "last.outcome.grade": "优秀" };
const scores = (given: Record<string, number | string>, later = {}) =>
  assess(rubric, cardOf(rubric, {}, given, later)).stages.map(({ criteria }) =>
    ["a", "b"].map((id) => criteria[id]!.score),
  );

test("what formulas name as last year's is asked for, and nothing else", () => {
  expect(rubric.facts.map(({ id, label, type }) => [id, label.zh, type])).toEqual([
    ["rate", "就业率", "rate"],
    ["visits", "走访数", "count"],
    ["last.rate", "上年就业率", "rate"],
    ["last.visits", "上年走访数", "count"],
    ["last.total", "上年总分", "signed"],
    ["last.outcome.grade", "上年等次", "choice"],
  ]);
});

test("a rule holds this year's against last year's, on the bound and beside it", () => {
  expect(scores({ ...now, ...before })[0]).toEqual([5, 5]);
  expect(scores({ ...now, ...before, "last.rate": 0.9001 })[0]).toEqual([0, 5]);
  expect(scores({ ...now, ...before, "last.visits.two": 1 })[0]).toEqual([5, 0]);
});

test("each stage takes it from the same cell", () => {
  const review = { facts: { rate: 0.89 } };
  expect(scores({ ...now, ...before }, { review })).toEqual([
    [5, 5],
    [0, 5],
  ]);
});

test("while it is empty the criterion is missing, and the finding names it", () => {
  const { findings } = assess(rubric, cardOf(rubric, {}, { ...now, "last.visits.one": 1 }));
  const said = findings.map(({ message }) => message.zh).join();
  expect(scores(now)[0]).toEqual([null, null]);
  expect(said).toContain("“a”还缺：上年就业率");
});

test("results see last year's total and results, in words that they can have", () => {
  const { counted, result } = assess(rubric, cardOf(rubric, {}, { ...now, ...before, ...results }));
  expect(counted).not.toBeNull();
  expect(result.outcome).toMatchObject({ again: "是", up: 3.5 });
});

test("filled in by the office, it begins no stage", () => {
  const { stages } = assess(rubric, cardOf(rubric, {}, before));
  expect(stages[0]).toMatchObject({ empty: true });
  expect(stages[0]!.criteria.a!.status).toBe("missing");
});

const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };
const plan = (of: Rubric) =>
  planCard(of, { id: "k", unit: "文学院", year: "2025", readings: {}, names }).plan;

test("the sheet has a column 上年, open in the rows that a rule asks for", () => {
  const sheet = plan(rubric).sheets.find(({ kind }) => kind === "facts")!;
  const header = sheet.cells.find(({ value }) => value === "上年")!;
  const rowOf = (key: string) => sheet.cells.find(({ value, column }) => value === key && !column)!;
  const open = sheet.unlocked.filter(({ column }) => column === header.column);
  expect(open.map(({ row }) => row)).toEqual(
    ["rate", "visits.one", "visits.two", "last.total", "last.outcome.grade"].map(
      (key) => rowOf(key).row,
    ),
  );
  expect(
    plan(ownRubric([{ id: "工作", rows: [{ id: "a", points: 1 }] }])).sheets.flatMap(({ cells }) =>
      cells.filter(({ value }) => value === "上年"),
    ),
  ).toEqual([]);
});

test("no file lists them: a rubric is exported and written as a 底稿 without, and is the same again", () => {
  const exported = parseRubric(exportRubric({ ...rubric }), "own.json").rubric!;
  const sheets = rubricWorkbook(rubric).sheets.map(cellsOf);
  expect(exported.facts).toEqual(rubric.facts);
  const parsed = parseRubricSheets(sheets, "底稿.xlsx");
  expect(parsed.problems).toBeUndefined();
  expect(parsed.rubric).toEqual(rubric);
  const data = sheets.find(({ name }) => name === "数据")!.values.flat();
  expect(data.filter((value) => String(value).startsWith("上年"))).toEqual([]);
  const table = sheets[0]!.values.flat();
  expect(table).toContain("IF(就业率>=上年.就业率,分值,0)");
  expect(table).toContain("IF(SUM(走访数)>=SUM(上年.走访数),分值,0)");
});

test("last year's of nothing is told by its name; no fact has the id last", () => {
  const [problem] = parseOwn(
    [{ id: "工作", rows: [{ id: "a", points: 5, rule: "上年.满意度*0+5" }] }],
    { facts },
  ).problems!;
  expect(problem).toMatchObject({ path: "sections[0].subsections[0].criteria[0].rule" });
  expect(problem!.message.zh).toContain("last.满意度");
  const last = [{ id: "last", label: { zh: "上期" }, type: "count" }];
  expect(pathsOf([{ id: "工作", rows: [{ id: "a", points: 5 }] }], { facts: last })).toContain(
    "facts[0].id",
  );
});
