/** What a scorecard is worth, and what is the matter with it. */
import type { Rubric } from "../../src/rubric/types";
import { assess } from "../../src/scoring/assess";
import type { FindingKind, Scorecard } from "../../src/scoring/types";
import { whatIf } from "../../src/scoring/what-if";
import { officialRubric } from "../rubric/support/files";
import {
  fullJudgedScores,
  scorecard,
  typed,
  type StageValues,
  type Values,
} from "./support/scorecards";

const college = officialRubric("graduate-college");
const station = officialRubric("weihai-station");
const imnu = officialRubric("imnu");
const medical = officialRubric("sjtu-med");

const FACTS: Values = {
  employers: 12,
  disciplines: 12,
  "survey-rate": 0.95,
  "feedback-errors": 2,
  "late-items": 1,
  "destination-rate": 0.9,
  "target-rate": 0.9,
  "flexible-share": 0.1,
};
const FULL: StageValues = { scores: fullJudgedScores(college), facts: FACTS };

const of = (rubric: Rubric, stages: Record<string, StageValues>, readings = {}) =>
  assess(rubric, scorecard(rubric, stages, readings));
const kinds = ({ findings }: { findings: { kind: FindingKind }[] }) =>
  findings.map(({ kind }) => kind);
const find = (card: Scorecard, rubric: Rubric, kind: FindingKind) =>
  assess(rubric, card).findings.filter((each) => each.kind === kind);

describe("stages", () => {
  test("2 errors of 3 points give 1, 1 late item of 6 gives 5, both with a sentence", () => {
    const [self] = of(college, { self: FULL }).stages;
    expect(self!.criteria.feedback).toMatchObject({ score: 1, ruled: 1, status: "scored" });
    expect(self!.criteria.timeliness).toMatchObject({ score: 5, ruled: 5 });
    expect(self!.criteria.feedback!.explanation!.zh).toContain("2");
  });

  test("an unfilled review fact takes the self fact, an unfilled review score takes nothing", () => {
    const { stages } = of(college, { self: FULL, review: { facts: { "feedback-errors": 3 } } });
    expect(stages[1]!.criteria.feedback!.score).toBe(0);
    expect(stages[1]!.criteria.timeliness!.score).toBe(5);
    expect(stages[1]!.criteria.goal).toMatchObject({ score: null, status: "missing" });
  });

  test("facts are handed on through all stages, each correction to those behind it", () => {
    const { stages } = of(medical, {
      self: { facts: { complaints: 0 } },
      initial: { facts: { complaints: 1 } },
    });
    expect(stages.map(({ criteria }) => criteria["management-2"]!.score)).toEqual([5, 0, 0]);
  });

  test("the last complete stage counts", () => {
    expect(of(college, {}).counted).toBeNull();
    expect(of(college, { self: FULL }).counted).toBe("self");
    expect(of(college, { self: FULL, review: { scores: { goal: 1 } } }).counted).toBe("self");
    expect(of(college, { self: FULL, review: { scores: FULL.scores! } }).counted).toBe("review");
    expect(of(college, { review: FULL }).counted).toBe("review");
  });

  test("bonuses may be empty, but one that is filled in part is missing", () => {
    const complete = (facts: Values) =>
      of(college, { self: { ...FULL, facts: { ...FACTS, ...facts } } }).stages[0]!.complete;
    expect(complete({})).toBe(true);
    expect(complete({ "provincial-mean": 0.8 })).toBe(true);
    expect(complete({ "provincial-mean": 0.8, "destination-rate": null })).toBe(false);
    const half = scorecard(imnu, {
      self: { scores: fullJudgedScores(imnu), facts: { "undergraduate-rate": 0.9 } },
    });
    expect(assess(imnu, half)).toMatchObject({
      counted: null,
      findings: [expect.objectContaining({ kind: "partial" })],
    });
  });

  test("what the reading leaves out is not asked for", () => {
    const card = scorecard(imnu, {
      self: { scores: fullJudgedScores(imnu), facts: { "graduate-rate": 0.9 } },
    });
    expect(assess(imnu, card).stages[0]!.complete).toBe(true);
    expect(
      assess(imnu, { ...card, readings: { "graduate-rate": "as-undergraduate" } }).stages[0]!
        .complete,
    ).toBe(false);
  });
});

test("a review in which nobody typed is complete where every rule has its facts, and is said to be empty", () => {
  const flags = station.facts.map(({ id, type }) => [id, type === "flag" ? true : 100] as const);
  const { counted, stages } = of(station, { self: { facts: Object.fromEntries(flags) } });
  expect(counted).toBe("review");
  expect(stages.map(({ empty }) => empty)).toEqual([false, true]);
});

describe("scores that a person types", () => {
  const withScore = (scores: Values, facts = FACTS) =>
    of(college, { self: { scores: { ...FULL.scores, ...scores }, facts } });

  test("over a rule count, and say what the rule gives", () => {
    const { stages, findings } = withScore({ feedback: 2 });
    expect(stages[0]!.criteria.feedback).toMatchObject({
      score: 2,
      ruled: 1,
      status: "overwritten",
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: "overwritten", severity: "warning", criterion: "feedback" }),
    );
    expect(stages[0]!.sections.progress).toBe(48);
  });

  test("just at the points are fine, just above are over the limit; below 0 is negative", () => {
    expect(kinds(withScore({ staffing: 3 }))).not.toContain("over-limit");
    expect(withScore({ staffing: 3.01 }).stages[0]!.criteria.staffing!.status).toBe("over-limit");
    expect(kinds(withScore({ staffing: 3.01 }))).toContain("over-limit");
    expect(kinds(withScore({ staffing: 0 }))).not.toContain("negative");
    expect(kinds(withScore({ staffing: -0.01 }))).toContain("negative");
  });

  test("where the rule leaves it to a person: below full points", () => {
    const fewer = { ...FACTS, employers: 11 };
    expect(withScore({}, fewer).stages[0]!.criteria["campus-recruitment"]).toMatchObject({
      score: null,
      status: "missing",
    });
    expect(
      withScore({ "campus-recruitment": 1.5 }, fewer).stages[0]!.criteria["campus-recruitment"],
    ).toMatchObject({ score: 1.5, status: "scored" });
    expect(kinds(withScore({ "campus-recruitment": 1.5 }, fewer))).not.toContain("condition");
    expect(kinds(withScore({ "campus-recruitment": 2 }, fewer))).toContain("condition");
    expect(
      withScore({ "campus-recruitment": 1 }).stages[0]!.criteria["campus-recruitment"]!.status,
    ).toBe("overwritten");
  });

  test("part by part add up once all parts are there", () => {
    const at = (parts: Values) => of(imnu, { self: { parts } });
    const id = "leadership-attention-1";
    expect(at({ [`${id}#1`]: 4 }).stages[0]!.criteria[id]).toMatchObject({
      score: null,
      status: "partial",
    });
    expect(at({ [`${id}#1`]: 4, [`${id}#2`]: 1.5 }).stages[0]!.criteria[id]).toMatchObject({
      score: 5.5,
      status: "scored",
    });
    expect(kinds(at({ [`${id}#1`]: 4, [`${id}#2`]: 2.5 }))).toContain("over-limit");
  });
});

describe("findings", () => {
  test("name the cell and what to do, in Chinese and English", () => {
    const card = scorecard(college, { self: FULL });
    card.stages.self!.scores.staffing = { ...typed(5), place: { sheet: "评分表", address: "F5" } };
    const [finding] = find(card, college, "over-limit");
    expect(finding!.message.zh).toBe(
      "评分表!F5 “专干与经费”的得分 5 超出分值 3，请改填 0 至 3 之间的得分。".replace(
        "专干与经费",
        nameOf("staffing"),
      ),
    );
    expect(finding!.message.en).toMatch(/^评分表!F5 The score 5 .*type 0 to 3/);
  });

  test("the worst comes first", () => {
    const { findings } = of(college, {
      self: {
        scores: { ...FULL.scores, staffing: 9, "no-visits": true },
        facts: { ...FACTS, "late-items": null },
      },
    });
    const ranks = findings.map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    expect(findings[0]!.kind).toBe("veto");
  });

  test("what is missing is listed with the facts to fill in; a stage that nobody began is not asked for", () => {
    const { findings } = of(college, {
      self: { ...FULL, facts: { ...FACTS, "target-rate": null, "survey-rate": null } },
    });
    expect(findings.map(({ kind, stage, criterion }) => [kind, stage, criterion])).toEqual([
      ["partial", "self", "destination"],
      ["missing", "self", "tracking-survey"],
    ]);
    expect(findings[0]!.message.zh).toContain("目标");
  });

  test("a text that is no number is no zero", () => {
    const card = scorecard(college, { self: FULL });
    card.stages.self!.facts["late-items"] = { value: null, origin: "typed", unreadable: "一" };
    const { stages } = assess(college, card);
    expect(stages[0]).toMatchObject({
      complete: false,
      criteria: { timeliness: { score: null, status: "unreadable" } },
    });
    expect(find(card, college, "unreadable")).toHaveLength(1);
  });

  test("self and review that differ are told, scores and facts", () => {
    const { findings } = of(college, {
      self: FULL,
      review: { scores: { ...FULL.scores, goal: 0.5 }, facts: { "feedback-errors": 3 } },
    });
    expect(
      findings
        .filter(({ kind }) => kind === "differs")
        .map(({ criterion, fact }) => criterion ?? fact),
    ).toEqual(["feedback-errors", "goal", "feedback"]);
  });

  test("a corrected yes or no is told in each language's own words", () => {
    const { findings } = of(station, {
      self: { facts: { office: true } },
      review: { facts: { office: false } },
    });
    const told = findings.find(({ kind, fact }) => kind === "differs" && fact === "office");
    expect(told?.message.zh).toContain("为 是，");
    expect(told?.message.zh).toContain("更正为 否。");
    expect(told?.message.en).toMatch(/: yes at .*, corrected to no at /);
  });

  test("a stated condition that does not hold is told once its facts are given", () => {
    const given = (facts: Values) =>
      kinds(of(college, { self: { ...FULL, facts: { ...FACTS, ...facts } } }));
    expect(given({ "difficult-rate": 0.8 })).not.toContain("condition");
    expect(given({ "difficult-rate": 0.9, "school-rate": 0.9 })).not.toContain("condition");
    expect(given({ "difficult-rate": 0.899, "school-rate": 0.9 })).toContain("condition");
  });

  test("a target of 0 is told as an error with its place, for it would give full points", () => {
    const card = scorecard(college, { self: { facts: { ...FACTS, "target-rate": 0 } } });
    card.stages.self!.facts["target-rate"]!.place = { sheet: "基础数据", address: "C14" };
    const found = find(card, college, "condition");
    expect(found.map(({ fact, severity }) => [fact, severity])).toEqual([["target-rate", "error"]]);
    expect(found[0]!.message.zh).toContain(
      "基础数据!C14 “学校下达的去向落实率目标”不能为 0，请改填",
    );
    const low = find(
      scorecard(college, { self: { facts: { ...FACTS, "target-rate": 0.0095 } } }),
      college,
      "condition",
    );
    expect(low[0]!.message.zh).toContain("填的 0.95% 小于最小值 1%");
    const least = scorecard(college, { self: { facts: { ...FACTS, "target-rate": 0.01 } } });
    expect(find(least, college, "condition")).toEqual([]);
  });

  test("a rubric is said to have expired on the day after its last", () => {
    const on = (today: string) => kinds(assess(station, scorecard(station, {}), { today }));
    expect(on("2024-12-31")).not.toContain("expired");
    expect(on("2025-01-01")).toContain("expired");
  });
});

const nameOf = (id: string) =>
  college.sections
    .flatMap(({ subsections }) => subsections.flatMap(({ criteria }) => criteria))
    .find((criterion) => criterion.id === id)!.name.zh;

describe("vetoes", () => {
  const vetoed = { self: { ...FULL, scores: { ...FULL.scores, "false-statistics": true } } };

  test("stand beside the total, or make it 0, by the reading", () => {
    expect(of(college, vetoed).stages[0]).toMatchObject({
      vetoes: ["false-statistics"],
      total: 97,
      outcome: { result: "一票否决" },
    });
    expect(of(college, vetoed, { veto: "zero" }).stages[0]).toMatchObject({
      total: 0,
      outcome: { result: "一票否决" },
    });
  });

  test("an unfilled review flag takes the self flag; a reviewer may clear it", () => {
    const review = (scores: Values) =>
      of(college, { ...vetoed, review: { scores: { ...FULL.scores, ...scores } } }).stages[1]!;
    expect(review({}).vetoes).toEqual(["false-statistics"]);
    expect(review({ "false-statistics": false }).vetoes).toEqual([]);
  });

  test("of a review that is not complete are in force", () => {
    const assessment = of(college, { self: FULL, review: { scores: { "no-visits": true } } });
    expect(assessment.counted).toBe("self");
    expect(assessment.vetoes).toEqual(["no-visits"]);
    expect(assessment.stages[0]).toMatchObject({ total: 97, outcome: { result: "无否决情形" } });
  });

  test("of a review that is not complete give what counts its outcome", () => {
    const late = { self: FULL, review: { scores: { "no-visits": true } } };
    const vetoed = { outcome: { result: "一票否决" } };
    expect(of(college, late).result).toMatchObject({ total: 97, shown: 97, ...vetoed });
    expect(of(college, late, { veto: "zero" }).result).toMatchObject({ total: 0, ...vetoed });
  });

  test("are certain before the stage is complete; a grade is not", () => {
    const [open] = of(college, { self: { scores: { "no-visits": true } } }).stages;
    expect(open).toMatchObject({ complete: false, outcome: { result: "一票否决" } });
    expect(of(college, { self: { scores: { goal: 1 } } }).stages[0]!.outcome).toEqual({
      result: null,
    });
  });
});

describe("weighted sections", () => {
  const yes = Object.fromEntries(
    station.facts.filter(({ type }) => type === "flag").map(({ id }) => [id, true]),
  );
  const counts: Values = {
    staff: 3,
    liaisons: 1,
    graduates: 1000,
    "survey-answers": 800,
    "wechat-posts": 16,
    "website-posts": 16,
    interns: 50,
    registered: 800,
    stayed: 300,
    employed: 1000,
    "stayed-last": 280,
    "employed-last": 1000,
    fairs: 6,
    undergraduates: 100,
    "undergraduates-trained": 20,
    juniors: 100,
    "juniors-trained": 30,
    innovations: 2,
  };
  const at = (facts: Values, readings = {}) =>
    of(station, { self: { facts: { ...yes, ...counts, ...facts } } }, readings);

  test("full everywhere is exactly 100 and 7 万元", () => {
    expect(at({}).stages[0]).toMatchObject({
      base: 100,
      total: 100,
      outcome: { grade: "优秀", subsidy: 7 },
    });
  });

  test("a share of 0.35 × 92 is exact", () =>
    expect(at({ "public-fairs": false }).stages[0]!.total).toBe(97.2));

  test("a total close to the next band is told how far it is", () => {
    const { stages, findings } = at({ innovations: 0, posters: false, "survey-answers": 790 });
    expect(stages[0]).toMatchObject({ total: 90.6, outcome: { subsidy: 4 } });
    const cliffs = findings.filter(({ kind }) => kind === "cliff").map(({ message }) => message.zh);
    expect(cliffs).toContainEqual(expect.stringContaining("差 0.4 分到下一档"));
  });

  test("90.5 gets 4 万元 and, with the reading changed, 5 万元: told beforehand; 90.4 is not", () => {
    const scores = (office: number) => ({ scores: { office } });
    const facts = { ...yes, ...counts, innovations: 0, posters: false };
    const card = (office: number) =>
      scorecard(station, { self: { facts, ...scores(office) }, review: scores(office) });
    const cliffs = (office: number) =>
      find(card(office), station, "cliff")
        .map(({ message }) => message.zh)
        .join();
    expect(assess(station, card(7.5)).stages[0]).toMatchObject({
      total: 90.5,
      outcome: { subsidy: 4 },
    });
    expect(
      assess(station, { ...card(7.5), readings: { "band-gap": "round" } }).stages[0]!.outcome
        .subsidy,
    ).toBe(5);
    expect(cliffs(7.5)).toContain("5万元（现为 4万元）");
    expect(cliffs(7)).not.toContain("万元");
  });

  test("without students of either kind training does not apply: nothing to score, and it is asked", () => {
    const { stages, findings } = at({
      undergraduates: 0,
      "undergraduates-trained": 0,
      juniors: 0,
      "juniors-trained": 0,
    });
    expect(stages[0]!.criteria.training).toMatchObject({ score: null, status: "not-applicable" });
    expect(stages[0]!.complete).toBe(true);
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: "not-applicable", severity: "warning" }),
    );
  });

  test("what-if names what another reading changes, and nothing else", () => {
    const card = scorecard(station, { self: { facts: { ...yes, ...counts, fairs: 5 } } });
    const { differences } = whatIf(station, card, { "five-fairs": "eight" });
    const self = differences.filter(({ stage }) => stage === "self");
    expect(self).toEqual([
      { of: "criterion", stage: "self", id: "fairs", before: 5, after: 8 },
      { of: "total", stage: "self", before: 98.95, after: 100 },
    ]);
  });
});

describe("categories and bonuses inside a section", () => {
  test("the head-count bonus counts in its category and the total, not in its section, and has no cap", () => {
    const levels = ["june", "august", "december"].flatMap(
      (date) =>
        [
          [`graduates-${date}.master`, 1000],
          [`employed-${date}.master`, 1000],
        ] as const,
    );
    const { stages } = of(medical, { self: { facts: Object.fromEntries(levels) } });
    const [self] = stages;
    expect(self!.criteria["management-bonus"]!.score).toBe(200 + 60 + 30);
    expect(self!.sections.management).toBe(35);
    expect(self!.bonus).toBe(290);
    expect(self!.categories.core).toBe(325);
  });

  test("lines of a fact are filled for the same degrees, or the criterion is filled in part", () => {
    const facts = {
      "graduates-june.master": 10,
      "employed-june.master": 9,
      "graduates-june.doctor": 2,
    };
    const assessment = of(medical, { self: { facts } });
    expect(assessment.stages[0]!.criteria["management-3"]!.status).toBe("partial");
    expect(assessment.findings.find(({ kind }) => kind === "partial")!.message.zh).toContain(
      "博士",
    );
  });
});
