/** 各单位.x: points relative to other units, before and after the roster has computed what is compared. */
import { assess } from "../../src/scoring/assess";
import { comparisonsOf, filledBack } from "../../src/scoring/comparisons";
import { computeRoster } from "../../src/scoring/roster";
import type { RosterUnit } from "../../src/scoring/roster-types";
import type { CellPlace, Scorecard } from "../../src/scoring/types";
import type { Rubric } from "../../src/rubric/types";
import { cardOf, ownRubric } from "../support/own-rubric";

const fact = (id: string, more: object = {}) => ({ id, label: { zh: id }, type: "count", ...more });
const share = { id: "a", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" };
const place = {
  id: "b",
  points: 5,
  rule: "IF(RUBRIC.RANK(落实率,各单位.落实率)<=1,5,IF(落实率>AVERAGE(各单位.落实率),3,0))",
};
const judged = { id: "c", points: 5 };
const FACTS = [fact("讲座"), fact("落实率", { type: "rate" })];
const veto = { id: "否决", kind: "veto", rows: [{ id: "v", rule: "flag" }] };
const grade = {
  ...{ id: "grade", label: { zh: "等次" }, type: "text", clause: "二" },
  formula: 'IF(total>=12,"优秀","合格")',
};

const rubricOf = (more: object = {}) =>
  ownRubric([{ id: "工作", rows: [share, place, judged] }, veto], {
    facts: FACTS,
    stages: [{ id: "self", name: { zh: "自评" } }],
    outcome: { items: [grade] },
    ...more,
  });
const rubric = rubricOf();

const card = (of: Rubric, unit: string, facts: Record<string, number>, vetoed = false) => ({
  ...cardOf(of, { c: 4, ...(vetoed && { v: true }) }, facts),
  unit,
});
const unit = (of: Rubric, ...args: [string, Record<string, number>, boolean?]): RosterUnit => ({
  unit: args[0],
  scorecard: card(of, ...args),
});

const three = (of: Rubric = rubric) => [
  unit(of, "甲", { 讲座: 8, 落实率: 0.9 }),
  unit(of, "乙", { 讲座: 4, 落实率: 0.95 }),
  unit(of, "丙", { 讲座: 0, 落实率: 0.8 }),
];

const scoresOf = (units: readonly RosterUnit[], of: Rubric = rubric) =>
  units.map(({ scorecard }) => {
    const { criteria, total } = assess(of, scorecard!).stages[0]!;
    return [criteria.a!.score, criteria.b!.score, total];
  });

test("a unit without a complete stage is told with what lacks, and the first of its cells", () => {
  const place = { sheet: "评分表-丙", address: "F12" };
  const lacking = three().map(({ unit: name, scorecard }, at) => ({
    unit: name,
    scorecard: at < 2 ? scorecard! : without(scorecard!, "c", place),
  }));
  const { findings } = computeRoster(rubric, lacking);
  const [told] = findings.filter(({ unit: of }) => of === "丙");
  expect(told).toMatchObject({
    place,
    message: {
      zh: "“丙”没有填写完整的评分阶段，不参加排名：自评缺“c”（评分表-丙!F12）；请补填后再汇总。",
      en: "No stage of “丙” is complete, so it is not ranked: 自评 lacks “c” (评分表-丙!F12); complete it and make the roster again.",
    },
  });
});

function without({ stages, ...card }: Scorecard, id: string, place: CellPlace): Scorecard {
  const { self } = stages;
  const empty = { value: null, origin: "empty" as const, place };
  return { ...card, stages: { self: { ...self!, scores: { ...self!.scores, [id]: empty } } } };
}

test("before the roster a criterion that compares waits: it counts nothing and is not missing", () => {
  const { stages, result, counted, findings } = assess(
    rubric,
    card(rubric, "甲", { 讲座: 8, 落实率: 0.9 }),
  );
  expect(stages[0]!.criteria.a).toMatchObject({ score: null, status: "waiting" });
  expect(stages[0]).toMatchObject({ complete: true, total: 4, waiting: 2, pending: 15 });
  expect(counted).toBe("self");
  expect(result).toMatchObject({ total: 4, pending: 15, outcome: { grade: "待汇总" } });
  expect(findings.map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
});

test("without its own figure it is missing", () => {
  const { stages } = assess(rubric, card(rubric, "甲", { 讲座: 8 }));
  expect(stages[0]!.criteria.b).toMatchObject({ score: null, status: "missing" });
  expect(stages[0]).toMatchObject({ complete: false, pending: 10 });
});

test("the roster computes what is compared, and each card has its whole score", () => {
  const units = three();
  const { rows } = computeRoster(rubric, units);
  expect(rows.map((row) => comparisonsOf(rubric, row).figures)).toEqual([
    {
      "peers-max-讲座": 8,
      "peers-rank-落实率": 2,
      "peers-average-落实率": expect.closeTo(0.88333333333),
    },
    {
      "peers-max-讲座": 8,
      "peers-rank-落实率": 1,
      "peers-average-落实率": expect.closeTo(0.88333333333),
    },
    {
      "peers-max-讲座": 8,
      "peers-rank-落实率": 3,
      "peers-average-落实率": expect.closeTo(0.88333333333),
    },
  ]);
  const filled = filledBack(rubric, units);
  expect(scoresOf(filled)).toEqual([
    [10, 3, 17],
    [5, 5, 14],
    [0, 0, 4],
  ]);
  const after = computeRoster(rubric, filled);
  expect(after.rows.map(({ values }) => [values.rank, values["outcome-grade"]])).toEqual([
    [1, "优秀"],
    [2, "优秀"],
    [3, "合格"],
  ]);
  expect(after.findings).toEqual([]);
});

test("ranks and results of a roster wait as long as any card does", () => {
  const { rows, findings } = computeRoster(rubric, three());
  expect(rows.map(({ values }) => [values.rank, values["outcome-grade"], values.total])).toEqual([
    ["待汇总", "待汇总", 4],
    ["待汇总", "待汇总", 4],
    ["待汇总", "待汇总", 4],
  ]);
  expect(rows.every(({ wrong }) => wrong.length === 0)).toBe(true);
  expect(findings.map(({ message }) => message.zh)).toEqual([
    "3 个单位有项目待汇总，总分是其余各项的合计，暂不排名；请把比较指标回填到评分表。",
  ]);
});

test("while units lack, figures are provisional and say of how many", () => {
  const units = [...three().slice(0, 2), unit(rubric, "丙", { 讲座: 2 })];
  const { findings } = computeRoster(rubric, units);
  expect(findings[0]!.severity).toBe("warning");
  expect(findings.map(({ message }) => message.zh)).toContain(
    "“落实率”按 2/3 个单位暂算，缺：丙；报齐后请再次回填。",
  );
});

test("ties share the better rank; one unit alone is its own highest and first", () => {
  const alone = filledBack(rubric, [unit(rubric, "甲", { 讲座: 3, 落实率: 0.5 })]);
  expect(scoresOf(alone)).toEqual([[10, 5, 19]]);
  const tied = filledBack(rubric, [
    unit(rubric, "甲", { 讲座: 3, 落实率: 0.9 }),
    unit(rubric, "乙", { 讲座: 3, 落实率: 0.9 }),
    unit(rubric, "丙", { 讲座: 3, 落实率: 0.8 }),
  ]);
  expect(scoresOf(tied).map(([, b]) => b)).toEqual([5, 5, 0]);
});

test("a divisor of 0 leaves those units without a score, and says so", () => {
  const units = filledBack(rubric, [
    unit(rubric, "甲", { 讲座: 0, 落实率: 0.9 }),
    unit(rubric, "乙", { 讲座: 0, 落实率: 0.8 }),
  ]);
  const { stages, findings } = assess(rubric, units[0]!.scorecard!);
  expect(stages[0]!.criteria.a).toMatchObject({ score: null, status: "error" });
  expect(stages[0]!.criteria.b).toMatchObject({ score: 5 });
  expect(findings.find(({ criterion }) => criterion === "a")!.message.zh).toContain("0");
});

test("a faulty card is compared with nobody", () => {
  const units = [...three(), unit(rubric, "丁", { 讲座: 100, 落实率: 1.5 })];
  const { rows } = computeRoster(rubric, units);
  expect(rows.map(({ values }) => values["peers-max-讲座"])).toEqual(
    [8, 8, 8, null].map((v) => v ?? ""),
  );
});

test("what lies below the unit's own figure is of an earlier roster, and waits again", () => {
  const [first] = filledBack(rubric, three());
  const grown = structuredClone(first!.scorecard!);
  grown.stages.self!.facts.讲座!.value = 9;
  expect(assess(rubric, grown).stages[0]!.criteria.a!.status).toBe("waiting");
  grown.stages.self!.facts.讲座!.value = 8;
  expect(assess(rubric, grown).stages[0]!.criteria.a!.score).toBe(10);
});

describe("a unit with a veto", () => {
  const vetoed = (of: Rubric) => [...three(of), unit(of, "丁", { 讲座: 16, 落实率: 1 }, true)];

  test("is compared like any other: it loses its rank alone", () => {
    const units = filledBack(rubric, vetoed(rubric));
    expect(scoresOf(units).map(([a, b]) => [a, b])).toEqual([
      [5, 0],
      [2.5, 3],
      [0, 0],
      [10, 5],
    ]);
  });

  test("or is left out, with 0 in what is compared", () => {
    const readings = { "peers-vetoed": "out" };
    const units = filledBack(rubric, vetoed(rubric), { readings });
    const scores = units.map(({ scorecard }) => {
      const { criteria } = assess(rubric, { ...scorecard!, readings }).stages[0]!;
      return [criteria.a!.score, criteria.b!.score];
    });
    expect(scores).toEqual([
      [10, 3],
      [5, 5],
      [0, 0],
      [0, 0],
    ]);
  });
});

test("units are compared with all, or with those of their group", () => {
  const groups = [
    { id: "文", name: "文科", quota: 1, units: ["甲", "丙"] },
    { id: "理", name: "理科", quota: 1, units: ["乙"] },
  ];
  const columns = [
    { id: "unit", header: "单位", from: "unit", type: "text", width: 20 },
    { id: "group", header: "组", from: "group", type: "text", width: 10 },
  ];
  const grouped = rubricOf({
    roster: { title: "汇总", groups, columns, sortBy: "unit" },
  });
  const highest = (readings: Record<string, string>) =>
    computeRoster(grouped, three(grouped), { readings }).rows.map(
      ({ values }) => values["peers-max-讲座"],
    );
  expect(highest({})).toEqual([8, 8, 8]);
  expect(highest({ comparison: "group" })).toEqual([8, 4, 8]);
});
