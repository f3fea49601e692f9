import { assess } from "../../src/scoring/assess";
import { officialRubric } from "../rubric/support/files";
import { scorecard, type Values } from "./support/scorecards";

/** The sentence for a criterion of an official rubric. */
function sentence(
  id: string,
  criterion: string,
  facts: Values,
  readings: Record<string, string> = {},
) {
  const rubric = officialRubric(id);
  const [stage] = rubric.stages;
  const card = scorecard(rubric, { [stage!.id]: { facts } }, readings);
  return assess(rubric, card).stages[0]!.criteria[criterion]!.explanation;
}

describe("the sentences of graduate-college", () => {
  const zh = (...args: [criterion: string, facts: Values, readings?: Record<string, string>]) =>
    sentence("graduate-college", ...args)?.zh;

  test("二（四）3: enough employers; fewer is for a person to score, without a sentence", () => {
    expect(zh("campus-recruitment", { employers: 13, disciplines: 12 })).toBe(
      "学院邀请来校招聘用人单位数量 13 家，不少于学院二级学科/专业类别/领域数量 12 个：得满分 2 分",
    );
    expect(zh("campus-recruitment", { employers: 11, disciplines: 12 })).toBeUndefined();
  });

  test("二（五）3: the survey, and the reading that decided", () => {
    expect(zh("tracking-survey", { "survey-rate": 0.875 })).toBe(
      "跟踪调查问卷率 87.5%，未达到目标 90%：得 0 分（口径：达到才得分）",
    );
    expect(zh("tracking-survey", { "survey-rate": 0.9 })).toBe(
      "跟踪调查问卷率 90%，达到目标 90%：得满分 2 分",
    );
    expect(zh("tracking-survey", { "survey-rate": 0.45 }, { survey: "proportional" })).toBe(
      "跟踪调查问卷率 45%，未达到目标 90%，按“完成率”：2×45%÷90% = 1 分（口径：按比例）",
    );
    expect(zh("tracking-survey", {})).toBeUndefined();
  });

  test("三（六）1: the destination rate under each reading", () => {
    const facts = { "destination-rate": 0.81, "target-rate": 0.9 };
    const start = "毕业研究生去向落实率 81%，";
    expect(zh("destination", facts)).toBe(
      `${start}未达到学校下达的去向落实率目标 90%，按“完成率”：40×81%÷90% = 36 分`,
    );
    expect(zh("destination", facts, { target: "per-point" })).toBe(
      `${start}比学校下达的去向落实率目标 90% 差 9 个百分点，每差 1 个百分点扣 1 分：40 − 9 = 31 分（口径：每百分点）`,
    );
    expect(zh("destination", { ...facts, "target-rate": 0 })).toBe(
      `${start}学校下达的去向落实率目标 0%，目标为 0 按达到计：得满分 40 分`,
    );
  });

  test("加分 2: each level with its number", () => {
    const facts = { "projects.school": 1, "projects.above": 2 };
    expect(zh("project-bonus", facts)).toBe(
      "立项就业创业专项课题、教改课题 校级 1 项、省级 0 项、省级以上 2 项，每项各加 1、2、5 分：1×1 + 2×5 = 11，最多 10 分，得 10 分",
    );
  });

  test("in English", () => {
    expect(sentence("graduate-college", "tracking-survey", { "survey-rate": 0.875 })?.en).toBe(
      "Response rate of the tracking survey 87.5%, below the target of 90%: 0 points (reading: All or nothing)",
    );
    expect(sentence("graduate-college", "feedback", { "feedback-errors": 1 })?.en).toBe(
      "Errors in reported employment information 1 error; 1 off each: 3 − 1×1 = 2 points",
    );
  });
});

describe("the sentences of weihai-station", () => {
  const zh = (...args: [criterion: string, facts: Values, readings?: Record<string, string>]) =>
    sentence("weihai-station", ...args)?.zh;

  test("conditions that are met or not", () => {
    expect(zh("office", { office: true })).toBe("20平方以上室内固定办公场所：是，得满分 10 分");
    expect(zh("office", { office: false })).toBe("20平方以上室内固定办公场所：否，得 0 分");
    expect(zh("staff", { staff: 5, liaisons: 0 })).toBe("专职联络员数 0 人，少于 1 人：得 0 分");
  });

  test("the survey by its share, and no survey at all", () => {
    const facts = { "survey-answers": 599, graduates: 1000 };
    expect(zh("survey", facts)).toBe(
      "调查问卷答卷人数 599 人÷当年度毕业生总数 1000 人 = 59.9%，达到 50%、不足 60%：得 14 分",
    );
    expect(zh("survey", { ...facts, "survey-answers": 0 })).toBe(
      "调查问卷答卷人数 0 人：得 0 分（口径：没有开展不得分）",
    );
  });

  test("just 5 fairs, under both readings", () => {
    expect(zh("fairs", { fairs: 5 })).toBe(
      "举办校园招聘会场次 5 场次，达到 1 场次、不足 6 场次：得 5 分（口径：5分）",
    );
    expect(zh("fairs", { fairs: 5 }, { "five-fairs": "eight" })).toBe(
      "举办校园招聘会场次 5 场次，达到 5 场次：得 8 分（口径：8分）",
    );
  });

  test("留威率: both years with their figures", () => {
    const facts = { stayed: 517, employed: 1000, "stayed-last": 500, "employed-last": 1000 };
    const from = "基数 50%（上年度留威就业人数 500 人÷上年度就业人数 1000 人）";
    const own = "本年度留威就业人数 517 人÷本年度就业人数 1000 人 = 51.7%";
    expect(zh("retention", facts)).toBe(
      `${own}，比${from}高 1.7 个百分点，持平得 10 分，每高 1 个百分点加 10 分（整步，计 1 步）：10 + 1×10 = 20 分`,
    );
  });

  test("training does not apply to a school without students, and then nothing is said", () => {
    const facts = { "undergraduates-trained": 0, "juniors-trained": 0, undergraduates: 0 };
    expect(zh("training", { ...facts, juniors: 0 })).toBeUndefined();
    expect(zh("training", { ...facts, juniors: 10 })).toContain(
      "参训专科学生数 0 人，未达到目标 3 人（30%×在校专科学生总数 10 人）：得 0 分",
    );
  });

  test("of a school with one kind of student, training tells of that kind only", () => {
    const undergraduates = { undergraduates: 1000, "undergraduates-trained": 200 };
    const juniors = { juniors: 1000, "juniors-trained": 300 };
    const none = { undergraduates: 0, "undergraduates-trained": 0 };
    const said = [
      zh("training", { ...undergraduates, juniors: 0, "juniors-trained": 0 }),
      zh("training", { ...none, ...juniors }),
    ];
    expect(said).toEqual([
      "在校专科学生总数 0 人；参训本科学生数 200 人，达到目标 200 人（20%×在校本科学生总数 1000 人）：得满分 8 分",
      "在校本科学生总数 0 人；参训专科学生数 300 人，达到目标 300 人（30%×在校专科学生总数 1000 人）：得满分 8 分",
    ]);
  });
});

describe("the sentences of sjtu-med", () => {
  test("a condition with a reading inside another", () => {
    const facts = { "graduates-december.master": 20, "employed-december.master": 20, forms: 1 };
    const small = sentence("sjtu-med", "guidance-2", facts, { twenty: "small" });
    expect(small?.zh).toBe(
      "《职业咨询与辅导信息登记表》 1 份，达到目标 1 份（12月15日 毕业生人数合计 20 人，不多于 20 人）：得满分 20 分（口径：按少于 20 人）",
    );
  });
});
