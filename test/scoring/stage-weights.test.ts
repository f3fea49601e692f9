/** Stages that count together, each by its weight. */
import { assess } from "../../src/scoring/assess";
import { computeRoster } from "../../src/scoring/roster";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stage = (id: string, zh: string, weight?: number) => ({
  ...{ id, name: { zh } },
  ...(weight === undefined ? {} : { weight }),
});
const stages = [stage("self", "自评"), stage("peer", "互评", 0.4), stage("review", "复核", 0.6)];
const rows = [
  { id: "a", points: 60 },
  { id: "b", points: 40, applies: "typed" },
];
const parts = [
  { id: "工作", rows },
  { id: "加分", kind: "bonus", rows: [{ id: "e", points: 5 }] },
  { id: "否决", kind: "veto", rows: [{ id: "v", rule: "flag" }] },
];
const result = (id: string, formula: string, type = "number") => ({
  ...{ id, formula, type, label: { zh: id }, clause: "五" },
});
const outcome = {
  items: [
    result("grade", 'IF(total>=80,"优秀","合格")', "text"),
    result("single", "criterion.a"),
    result("mean", "AVERAGE(criterion.a,criterion.b)"),
  ],
};
const rubric = ownRubric(parts, { stages, outcome });

type Scores = Record<string, number | string | boolean>;
const card = (peer: Scores, review: Scores, self: Scores = {}) =>
  cardOf(rubric, self, {}, { peer: { scores: peer }, review: { scores: review } });
const assessed = (...of: Parameters<typeof card>) => assess(rubric, card(...of));

test("each figure is what the stages give by weight, and a stage without one is not counted", () => {
  const { result, figures, counted } = assessed(
    { a: 50, b: 30, e: 5 },
    { a: 55, b: 35, e: 0 },
    { a: 60, b: 40, e: 5 },
  );
  expect(counted).toBe("review");
  expect(result.total).toBe(88);
  expect(figures).toMatchObject({
    ...{ stage: "各阶段加权", base: 86, bonus: 2, "section.工作": 86, "section.加分": 2 },
  });
  expect(result.outcome).toEqual({ grade: "优秀", single: 53, mean: 43 });
});

test.each([
  [80, "优秀"],
  [79.99, "合格"],
])("a total of %d is %s", (b, grade) => {
  const { result } = assessed({ a: 60, b: b - 60 }, { a: 60, b: b - 60 });
  expect(result).toMatchObject({ total: b, outcome: { grade } });
});

test("until all are complete there is no total, and it is said which lack", () => {
  const { result, figures, counted } = assessed({ a: 50, b: 30 }, { a: 55 }, { a: 60, b: 40 });
  expect([result.total, counted, figures.stage]).toEqual([null, null, "未填完（复核）"]);
  expect(assessed({}, {}).figures.stage).toBe("未填完（互评）（复核）");
});

test("the roster says which", () => {
  const { findings } = computeRoster(rubric, [
    { unit: "文学院", scorecard: card({ a: 50, b: 30 }, { a: 55 }) },
    { unit: "理学院", scorecard: card({ a: 50, b: 30 }, { a: 55, b: 35 }) },
  ]);
  expect(findings.map(({ unit, message }) => [unit, message.zh.slice(0, 16)])).toEqual([
    ["文学院", "“文学院”未填完（复核），各阶段"],
  ]);
});

test("a score that does not apply at one of them has none together", () => {
  const { result } = assessed({ a: 50, b: "不适用" }, { a: 55, b: 35 });
  expect(result).toMatchObject({ total: 74, outcome: { mean: 53 } });
});

test("a veto counts from the last stage that answers it", () => {
  const vetoed = (peer: boolean, review: boolean) =>
    assessed({ a: 50, b: 30, v: peer }, { a: 55, b: 35, v: review }).vetoes;
  expect(vetoed(true, false)).toEqual([]);
  expect(vetoed(false, true)).toEqual(["v"]);
});

test("what is wrong at one of them keeps all from counting", () => {
  const { counted, figures } = assessed({ a: 61, b: 30 }, { a: 55, b: 35 });
  expect([counted, figures.stage]).toEqual([null, "有误，更正前不计入"]);
});

test("the weights are the whole", () => {
  const of = (...weights: number[]) =>
    pathsOf(parts, { stages: weights.map((each, at) => stage(`s${at}`, `阶段${at}`, each)) });
  expect(of(0.3, 0.7)).toEqual([]);
  expect(of(0.3, 0.6)).toEqual(["stages[0].weight"]);
});
