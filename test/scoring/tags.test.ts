/** `tag`: results that see some criteria together, as columns of scores and points. */
import { assess } from "../../src/scoring/assess";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const rows = [
  { id: "a", points: 10, tag: "core" },
  { id: "b", points: 5 },
  { id: "c", points: 20, tag: "core", applies: "typed" },
  { id: "d", points: 10, tag: "core", scale: "ab" },
];
const scales = [
  {
    id: "ab",
    letters: [
      { letter: "A", share: 1 },
      { letter: "B", share: 0.5 },
    ],
  },
];
const result = (id: string, formula: string, type = "number") => ({
  ...{ id, formula, type, label: { zh: id }, clause: "五" },
});
const outcome = {
  items: [
    result("sum", "SUM(criteria.core)"),
    result("points", "SUM(points.core)"),
    result("full", "SUMPRODUCT((criteria.core>=points.core)*1)"),
    result("low", "SUMPRODUCT((criteria.core<points.core*0.6)*1)"),
    result("none", "COUNTIF(criteria.core,0)"),
    result("grade", 'IF(MIN(criteria.core)<6,"不合格","合格")', "text"),
  ],
};
const rubric = ownRubric([{ id: "工作", rows }], { outcome, scales });
const at = (scores: Record<string, number | string>) =>
  assess(rubric, cardOf(rubric, scores)).stages[0]!.outcome;

test("each is a column, letters as what they are worth", () => {
  expect(at({ a: 6, b: 5, c: 20, d: "B" })).toEqual({
    ...{ sum: 31, points: 40, full: 1, low: 1, none: 0, grade: "不合格" },
  });
});

test.each([
  [6, 0],
  [5.99, 1],
])("%d of 10 against a bound of 6 counts %d", (a, low) => {
  expect(at({ a, b: 0, c: 20, d: "A" }).low).toBe(low);
});

test("a score that does not apply is neither low nor full nor nothing", () => {
  expect(at({ a: 10, b: 5, c: "不适用", d: "A" })).toMatchObject({
    ...{ sum: 20, full: 2, low: 0, none: 0, grade: "合格" },
  });
});

test("what counts sees the scores of the stage that counts", () => {
  const later = { review: { scores: { a: 0, b: 5, c: 12, d: "A" } } };
  const card = cardOf(rubric, { a: 10, b: 5, c: 20, d: "A" }, {}, later);
  const { result: counted, stages } = assess(rubric, card);
  expect(stages.map((stage) => stage.outcome.none)).toEqual([0, 1]);
  expect(counted.outcome).toMatchObject({ sum: 22, none: 1, grade: "不合格" });
});

test("a tag is no id of a criterion, and only of what gives points", () => {
  const path = ["sections[0].subsections[0].criteria[0].tag"];
  const one = (row: object) => pathsOf([{ id: "工作", rows: [{ id: "a", points: 5, ...row }] }]);
  expect(one({ tag: "core" })).toEqual([]);
  expect(one({ tag: "a" })).toEqual(path);
  expect(one({ tag: "core", kind: "minus" })).toEqual(path);
  expect(one({ tag: "core", kind: "veto", rule: "flag", points: undefined })).toEqual(path);
});
