import fc from "fast-check";
import { cutSteps, exact, larger, products, smaller } from "./support/fraction";
import { call, column, counts, decimals, rate, row, shown, step } from "./support/values";

const rounding = fc.constantFrom("full", "started", "linear");

describe("RUBRIC.BONUS gives points for each count, up to a cap", () => {
  test("awards of three levels, at most 10", () => {
    expect(call("RUBRIC.BONUS", column(1, 1, 0), column(1, 2, 5), 10)).toBe(3);
    expect(call("RUBRIC.BONUS", column(1, 2, 1), column(1, 2, 5), 10)).toBe(10);
    expect(call("RUBRIC.BONUS", column(2, 2, 1), column(1, 2, 5), 10)).toBe(10);
  });

  test("has no cap where none is given, and 0 where the cap is 0", () => {
    expect(call("RUBRIC.BONUS", 40, 2)).toBe(80);
    expect(call("RUBRIC.BONUS", 40, 2, null)).toBe(80);
    expect(call("RUBRIC.BONUS", 40, 2, "")).toBe(80);
    expect(call("RUBRIC.BONUS", 40, 2, 0)).toBe(0);
  });

  test("is min(cap, Σ counts×per), exactly", () => {
    fc.assert(
      fc.property(counts, decimals(0, 5, 2), decimals(0, 20, 1), (many, per, cap) => {
        const won = products(
          many,
          many.map(() => per),
        );
        expect(call("RUBRIC.BONUS", row(...many), per, cap)).toBe(
          smaller(exact(cap), won).toNumber(),
        );
      }),
    );
  });
});

describe("RUBRIC.GROWTH gives a start and points for each step above the base", () => {
  test.each([
    [0.3999999994, 0],
    [0.4, 10],
    [0.4099999994, 10],
    [0.41, 20],
    [0.42, 30],
    [0.5, 30],
  ])("留威率 of %p over 0.4: 10, +10 a percentage point, at most 30: %p", (actual, score) => {
    expect(call("RUBRIC.GROWTH", actual, 0.4, 0.01, 10, 30, 10)).toBe(score);
  });

  test("an incomplete step by the reading", () => {
    const score = (how: string) => call("RUBRIC.GROWTH", 0.967, 0.9, 0.05, 1, 4, 0, how);
    expect(["full", "started", "linear"].map(score)).toEqual([1, 2, 1.34]);
  });

  test("equal to the base on 9 decimals is at the base, and no step is negative", () => {
    expect(call("RUBRIC.GROWTH", 0.3999999999, 0.4, 0.000000001, 10, null, 3, "full")).toBe(3);
    expect(call("RUBRIC.GROWTH", 0.3999999999, 0.4, 0.000000001, 10, null, 3, "linear")).toBe(3);
  });

  test("agrees with exact fractions", () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        step,
        decimals(0, 5, 1),
        decimals(0, 9, 1),
        rounding,
        (actual, base, size, per, start, how) => {
          const [a, b] = [exact(actual), exact(base)];
          const steps = larger(exact(0), a.minus(b).over(exact(size)).round(9));
          const won = exact(start).plus(exact(per).times(cutSteps(steps, how)));
          const score = a.compare9(b) < 0 ? 0 : smaller(exact(6), won).toNumber();
          expect(call("RUBRIC.GROWTH", actual, base, size, per, 6, start, how)).toBe(score);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a higher actual value never gives fewer points", () => {
    fc.assert(
      fc.property(rate, rate, rate, step, rounding, (a, b, base, size, how) => {
        const score = (actual: number) => call("RUBRIC.GROWTH", actual, base, size, 1, 9, 1, how);
        expect(score(Math.max(a, b))! >= score(Math.min(a, b))!).toBe(true);
      }),
    );
  });
});

describe("RUBRIC.EXCESS gives points for being above a base", () => {
  test("1.5 percentage points above the mean", () => {
    expect(call("RUBRIC.EXCESS", 0.935, 0.92, 5)).toBe(1.5);
    expect(call("RUBRIC.EXCESS", 0.935, 0.92, 5, "relative")).toBe(0.9375);
    expect(call("RUBRIC.EXCESS", 0.99, 0.92, 5)).toBe(5);
    expect(call("RUBRIC.EXCESS", 0.99, 0.92)).toBe(7);
  });

  test("equal to the base is not above it", () => {
    expect(call("RUBRIC.EXCESS", 0.92, 0.92, 5)).toBe(0);
    expect(call("RUBRIC.EXCESS", 0.9200000004, 0.92, 5)).toBe(0);
    expect(call("RUBRIC.EXCESS", 0.920000001, 0.92, 5)).toBe(0.0000001);
    expect(call("RUBRIC.EXCESS", 0.9, 0.92, 5)).toBe(0);
  });

  test("relative needs a cap, and a base below 1", () => {
    expect(shown("RUBRIC.EXCESS", 0.935, 0.92, null, "relative")).toBe("#VALUE!");
    expect(shown("RUBRIC.EXCESS", 0.9, 0.92, null, "relative")).toBe("#VALUE!");
    expect(shown("RUBRIC.EXCESS", 1.1, 1, 5, "relative")).toBe("#DIV/0!");
    expect(shown("RUBRIC.EXCESS", 1, 1, 5, "relative")).toBe(0);
  });

  test("agrees with exact fractions", () => {
    fc.assert(
      fc.property(rate, rate, decimals(0, 9, 1), fc.boolean(), (actual, base, cap, relative) => {
        const [a, b, most] = [exact(actual), exact(base), exact(cap)];
        fc.pre(b.compare9(exact(1)) < 0);
        const gap = a.minus(b);
        const won = relative ? most.times(gap).over(exact(1).minus(b)) : gap.times(exact(100));
        const score = a.compare9(b) <= 0 ? 0 : smaller(most, won).toNumber();
        expect(call("RUBRIC.EXCESS", actual, base, cap, relative ? "relative" : "per-point")).toBe(
          score,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("RUBRIC.HEADCOUNT counts persons above target", () => {
  test("counts complete persons, or begun ones", () => {
    expect(call("RUBRIC.HEADCOUNT", 95, 101, 0.93)).toBe(1);
    expect(call("RUBRIC.HEADCOUNT", 95, 101, 0.93, "started")).toBe(2);
    expect(call("RUBRIC.HEADCOUNT", 95, 101, 0.93, "linear")).toBe(1.07);
  });

  test("0.94 × 50 is exactly 47: 48 employed are one above", () => {
    expect(call("RUBRIC.HEADCOUNT", 48, 50, 0.94, "started")).toBe(1);
    expect(call("RUBRIC.HEADCOUNT", 47, 50, 0.94, "started")).toBe(0);
    expect(call("RUBRIC.HEADCOUNT", 40, 50, 0.94, "started")).toBe(0);
  });

  test("levels add up; the employed may stand in any shape", () => {
    const graduates = column(52, 41);
    expect(call("RUBRIC.HEADCOUNT", row(50, 20, 20), graduates, column(0.94, 0.97))).toBe(1);
    expect(call("RUBRIC.HEADCOUNT", 90, graduates, 0.95)).toBe(1);
  });

  test("agrees with exact fractions", () => {
    const heads = fc.array(fc.nat(99), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        heads,
        heads,
        fc.array(rate, { minLength: 3, maxLength: 3 }),
        rounding,
        (employed, graduates, targets, how) => {
          const all = products(employed, [1, 1, 1]).minus(products(graduates, targets)).round(9);
          const persons = cutSteps(larger(exact(0), all), how).toNumber();
          expect(
            call(
              "RUBRIC.HEADCOUNT",
              row(...employed),
              column(...graduates),
              column(...targets),
              how,
            ),
          ).toBe(persons);
        },
      ),
      { numRuns: 300 },
    );
  });
});
