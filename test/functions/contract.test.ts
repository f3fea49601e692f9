import { catalogue } from "../../src/functions/catalogue";
import { evaluateFormula } from "../../src/formula/evaluate";
import { parseFormula } from "../../src/formula/parse";
import type { CellValue } from "../../src/formula/values";
import { VALID } from "./support/valid-calls";
import { call, column, row, shown } from "./support/values";

/** The rules that hold for all functions, each at its boundary. */

const all = catalogue.flatMap((called) =>
  called.parameters.map(({ name, parameter }, index) => ({
    called: called.name,
    name,
    parameter,
    index,
  })),
);
const value = (text: string) => evaluateFormula(parseFormula(text), () => null);
const withArgument = (called: string, index: number, argument: CellValue) =>
  shown(called, ...VALID[called]!.with(index, argument));

describe("Numbers", () => {
  test("enter at 15 significant digits and compute in decimal", () => {
    expect(call("RUBRIC.TOTAL", 0.1 + 0.2)).toBe(0.3);
    expect(call("RUBRIC.SHORTFALL", 15, 0.935, 0.94, 0.005)).toBe(14);
    expect(call("RUBRIC.RISE", 0.94, 0.935, "points")).toBe(0.005);
  });

  test("are compared on 9 decimals, in the checks of arguments too", () => {
    expect(call("RUBRIC.MEETS", 10, 0.7999999995, 0.8)).toBe(10);
    expect(call("RUBRIC.MEETS", 10, 0.7999999994, 0.8)).toBe(0);
    expect(call("RUBRIC.TIER", 7.0000000004, 7)).toBe(3);
    expect(shown("RUBRIC.TIER", 7.0000000005, 7)).toBe("#NUM!");
    expect(call("SUBSIDY.GRADE", 100.0000000004)).toBe("优秀");
    expect(shown("SUBSIDY.GRADE", 100.0000000005)).toBe("#NUM!");
    expect(shown("RUBRIC.BAND", 2, row(1, 1.0000000004), row(1, 2))).toBe("#NUM!");
    expect(call("RUBRIC.BAND", 2, row(1, 1.000000001), row(1, 2))).toBe(2);
  });

  test("a number of steps is rounded to 9 decimals, and never negative", () => {
    expect(call("RUBRIC.SHORTFALL", 15, 0.94 - 0.0149999999999, 0.94, 0.005)).toBe(12);
    expect(call("RUBRIC.GROWTH", 0.3999999994, 0.4, 0.0001, 1, null, 5)).toBe(0);
    expect(call("RUBRIC.GROWTH", 0.3999999996, 0.4, 0.0001, 1, null, 5, "linear")).toBe(5);
    expect(call("RUBRIC.HEADCOUNT", 93.9999999996, 100, 0.94, "started")).toBe(0);
  });

  test("an inner result enters an outer call as a cell would hand it on", () => {
    expect(value("RUBRIC.RISE(1,3)")).toBe(-2 / 3);
    expect(value("RUBRIC.TOTAL(RUBRIC.RISE(1,3))")).toBe(call("RUBRIC.TOTAL", -2 / 3));
  });

  test("text is never read as one", () => {
    for (const { called, parameter, index } of all) {
      if (parameter.kind !== "number" && parameter.kind !== "numbers") continue;
      expect([called, index, withArgument(called, index, "1")]).toEqual([called, index, "#VALUE!"]);
    }
  });
});

describe("Ranges", () => {
  test("one number serves for all where a range of factors is asked, and nowhere else", () => {
    const factors = all.filter(({ parameter }) => parameter.oneForAll);
    expect(factors.map(({ called, name }) => `${called} ${name}`)).toEqual([
      "RUBRIC.DEDUCT per",
      "RUBRIC.BONUS per",
      "RUBRIC.HEADCOUNT targets",
      "RUBRIC.TARGET targets",
      "RUBRIC.TOTAL points",
      "RUBRIC.WEIGHTED weights",
    ]);
    expect(call("RUBRIC.DEDUCT", 6, column(1, 2), 1)).toBe(3);
    expect(call("RUBRIC.DEDUCT", 6, column(1, 2), column(1))).toBe(3);
  });

  test("shapes that must agree are equal in rows and in columns", () => {
    expect(shown("RUBRIC.BONUS", column(1, 2), row(1, 2))).toBe("#VALUE!");
    expect(shown("RUBRIC.RANK", 1, column(1, 2), row("否", "否"))).toBe("#VALUE!");
  });

  test("HEADCOUNT takes the employed in any shape", () => {
    expect(call("RUBRIC.HEADCOUNT", row(50, 40, 5), column(52, 41), column(0.94, 0.97))).toBe(6);
    expect(call("RUBRIC.HEADCOUNT", 95, column(52, 41), column(0.94, 0.97))).toBe(6);
  });

  test("an empty cell and empty text count 0", () => {
    expect(call("RUBRIC.BONUS", column(1, null, ""), column(2, 5, 5))).toBe(2);
    expect(call("RUBRIC.BONUS", column(1, 1, 1), column(2, null, ""))).toBe(2);
  });
});

describe("What is empty", () => {
  test("is 0 for a required number, and stands for no result in a ranking", () => {
    expect(call("RUBRIC.MEETS", 10, null, 0.8)).toBe(0);
    const ranked = ["RUBRIC.RANK", "RUBRIC.GROUPRANK", "RUBRIC.TIER", "RUBRIC.QUOTA"];
    for (const called of ranked)
      for (const empty of [null, ""]) expect(withArgument(called, 0, empty)).toBe("");
  });

  test("or 0, as the desktop hands over an empty cell, is a reading left out", () => {
    for (const { called, parameter, index } of all) {
      if (parameter.kind !== "reading") continue;
      const chosen = withArgument(called, index, parameter.options![0]!);
      for (const empty of [null, "", 0, " ", "\u3000"])
        expect([called, withArgument(called, index, empty)]).toEqual([called, chosen]);
      expect(withArgument(called, index, "0")).toBe("#VALUE!");
      expect(withArgument(called, index, 1)).toBe("#VALUE!");
    }
  });

  test("a unit without a group has neither rank nor place", () => {
    const [scores, groups] = [column(90, 80), column("", null)];
    for (const group of ["", null, " "]) {
      expect(call("RUBRIC.GROUPRANK", 90, group, scores, groups)).toBe("");
      expect(call("RUBRIC.QUOTA", 90, group, scores, groups, 1)).toBe("");
    }
    expect(shown("RUBRIC.QUOTA", 90, "", scores, groups, -1)).toBe("#NUM!");
    expect(call("RUBRIC.GROUPRANK", 90, "甲", column(90, 95), column("甲", ""))).toBe(1);
  });
});

describe("Errors", () => {
  test("a wrong kind comes before a wrong meaning, and that before a division by 0", () => {
    expect(shown("RUBRIC.PRORATE", -1, "三", 0)).toBe("#VALUE!");
    expect(shown("RUBRIC.OVERRUN", -1, 0.2, 0, "excess")).toBe("#NUM!");
    expect(shown("RUBRIC.OVERRUN", 1, 0.2, 0, "excess")).toBe("#DIV/0!");
  });

  test("a division by 0 is one only where it is made", () => {
    expect(call("RUBRIC.PRORATE", 5, 0, 0)).toBe(5);
    expect(shown("RUBRIC.PRORATE", 5, -1, 0)).toBe("#DIV/0!");
    expect(call("RUBRIC.RISE", 1, 0, "points")).toBe(1);
    expect(shown("RUBRIC.RISE", 1, 0)).toBe("#DIV/0!");
    expect(shown("RUBRIC.EXCESS", 1.1, 1, 5, "relative")).toBe("#DIV/0!");
    expect(call("RUBRIC.EXCESS", 0.9, 1, 5, "relative")).toBe(0);
  });

  test("a cap is asked for where the formula needs it", () => {
    expect(shown("RUBRIC.EXCESS", 0.95, 0.9, null, "relative")).toBe("#VALUE!");
    expect(call("RUBRIC.EXCESS", 0.95, 0.9, null)).toBe(5);
  });

  test("weights and shares add up to 1 ± 1e-9", () => {
    for (const [off, isRight] of [
      [1e-9, true],
      [-1e-9, true],
      [2e-9, false],
      [-2e-9, false],
    ] as const) {
      expect(shown("RUBRIC.WEIGHTED", row(1, 1), row(0.5, 0.5 + off)) !== "#NUM!").toBe(isRight);
      expect(shown("RUBRIC.TIER", 1, 7, row(0.5, 0.5 + off)) !== "#NUM!").toBe(isRight);
    }
  });
});

describe("Tiers and subsidies", () => {
  test("two shares make tiers 1 and 2, of which the last takes the rest", () => {
    const tiers = (cut: string) =>
      [1, 2, 3, 4, 5].map((rank) => call("RUBRIC.TIER", rank, 5, row(0.3, 0.7), cut));
    expect(tiers("round")).toEqual([1, 1, 2, 2, 2]);
    expect(tiers("ceil")).toEqual([1, 1, 2, 2, 2]);
    expect(tiers("floor")).toEqual([1, 2, 2, 2, 2]);
  });

  test("a score is rounded from the first bound on only", () => {
    expect(call("SUBSIDY.BAND", 79.9, "round")).toBe(0);
    expect(call("SUBSIDY.BAND", 80, "round")).toBe(4);
    expect(call("SUBSIDY.BAND", 90.4999999994, "round")).toBe(4);
    expect(call("SUBSIDY.BAND", 90.4999999995, "round")).toBe(5);
  });

  test("what is missing leads to the next band, where the first bound is no whole number too", () => {
    const bands = [row(80.4, 91), row(1, 2)];
    expect(call("SUBSIDY.BAND", 80.4, "round", ...bands)).toBe(0);
    expect(call("SUBSIDY.NEXT", 80.4, "round", ...bands)).toBe(0.1);
    expect(call("SUBSIDY.BAND", 80.5, "round", ...bands)).toBe(1);
    expect(call("SUBSIDY.NEXT", 80.4, "lower", ...bands)).toBe(10.6);
  });
});
