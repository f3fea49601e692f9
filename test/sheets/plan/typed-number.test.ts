import fc from "fast-check";
import { readTypedNumber, type NumberKind } from "../../../src/sheets/plan/typed-number";

const score: NumberKind = { type: "score" };
const rate: NumberKind = { type: "rate" };
const count: NumberKind = { type: "count", units: ["例"] };
const value = (cell: unknown, kind: NumberKind) => {
  const read = readTypedNumber(cell, kind);
  return read.status === "read" ? read.value : read.status;
};

describe("what a person types where a score is asked for", () => {
  test.each([
    [3, 3],
    ["3", 3],
    ["３", 3],
    [" 3 ", 3],
    ["3　", 3],
    ["3分", 3],
    ["３分", 3],
    ["2.5 分", 2.5],
    ["２．５", 2.5],
    [".5", 0.5],
    ["-1", -1],
    ["－1", -1],
    ["+2", 2],
    ["1,234", 1234],
    ["1，234", 1234],
    ["12,345,678.9", 12345678.9],
    ["3。5", 3.5],
    ["三分", 3],
    ["两分", 2],
    ["〇", 0],
    ["十", 10],
    ["十二分", 12],
    ["九十九", 99],
  ])("%p is %p", (typed, read) => expect(value(typed, score)).toBe(read));

  test.each([
    "一百",
    "三五",
    "三点五",
    "三。五",
    "3。",
    "3。5。1",
    "无",
    "3/5",
    "3-1",
    "约3",
    "3分半",
    "1,23",
    "3,5",
    "1.2.3",
    "=1+1",
    "满分",
    true,
    "Infinity",
    "1e3",
    "93.5%",
  ])("%p is refused", (typed) => {
    const read = readTypedNumber(typed, score);
    expect(read.status).toBe("unreadable");
    expect(read).toHaveProperty("reason.zh");
  });

  test.each([null, undefined, "", " ", "　", "\u200b"])("%p is empty", (typed) =>
    expect(readTypedNumber(typed, score)).toEqual({ status: "empty" }),
  );
});

describe("a rate is a fraction", () => {
  test.each([
    [0.935, 0.935],
    ["0.935", 0.935],
    ["93.5%", 0.935],
    ["93.5％", 0.935],
    ["９３．５％", 0.935],
    ["93.7 %", 0.937],
    ["0%", 0],
    [0, 0],
    ["100%", 1],
    [1, 1],
    ["0.5%", 0.005],
  ])("%p is %p", (typed, read) => expect(value(typed, rate)).toBe(read));

  test("93.5 cannot be a fraction: it is read as 93.5 % and said to be", () => {
    expect(readTypedNumber(93.5, rate)).toMatchObject({
      status: "read",
      value: 0.935,
      readAs: { zh: expect.stringContaining("93.5%") },
    });
    expect(readTypedNumber("93.5", rate)).toMatchObject({
      value: 0.935,
      readAs: expect.anything(),
    });
    expect(readTypedNumber(100, rate)).toMatchObject({ value: 1 });
    expect(readTypedNumber(2, rate)).toMatchObject({ value: 0.02, readAs: expect.anything() });
  });

  test.each([1.2, "1.2", "1", 1.99])("%p has two meanings and is refused with both", (typed) => {
    const read = readTypedNumber(typed, rate);
    expect(read.status).toBe("ambiguous");
  });

  test.each([100.01, 150, "150", "101%", "-5%", -0.1])("%p is no rate", (typed) =>
    expect(value(typed, rate)).toBe("unreadable"),
  );

  test("a rate that may pass 100 % takes numbers up to its largest value for two meanings", () => {
    const growth: NumberKind = { type: "rate", max: 3 };
    expect(value("150%", growth)).toBe(1.5);
    expect(value(1.5, growth)).toBe("ambiguous");
    expect(value(0.5, growth)).toBe(0.5);
    expect(value(93.5, growth)).toBe(0.935);
  });
});

describe("a count is a whole number", () => {
  test.each([
    [2, 2],
    ["2例", 2],
    ["2 人", 2],
    ["1,200", 1200],
    ["2.0", 2],
    ["2.5", "unreadable"],
    [2.5, "unreadable"],
    [-1, "unreadable"],
    ["2年", "unreadable"],
  ])("%p is %p", (typed, read) => expect(value(typed, count)).toBe(read));
});

test("every number survives being written in any of the ways people write it", () => {
  const halves = fc.integer({ min: -200, max: 20000 }).map((n) => n / 2);
  const fullWidth = (text: string) =>
    text.replace(/[0-9.-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const ways: ((text: string) => string)[] = [
    (t) => t,
    fullWidth,
    (t) => ` ${t} `,
    (t) => `${t}分`,
    (t) => `${fullWidth(t)}　分`,
  ];
  fc.assert(
    fc.property(
      halves,
      fc.constantFrom(...ways),
      (n, write) => value(write(String(n)), score) === n,
    ),
  );
});

test("a percentage and its fraction are the same rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10000 }), (n) => {
      const fraction = Number((n / 10000).toPrecision(15));
      return (
        value(`${n / 100}%`, rate) === fraction &&
        (fraction === 1 || value(String(fraction), rate) === fraction)
      );
    }),
  );
});
