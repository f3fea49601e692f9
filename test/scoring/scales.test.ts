/** Letters as scores: each a share of the criterion's points. */
import { assess } from "../../src/scoring/assess";
import { findCriterion } from "../../src/rubric/model";
import { askedOfScore, readEntry } from "../../src/sheets/read/entries";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stages = [{ id: "self", name: { zh: "自评" } }];
const scales = [
  {
    id: "abcd",
    letters: [
      { letter: "A", share: 1 },
      { letter: "B", share: 0.8 },
      { letter: "C", share: 0.6 },
      { letter: "D", share: 0 },
    ],
  },
];
const rows = [
  { id: "a", points: 10, scale: "abcd" },
  { id: "b", points: 7, scale: "abcd", weight: 0.5 },
  { id: "c", points: 5 },
];
const faults = { id: "减分", kind: "minus", rows: [{ id: "m", points: 4, scale: "abcd" }] };
const rubric = ownRubric([{ id: "工作", rows }, faults], { stages, scales });
const assessed = (scores: Record<string, string | number>) =>
  assess(rubric, cardOf(rubric, scores));

const read = (value: string | number) =>
  readEntry(
    { value, place: { sheet: "评分表", address: "D3" } } as Parameters<typeof readEntry>[0],
    askedOfScore(rubric, findCriterion(rubric, "a")!),
    { stage: "self", criterion: "a", name: { zh: "a", en: "a" } },
  );

test("a letter earns its share of the points, weighted like any score, and a minus takes it", () => {
  const {
    stages: [self],
  } = assessed({ a: "B", b: "C", c: 5, m: "C" });
  expect(self).toMatchObject({ base: 8 + 2.1 + 5, minus: -2.4, total: 12.7, complete: true });
  expect(self!.criteria.a).toMatchObject({ score: 8, status: "scored" });
  expect(self!.criteria.a!.explanation).toEqual({ zh: "B：10×80%＝8 分", en: "B: 10×80%＝8" });
  expect(self!.criteria.m!.score).toBe(-2.4);
});

test("the least letter is a score and not an empty cell", () => {
  expect(assessed({ a: "D", b: "D", c: 0 }).stages[0]).toMatchObject({ complete: true, total: 0 });
  expect(assessed({ b: "D", c: 0 }).stages[0]!.complete).toBe(false);
});

test.each(["A", "a", "Ａ", "ａ", " A "])("“%s” is A", (typed) => {
  expect(read(typed)).toMatchObject({ entry: { value: "A" }, findings: [] });
});

test("what the formulas of the sheet do not take for the letter is said", () => {
  expect(read("A\u3000")).toMatchObject({ entry: { value: "A" }, findings: [{ kind: "read-as" }] });
});

test.each(["E", "AB", "*", 8])("%s is no letter", (typed) => {
  expect(read(typed).entry).toMatchObject({ value: null, unreadable: String(typed) });
});

test("a number in the place of a letter counts nothing and is told", () => {
  const card = cardOf(rubric, { b: "A", c: 5 });
  card.stages.self!.scores.a = read(8).entry;
  const {
    stages: [self],
    findings,
  } = assess(rubric, card);
  expect(self).toMatchObject({ wrong: 1, base: 8.5, complete: false });
  expect(findings.find(({ kind }) => kind === "unreadable")!.message.zh).toContain("A、B、C、D");
});

test("letters belong to scores that a person gives, of points, on a scale that is there", () => {
  const of = (row: object) =>
    pathsOf([{ id: "工作", rows: [{ id: "a", points: 10, scale: "abcd", ...row }] }], {
      stages,
      scales,
      facts: [{ id: "x", label: { zh: "数" }, type: "count" }],
    });
  const at = ["sections[0].subsections[0].criteria[0].scale"];
  expect(of({})).toEqual([]);
  expect(of({ scale: "xyz" })).toEqual(at);
  expect(of({ rule: "MIN(points,x)" })).toEqual(at);
  expect(of({ max: 12 })).toEqual(at);
  expect(of({ points: undefined, kind: "bonus" })).toEqual(at);
});

test.each([
  [["A", "Ａ"], "scales[0].letters[1].letter"],
  [["A", "1"], "scales[0].letters[1].letter"],
  [["A", "B C"], "scales[0].letters[1].letter"],
])("no cell could tell the letters %s apart", (letters, path) => {
  const twins = [{ id: "abcd", letters: letters.map((letter) => ({ letter, share: 1 })) }];
  const rows = [{ id: "a", points: 10, scale: "abcd" }];
  expect(pathsOf([{ id: "工作", rows }], { stages, scales: twins })).toEqual([path]);
});
