/** 派生: figures that follow from other facts. */
import { assess } from "../../src/scoring/assess";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const fact = (id: string, more: object = {}) => ({ id, label: { zh: id }, type: "count", ...more });
const rate = fact("落实率", { type: "rate", formula: "落实数/毕业生数" });
const facts = [fact("落实数"), fact("毕业生数"), rate];
const rows = [{ id: "a", points: 10, rule: "RUBRIC.PRORATE(分值,落实率,90%)" }];
const work = { id: "工作", rows };
const rubric = ownRubric([work], { facts });

const resultOf = (given: Record<string, number>, later?: Parameters<typeof cardOf>[3]) =>
  assess(rubric, cardOf(rubric, {}, given, later));

test("a rule counts what follows from the facts", () => {
  expect(resultOf({ 落实数: 45, 毕业生数: 100 }).stages[0]!.criteria.a!.score).toBe(5);
});

test("nobody is asked for it, but for what it follows from", () => {
  const { stages, findings } = resultOf({ 毕业生数: 100 });
  expect(stages[0]!.criteria.a!.status).toBe("partial");
  expect(findings.map(({ message }) => message.zh)).toEqual([
    "“a”还缺：落实数；请补填（没有的填 0），否则不计分。",
  ]);
});

test("a divisor of 0 leaves no score, and a sentence", () => {
  const { stages, findings } = resultOf({ 落实数: 0, 毕业生数: 0 });
  expect(stages[0]!.criteria.a).toMatchObject({ score: null, status: "error" });
  expect(findings[0]!.message.zh).toContain("除数是 0");
});

test("a later stage's follows from the facts as they were corrected", () => {
  const later = { review: { facts: { 落实数: 90 } } };
  const { stages } = resultOf({ 落实数: 45, 毕业生数: 100 }, later);
  expect(stages.map(({ criteria }) => criteria.a!.score)).toEqual([5, 10]);
});

test("typed over, it counts as typed and is told", () => {
  const { stages, findings } = resultOf({ 落实数: 45, 毕业生数: 100, 落实率: 0.9 });
  expect(stages[0]!.criteria.a!.score).toBe(10);
  expect(findings.map(({ kind, fact: of }) => [kind, of])).toContainEqual([
    "overwritten",
    "落实率",
  ]);
});

test("what is no number, follows from nothing or from itself is refused", () => {
  const at = (...more: object[]) =>
    pathsOf([{ id: "工作", rows: [{ id: "a", points: 1 }] }], { facts: more });
  expect(at(fact("甲", { type: "flag", formula: "1" }))).toContain("facts[0].formula");
  expect(at(fact("甲", { formula: "2" }))).toEqual(["facts[0].formula"]);
  expect(at(fact("甲", { formula: "乙" }), fact("乙", { formula: "甲+1" }))).toEqual([
    "facts[0].formula",
    "facts[1].formula",
  ]);
});
