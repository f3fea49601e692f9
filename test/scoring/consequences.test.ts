/** Vetoes that change a result without disqualifying, and results that see single criteria and each other. */
import { assess } from "../../src/scoring/assess";
import { ledgerOf } from "../../src/ledger/ledger";
import { CardValues } from "../../src/ledger/values";
import { rulebookOf } from "../../src/rubric/rulebook";
import { readContents } from "../../src/scoring/contents";
import { computeRoster } from "../../src/scoring/roster";
import { cardOf, ownRubric, pathsOf } from "../support/own-rubric";

const stages = [{ id: "self", name: { zh: "自评" } }];
const work = {
  id: "工作",
  rows: [
    { id: "a", points: 60 },
    { id: "b", points: 40 },
  ],
};
const veto = (id: string, consequence?: object) => ({
  ...{ id, rule: "flag", name: { zh: id }, clause: "否决" },
  ...(consequence && { consequence }),
});
const vetoes = {
  id: "否决",
  kind: "veto",
  rows: [
    veto("上限", { cap: "良好" }),
    veto("降一", { lower: 1 }),
    veto("降二", { lower: 2 }),
    veto("定级", { grade: "合格" }),
    veto("取消"),
  ],
};
const ladder = ["不合格", "合格", "良好", "优秀"];
const grade = {
  ...{ id: "等次", label: { zh: "等次" }, type: "text", clause: "三", ladder },
  formula: 'RUBRIC.BAND(总分,{0,60,80,90},{"不合格","合格","良好","优秀"})',
};
const rubric = ownRubric([work, vetoes], { stages, outcome: { items: [grade] } });

const card = (total: number, ...yes: string[]) =>
  cardOf(rubric, { a: 60, b: total - 60, ...Object.fromEntries(yes.map((id) => [id, true])) });

const gradeOf = (total: number, ...yes: string[]) =>
  assess(rubric, card(total, ...yes)).result.outcome["等次"];

test.each([
  [95, [], "优秀"],
  [95, ["降一"], "良好"],
  [95, ["降一", "降二"], "不合格"],
  [65, ["降二"], "不合格"],
  [95, ["上限"], "良好"],
  [65, ["上限"], "合格"],
  [95, ["上限", "降一"], "良好"],
  [95, ["上限", "降二"], "合格"],
  [60, ["定级"], "合格"],
  [95, ["定级", "降二", "上限"], "合格"],
])("%d with %j is %s", (total, yes, result) => {
  expect(gradeOf(total, ...yes)).toBe(result);
});

test("what changed the result is said beside it", () => {
  const remarkOf = (...yes: string[]) => {
    const given = readContents(rubric, card(95, ...yes));
    return new CardValues(ledgerOf(rulebookOf(rubric)), given).at("figure|remark:等次|*");
  };
  expect(remarkOf("降一")).toBe("优秀→良好（发生降一，降一档）");
  expect(remarkOf()).toBe("");
});

test("only what disqualifies takes the rank", () => {
  const units = [card(95, "降一"), card(90, "取消"), card(80)].map((scorecard, index) => ({
    ...{ unit: `${index}`, scorecard },
  }));
  const { rows } = computeRoster(rubric, units);
  expect(rows.map(({ vetoed, values }) => [vetoed, values.rank])).toEqual([
    [false, 1],
    [true, ""],
    [false, 2],
  ]);
  const [first] = assess(rubric, card(95, "降一")).findings;
  expect(first).toMatchObject({ kind: "veto", severity: "warning" });
});

test("a consequence that leads nowhere is refused", () => {
  const at = (rows: object[], items: object[] = [grade]) =>
    pathsOf([work, { ...vetoes, rows: rows as [] }], { stages, outcome: { items } });
  const place = "sections[1].subsections[0].criteria[0].consequence";
  expect(at([veto("x", { cap: "中" })])).toEqual([place]);
  expect(at([veto("x", {})])).toEqual([place]);
  expect(at([veto("x", { lower: 1, cap: "合格" })])).toEqual([place]);
  expect(at([veto("x", { lower: 1 })], [{ ...grade, ladder: undefined }])).toEqual([place]);
  expect(at([veto("x")], [{ ...grade, ladder: ["优秀", "优秀"] }])).toEqual([
    "outcome.items[0].ladder",
  ]);
});

describe("results over single criteria and each other", () => {
  const item = (id: string, formula: string) => ({
    ...{ id, label: { zh: id }, type: "text", clause: "三", formula },
  });
  const applies = [{ id: "人数", label: { zh: "人数" }, type: "count" }];
  const rows = [
    { id: "a", points: 60 },
    { id: "b", points: 40, rule: "MIN(分值,人数)", applies: "人数>0" },
  ];
  const items = [
    item("评优", 'IF(outcome.达标="是","可以","不可以")'),
    item("达标", 'IF(OR(criterion.a<points.a*0.6,criterion.b<points.b*0.6,veto.降一),"否","是")'),
  ];
  const own = ownRubric([{ id: "工作", rows }, vetoes], {
    ...{ stages, facts: applies },
    outcome: { items: [...items, grade] },
  });
  const resultOf = (a: number, 人数: number, yes = false) => {
    const { outcome } = assess(own, cardOf(own, { a, 降一: yes }, { 人数 })).result;
    return [outcome["达标"], outcome["评优"]];
  };

  test.each([
    [36, 24, false, "是"],
    [35.5, 24, false, "否"],
    [36, 23, false, "否"],
    [36, 24, true, "否"],
    // A score that does not apply is not below anything.
    [36, 0, false, "是"],
  ])("a %d, b %d, veto %s: %s", (a, b, yes, reached) => {
    expect(resultOf(a, b, yes)).toEqual([reached, reached === "是" ? "可以" : "不可以"]);
  });

  test("that need each other are refused, with the way", () => {
    const circle = [
      item("甲", 'IF(outcome.乙="是","是","否")'),
      item("乙", 'IF(outcome.甲="是","是","否")'),
    ];
    expect(pathsOf([work], { stages, outcome: { items: circle } })).toEqual([
      "outcome.items[0].formula",
      "outcome.items[1].formula",
    ]);
  });
});
