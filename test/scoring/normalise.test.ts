/** `normalise`: what was reached of what applies, as if all applied. */
import { assess } from "../../src/scoring/assess";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stages = [{ id: "self", name: { zh: "自评" } }];
const typed = (id: string, points: number, more: object = {}) => ({
  ...{ id, points, applies: "typed" },
  ...more,
});
const first = { id: "甲", rows: [{ id: "a", points: 40 }, typed("b", 20)] };
const second = { id: "乙", rows: [typed("c", 30), typed("d", 10)] };
const extra = { id: "加分", kind: "bonus", rows: [{ id: "e", points: 5 }] };

const figures = (normalise: string, parts: Parameters<typeof ownRubric>[0], scores: object) => {
  const rubric = ownRubric(parts, { stages, normalise });
  const { stages: found, findings } = assess(
    rubric,
    cardOf(rubric, scores as Record<string, number | string>),
  );
  return { ...found[0]!, said: findings.map(({ message }) => message.zh) };
};

describe("total", () => {
  const scored = (scores: object) => figures("total", [first, second, extra], scores);

  test("the sum counts as its share of the points that apply", () => {
    const { base, total, complete, said } = scored({ a: 36, b: "不适用", c: 27, d: 9, e: 2 });
    expect({ base, total, complete }).toEqual({ base: 90, total: 92, complete: true });
    expect(said).toContain("各项适用分值 80（共 100），得分 72 折算为 90。");
  });

  test("where all applies the sum is itself, and nothing is said", () => {
    const { base, said } = scored({ a: 36, b: 18, c: 27, d: 9 });
    expect([base, said]).toEqual([90, []]);
  });

  test("where nothing applies there is no total", () => {
    const rows = [typed("c", 30), typed("d", 10)];
    const found = figures("total", [{ id: "乙", rows }, extra], { c: "/", d: "/", e: 3 });
    expect(found).toMatchObject({ base: 0, total: 0, complete: false });
  });

  test("what nobody filled in is missing and among what applies", () => {
    expect(scored({ a: 36, c: 27, d: 9 })).toMatchObject({ base: 72, complete: false });
  });
});

describe("section", () => {
  const scored = (scores: object) => figures("section", [first, second, extra], scores);

  test("each section counts as its share of its own points that apply", () => {
    const { sections, base, said } = scored({ a: 30, b: "不适用", c: 27, d: 9, e: 2 });
    expect([sections.甲, sections.乙, base]).toEqual([45, 36, 81]);
    expect(said).toContain("“甲”适用分值 40（共 60），得分 30 折算为 45。");
  });

  test("a section of which nothing applies is left out, and the others count for it", () => {
    const { base, total, complete } = scored({ a: 30, b: 15, c: "/", d: "不适用", e: 2 });
    expect({ base, total, complete }).toEqual({ base: 75, total: 77, complete: true });
  });

  test("its bounds hold the section after that", () => {
    const bounded = { ...first, max: 44 };
    expect(figures("section", [bounded, second], { a: 30, b: "/", c: 27, d: 9 }).base).toBe(80);
  });

  test("with weights those of the sections that apply are the whole", () => {
    const parts = [
      { ...first, weight: 0.6 },
      { ...second, weight: 0.4 },
    ];
    expect(figures("section", parts, { a: 30, b: "/", c: 27, d: 9 }).base).toBeCloseTo(41.4, 12);
    const leftOut = figures("section", parts, { a: 30, b: 15, c: "/", d: "/" });
    expect(leftOut.base).toBeCloseTo(45, 12);
    expect(leftOut.said).toContain("各项适用权重 60%（共 100%），得分 27 折算为 45。");
  });

  test("points count by the weights of their criteria", () => {
    const rows = [typed("a", 10, { weight: 2 }), typed("b", 10)];
    expect(figures("section", [{ id: "甲", rows }], { a: "/", b: 7 }).base).toBe(21);
    expect(figures("section", [{ id: "甲", rows }], { a: 7, b: "/" }).base).toBe(21);
  });
});

test("a condition of a rule tells what applies, too", () => {
  const rows = [
    { id: "a", points: 60 },
    { id: "b", points: 40, rule: "MIN(points,x)", applies: "x>0" },
  ];
  const facts = [{ id: "x", label: { zh: "数" }, type: "count" }];
  const rubric = ownRubric([{ id: "甲", rows }], { stages, facts, normalise: "total" });
  const at = (x: number) => assess(rubric, cardOf(rubric, { a: 45 }, { x })).stages[0]!.total;
  expect([at(0), at(1), at(40)]).toEqual([75, 46, 85]);
});

test("where everything applies there is nothing to normalise", () => {
  const rows = [{ id: "a", points: 10 }];
  expect(pathsOf([{ id: "甲", rows }], { stages, normalise: "total" })).toEqual(["normalise"]);
});
