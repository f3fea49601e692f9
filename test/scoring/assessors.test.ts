/** `assessors`: several persons score what is judged, and the stage's score is what these are together. */
import { assess } from "../../src/scoring/assess";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stage = (assessors: object) => [
  { id: "self", name: { zh: "自评" } },
  { id: "review", name: { zh: "评审" }, assessors },
];
const rows = [
  { id: "a", points: 10 },
  { id: "b", points: 20, rule: "MIN(points,x)" },
];
const facts = [{ id: "x", label: { zh: "数" }, type: "count" }];

function scored(assessors: object, given: Record<string, number>) {
  const rubric = ownRubric([{ id: "工作", rows }], { stages: stage(assessors), facts });
  const card = cardOf(rubric, { a: 5 }, { x: 12 }, { review: { parts: given } });
  const { stages, findings } = assess(rubric, card);
  return { ...stages[1]!, said: findings.map(({ message }) => message.zh) };
}

const scores = (...given: (number | null)[]) =>
  Object.fromEntries(
    given.flatMap((each, at) => (each === null ? [] : [[`a#${at + 1}`, each]])),
  ) as Record<string, number>;

test("the score is their mean; blank cells do not count, and what a rule gives stays", () => {
  const { criteria, total, complete } = scored({ count: 4, combine: "mean" }, scores(8, null, 9));
  expect(criteria.a).toMatchObject({ score: 8.5, status: "scored" });
  expect(criteria.a!.explanation!.zh).toBe("评委 8、9，平均，得 8.5 分");
  expect({ total, complete }).toEqual({ total: 20.5, complete: true });
});

test.each([
  [1, [10, 7, 8, 3], 7.5],
  [2, [10, 7, 8, 3, 9], 8],
  [1, [7, 7, 7], 7],
])("without the %d highest and lowest of %j it is %d", (trim, given, mean) => {
  const { criteria } = scored({ count: 5, combine: "trimmed", trim }, scores(...given));
  expect(criteria.a!.score).toBeCloseTo(mean, 12);
});

test.each([
  ["mean", 1, [], "“a”的评委现有 0 个分数，至少要 1 个。"],
  ["trimmed", 3, [8, 9], "“a”的评委现有 2 个分数，至少要 3 个。"],
])("under %s fewer than %d scores are none, with the count", (combine, _, given, words) => {
  const { criteria, complete, said } = scored({ count: 5, combine }, scores(...given));
  expect([criteria.a!.score, complete]).toEqual([null, false]);
  if (given.length > 0) expect(said).toContain(words);
});

const groups = [
  { name: "领导", weight: 0.4 },
  { name: "同行", weight: 0.6 },
];

test("groups count by weight, each with its own mean", () => {
  const { criteria } = scored({ count: 2, combine: "mean", groups }, scores(10, 8, 6, null));
  expect(criteria.a!.score).toBeCloseTo(0.4 * 9 + 0.6 * 6, 12);
});

test("a group of which nobody scored is named", () => {
  const { criteria, said } = scored({ count: 2, combine: "mean", groups }, scores(10, 8));
  expect(criteria.a!.score).toBeNull();
  expect(said).toContain("“a”的同行现有 0 个分数，至少要 1 个。");
});

test.each([
  [10, 0],
  [10.01, 1],
  [0, 0],
  [-0.01, 1],
])("a score of %d beside 10 points makes %d wrong", (given, wrong) => {
  expect(scored({ count: 2, combine: "mean" }, scores(given, 5)).wrong).toBe(wrong);
});

test("at another stage one person scores as ever", () => {
  const rubric = ownRubric([{ id: "工作", rows }], {
    stages: stage({ count: 2, combine: "mean" }),
    facts,
  });
  const [self] = assess(rubric, cardOf(rubric, { a: 5 }, { x: 12 })).stages;
  expect(self).toMatchObject({ total: 17, complete: true });
});

test("assessors are enough, groups are the whole, and there is something to score: a letter has no mean", () => {
  const of = (assessors: object, row: object = {}) =>
    pathsOf([{ id: "工作", rows: [{ id: "a", points: 10, ...row }] }], {
      stages: stage(assessors),
      facts,
      scales: [
        {
          id: "ab",
          letters: [
            { letter: "A", share: 1 },
            { letter: "B", share: 0 },
          ],
        },
      ],
    });
  expect(of({ count: 3, combine: "trimmed" })).toEqual([]);
  expect(of({ count: 2, combine: "trimmed" })).toEqual(["stages[1].assessors.count"]);
  expect(of({ count: 3, combine: "mean", trim: 1 })).toEqual(["stages[1].assessors.trim"]);
  const uneven = [groups[0], { name: "同行", weight: 0.5 }];
  expect(of({ count: 1, combine: "mean", groups: uneven })).toEqual(["stages[1].assessors.groups"]);
  expect(of({ count: 1, combine: "mean" }, { rule: "MIN(points,x)" })).toEqual([
    "stages[1].assessors",
  ]);
  expect(of({ count: 1, combine: "mean" }, { scale: "ab" })).toEqual(["stages[1].assessors"]);
});
