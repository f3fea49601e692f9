import fc from "fast-check";
import { exact, products } from "./support/fraction";
import { call, column, decimals, rate, row, shown } from "./support/values";

describe("RUBRIC.TARGET weighs targets by graduates", () => {
  test("60 and 40 graduates with 90 % and 95 %", () => {
    expect(call("RUBRIC.TARGET", row(60, 40), row(0.9, 0.95))).toBe(0.92);
    expect(call("RUBRIC.TARGET", row(60, 40), 0.9)).toBe(0.9);
    expect(call("RUBRIC.TARGET", column(60, null), column(0.9, 0.95))).toBe(0.9);
  });

  test("needs graduates", () => {
    expect(shown("RUBRIC.TARGET", row(0, 0), row(0.9, 0.95))).toBe("#DIV/0!");
    expect(shown("RUBRIC.TARGET", null, 0.9)).toBe("#DIV/0!");
  });

  test("agrees with exact fractions and lies among the targets", () => {
    const heads = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 3, maxLength: 3 });
    const targets = fc.array(decimals(0.5, 1, 3), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(heads, targets, (graduates, rates) => {
        const target = call("RUBRIC.TARGET", row(...graduates), row(...rates)) as number;
        expect(target).toBe(
          products(graduates, rates)
            .over(products(graduates, [1, 1, 1]))
            .toNumber(),
        );
        expect(target).toBeGreaterThanOrEqual(Math.min(...rates));
        expect(target).toBeLessThanOrEqual(Math.max(...rates));
      }),
    );
  });
});

describe("RUBRIC.ABOVE compares with a benchmark", () => {
  test.each([
    [0.940000001, true, true],
    [0.9400000004, false, true],
    [0.94, false, true],
    [188 / 200, false, true],
    [0.9399999996, false, true],
    [0.939999999, false, false],
  ])("%p against 0.94: %p, and %p where equal is met", (actual, strict, met) => {
    expect(call("RUBRIC.ABOVE", actual, 0.94)).toBe(strict);
    expect(call("RUBRIC.ABOVE", actual, 0.94, "not-met")).toBe(strict);
    expect(call("RUBRIC.ABOVE", actual, 0.94, "达标")).toBe(met);
  });

  test("agrees with exact fractions", () => {
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const order = exact(a).compare9(exact(b));
        expect(call("RUBRIC.ABOVE", a, b)).toBe(order > 0);
        expect(call("RUBRIC.ABOVE", a, b, "met")).toBe(order >= 0);
      }),
    );
  });
});

describe("RUBRIC.RETENTION divides those who stayed by the employed", () => {
  test("with two denominators", () => {
    expect(call("RUBRIC.RETENTION", 60, 100)).toBe(0.6);
    expect(call("RUBRIC.RETENTION", 60, 100, row(15, 3, 2))).toBe(0.6);
    expect(call("RUBRIC.RETENTION", 60, 100, row(15, 3, 2), "same-scope")).toBe(0.75);
    expect(call("RUBRIC.RETENTION", 60, 100, 20, "同口径")).toBe(0.75);
    expect(call("RUBRIC.RETENTION", 60, 100, null, "same-scope")).toBe(0.6);
  });

  test("a denominator of 0 is #DIV/0! where it divides", () => {
    expect(shown("RUBRIC.RETENTION", 0, 0)).toBe("#DIV/0!");
    expect(shown("RUBRIC.RETENTION", 0, 20, 20, "same-scope")).toBe("#DIV/0!");
    expect(shown("RUBRIC.RETENTION", 0, 20, 20)).toBe(0);
  });

  test("agrees with exact fractions", () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(40),
        (stayed, rest, excluded) => {
          const employed = rest + excluded;
          expect(call("RUBRIC.RETENTION", stayed, employed, excluded)).toBe(
            exact(stayed).over(exact(employed)).toNumber(),
          );
          expect(call("RUBRIC.RETENTION", stayed, employed, excluded, "same-scope")).toBe(
            exact(stayed).over(exact(rest)).toNumber(),
          );
        },
      ),
    );
  });
});

describe("RUBRIC.RISE measures a rise over a base", () => {
  test("relative, or as a difference", () => {
    expect(call("RUBRIC.RISE", 0.66, 0.6)).toBe(0.1);
    expect(call("RUBRIC.RISE", 0.66, 0.6, "points")).toBe(0.06);
    expect(call("RUBRIC.RISE", 0.54, 0.6, "相对")).toBe(-0.1);
  });

  test("needs a base only where it divides by it", () => {
    expect(shown("RUBRIC.RISE", 0.66, 0)).toBe("#DIV/0!");
    expect(shown("RUBRIC.RISE", 0.66, 0, "points")).toBe(0.66);
  });

  test("agrees with exact fractions", () => {
    fc.assert(
      fc.property(rate, rate, (now, base) => {
        fc.pre(exact(base).compare9(exact(0)) !== 0);
        const gap = exact(now).minus(exact(base));
        expect(call("RUBRIC.RISE", now, base, "points")).toBe(gap.toNumber());
        expect(call("RUBRIC.RISE", now, base)).toBe(gap.over(exact(base)).toNumber());
      }),
    );
  });
});
