import fc from "fast-check";
import type { Scalar } from "../../src/formula/values";
import { computeRoster, rosterWhatIf } from "../../src/scoring/roster";
import type { RosterUnit } from "../../src/scoring/roster-types";
import { officialRubric, RUBRIC_IDS, rubricText } from "../rubric/support/files";
import { fullJudgedScores, scorecard } from "./support/scorecards";

interface RosterCase {
  note: string;
  readings?: Record<string, string>;
  settings?: Record<string, Scalar>;
  rows: (RosterUnit & { expect: Record<string, Scalar> })[];
  lists?: Record<string, string[]>;
}

const blankAsNull = (value: Scalar | undefined) =>
  value === "" || value === undefined ? null : value;

describe("a roster in which nobody is ranked", () => {
  const ccit = officialRubric("ccit");
  const facts = { graduates: 100, employed: 90, stayed: 30 };
  const said = (units: RosterUnit[], settings: Record<string, Scalar> = {}) =>
    computeRoster(ccit, units, { settings }).findings.map(({ message }) => message.zh);
  const both = [
    { unit: "甲", facts },
    { unit: "乙", facts: { ...facts, "retention-benchmark": 0.2 } },
    { unit: "未填" },
  ];

  test("says what is empty above it, once, and what each unit lacks", () => {
    expect(said(both)).toEqual([
      "2 个单位没有名次：表上方的“毕业去向落实率基准”没有填写，达标与否判断不了；请填写。",
      "“甲”没有名次：“去向留省率基准”没有填写；请补填。",
    ]);
  });

  test("says nothing of who is not ranked by the rule, or of what the unit does not need", () => {
    const low = { unit: "丙", facts: { ...facts, "retention-benchmark": 0.9 } };
    expect(said([both[1]!, low], { "placement-benchmark": 0.8 })).toEqual([]);
  });

  test("a new college needs last year's mean", () => {
    const young = { unit: "丁", facts: { ...both[1]!.facts!, classes: 2 } };
    expect(said([young], { "placement-benchmark": 0.8 })).toEqual([
      expect.stringContaining("“学校上一年去向留省率平均值”没有填写"),
    ]);
  });
});

describe.each(RUBRIC_IDS)("the worked rosters of %s", (id) => {
  const { rosters } = JSON.parse(rubricText(`${id}.rosters.json`)) as { rosters: RosterCase[] };
  const rubric = officialRubric(id);
  test.each(rosters.map((roster) => [roster.note, roster] as const))(
    "%s",
    (_, { rows, lists = {}, readings, settings }) => {
      const result = computeRoster(rubric, rows, {
        ...(readings && { readings }),
        ...(settings && { settings }),
      });
      rows.forEach(({ unit, expect: expected }, index) => {
        const { values, errors } = result.rows[index]!;
        expect([unit, errors]).toEqual([unit, {}]);
        for (const [column, value] of Object.entries(expected)) {
          const found = blankAsNull(values[column]);
          if (typeof value === "number")
            expect([unit, column, found]).toEqual([unit, column, expect.closeTo(value, 12)]);
          else expect([unit, column, found]).toEqual([unit, column, blankAsNull(value)]);
        }
      });
      for (const [list, units] of Object.entries(lists)) {
        const found = result.lists
          .find((each) => each.id === list)!
          .rows.map((row) => result.rows[row]!.unit);
        expect([list, found.sort()]).toEqual([list, [...units].sort()]);
      }
    },
  );
});

test("where honours are given by group, units stand group by group, each from its first rank", () => {
  const unit = (name: string, group: string, total: number) => ({
    unit: name,
    group,
    scores: { total },
  });
  const { rows, order } = computeRoster(officialRubric("sjtu-med"), [
    unit("瑞金", "general", 120),
    unit("护理", "campus", 101),
    unit("散", "", 130),
    unit("仁济", "general", 125),
    unit("基础", "campus", 110),
  ]);
  expect(order.map((row) => [rows[row]!.unit, rows[row]!.values["group-rank"]])).toEqual([
    ["基础", 1],
    ["护理", 2],
    ["仁济", 1],
    ["瑞金", 2],
    ["散", ""],
  ]);
});

const college = officialRubric("graduate-college");
const station = officialRubric("weihai-station");

const FACTS = {
  employers: 12,
  disciplines: 12,
  "survey-rate": 0.95,
  "feedback-errors": 0,
  "late-items": 0,
  "destination-rate": 0.9,
  "target-rate": 0.9,
  "flexible-share": 0.1,
};

function collegeUnit(
  unit: string,
  facts: Record<string, number> = {},
  flags: Record<string, boolean> = {},
): RosterUnit {
  const scores = { ...fullJudgedScores(college), ...flags };
  return {
    unit,
    scorecard: scorecard(college, { self: { scores, facts: { ...FACTS, ...facts } } }),
  };
}

describe("a roster of scorecards", () => {
  test("ranks by total, ties share the better rank, a vetoed unit is last and has none", () => {
    const units = [
      collegeUnit("甲", { "late-items": 1 }),
      collegeUnit("乙"),
      collegeUnit("丙", {}, { "false-statistics": true }),
      collegeUnit("丁", { "late-items": 1 }),
      collegeUnit("戊", { "late-items": 2 }),
    ];
    const { rows, order } = computeRoster(college, units);
    expect(rows.map(({ values }) => [values.total, blankAsNull(values.rank)])).toEqual([
      [99, 2],
      [100, 1],
      [100, null],
      [99, 2],
      [98, 4],
    ]);
    expect(order.map((row) => rows[row]!.unit)).toEqual(["乙", "甲", "丁", "戊", "丙"]);
  });

  test.each(["disqualify", "zero"])("a vetoed unit is last under the reading %s too", (veto) => {
    const units = [
      collegeUnit("甲", {}, { "no-visits": true }),
      collegeUnit("乙", { "late-items": 6 }),
    ];
    const { rows, order } = computeRoster(college, units, { readings: { veto } });
    expect(rows[0]!.values.total).toBe(veto === "zero" ? 0 : 100);
    expect(blankAsNull(rows[0]!.values.rank)).toBeNull();
    expect(order).toEqual([1, 0]);
  });

  test("a veto that a reviewer states is in force before the review is complete", () => {
    const unit = collegeUnit("甲");
    unit.scorecard!.stages.review = {
      scores: { "no-visits": { value: true, origin: "typed" } },
      facts: {},
    };
    const [row] = computeRoster(college, [unit], { readings: { veto: "zero" } }).rows;
    expect(row).toMatchObject({ stage: "self", vetoed: true });
    expect(row!.values).toMatchObject({ total: 0, vetoed: true });
  });

  test.each([
    ["a score of 30 of its points", { goal: { value: 30, origin: "typed" } }],
    ["a score of −1", { goal: { value: -1, origin: "typed" } }],
    ["an unreadable veto", { "no-visits": { value: null, origin: "typed", unreadable: "也许" } }],
  ] as const)("%s in a review keeps the card out until it is taken in", (_, scores) => {
    const unit = collegeUnit("甲");
    unit.scorecard!.stages.review = { scores: { ...scores }, facts: {} };
    const ranks = () =>
      computeRoster(college, [unit, collegeUnit("乙", { "late-items": 1 })]).rows.map(
        ({ values, wrong }) => [blankAsNull(values.rank), values.stage, wrong.length],
      );
    expect(ranks()).toEqual([
      [null, "有误，更正前不计入", 1],
      [1, "自评", 0],
    ]);
    unit.scorecard!.accepted = "经核实";
    expect(ranks()).toEqual([
      [1, "自评", 0],
      [2, "自评", 0],
    ]);
  });

  test("a unit of which no stage is complete is not ranked, and is said to be so", () => {
    const open: RosterUnit = {
      unit: "未填",
      scorecard: scorecard(college, { self: { scores: { goal: 1 } } }),
    };
    const { rows, findings } = computeRoster(college, [open, collegeUnit("甲")]);
    expect(rows[0]).toMatchObject({ complete: false, stage: null, values: { total: null } });
    expect(rows[1]!.values.rank).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ unit: "未填", severity: "warning" }));
  });

  test("says which stage each row took", () => {
    const reviewed = collegeUnit("甲");
    reviewed.scorecard!.stages.review = scorecard(college, {
      review: { scores: { ...fullJudgedScores(college), goal: 0 } },
    }).stages.review!;
    const { rows } = computeRoster(college, [reviewed, collegeUnit("乙")]);
    expect(rows.map(({ stage, values }) => [stage, values.stage, values.total])).toEqual([
      ["review", "复核", 99],
      ["self", "自评", 100],
    ]);
  });

  test("computes all units under the roster's readings and names the workbooks that had others", () => {
    const other = collegeUnit("甲", { "survey-rate": 0.45 });
    other.scorecard!.readings = { survey: "proportional" };
    const { rows, findings } = computeRoster(college, [other]);
    expect(rows[0]!.values.total).toBe(98);
    expect(findings).toContainEqual(
      expect.objectContaining({
        unit: "甲",
        message: expect.objectContaining({ zh: expect.stringContaining("重新计算") }),
      }),
    );
  });

  test("a unit that stands twice is an error", () => {
    const { findings } = computeRoster(college, [collegeUnit("甲"), collegeUnit("甲")]);
    expect(findings).toContainEqual(expect.objectContaining({ severity: "error", unit: "甲" }));
  });

  test("stations: grade, subsidy and the year's sum; another reading changes money", () => {
    const known = (unit: string, total: number, grade: string, subsidy: number): RosterUnit => ({
      unit,
      scores: { total, "outcome.grade": grade, "outcome.subsidy": subsidy, vetoed: false },
    });
    const { sums, lists, rows } = computeRoster(station, [
      known("甲", 96, "优秀", 7),
      known("乙", 90.5, "优秀", 4),
      known("丙", 69, "不合格", 0),
    ]);
    expect(sums).toEqual([expect.objectContaining({ column: "subsidy", value: 11 })]);
    expect(rows.map(({ values }) => values.rank)).toEqual([1, 2, 3]);
    expect(lists.find(({ id }) => id === "withdrawn")!.rows).toEqual([2]);
  });

  test("what-if names the cells that other readings change", () => {
    const { differences } = rosterWhatIf(
      college,
      [collegeUnit("甲", { "survey-rate": 0.45 }), collegeUnit("乙", { "late-items": 2 })],
      {},
      { survey: "proportional" },
    );
    expect(differences).toEqual(
      [
        { unit: "甲", column: "rank", before: 1, after: 1 },
        { unit: "甲", column: "progress", before: 48, after: 49 },
        { unit: "甲", column: "total", before: 98, after: 99 },
        { unit: "乙", column: "rank", before: 1, after: 2 },
      ].filter(({ before, after }) => before !== after),
    );
  });
});

test("ranks: 1 for the highest, ties share it, and as many units stand above as the rank says", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: 0, max: 8 }).map((n) => n / 4),
        { minLength: 1, maxLength: 13 },
      ),
      (totals) => {
        const units = totals.map((total, index) => ({
          unit: `学院${index}`,
          scores: { total, vetoed: false },
        }));
        const { rows, order } = computeRoster(college, units);
        rows.forEach(({ values }, index) => {
          const above = totals.filter((total) => total > totals[index]!).length;
          expect(values.rank).toBe(above + 1);
        });
        const sorted = order.map((row) => totals[row]!);
        expect(sorted).toEqual([...totals].sort((a, b) => b - a));
      },
    ),
  );
});
