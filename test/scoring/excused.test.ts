/** `applies: "typed"`: a person says in the place of the score that a row does not apply. */
import { assess } from "../../src/scoring/assess";
import { askedOfScore, readEntry } from "../../src/sheets/read/entries";
import { findCriterion } from "../../src/rubric/model";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stages = [{ id: "self", name: { zh: "自评" } }];
const facts = [{ id: "x", label: { zh: "数" }, type: "count" }];
const rows = [
  { id: "a", points: 10 },
  { id: "b", points: 5, applies: "typed" },
  { id: "c", points: 5, rule: "MIN(points,x)", applies: "typed" },
];
const rubric = ownRubric([{ id: "工作", rows }], { stages, facts });

const read = (id: string, value: string) =>
  readEntry(
    { value, place: { sheet: "评分表", address: "D3" } } as Parameters<typeof readEntry>[0],
    askedOfScore(rubric, findCriterion(rubric, id)!),
    { stage: "self", criterion: id, name: { zh: id, en: id } },
  ).entry;

test.each(["不适用", "/"])("%s is read as such", (typed) => {
  expect(read("b", typed)).toMatchObject({ value: "不适用", origin: "typed" });
});

test("elsewhere it is no score", () => {
  expect(read("a", "/")).toMatchObject({ unreadable: "/" });
  expect(read("a", "不适用")).toMatchObject({ value: null, origin: "empty" });
});

test("such a row is neither missing nor counted, and is told", () => {
  const { stages, findings } = assess(rubric, cardOf(rubric, { a: 8, b: "不适用", c: "不适用" }));
  expect(stages[0]).toMatchObject({ complete: true, total: 8 });
  expect(stages[0]!.criteria.b).toMatchObject({ score: null, status: "not-applicable" });
  expect(findings.map(({ kind, severity, criterion }) => [kind, severity, criterion])).toEqual([
    ["not-applicable", "info", "b"],
    ["not-applicable", "info", "c"],
  ]);
});

test("an empty one is missing like any other", () => {
  expect(assess(rubric, cardOf(rubric, { a: 8, b: "不适用" }, {})).stages[0]!.complete).toBe(false);
});

test("of a row that a person scores no formula says whether it applies", () => {
  const judged = [{ id: "a", points: 10, applies: "x>0" }];
  expect(pathsOf([{ id: "工作", rows: judged }], { stages, facts })).toEqual([
    "sections[0].subsections[0].criteria[0].applies",
  ]);
});
