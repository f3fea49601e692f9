import {
  catalogue,
  explainFormula,
  parseFormula,
  type CellValue,
  type Language,
} from "../../../src/functions";

const LABELS: Record<string, string> = {
  errors: "错漏",
  rate: "就业率",
  goal: "目标",
  pushes: "推送",
};
const UNITS: Record<string, string> = { errors: "例", rate: "%", goal: "%", pushes: "条" };

const names = { label: (name: string) => LABELS[name], unit: (name: string) => UNITS[name] };

const explain = (text: string, facts: Record<string, CellValue>, language: Language = "zh") =>
  explainFormula(parseFormula(text), (name) => facts[name] ?? null, language, names);

describe("The sentence that says why", () => {
  test("a deduction", () => {
    const rule = "RUBRIC.DEDUCT(points, errors, 1)";
    expect(explain(rule, { points: 3, errors: 2 })).toBe("错漏 2 例，每例扣 1 分：3 − 2×1 = 1 分");
    expect(explain(rule, { points: 3, errors: 5 })).toBe(
      "错漏 5 例，每例扣 1 分：3 − 5×1 = −2，扣到 0 分为止，得 0 分",
    );
    expect(explain(rule, { points: 3, errors: 2 }, "en")).toBe(
      "错漏 2 例, 1 points off each: 3 − 2×1 = 1",
    );
  });

  test("rates are shown in per cent", () => {
    const rule = "RUBRIC.PRORATE(40, rate, goal, reading.target)";
    expect(explain(rule, { rate: 0.94, goal: 0.95, "reading.target": "share" })).toBe(
      "就业率 94%，目标 95%：未达目标，按“百分比扣减”：40×(1 − (0.95 − 0.94))，最低 0，得 39.6 分",
    );
    expect(explain(rule, { rate: 0.95, goal: 0.95 })).toBe(
      "就业率 95%，目标 95%：达到目标，得满分 40 分",
    );
  });

  test("which branch was taken, and why its value", () => {
    const rule = "IF(pushes=0, 0, RUBRIC.BAND(pushes, {1,16}, {25,30}))";
    expect(explain(rule, { pushes: 15 })).toBe(
      "不满足“推送 15 条 = 0”：推送 15 条：达到 1、未达 16，得 25",
    );
    expect(explain(rule, { pushes: 0 })).toBe("满足“推送 0 条 = 0”：0");
  });

  test("arithmetic with the numbers in it", () => {
    expect(explain("(errors + 1) * 2 - errors", { errors: 3 })).toBe(
      "(错漏 3 例 + 1)×2 − 错漏 3 例 = 5",
    );
    expect(explain("MAX(0, 5 - errors)", { errors: 3 })).toBe("取最大(0，5 − 错漏 3 例) = 2");
  });

  test("inner calls give their reasons first", () => {
    expect(
      explain("RUBRIC.MEETS(20, errors, RUBRIC.BAND(pushes, {0,200}, {20,50}))", {
        errors: 20,
        pushes: 199,
      }),
    ).toBe("推送 199 条：达到 0、未达 200，得 20；错漏 20 例，目标 20：达到，得 20 分");
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
