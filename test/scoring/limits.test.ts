/** Points that are taken, and what sums are held within. */
import { assess } from "../../src/scoring/assess";
import type { Scorecard } from "../../src/scoring/types";
import type { Rubric } from "../../src/rubric/types";
import { readTypedNumber } from "../../src/sheets/plan/typed-number";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stages = [{ id: "self", name: { zh: "自评" } }];
const work = { id: "工作", rows: [{ id: "a", points: 10 }] };
const faults = {
  id: "减分项",
  kind: "minus",
  rows: [
    { id: "late", points: 5 },
    { id: "wrong", rule: "错报例数*2" },
  ],
};
const extra = {
  id: "加分项",
  kind: "bonus",
  rows: [{ id: "b1" }, { id: "b2", points: 9 }],
};
const facts = [{ id: "错报例数", label: { zh: "错报例数" }, type: "count" }];
const rubric = ownRubric([work, extra, faults], { stages, facts });

const stageOf = (of: Rubric, card: Scorecard) => assess(of, card).stages[0]!;
const kindsOf = (of: Rubric, card: Scorecard) =>
  assess(of, card).findings.map(({ kind, severity }) => `${kind} ${severity}`);

describe("points that are taken", () => {
  test.each([3, -3])("%d typed takes 3", (typed) => {
    const { criteria, minus, total, sections } = stageOf(
      rubric,
      cardOf(rubric, { a: 8, late: typed }),
    );
    expect(criteria.late!.score).toBe(-3);
    expect([minus, sections["减分项"], total]).toEqual([-3, -3, 5]);
  });

  test.each(["扣3", "扣 3 分", "－3", "减3分"])("%s is read as 3 or −3", (typed) => {
    const read = readTypedNumber(typed, { type: "score", isTaken: true });
    expect(read.status === "read" && Math.abs(read.value)).toBe(3);
    expect(readTypedNumber("扣3", { type: "score" }).status).toBe("unreadable");
  });

  test("a rule gives the amount, and its score is below 0", () => {
    const { criteria, minus } = stageOf(rubric, cardOf(rubric, { a: 8 }, { 错报例数: 2 }));
    expect(criteria.wrong).toMatchObject({ score: -4, ruled: -4, status: "scored" });
    expect(criteria.wrong!.explanation!.zh).toMatch(/^扣分：/);
    expect(minus).toBe(-4);
  });

  test("an empty row takes nothing and is not missing", () => {
    const card = cardOf(rubric, { a: 8 });
    expect(stageOf(rubric, card)).toMatchObject({ complete: true, total: 8, minus: 0 });
    expect(kindsOf(rubric, card)).toEqual([]);
  });

  test.each([
    [5, true],
    [5.5, false],
    [-5.5, false],
  ])("%d of at most 5 is right: %s", (taken, isRight) => {
    const card = cardOf(rubric, { a: 8, late: taken });
    expect(stageOf(rubric, card).complete).toBe(isRight);
    expect(kindsOf(rubric, card)).toEqual(isRight ? [] : ["over-limit error"]);
  });

  test("a rule that takes less than nothing is an error, and counts nothing", () => {
    const signed = [{ id: "x", label: { zh: "数" }, type: "signed", min: -5, max: 5 }];
    const rows = [{ id: "m", rule: "x" }];
    expect(pathsOf([work, { ...faults, rows }], { stages, facts: signed })).toEqual([
      "sections[1].subsections[0].criteria[0].rule",
    ]);
  });
});

describe("the total's floor", () => {
  const card = cardOf(rubric, { a: 1, late: 5 });

  test("is a question that every document with such rows is asked", () => {
    expect(rubric.readings.map(({ id, default: standard }) => [id, standard])).toEqual([
      ["total-floor", "zero"],
    ]);
    expect(ownRubric([work], { stages }).readings).toEqual([]);
  });

  test("is 0 by default, and is said", () => {
    const { total } = stageOf(rubric, card);
    expect(total).toBe(0);
    const said = assess(rubric, card).findings.filter(({ kind }) => kind === "capped");
    expect(said.map(({ message }) => message.zh)).toEqual(["总分 −4，按 0 计。"]);
  });

  test("is not there where the office says so", () => {
    const below = { ...card, readings: { "total-floor": "none" } };
    expect(stageOf(rubric, below).total).toBe(-4);
    expect(kindsOf(rubric, below)).toEqual([]);
  });

  test("is not asked where the document says it", () => {
    const said = ownRubric([work, faults], { stages, facts, limits: { total: { min: 1 } } });
    expect(said.readings).toEqual([]);
    expect(stageOf(said, cardOf(said, { a: 1, late: 5 })).total).toBe(1);
  });
});

describe("bounds", () => {
  test.each([
    [{ max: 10 }, { b1: 4, b2: 6 }, 10],
    [{ max: 10 }, { b1: 4, b2: 9 }, 10],
    [{ max: 10 }, { b1: 1, b2: 2 }, 3],
  ])("of a bonus section %j: %j is %d", (bounds, scores, bonus) => {
    const bounded = ownRubric([work, { ...extra, ...bounds }], { stages });
    const { total, ...stage } = stageOf(bounded, cardOf(bounded, { a: 8, ...scores }));
    expect([stage.bonus, stage.sections["加分项"], total]).toEqual([bonus, bonus, 8 + bonus]);
  });

  test("of a minus section and of all that is taken are amounts", () => {
    const section = ownRubric([work, { ...faults, max: 6 }], { stages, facts });
    expect(stageOf(section, cardOf(section, { a: 8, late: 5 }, { 错报例数: 3 })).minus).toBe(-6);
    const all = ownRubric([work, faults], { stages, facts, limits: { minus: { max: 6 } } });
    const stage = stageOf(all, cardOf(all, { a: 8, late: 5 }, { 错报例数: 3 }));
    expect([stage.sections["减分项"], stage.minus]).toEqual([-11, -6]);
  });

  test("a least waits until nothing of the section is missing", () => {
    const rows = [
      { id: "a", points: 10 },
      { id: "c", points: 10 },
    ];
    const bounded = ownRubric([{ ...work, rows, min: 12, max: 15 }], { stages });
    const sumOf = (scores: Record<string, number>) =>
      stageOf(bounded, cardOf(bounded, scores)).sections["工作"];
    expect([sumOf({ a: 4 }), sumOf({ a: 4, c: 5 }), sumOf({ a: 8, c: 9 })]).toEqual([4, 12, 15]);
  });

  test("bonus is bounded before points are taken, and the total last", () => {
    const limits = { bonus: { max: 5 }, total: { min: 0, max: 100 } };
    const all = ownRubric([work, extra, faults], { stages, facts, limits });
    const { total, bonus } = stageOf(all, cardOf(all, { a: 8, b1: 8, late: 4 }));
    expect([bonus, total]).toEqual([5, 9]);
  });

  test("that hold nothing, or nothing that can be held, are refused", () => {
    expect(pathsOf([{ ...work, min: 3, max: 2 }], { stages })).toEqual(["sections[0].min"]);
    expect(pathsOf([work], { stages, limits: { minus: { max: 2 }, bonus: { max: 1 } } })).toEqual([
      "limits.bonus",
      "limits.minus",
    ]);
    const floor = { ...rubric.readings[0], options: [{ id: "a" }, { id: "zero" }] };
    const options = floor.options.map((each) => ({
      ...each,
      label: { zh: "答" },
      effect: { zh: "答" },
    }));
    expect(pathsOf([work], { stages, readings: [{ ...floor, options, default: "a" }] })).toEqual([
      "readings[0]",
    ]);
  });
});

describe("a score beyond its points", () => {
  const of = (row: object, more: object = {}) =>
    ownRubric([{ id: "工作", rows: [{ id: "a", points: 10, ...row }] }], { stages, ...more });

  test.each([
    [12, true],
    [12.5, false],
    [-2, true],
    [-2.5, false],
  ])("%d of 10, from −2 to 12, is right: %s", (score, isRight) => {
    const wide = of({ min: -2, max: 12 });
    expect(stageOf(wide, cardOf(wide, { a: score })).complete).toBe(isRight);
  });

  test("is what its rule calls most and least", () => {
    const rate = [{ id: "x", label: { zh: "完成比" }, type: "number" }];
    const wide = of({ min: -2, max: 12, rule: "MAX(least,MIN(most,x*10-5))" }, { facts: rate });
    const scoreOf = (x: number) => stageOf(wide, cardOf(wide, {}, { x })).criteria.a!.score;
    expect([scoreOf(0), scoreOf(1), scoreOf(3)]).toEqual([-2, 5, 12]);
  });

  test("is refused for what is taken, below its points, and for a rule that leaves it", () => {
    const at = "sections[0].subsections[0].criteria[0]";
    const row = { id: "a", points: 10 };
    expect(pathsOf([{ ...work, rows: [{ ...row, max: 8 }] }], { stages })).toEqual([`${at}.max`]);
    expect(pathsOf([{ ...faults, rows: [{ ...row, max: 12 }] }], { stages })).toEqual([at]);
    const number = [{ id: "x", label: { zh: "数" }, type: "number", max: 20 }];
    const rows = [{ ...row, max: 12, rule: "x" }];
    expect(pathsOf([{ ...work, rows }], { stages, facts: number })).toEqual([`${at}.rule`]);
  });
});
