import fc from "fast-check";
import { exact, Fraction, products } from "./support/fraction";
import { call, column, counts, decimals, errorOf, row, shown } from "./support/values";

describe("RUBRIC.TOTAL adds scores", () => {
  test("in decimal, empty cells as 0", () => {
    expect(call("RUBRIC.TOTAL", column(0.1, 0.2, null, "", 0.3))).toBe(0.6);
    expect(call("RUBRIC.TOTAL", null)).toBe(0);
  });

  test("with points, a score above its points or below 0 is an error that names the place", () => {
    expect(call("RUBRIC.TOTAL", column(3, 2.5), column(3, 3))).toBe(5.5);
    expect(shown("RUBRIC.TOTAL", column(3, 3.5), column(3, 3))).toBe("#NUM!");
    expect(shown("RUBRIC.TOTAL", column(-0.5, 3), column(3, 3))).toBe("#NUM!");
    const { messages, argument } = errorOf("RUBRIC.TOTAL", column(3, 3.5), column(3, 3));
    expect(argument).toBe("scores");
    expect(messages.zh).toBe("参数 scores（第 2 行第 1 列）的得分 3.5 不在 0…3 之内");
    expect(messages.en).toBe("scores (row 2, column 1) holds 3.5, outside 0…3");
  });

  test("compares on 9 decimals", () => {
    expect(shown("RUBRIC.TOTAL", 3.0000000004, 3)).toBe(3.0000000004);
    expect(shown("RUBRIC.TOTAL", 3.0000000005, 3)).toBe("#NUM!");
  });

  test("an empty row has neither score nor points; one number serves for all", () => {
    expect(call("RUBRIC.TOTAL", column(3, null, 2), column(3, null, 3))).toBe(5);
    expect(call("RUBRIC.TOTAL", column(3, "", 2), column(3, "", 3))).toBe(5);
    expect(shown("RUBRIC.TOTAL", column(3, 1, 2), column(3, "", 3))).toBe("#NUM!");
    expect(call("RUBRIC.TOTAL", column(10, 9), 10)).toBe(19);
  });

  test("points are numbers", () => {
    expect(shown("RUBRIC.TOTAL", column(3, 1), column(3, "/"))).toBe("#VALUE!");
  });

  test("agrees with exact fractions, in any order", () => {
    fc.assert(
      fc.property(counts, (scores) => {
        const total = Fraction.sum(scores.map(exact)).toNumber();
        expect(call("RUBRIC.TOTAL", column(...scores))).toBe(total);
        expect(call("RUBRIC.TOTAL", row(...scores.toReversed()))).toBe(total);
      }),
    );
  });
});

describe("RUBRIC.WEIGHTED weighs sections", () => {
  const weights = row(0.2, 0.2, 0.2, 0.35, 0.05);

  test("the five sections of a station", () => {
    expect(call("RUBRIC.WEIGHTED", row(90, 85, 100, 92, 50), weights)).toBe(89.7);
    expect(call("RUBRIC.WEIGHTED", row(100, 100, 100, 100, 100), weights)).toBe(100);
  });

  test("weights add up to 1 ± 1e-9", () => {
    expect(shown("RUBRIC.WEIGHTED", row(80, 90), row(0.5, 0.6))).toBe("#NUM!");
    expect(call("RUBRIC.WEIGHTED", row(90, 90, 90), row(1 / 3, 1 / 3, 1 / 3))).toBeCloseTo(90, 9);
    expect(shown("RUBRIC.WEIGHTED", row(80, 90), row(0.5, 0.500000001))).toBe(85.00000009);
    expect(shown("RUBRIC.WEIGHTED", row(80, 90), row(0.5, 0.500000002))).toBe("#NUM!");
  });

  test("one weight serves for all scores", () => {
    expect(call("RUBRIC.WEIGHTED", row(80, 90), 0.5)).toBe(85);
    expect(shown("RUBRIC.WEIGHTED", row(80, 90), 1)).toBe("#NUM!");
  });

  test("agrees with exact fractions and lies between the least and the highest score", () => {
    const scores = fc.array(decimals(0, 100, 1), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(scores, (five) => {
        const total = call("RUBRIC.WEIGHTED", row(...five), weights) as number;
        expect(total).toBe(products(five, weights[0] as number[]).toNumber());
        expect(total).toBeGreaterThanOrEqual(Math.min(...five));
        expect(total).toBeLessThanOrEqual(Math.max(...five));
      }),
    );
  });
});

describe("RUBRIC.VETO says whether any cell says yes", () => {
  test.each([
    true,
    1,
    "是",
    "有",
    "√",
    "✓",
    "✔",
    "Y",
    "YES",
    "yes",
    " 是 ",
    "Ｙ",
    "ｙｅｓ",
    "１",
    "\u3000是",
  ])("%p is a yes", (flag) => expect(call("RUBRIC.VETO", column("否", flag))).toBe(true));

  test.each([false, 0, null, "", " ", "否", "无", "×", "N", "no", "ＮＯ", "０"])(
    "%p is a no",
    (flag) => expect(call("RUBRIC.VETO", column("否", flag))).toBe(false),
  );

  test.each(["可能", "?", "2", 2, -1, "是的", "x"])("%p is neither, and no silent no", (flag) => {
    expect(shown("RUBRIC.VETO", column("是", flag))).toBe("#VALUE!");
  });

  test("the message shows what was found", () => {
    expect(errorOf("RUBRIC.VETO", "可能").messages.zh).toContain("“可能” 既不是“是”也不是“否”");
  });
});
