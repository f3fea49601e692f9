import { explainFormula } from "../../src/formula/explain";
import { parseFormula } from "../../src/formula/parse";
import type { CellValue, Language } from "../../src/formula/values";
import { catalogue } from "../../src/functions/catalogue";

const LABELS: Record<string, string> = {
  errors: "错漏",
  rate: "就业率",
  goal: "学校目标",
  pushes: "推送",
  placed: "实习人数",
  registered: "注册人数",
  graduates: "毕业生数",
  office: "办公场所",
  projects: "课题",
};
const UNITS: Record<string, string> = {
  errors: "例",
  rate: "%",
  goal: "%",
  pushes: "条",
  placed: "人",
  registered: "人",
  graduates: "人",
  projects: "项",
};
const READINGS: Record<string, { label: string; others: string[] }> = {
  "reading.zero": { label: "没有开展不得分", others: ["literal"] },
  "reading.target": { label: "百分比扣减", others: ["completion"] },
};

const names = {
  label: (name: string) => LABELS[name],
  unit: (name: string) => UNITS[name],
  lines: (name: string) => (name === "projects" ? ["校级", "省级"] : undefined),
  reading: (name: string) => READINGS[name],
};

const explain = (text: string, facts: Record<string, CellValue>, language: Language = "zh") =>
  explainFormula(parseFormula(text), (name) => facts[name] ?? null, language, names);

describe("The sentence that says why", () => {
  test("a deduction: each error with its cost, down to the floor", () => {
    const rule = "RUBRIC.DEDUCT(points, errors, 1)";
    expect(explain(rule, { points: 3, errors: 2 })).toBe("错漏 2 例，每例扣 1 分：3 − 2×1 = 1 分");
    expect(explain(rule, { points: 3, errors: 0 })).toBe("错漏 0 例，不扣分：得满分 3 分");
    expect(explain(rule, { points: 3, errors: 5 })).toBe(
      "错漏 5 例，每例扣 1 分：3 − 5×1 = −2，扣到 0 分为止，得 0 分",
    );
    expect(explain(rule, { points: 3, errors: 2 }, "en")).toBe(
      "错漏 2 例; 1 off each: 3 − 2×1 = 1 point",
    );
  });

  test("a share of the points is points, whatever rates it is made of", () => {
    expect(
      explain("points*rate/MAX(peers)", { points: 5, rate: 0.9, peers: [[0.9], [0.95]] }),
    ).toMatch(/= 4\.74 分$/u);
  });

  test("the nth from below or above is told in words", () => {
    const rule = "IF(rate<=SMALL(peers,2),0,points)";
    const facts = { points: 5, rate: 0.9, peers: [[0.9], [0.95]] };
    expect(explain(rule, facts)).toBe("就业率 90%，不高于第 2 小(0.9、0.95)：得 0 分");
    expect(explain(rule, facts, "en")).toBe(
      "就业率 90%, at most smallest no. 2 of (0.9, 0.95): 0 points",
    );
  });

  test("a bonus: lines by their names, up to the cap", () => {
    const rule = "RUBRIC.BONUS(projects, {1;5}, 10)";
    expect(explain(rule, { projects: [[1], [1]] })).toBe(
      "课题 校级 1 项、省级 1 项，每项各加 1、5 分：1×1 + 1×5 = 6 分",
    );
    expect(explain(rule, { projects: [[null], [3]] })).toBe(
      "课题 校级 0 项、省级 3 项，每项各加 1、5 分：3×5 = 15，最多 10 分，得 10 分",
    );
    expect(explain(rule, { projects: [[0], [null]] })).toBe("课题 校级 0 项、省级 0 项，不加分");
  });

  test("rates, and constants compared with them, are shown in per cent", () => {
    const rule = "RUBRIC.MEETS(points, rate, 0.9)";
    expect(explain(rule, { points: 2, rate: 0.875 })).toBe("就业率 87.5%，未达到目标 90%：得 0 分");
    expect(explain(rule, { points: 2, rate: 0.9 })).toBe("就业率 90%，达到目标 90%：得满分 2 分");
    expect(explain(rule, { points: 2, rate: 0.9 }, "en")).toBe(
      "就业率 90%, reaching the target of 90%: full 2 points",
    );
  });

  test("a shortfall in percentage points; the reading of a step only where a step is not whole", () => {
    const rule = "RUBRIC.SHORTFALL(15, rate, 0.94, 0.005)";
    expect(explain(rule, { rate: 0.93 })).toBe(
      "就业率 93%，比目标 94% 差 1 个百分点，每差 0.5 个百分点扣 1 分：15 − 2×1 = 13 分",
    );
    expect(explain(rule, { rate: 0.933 })).toBe(
      "就业率 93.3%，比目标 94% 差 0.7 个百分点，每差 0.5 个百分点扣 1 分（整步，计 1 步）：15 − 1×1 = 14 分",
    );
  });

  test("growth from a base, which is named where it has a name", () => {
    expect(explain("RUBRIC.GROWTH(rate, goal, 0.05, 1, 4)", { rate: 0.9, goal: 0.8 })).toBe(
      "就业率 90%，比学校目标 80% 高 10 个百分点，每高 5 个百分点加 1 分：2×1 = 2 分",
    );
    expect(explain("RUBRIC.GROWTH(rate, 0.8, 0.05, 1, 4)", { rate: 0.79 })).toBe(
      "就业率 79%，低于基数 80%：得 0 分",
    );
  });

  test("a condition is said as it is, with what it is worth, and not as a formula", () => {
    const rule = "IF(RUBRIC.VETO(office), points, 0)";
    expect(explain(rule, { office: true, points: 10 })).toBe("办公场所：是，得满分 10 分");
    expect(explain(rule, { office: "否", points: 10 })).toBe("办公场所：否，得 0 分");
    expect(explain("IF(errors>=1, 0, points)", { errors: 2, points: 5 })).toBe(
      "错漏 2 例，不少于 1 例：得 0 分",
    );
    expect(explain("IF(0.9>rate, 0, points)", { rate: 0.95, points: 5 })).toBe(
      "就业率 95%，不低于 90%：得满分 5 分",
    );
  });

  test("a score that is a fact itself is named", () => {
    expect(explain("IF(errors<5, errors, 5)", { errors: 3 })).toBe(
      "错漏 3 例，少于 5 例：错漏 3 例，得 3 分",
    );
  });

  test("of several conditions those are said that decide", () => {
    const both = "IF(AND(placed>=3, pushes>=1), points, 0)";
    expect(explain(both, { placed: 4, pushes: 1, points: 15 })).toBe(
      "实习人数 4 人，不少于 3 人；推送 1 条，不少于 1 条：得满分 15 分",
    );
    expect(explain(both, { placed: 4, pushes: 0, points: 15 })).toBe(
      "推送 0 条，少于 1 条：得 0 分",
    );
    const either = "IF(OR(placed>=3, NOT(pushes<1)), points, 0)";
    expect(explain(either, { placed: 1, pushes: 2, points: 15 })).toBe(
      "推送 2 条，不少于 1 条：得满分 15 分",
    );
  });

  test("only the branch that was taken is told", () => {
    const rule = "IF(pushes=0, 0, RUBRIC.BAND(pushes, {1,16}, {25,30}))";
    expect(explain(rule, { pushes: 15 })).toBe("推送 15 条，达到 1 条、不足 16 条：得 25 分");
    expect(explain(rule, { pushes: 0 })).toBe("推送 0 条：得 0 分");
  });

  test("a reading is named where another answer gives another value, and only there", () => {
    const rule =
      'IF(reading.zero="literal", RUBRIC.BAND(pushes,{0,16},{25,30}), RUBRIC.BAND(pushes,{1,16},{25,30}))';
    expect(explain(rule, { pushes: 0, "reading.zero": "none" })).toBe(
      "推送 0 条，不足 1 条：得 0 分（口径：没有开展不得分）",
    );
    expect(explain(rule, { pushes: 0, "reading.zero": "none" }, "en")).toBe(
      "推送 0 条, below 1 条: 0 points (reading: 没有开展不得分)",
    );
    expect(explain(rule, { pushes: 16, "reading.zero": "none" })).toBe(
      "推送 16 条，达到 16 条：得 30 分",
    );
  });

  test("a reading that the sentence names already is not named twice", () => {
    const rule = "RUBRIC.PRORATE(40, rate, goal, reading.target)";
    expect(explain(rule, { rate: 0.94, goal: 0.95, "reading.target": "share" })).toBe(
      "就业率 94%，未达到学校目标 95%，按“百分比扣减”：40×(1 − (95% − 94%)) = 39.6 分",
    );
  });

  test("a target of 0 is not passed over in silence", () => {
    expect(explain("RUBRIC.PRORATE(40, rate, goal)", { rate: 0.5, goal: 0 })).toBe(
      "就业率 50%，学校目标 0%，目标为 0 按达到计：得满分 40 分",
    );
  });

  test("a computed fact begins with its calculation, a computed target ends with its own", () => {
    expect(
      explain("RUBRIC.MEETS(10, registered/graduates, 0.8)", { registered: 5, graduates: 7 }),
    ).toBe("注册人数 5 人÷毕业生数 7 人 = 71.43%，未达到目标 80%：得 0 分");
    expect(
      explain("RUBRIC.MEETS(8, registered, 0.2*graduates)", { registered: 7, graduates: 35 }),
    ).toBe("注册人数 7 人，达到目标 7 人（20%×毕业生数 35 人）：得满分 8 分");
    expect(
      explain("RUBRIC.MEETS(20, placed, RUBRIC.BAND(graduates, {0,200}, {20,50}))", {
        placed: 20,
        graduates: 199,
      }),
    ).toBe("实习人数 20 人，达到目标 20 人（毕业生数 199 人，不足 200 人）：得满分 20 分");
  });

  test("a score that another call gives instead is told by that call", () => {
    const rule = "RUBRIC.MEETS(20, pushes, 3, RUBRIC.PRORATE(20, pushes, 3))";
    expect(explain(rule, { pushes: 2 })).toBe(
      "推送 2 条，未达到目标 3 条，按“完成率”：20×2÷3 = 13.33 分",
    );
    expect(explain(rule, { pushes: 3 })).toBe("推送 3 条，达到目标 3 条：得满分 20 分");
  });

  test("scores that are added up have their reasons first", () => {
    const rule = "IF(RUBRIC.VETO(office), 5, 0) + RUBRIC.MEETS(5, pushes, 1)";
    expect(explain(rule, { office: "是", pushes: 0 })).toBe(
      "办公场所：是，得 5 分；推送 0 条，未达到目标 1 条：得 0 分；合计 5 + 0 = 5 分",
    );
    const least = "MIN(RUBRIC.MEETS(8, placed, 1), RUBRIC.MEETS(8, pushes, 1))";
    expect(explain(least, { placed: 1, pushes: 0 })).toBe(
      "实习人数 1 人，达到目标 1 人：得满分 8 分；推送 0 条，未达到目标 1 条：得 0 分；取最低，得 0 分",
    );
  });

  test("arithmetic with the numbers in it", () => {
    expect(explain("(errors + 1) * 2 - errors", { errors: 3 })).toBe(
      "(错漏 3 例 + 1)×2 − 错漏 3 例 = 5 分",
    );
    expect(explain("MAX(0, 5 - errors)", { errors: 3 })).toBe("(5 − 错漏 3 例，不低于 0) = 2 分");
    expect(explain("SUM(errors) * 2", { errors: [[1], [2]] })).toBe("错漏合计 3 例×2 = 6 分");
  });

  test("a number that goes on is cut short, but never looks as if it had reached a bound", () => {
    const rule = "RUBRIC.MEETS(10, registered/graduates, 0.8)";
    expect(explain(rule, { registered: 79996, graduates: 100000 })).toContain("= 79.996%，未达到");
    expect(explain(rule, { registered: 799999, graduates: 1000001 })).toContain("= 79.9998%，未达");
    expect(explain("RUBRIC.MEETS(10, registered, 0.94)", { registered: 0.935 })).toContain("0.935");
  });

  test("a rule that cannot be computed says why", () => {
    expect(explain("RUBRIC.DEDUCT(3, errors)", { errors: "两例" })).toContain("“两例”");
    expect(explain("RUBRIC.DEDUCT(3, errors)", { errors: "两例" }, "en")).toContain(
      "takes a number",
    );
  });

  const examples = catalogue.flatMap(({ examples }) => examples);

  test.each(examples)("%s has a sentence in both languages", (text) => {
    for (const language of ["zh", "en"] as const) {
      const sentence = explain(text, {}, language);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      expect(sentence).toMatch(language === "zh" ? /[\u4e00-\u9fff]/ : /[a-z]/);
    }
  });
});
