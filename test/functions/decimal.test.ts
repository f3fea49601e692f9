import fc from "fast-check";
import {
  add,
  compare15,
  compare9,
  Decimal,
  divide,
  multiply,
  rounded9,
  roundHalfUp,
  subtract,
  sum,
} from "../../src/formula/decimal";
import { exact, Fraction } from "./support/fraction";

const anyNumber = fc.oneof(
  fc
    .double({ min: -1e12, max: 1e12, noNaN: true })
    .filter((value) => value === 0 || Math.abs(value) > 1e-30),
  fc.integer({ min: -1e9, max: 1e9 }).map((units) => units / 1000),
  fc.integer({ min: -1000, max: 1000 }),
  // About as long as 15 digits, on either side.
  fc.integer({ min: -2e15, max: 2e15 }).map((units) => units / 1e9),
);

/** As a person types it, and so small that a double carries 9 decimals of what comes of it. */
const anyDecimal = anyNumber.map((value) => Number((value % 2000).toPrecision(15)));

describe("Decimal arithmetic", () => {
  test("0.1 + 0.2 is 0.3 and 0.94 − 0.935 is 0.005", () => {
    expect(add(0.1, 0.2)).toBe(0.3);
    expect(subtract(0.94, 0.935)).toBe(0.005);
    expect(multiply(1.1, 1.1)).toBe(1.21);
    expect(divide(0.3, 0.1)).toBe(3);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  test("numbers enter at 15 significant digits", () => {
    expect(Decimal.of(0.1 + 0.2).compare(Decimal.of(0.3))).toBe(0);
    expect(add(1e-7, 1e21)).toBe(1e21);
    expect(Decimal.of(1.5e-12).toNumber()).toBe(1.5e-12);
  });

  test("what a cell computed, and no person types, is gone on with as in the cell", () => {
    const third = divide(1e9, 3);
    expect(third).toBe(1e9 / 3);
    expect(multiply(third, 3)).toBe(1e9);
    expect(divide(third, 1e-3)).toBe(third / 1e-3);
    expect(subtract(1e9, third)).toBe(1e9 - third);
    expect(sum([third, third, null, third])).toBe(1e9);
  });

  test("what is so large that a double carries no 9 decimals is binary, as in the cell", () => {
    expect(subtract(123_456_789.35, 123_456_789)).toBe(123_456_789.35 - 123_456_789);
    expect(subtract(4_194_304.1, 4_194_304)).toBe(4_194_304.1 - 4_194_304);
    expect(subtract(4_194_303.1, 4_194_303)).toBe(0.1);
    expect(sum([123_456_789.35, -123_456_789])).toBe(123_456_789.35 - 123_456_789);
    expect(multiply(4_194_304.1, 1.1)).toBe(4_194_304.1 * 1.1);
  });

  test("numbers are told apart on 15 digits, as in a cell", () => {
    expect(compare15(0.1 + 0.2, 0.3)).toBe(0);
    expect(compare15(2.99999999999999, 3)).toBeLessThan(0);
    expect(compare15(2.9999999999999996, 3)).toBe(0);
    expect(compare15(-1e-10, 0)).toBeLessThan(0);
    expect(compare15(1e20, 1e20 + 16384)).toBe(0);
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: -30, max: 30 }), (value, off) => {
        const other = value * (1 + off * 1e-15);
        const [a, b] = [value, other].map((each) => Number(each.toPrecision(15)));
        expect(Math.sign(compare15(value, other))).toBe(Math.sign(a! - b!) + 0);
      }),
    );
  });

  test("1.005 rounds up to 1.01, and −1.005 away from zero", () => {
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
    expect(roundHalfUp(-1.005, 2)).toBe(-1.01);
    expect(roundHalfUp(79.995, 2)).toBe(80);
    expect(roundHalfUp(1250, -2)).toBe(1300);
  });

  test("agrees with exact fractions", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(add(a, b)).toBe(nearest(exact(a).plus(exact(b))));
        expect(subtract(a, b)).toBe(nearest(exact(a).minus(exact(b))));
        expect(multiply(a, b)).toBe(nearest(exact(a).times(exact(b))));
        if (Math.abs(b) > 1e-3) expect(divide(a, b)).toBe(nearest(exact(a).over(exact(b))));
      }),
      { numRuns: 1000 },
    );
  });

  test("a sum agrees with exact fractions, whatever its parts add up to on the way", () => {
    fc.assert(
      fc.property(fc.array(anyDecimal, { maxLength: 8 }), (values) => {
        const all = values.reduce((before, value) => before.plus(exact(value)), exact(0));
        expect(sum(values)).toBe(nearest(all));
      }),
      { numRuns: 1000 },
    );
  });

  test("rounding agrees with exact fractions, at ties too", () => {
    const nearTies = fc
      .tuple(fc.integer({ min: -2e9, max: 2e9 }), fc.constantFrom(0, 1e-12, -1e-12))
      .map(([halves, off]) => (halves * 5) / 1e10 + off);
    fc.assert(
      fc.property(fc.oneof(anyNumber, nearTies), (value) => {
        expect(rounded9(value)).toBe(exact(value).round(9).toNumber() + 0);
        expect(roundHalfUp(value, 2)).toBe(exact(value).round(2).toNumber() + 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("comparison on 9 decimals agrees with exact fractions", () => {
    const close = fc.tuple(anyNumber, fc.integer({ min: -30, max: 30 }));
    fc.assert(
      fc.property(close, ([value, off]) => {
        const other = value + off * 1e-10;
        expect(compare9(value, other)).toBe(exact(value).compare9(exact(other)));
      }),
      { numRuns: 1000 },
    );
  });
});

/** The double nearest to an exact fraction; never −0. */
const nearest = (fraction: Fraction) => fraction.toNumber() + 0;
