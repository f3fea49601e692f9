/** A sentence of which one part is computed and one is judged: drafted, confirmed, read back as a rubric, scored. */
import { propose } from "../../src/authoring";
import { draftTable, ruleText, writeDraft } from "../../src/authoring/draft";
import { parseRubricWorkbook } from "../../src/authoring/workbook";
import { criteriaOf } from "../../src/rubric/model";
import { assess } from "../../src/scoring/assess";
import { scorecard } from "../scoring/support/scorecards";
import { sheet } from "./support/sheets";

const of = (sentence: string, points: number) => propose({ sentence, points, kind: "scored" });

test.each([
  [
    "制定实施方案得2分，组织实施情况由考核组酌情给0—3分",
    ["制定实施方案 2分 IF(RUBRIC.VETO(制定实施方案),分值,0)", "组织实施情况 3分 评判"],
    "certain",
  ],
  [
    "台账资料齐全得3分，缺1项扣0.5分；工作成效好的酌情加1—2分",
    ["台账资料齐全 3分 RUBRIC.DEDUCT(分值,缺项数,0.5)", "工作成效好 2分 评判"],
    "certain",
  ],
  [
    "办公场地不少于60平方米（2分）；工作成效显著（3分）",
    ["办公场地不少于60平方米 2分 RUBRIC.MEETS(分值,办公场地平方米数,60)", "工作成效显著 3分 评判"],
    "guessed",
  ],
])("%s: each part is a line of its own", (sentence, lines, certainty) => {
  const proposal = of(sentence, 5);
  expect(ruleText(proposal).split("\n")).toEqual(lines);
  expect([proposal.rule, proposal.certainty]).toEqual(["judged", certainty]);
});

test("a part's open question changes the rule of its part alone", () => {
  const proposal = of("走访企业不少于10家得3分，每少2家扣0.5分；成效由考核组评定，最高2分", 5);
  expect(proposal.open.map(({ id, part }) => [id, part])).toEqual([["step-1", 0]]);
  expect(ruleText(proposal, [1])).toBe(
    '走访企业不少于10家 3分 RUBRIC.SHORTFALL(分值,走访家数,10,2,0.5,"started")\n成效 2分 评判',
  );
});

test.each([
  ["parts that do not add up to the points", "有计划（2分）；成效显著（2分）", 5],
  ["a part that a person takes from", "有计划得2分；台账不规范的酌情扣1—3分", 5],
])("%s are no parts", (_what, sentence, points) => {
  expect(of(sentence, points).parts).toBeUndefined();
});

test("confirmed, its computed part follows from the facts, and the score waits for the judged one", async () => {
  const sentence = "台账资料齐全得3分，缺1项扣0.5分；工作成效好的酌情加1—2分";
  const drafted = draftTable({
    file: "考核表.xlsx",
    sheet: sheet("表", [
      ["项目", "考核内容", "评分标准", "分值"],
      ["工作", "台账", sentence, 5],
    ]),
  })!;
  const { proposal } = drafted.draft.criteria[0]!;
  const rows = [{ rule: ruleText(proposal), confirmed: true }];
  const bytes = await writeDraft(drafted, { name: "考核", rows });
  const { rubric, problems } = parseRubricWorkbook(bytes, "底稿.xlsx");
  expect(problems ?? []).toEqual([]);
  const [{ criterion }] = criteriaOf(rubric!) as [ReturnType<typeof criteriaOf>[number]];
  const self = rubric!.stages[0]!.id;
  const facts = { [rubric!.facts[0]!.id]: 2 };
  const score = (parts: Record<string, number>) =>
    assess(rubric!, scorecard(rubric!, { [self]: { facts, parts } })).stages[0]!.criteria[
      criterion.id
    ]!.score;
  // Two lack: 3 − 2×0.5 = 2.
  expect([score({}), score({ [`${criterion.id}#2`]: 1.5 })]).toEqual([null, 3.5]);
});
