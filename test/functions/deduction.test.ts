import fc from "fast-check";
import { call, column, counts, decimals, points, rate, row, shown, step } from "./support/values";
import { cutSteps, exact, larger, products } from "./support/fraction";

describe("RUBRIC.DEDUCT takes points off for each count", () => {
  test("2 errors at 1 point each leave 1 of 3, 1 late item leaves 5 of 6", () => {
    expect(call("RUBRIC.DEDUCT", 3, 2, 1)).toBe(1);
    expect(call("RUBRIC.DEDUCT", 6, 1, 1)).toBe(5);
  });

  test("one point each, down to 0, where nothing else is said", () => {
    expect(call("RUBRIC.DEDUCT", 3, 3)).toBe(0);
    expect(call("RUBRIC.DEDUCT", 3, 4)).toBe(0);
    expect(call("RUBRIC.DEDUCT", 3, 4, null, 1)).toBe(1);
  });

  test("several counts have one factor, or a factor each", () => {
    expect(call("RUBRIC.DEDUCT", 6, column(1, 2), 0.5)).toBe(4.5);
    expect(call("RUBRIC.DEDUCT", 6, column(1, 2), column(1, 0.5))).toBe(4);
  });

  test("decimals leave no trace of binary arithmetic", () => {
    expect(call("RUBRIC.DEDUCT", 1, column(1, 1, 1, 1, 1, 1, 1), 0.1)).toBe(0.3);
    expect(call("RUBRIC.DEDUCT", 3, 3, 0.9)).toBe(0.3);
  });

  test("empty cells and empty text in the range count 0", () => {
    expect(call("RUBRIC.DEDUCT", 3, column(null, 1, ""))).toBe(2);
    expect(call("RUBRIC.DEDUCT", 3, null)).toBe(3);
  });

  test("is max(floor, points − Σ counts×per), exactly", () => {
    fc.assert(
      fc.property(
        points,
        counts,
        decimals(0, 3, 2),
        decimals(0, 5, 1),
        (full, many, per, floor) => {
          const left = exact(full).minus(
            products(
              many,
              many.map(() => per),
            ),
          );
          expect(call("RUBRIC.DEDUCT", full, column(...many), per, floor)).toBe(
            larger(exact(floor), left).toNumber(),
          );
        },
      ),
    );
  });

  test("one error more never gives more points", () => {
    fc.assert(
      fc.property(points, fc.nat(9), decimals(0, 3, 2), (full, count, per) => {
        const [before, after] = [count, count + 1].map((n) => call("RUBRIC.DEDUCT", full, n, per));
        expect(after! <= before!).toBe(true);
      }),
    );
  });
});

describe("RUBRIC.SHORTFALL takes points off for each step short of the target", () => {
  test("0.94 − 0.935 is exactly one step of 0.005, as a literal and as a quotient", () => {
    expect(call("RUBRIC.SHORTFALL", 15, 0.935, 0.94, 0.005)).toBe(14);
    expect(call("RUBRIC.SHORTFALL", 15, 187 / 200, 0.94, 0.005)).toBe(14);
    expect(call("RUBRIC.SHORTFALL", 15, 187 * 0.005, 188 / 200, 0.005)).toBe(14);
  });

  test.each([
    [0.9350000001, 15],
    [0.935, 14],
    [0.9349999999, 14],
    [0.9300000001, 14],
    [0.93, 13],
  ])("an incomplete step is not counted: %p gives %p", (actual, score) => {
    expect(call("RUBRIC.SHORTFALL", 15, actual, 0.94, 0.005)).toBe(score);
  });

  test("0.7 points short of a step of 0.5 costs 1 in full, 2 as started, 1.4 linear", () => {
    const score = (rounding: string) => call("RUBRIC.SHORTFALL", 15, 93.3, 94, 0.5, 1, rounding);
    expect(["full", "started", "linear"].map(score)).toEqual([14, 13, 13.6]);
    expect(["整步", "不足一步按一步", " 按比例 "].map(score)).toEqual([14, 13, 13.6]);
  });

  test("is never below 0, and full at the target or above it", () => {
    expect(call("RUBRIC.SHORTFALL", 5, 0.1, 0.94, 0.005)).toBe(0);
    expect(call("RUBRIC.SHORTFALL", 5, 0.94, 0.94, 0.005)).toBe(5);
    expect(call("RUBRIC.SHORTFALL", 5, 0.99, 0.94, 0.005)).toBe(5);
  });

  test("agrees with exact fractions in all three readings", () => {
    fc.assert(
      fc.property(
        points,
        rate,
        rate,
        step,
        decimals(0, 3, 1),
        rounding,
        (full, actual, target, size, per, how) => {
          expect(call("RUBRIC.SHORTFALL", full, actual, target, size, per, how)).toBe(
            shortfall(full, actual, target, size, per, how).toNumber(),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a higher actual value never gives fewer points", () => {
    fc.assert(
      fc.property(rate, rate, rate, step, rounding, (a, b, target, size, how) => {
        const score = (actual: number) =>
          call("RUBRIC.SHORTFALL", 15, actual, target, size, 1, how);
        expect(score(Math.max(a, b))! >= score(Math.min(a, b))!).toBe(true);
      }),
    );
  });
});

const rounding = fc.constantFrom("full", "started", "linear");

function shortfall(
  full: number,
  actual: number,
  target: number,
  size: number,
  per: number,
  how: string,
) {
  if (exact(actual).compare9(exact(target)) >= 0) return exact(full);
  const steps = exact(target).minus(exact(actual)).over(exact(size)).round(9);
  return larger(exact(0), exact(full).minus(exact(per).times(cutSteps(steps, how))));
}

describe("RUBRIC.PRORATE gives a part of the points below the target", () => {
  test("the three readings of one percentage point short", () => {
    const score = (reading: string) => call("RUBRIC.PRORATE", 40, 0.94, 0.95, reading);
    expect(score("per-point")).toBe(39);
    expect(score("share")).toBe(39.6);
    expect(score("completion")).toBe(exact(40).times(exact(0.94)).over(exact(0.95)).toNumber());
    expect(score("completion")).toBe(call("RUBRIC.PRORATE", 40, 0.94, 0.95));
  });

  test("the target reached on 9 decimals is reached", () => {
    expect(call("RUBRIC.PRORATE", 40, 0.9499999996, 0.95, "per-point")).toBe(40);
    expect(call("RUBRIC.PRORATE", 40, 0.9499999994, 0.95, "per-point")).toBe(39.99999994);
  });

  test("is never below 0", () => {
    expect(call("RUBRIC.PRORATE", 5, 0.1, 0.95, "per-point")).toBe(0);
    expect(call("RUBRIC.PRORATE", 5, -0.1, 0.95)).toBe(0);
  });

  test("divides only where the target is not reached", () => {
    expect(shown("RUBRIC.PRORATE", 40, 0, 0)).toBe(40);
    expect(shown("RUBRIC.PRORATE", 40, -1, 0)).toBe("#DIV/0!");
    expect(shown("RUBRIC.PRORATE", 40, -1, 0, "share")).toBe(0);
  });

  test("agrees with exact fractions", () => {
    const readings = fc.constantFrom("completion", "per-point", "share");
    fc.assert(
      fc.property(points, rate, rate, readings, (full, actual, target, reading) => {
        const [f, a, t] = [exact(full), exact(actual), exact(target)];
        fc.pre(t.compare9(exact(0)) !== 0);
        const gap = t.minus(a);
        const part = {
          completion: f.times(a).over(t),
          "per-point": f.minus(gap.times(exact(100))),
          share: f.times(exact(1).minus(gap)),
        }[reading];
        const score = a.compare9(t) >= 0 ? f : larger(exact(0), part);
        expect(call("RUBRIC.PRORATE", full, actual, target, reading)).toBe(score.toNumber());
      }),
      { numRuns: 500 },
    );
  });
});

describe("RUBRIC.OVERRUN gives less above a limit", () => {
  test("12.5 % where 10 % is the limit", () => {
    const score = (reading?: string) => call("RUBRIC.OVERRUN", 5, 0.125, 0.1, reading ?? null);
    expect([score(), score("inverse"), score("per-point"), score("excess")]).toEqual([
      4, 4, 2.5, 3.75,
    ]);
  });

  test("just the limit is within it; 20 % is nothing left by excess", () => {
    expect(call("RUBRIC.OVERRUN", 5, 0.1, 0.1)).toBe(5);
    expect(call("RUBRIC.OVERRUN", 5, 0.2, 0.1, "excess")).toBe(0);
    expect(call("RUBRIC.OVERRUN", 5, 0.25, 0.1, "excess")).toBe(0);
  });

  test("divides by the actual value or by the limit, as the reading says", () => {
    expect(shown("RUBRIC.OVERRUN", 5, 0, -0.1)).toBe("#DIV/0!");
    expect(shown("RUBRIC.OVERRUN", 5, 0.1, 0, "excess")).toBe("#DIV/0!");
    expect(shown("RUBRIC.OVERRUN", 5, 0.1, 0)).toBe(0);
    expect(shown("RUBRIC.OVERRUN", 5, 0, 0, "excess")).toBe(5);
  });

  test("agrees with exact fractions", () => {
    const readings = fc.constantFrom("inverse", "per-point", "excess");
    fc.assert(
      fc.property(points, rate, rate, readings, (full, actual, limit, reading) => {
        const [f, a, l] = [exact(full), exact(actual), exact(limit)];
        fc.pre(a.compare9(exact(0)) !== 0 && l.compare9(exact(0)) !== 0);
        const over = a.minus(l);
        const part = {
          inverse: f.times(l).over(a),
          "per-point": f.minus(over.times(exact(100))),
          excess: f.times(exact(1).minus(over.over(l))),
        }[reading];
        const score = a.compare9(l) <= 0 ? f : larger(exact(0), part);
        expect(call("RUBRIC.OVERRUN", full, actual, limit, reading)).toBe(score.toNumber());
      }),
      { numRuns: 500 },
    );
  });

  test("a higher share never gives more points", () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.constantFrom("inverse", "per-point", "excess"),
        (a, b, reading) => {
          fc.pre(a > 0 && b > 0);
          const score = (share: number) => call("RUBRIC.OVERRUN", 5, share, 0.9, reading);
          expect(score(Math.max(a, b))! <= score(Math.min(a, b))!).toBe(true);
        },
      ),
    );
  });
});

describe("RUBRIC.MEETS gives all or the other score", () => {
  test.each([
    [0.8, 10],
    [0.7999999995, 10],
    [0.7999999994, 0],
    [4 / 5, 10],
    [79 / 100, 0],
  ])("%p against 0.8 gives %p", (actual, score) => {
    expect(call("RUBRIC.MEETS", 10, actual, 0.8)).toBe(score);
  });

  test("another score may be named for not reaching it", () => {
    expect(call("RUBRIC.MEETS", 8, 5, 6, 5)).toBe(5);
    expect(call("RUBRIC.MEETS", 8, 6, 6, 5)).toBe(8);
  });
});

describe("RUBRIC.BAND gives the result of the highest bound reached", () => {
  test.each([
    [0.4999999994, 10],
    [0.5, 14],
    [0.7, 18],
    [0.7999999999, 20],
    [0.8, 20],
    [1, 20],
    [-0.1, 0],
  ])("%p in the survey's bands gives %p", (share, score) => {
    const bounds = row(0, 0.5, 0.6, 0.7, 0.8);
    expect(call("RUBRIC.BAND", share, bounds, row(10, 14, 16, 18, 20))).toBe(score);
  });

  test("results may be texts; below the first bound it is 0", () => {
    const grades = (value: number) =>
      call("RUBRIC.BAND", value, column(60, 80), column("合格", "优秀"));
    expect([59, 60, 79.9, 80].map(grades)).toEqual([0, "合格", "合格", "优秀"]);
  });

  test("an empty result is 0", () => {
    expect(call("RUBRIC.BAND", 5, row(1, 9), row(null, 2))).toBe(0);
    expect(call("RUBRIC.BAND", 5, row(1, 9), row("", 2))).toBe(0);
  });

  test("bounds must ascend strictly", () => {
    expect(shown("RUBRIC.BAND", 5, row(1, 1), row(1, 2))).toBe("#NUM!");
    expect(shown("RUBRIC.BAND", 5, row(2, 1), row(1, 2))).toBe("#NUM!");
    expect(shown("RUBRIC.BAND", 5, row(1, 1.0000000001), row(1, 2))).toBe("#NUM!");
    expect(shown("RUBRIC.BAND", 5, row(1, 1.000000001), row(1, 2))).toBe(2);
  });

  test("is the last result whose bound is not above the value", () => {
    const bounds = fc.uniqueArray(decimals(0, 20, 1), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(bounds, decimals(-1, 21, 1), (unsorted, value) => {
        const sorted = [...unsorted].sort((a, b) => a - b);
        const reached = sorted.filter((bound) => exact(bound).compare9(exact(value)) <= 0);
        const results = sorted.map((_, index) => index + 1);
        expect(call("RUBRIC.BAND", value, row(...sorted), row(...results))).toBe(reached.length);
      }),
    );
  });
});
