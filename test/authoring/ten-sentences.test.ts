/** Ten sentences of public documents as one table: drafted, confirmed, written as a 底稿, read back, scored. */
import { draftTable, ruleText, writeDraft } from "../../src/authoring/draft";
import { parseRubricWorkbook } from "../../src/authoring/workbook";
import { criteriaOf, factKeys } from "../../src/rubric/model";
import { describeProblem } from "../../src/rubric/problems";
import { comparedFacts } from "../../src/rubric/rules";
import type { Rubric } from "../../src/rubric/types";
import { assess } from "../../src/scoring/assess";
import { scorecard, type Value, type Values } from "../scoring/support/scorecards";
import { sheet } from "./support/sheets";

/** What a person fills in for a sentence's facts, in their order, and what that is worth by hand. */
type Example = readonly [sentence: string, points: number, given: readonly Value[], score: number];

const SCORED: readonly Example[] = [
  ["每出现1例错报、漏报扣1分，扣完为止", 5, [2], 3],
  // 12 short are two whole steps of 5.
  ["走访用人单位不少于100家，每少5家扣0.5分", 10, [88], 9],
  // The document's own example: a step begun is a step.
  ["专款专用达95%以上为满分，每下降5%扣1分（如：90%以上2分）", 3, [0.94], 2],
  ["每召开一次加0.3分，最高2分", 2, [5], 1.5],
  ["达到50个得5分，每增加1个加0.1分", 10, [53], 5.3],
  ["完成得满分，完成一半得5分，一半以下不得分", 10, [60, 100], 5],
  ["建立和开发的各得2分，反之不得分", 4, [true, false], 2],
  ["比下达任务低5%以内(含5%)扣2分，低5%—10%扣4分，超过10%扣6分", 5, [93, 100], 1],
  ["排名第1得0.5分，不足100家得0分，其他＝本校÷最高×分值", 0.5, [200], 0.25],
];
const BONUS: Example = [
  "受国家表彰一次加3分，省(部)级2分，市(厅)级1分；加分累计不超过10分",
  10,
  [1, 2, 0],
  7,
];
const JUDGED = ["未成立或职责分工不明确的，酌情扣分", "视情况扣1—3分"];

const rows = [
  ...SCORED.map(([sentence, points], at) => [
    "工作",
    `第${"甲乙丙丁戊己庚辛壬"[at]}项`,
    sentence,
    points,
  ]),
  ...JUDGED.map((sentence, at) => ["工作", `评判${"甲乙"[at]}`, sentence, 5]),
  ["加分项", "表彰", BONUS[0], BONUS[1]],
];
const drafted = draftTable({
  file: "考核表.xlsx",
  sheet: sheet("表", [["项目", "考核内容", "评分标准", "分值"], ...rows]),
})!;
const proposals = drafted.draft.criteria.map(({ proposal }) => proposal);

async function confirmed(): Promise<Rubric> {
  const said = proposals.map((proposal) => ({ rule: ruleText(proposal), confirmed: true }));
  const { rubric, problems = [] } = parseRubricWorkbook(
    await writeDraft(drafted, { name: "就业考核", rows: said }),
    "底稿.xlsx",
  );
  if (!rubric) throw new Error(problems.map((each) => describeProblem(each, "zh")).join("\n"));
  return rubric;
}

/** The values under the keys of the facts that have these names. */
function filled(rubric: Rubric): Values {
  const examples = [...SCORED, ...JUDGED.map(() => null), BONUS];
  const values = examples.flatMap((example, at) => {
    const facts = proposals[at]!.facts.map(
      ({ name }) => rubric.facts.find(({ label }) => label.zh === name)!,
    );
    const keys = facts.flatMap(factKeys);
    return example ? keys.map((key, i): [string, Value] => [key, example[2][i]!]) : [];
  });
  return Object.fromEntries(values);
}

test("each is worth what its sentence says, and what is judged stays so", async () => {
  const rubric = await confirmed();
  const best = Object.fromEntries(
    [...comparedFacts(rubric).values()].map(({ fact }) => [fact.id, 400]),
  );
  const [stage] = assess(
    rubric,
    scorecard(rubric, { [rubric.stages[0]!.id]: { facts: { ...filled(rubric), ...best } } }),
  ).stages;
  const scores = criteriaOf(rubric).map(({ criterion }) => stage!.criteria[criterion.id]!.score);
  expect(scores).toEqual([...SCORED.map((each) => each[3]), null, null, BONUS[3]]);
  expect(proposals.slice(SCORED.length, -1).map(({ rule }) => rule)).toEqual(["judged", "judged"]);
});

test("what is taken beyond the points is told, and the cap of all bonuses is theirs", () => {
  const [, , , , , , , below] = proposals;
  expect(below!.findings.map(({ message }) => message)).toContain("“扣6分”超过本项 5 分。");
  expect(proposals.at(-1)!.limits).toEqual([{ of: "bonus", max: 10 }]);
});

test("points beside the best of all units wait until they are known", async () => {
  const rubric = await confirmed();
  const [stage] = assess(
    rubric,
    scorecard(rubric, { [rubric.stages[0]!.id]: { facts: filled(rubric) } }),
  ).stages;
  const { criterion } = criteriaOf(rubric)[SCORED.length - 1]!;
  expect(stage!.criteria[criterion.id]).toMatchObject({ score: null, status: "waiting" });
});
