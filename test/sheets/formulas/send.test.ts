import { toFixedFormula, toSentFormula } from "../../../src/formula/send";
import {
  emptyReport,
  prepareFormula,
  report,
  restoreFormula,
  summary,
  type FormulaPlace,
} from "../../../src/sheets/formulas/send";

const FORMULA = "=RUBRIC.BONUS(A1,2)";
const cell = (value: FormulaPlace["value"]): FormulaPlace => ({
  sheet: "表",
  address: "B1",
  kind: "cell",
  value,
});

describe("What becomes of a formula that is sent", () => {
  test("it is turned, or keeps its value when that was asked for", () => {
    expect(prepareFormula(FORMULA, cell(4))).toEqual({
      how: "turned",
      formula: toSentFormula(FORMULA),
    });
    expect(prepareFormula(FORMULA, cell(4), { freeze: true })).toEqual({
      how: "fixed",
      formula: toFixedFormula(FORMULA, 4),
    });
  });

  test("others are none of our business", () => {
    expect(prepareFormula("=SUM(A1:A3)", cell(1), { freeze: true })).toBeNull();
    expect(restoreFormula("=SUM(A1:A3)")).toBeNull();
  });

  test.each(["#NAME?", "#BUSY!", "#SPILL!", undefined])(
    "%p is no value to keep: the formula is turned instead",
    (value) => {
      expect(prepareFormula(FORMULA, cell(value), { freeze: true })?.how).toBe("turned");
    },
  );

  test.each(["#N/A", "#DIV/0!", "", null, 0, false])("%p is a value to keep", (value) => {
    expect(prepareFormula(FORMULA, cell(value), { freeze: true })?.how).toBe("fixed");
  });

  test("names, rules and tables show no value: they are always turned", () => {
    for (const kind of ["name", "rule", "table"] as const)
      expect(prepareFormula(FORMULA, { address: "x", kind }, { freeze: true })?.how).toBe("turned");
  });
});

describe("What becomes of it when it comes back", () => {
  test("it is the original, whether it was turned or kept its value", () => {
    for (const sent of [toSentFormula(FORMULA), toFixedFormula(FORMULA, 4)])
      expect(restoreFormula(sent)).toEqual({ how: "turned", formula: FORMULA });
  });

  test("one that the recipient changed is left, with the reason", () => {
    const changed = toSentFormula(FORMULA).replace("*2", "*3");
    expect(changed).not.toBe(toSentFormula(FORMULA));
    expect(restoreFormula(changed)).toEqual({
      how: "left",
      why: expect.objectContaining({ zh: expect.stringContaining("改过") }),
    });
  });
});

test("a report says in one sentence what was done", () => {
  const done = emptyReport();
  expect(summary(done).zh).toBe("没有用到本插件函数的公式，可以直接发送。");
  report(done, FORMULA, cell(4), { how: "turned", formula: "=1" });
  report(done, FORMULA, cell(4), { how: "left", why: { zh: "因为", en: "because" } });
  expect(summary(done)).toEqual({
    zh: "1 个公式已换成普通函数，1 个公式没有改动，请看原因。",
    en: "Formulas: 1 turned into ordinary functions, 1 left as they were (see why).",
  });
  expect(summary(done, true).zh).toContain("1 个公式已换回本插件的函数");
  expect(done.left[0]).toEqual({
    place: { sheet: "表", address: "B1", kind: "cell" },
    formula: FORMULA,
    why: { zh: "因为", en: "because" },
  });
});
