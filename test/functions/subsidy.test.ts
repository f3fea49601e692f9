import fc from "fast-check";
import { call, column, decimals, row, shown } from "./support/values";

describe("SUBSIDY.BAND pays by the band of the score", () => {
  test.each([
    [79.99, 0, 0],
    [79.5, 0, 0],
    [79.9999999994, 0, 0],
    [80, 4, 4],
    [90, 4, 4],
    [90.4999999994, 4, 4],
    [90.5, 4, 5],
    [90.9, 4, 5],
    [91, 5, 5],
    [91.2, 5, 5],
    [95.4, 5, 5],
    [95.5, 5, 7],
    [96, 7, 7],
    [100, 7, 7],
    [0, 0, 0],
  ])("%p earns %p by the lower band, %p rounded first", (score, lower, rounded) => {
    expect(call("SUBSIDY.BAND", score)).toBe(lower);
    expect(call("SUBSIDY.BAND", score, "就低")).toBe(lower);
    expect(call("SUBSIDY.BAND", score, "round")).toBe(rounded);
  });

  test("other bands and amounts", () => {
    expect(call("SUBSIDY.BAND", 88, null, row(60, 85), row(1, 2))).toBe(2);
    expect(call("SUBSIDY.BAND", 84.9, "", column(60, 85, 90), "")).toBe(4);
    expect(shown("SUBSIDY.BAND", 88, null, row(60, 85))).toBe("#VALUE!");
    expect(shown("SUBSIDY.BAND", 88, null, row(85, 60, 90))).toBe("#NUM!");
  });

  test.each([-0.1, 100.1, 1000])("a score of %p is outside 0…100", (score) => {
    for (const name of ["SUBSIDY.BAND", "SUBSIDY.GRADE", "SUBSIDY.NEXT"]) {
      expect(shown(name, score)).toBe("#NUM!");
    }
  });

  test("a higher score never earns less", () => {
    fc.assert(
      fc.property(
        decimals(0, 100, 2),
        decimals(0, 100, 2),
        fc.constantFrom("lower", "round"),
        (a, b, gap) => {
          const earned = (score: number) => call("SUBSIDY.BAND", score, gap);
          expect(earned(Math.max(a, b))! >= earned(Math.min(a, b))!).toBe(true);
        },
      ),
    );
  });
});

describe("SUBSIDY.GRADE names the grade", () => {
  test.each([
    [100, "优秀"],
    [80, "优秀"],
    [79.9999999995, "优秀"],
    [79.9999999994, "合格"],
    [70.000000001, "合格"],
    [69.999999999, "不合格"],
    [0, "不合格"],
  ])("%p is %p", (score, grade) => {
    expect(call("SUBSIDY.GRADE", score)).toBe(grade);
    expect(call("SUBSIDY.GRADE", score, "fail")).toBe(grade);
  });

  test("just 70 passes, or fails by the reading", () => {
    expect(call("SUBSIDY.GRADE", 70)).toBe("合格");
    expect(call("SUBSIDY.GRADE", 70, "不合格")).toBe("不合格");
  });
});

describe("SUBSIDY.NEXT says what is missing to the next band", () => {
  test.each([
    [70, 10, 10],
    [79.5, 0.5, 0.5],
    [80, 11, 10.5],
    [90.4, 0.6, 0.1],
    [90.5, 0.5, 5],
    [91, 5, 4.5],
    [95.5, 0.5, 0],
    [96, 0, 0],
    [100, 0, 0],
  ])("from %p it is %p by the lower band, %p rounded first", (score, lower, rounded) => {
    expect(call("SUBSIDY.NEXT", score)).toBe(lower);
    expect(call("SUBSIDY.NEXT", score, "round")).toBe(rounded);
  });

  test("the missing points earn a higher band, and a hair less does not", () => {
    fc.assert(
      fc.property(decimals(0, 95, 2), fc.constantFrom("lower", "round"), (score, gap) => {
        const missing = call("SUBSIDY.NEXT", score, gap) as number;
        const earned = (value: number) => call("SUBSIDY.BAND", Number(value.toFixed(9)), gap)!;
        expect(missing).toBeGreaterThan(0);
        expect(earned(score + missing) > earned(score)).toBe(true);
        expect(earned(Math.max(score, score + missing - 0.001))).toBe(earned(score));
      }),
    );
  });
});
