/** A row part computed, part judged. */
import { assess } from "../../src/scoring/assess";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stages = [{ id: "self", name: { zh: "自评" } }];
const facts = [{ id: "次数", label: { zh: "次数" }, type: "count" }];
const parts = [
  { name: "有方案", points: 4 },
  { name: "开展活动", points: 6, rule: "次数*2" },
];
const rows = [{ id: "a", points: 10, parts }];
const rubric = ownRubric([{ id: "工作", rows }], { stages, facts });

function of(given: Record<string, number>, parts: Record<string, number> = {}) {
  const card = cardOf(rubric, {}, given);
  card.stages.self!.parts = Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [key, { value, origin: "typed" }]),
  );
  const { stages, findings } = assess(rubric, card);
  return { result: stages[0]!.criteria.a!, said: findings.map(({ message }) => message.zh) };
}

test.each([
  [2, 3, 7],
  [3, 4, 10],
  // A part is held from 0 to its points.
  [5, 4, 10],
])("%d times and %d judged are %d", (times, judged, score) => {
  expect(of({ 次数: times }, { "a#1": judged }).result).toMatchObject({ score, status: "scored" });
});

test("what the row lacks is said: the part, or the facts of one", () => {
  expect(of({ 次数: 2 }).said).toEqual(["“a”还缺：有方案；请补填（没有的填 0），否则不计分。"]);
  expect(of({}, { "a#1": 3 }).said).toEqual(["“a”还缺：次数；请补填（没有的填 0），否则不计分。"]);
  expect(of({}).result.status).toBe("missing");
});

test("a judged part outside its points is an error", () => {
  expect(of({ 次数: 2 }, { "a#1": 5 }).said).toEqual([
    "分项“有方案”的得分 5 不在 0 至 4 之间，请更正。",
  ]);
});

test("a part's rule is checked like any other", () => {
  const wrong = [parts[0]!, { ...parts[1]!, rule: "次*2" }];
  expect(
    pathsOf([{ id: "工作", rows: [{ ...rows[0]!, parts: wrong }] }], { stages, facts }),
  ).toEqual(["sections[0].subsections[0].criteria[0].parts[1].rule"]);
});
