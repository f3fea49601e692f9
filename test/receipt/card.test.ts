import { receiptsOf } from "../../src/receipt/card";
import type { ReceiptCard } from "../../src/receipt/types";
import { soundStage } from "../intake/support/cards";
import { scorecard, type StageValues } from "../scoring/support/scorecards";
import { ownRubric } from "../support/own-rubric";
import { rubricOf } from "../support/rubrics";
import { linesOf } from "./support/cards";

const college = rubricOf("graduate-college");

function ask(stages: Record<string, StageValues>, notes: Partial<ReceiptCard> = {}) {
  const rubric = notes.rubric ?? college;
  const receiptOf = receiptsOf({
    ...notes,
    rubric,
    scorecard: notes.scorecard ?? scorecard(rubric, stages),
  });
  return (key: string, stage?: string) => receiptOf({ key, ...(stage ? { stage } : {}) })!;
}

const rates = { "destination-rate": 0.78, "target-rate": 0.9 };

describe("a score by a rule", () => {
  const { text, ...receipt } = ask({ self: { facts: rates } })("destination", "self");

  test("has its clause, facts, arithmetic and readings, a line each", () => {
    expect(text.split("\n")).toEqual([
      "得分依据：某学院 2024年度 去向落实率目标（自评）",
      "得分：34.67 / 40",
      expect.stringMatching(
        /^条款：三（六）1 “.*完成学校毕业研究生去向落实率目标任务的计40分。.*”（.*）$/,
      ),
      expect.stringMatching(/^数据：.* 78%；.* 90%$/),
      expect.stringMatching(/^计算：.* 34\.67$/),
      "口径：未完成去向落实率目标时，“按百分比扣分”怎样计算？——完成率；若取“每百分点”为 28；若取“百分比扣减”为 35.2",
    ]);
  });

  test("its value is exact, and shown with two decimals", () => {
    expect([receipt.value, receipt.shown]).toEqual([expect.closeTo(104 / 3, 12), "34.67"]);
  });
});

test("a fact that review corrects is told with both values and its cell", () => {
  const facts = Object.fromEntries(college.facts.map(({ id }) => [id, 2]));
  const card = scorecard(college, { self: { facts }, review: { facts: { "feedback-errors": 1 } } });
  card.stages.review!.facts["feedback-errors"]!.place = { sheet: "基础数据", address: "D15" };
  const receipt = ask({}, { scorecard: card })("feedback", "review");
  expect(linesOf(receipt.text)["数据"]).toMatch(/自评 2 .*，复核 1 .*（基础数据!D15）$/);
  expect(receipt.facts[0]).toMatchObject({
    ...{ key: "feedback-errors", value: 1, sheet: "基础数据", cell: "D15" },
    ...{ origin: "typed", stage: "review" },
  });
  expect(receipt.before).toEqual({ stage: "self", value: 1 });
});

test("a fact that review leaves is carried over, from the stage that typed it", () => {
  const receipt = ask({ self: { facts: { "feedback-errors": 2 } }, review: {} })(
    "feedback",
    "review",
  );
  expect(receipt.facts).toEqual([
    expect.objectContaining({ value: 2, origin: "carried", stage: "self" }),
  ]);
});

describe("a judged score", () => {
  test("says 评判, and by whom where that is known", () => {
    const stages = { self: { scores: { "goal-1": 1 } }, review: { scores: { "goal-1": 0.5 } } };
    const id = college.sections[0]!.subsections[0]!.criteria[0]!.id;
    const given = Object.fromEntries(
      Object.entries(stages).map(([stage, { scores }]) => [
        stage,
        { scores: { [id]: scores["goal-1"] } },
      ]),
    );
    expect(ask(given)(id, "review").arithmetic).toBe("评判：复核打分 0.5");
    const notes = {
      judgeOf: () => "张三",
      reasonOf: () => "缺少证明材料",
      signatureOf: () => ({ by: "张三", at: "2026-11-20T16:30:05+08:00", code: "7K3M-9Q2P-XD4T" }),
    };
    const receipt = ask(given, notes)(id, "review");
    expect(linesOf(receipt.text)).toMatchObject({
      计算: "评判：复核（张三）打分 0.5",
      理由: "缺少证明材料",
      定稿: "张三　2026-11-20 16:30　校验码 7K3M-9Q2P-XD4T",
    });
    expect(receipt.signed).toBe("7K3M-9Q2P-XD4T");
  });

  test("typed over a rule tells what the rule gives", () => {
    const receipt = ask({ self: { facts: { "feedback-errors": 2 }, scores: { feedback: 3 } } })(
      "feedback",
      "self",
    );
    expect(receipt.arithmetic).toMatch(/^按规则 .*= 1 分；自评改填 3$/);
  });

  test("of parts is their sum; a part is asked for by its key", () => {
    const imnu = rubricOf("imnu");
    const of = ask(
      { self: { parts: { "leadership-attention-1#1": 3, "leadership-attention-1#2": 1.5 } } },
      { rubric: imnu },
    );
    expect(
      of("leadership-attention-1", "self").terms.map(({ value, weight }) => [value, weight]),
    ).toEqual([
      [3, 1],
      [1.5, 1],
    ]);
    expect(of("leadership-attention-1#2", "self")).toMatchObject({
      kind: "part",
      value: 1.5,
      points: 2,
    });
  });
});

describe("nothing filled in", () => {
  const receipt = ask({})("destination");
  test("has no value, and says so", () => {
    expect(receipt).toMatchObject({ value: null, shown: "", arithmetic: "未填" });
    expect(linesOf(receipt.text)["得分"]).toBe("— / 40");
  });
});

describe("a sum", () => {
  test("shows its weights", () => {
    const rubric = rubricOf("weihai-station");
    const { text } = ask({ self: soundStage(rubric) }, { rubric })("total");
    expect(linesOf(text)["合计"]).toBe(
      "基础管理工作 85×20%＋信息采集 96×20%＋政策宣传 90×20%＋开展各类就业创业活动 97×35%＋创新举措 100×5%＝93.15",
    );
  });

  test("that is held within a bound has what is beyond as a term", () => {
    const rubric = ownRubric([
      { id: "a", points: 10, rows: [{ id: "x", points: 10 }] },
      { id: "b", kind: "bonus", max: 3, rows: [{ id: "y" }, { id: "z" }] },
      { id: "c", kind: "minus", rows: [{ id: "w" }] },
    ]);
    const of = ask({ self: { scores: { x: 8, y: 2, z: 4, w: 1.5 } } }, { rubric });
    expect(linesOf(of("b").text)["合计"]).toBe("y 2＋z 4－超过上限，不计 3＝3");
    expect(linesOf(of("total").text)["合计"]).toBe("a 8＋加分 3－减分 1.5＝9.5");
  });
});

describe("what follows from the total", () => {
  test("a veto is named with its answers", () => {
    const vetoes = college.sections.find(({ kind }) => kind === "veto")!.subsections[0]!.criteria;
    const id = vetoes[0]!.id;
    const sound = soundStage(college);
    const of = ask({ self: { ...sound, scores: { ...sound.scores, [id]: true } } });
    expect(of("result")).toMatchObject({ kind: "outcome", value: "一票否决" });
    expect(linesOf(of("result").text)["否决"]).toMatch(/自评填“是”$/);
    expect(linesOf(of("total").text)["否决"]).toMatch(/自评填“是”$/);
  });

  test("money has its unit, a grade the document's words", () => {
    const rubric = rubricOf("weihai-station");
    const of = ask({ self: soundStage(rubric) }, { rubric });
    expect(linesOf(of("subsidy").text)).toMatchObject({
      结果: "5 万元",
      计算: expect.stringMatching(/奖补 5 万元$/),
    });
    expect(of("grade").clause.text).toContain("对考核成绩优秀的");
  });
});

test("a key or a stage that there is not has none", () => {
  const receiptOf = receiptsOf({ rubric: college, scorecard: scorecard(college, {}) });
  expect(receiptOf({ key: "nothing" })).toBeUndefined();
  expect(receiptOf({ key: "total", kind: "section" })).toBeUndefined();
  expect(receiptOf({ key: "total", stage: "nobody" })).toBeUndefined();
});
