import { catalogue, type CellValue } from "../../src/functions";
import { column, errorOf, row, shown } from "./support/values";

/** A valid call of each function, of whose arguments one at a time is then spoilt. */
const VALID: Readonly<Record<string, CellValue[]>> = {
  "RUBRIC.DEDUCT": [3, column(1, 2), column(1, 1), 0],
  "RUBRIC.SHORTFALL": [15, 0.93, 0.94, 0.005, 1, "full"],
  "RUBRIC.PRORATE": [40, 0.9, 0.95, "completion"],
  "RUBRIC.OVERRUN": [5, 0.2, 0.1, "inverse"],
  "RUBRIC.MEETS": [10, 0.8, 0.8, 0],
  "RUBRIC.BAND": [5, row(1, 9), row(1, 2)],
  "RUBRIC.BONUS": [column(1, 2), column(1, 1), 10],
  "RUBRIC.GROWTH": [0.42, 0.4, 0.01, 10, 30, 10, "full"],
  "RUBRIC.EXCESS": [0.935, 0.92, 5, "per-point"],
  "RUBRIC.HEADCOUNT": [95, column(50, 51), column(0.9, 0.9), "full"],
  "RUBRIC.TARGET": [column(50, 51), column(0.9, 0.9)],
  "RUBRIC.TOTAL": [column(1, 2), column(3, 3)],
  "RUBRIC.WEIGHTED": [column(90, 80), column(0.5, 0.5)],
  "RUBRIC.VETO": [column("否", "否")],
  "RUBRIC.ABOVE": [0.95, 0.94, "met"],
  "RUBRIC.RETENTION": [60, 100, 20, "same-scope"],
  "RUBRIC.RISE": [0.66, 0.6, "relative"],
  "RUBRIC.RANK": [88, column(92, 88), column("否", "否")],
  "RUBRIC.TIER": [2, 7, row(0.3, 0.4, 0.3), "round"],
  "RUBRIC.QUOTA": [90, "甲", column(95, 90), column("甲", "甲"), 1, column("否", "否")],
  "SUBSIDY.BAND": [91.2, "lower", row(80, 91, 96), row(4, 5, 7)],
  "SUBSIDY.GRADE": [70, "pass"],
  "SUBSIDY.NEXT": [88, "lower", row(80, 91, 96), row(4, 5, 7)],
};

const everyArgument = catalogue.flatMap((called) =>
  called.parameters.map(({ name, parameter }, index) => ({ called, name, parameter, index })),
);

/** The valid call with one argument replaced. */
function spoilt(called: string, index: number, value: CellValue): CellValue[] {
  return VALID[called]!.with(index, value);
}

/** The argument with one of its cells replaced. */
function withCell(called: string, index: number, cell: string | number | boolean): CellValue {
  const value = VALID[called]![index]!;
  return Array.isArray(value)
    ? value.map((cells, at) => (at === 0 ? cells.with(0, cell) : cells))
    : cell;
}

const ofKind = (...kinds: string[]) =>
  everyArgument
    .filter(({ parameter }) => kinds.includes(parameter.kind))
    .map((entry) => [entry.called.name, entry.name, entry] as const);

describe("Errors", () => {
  test.each(catalogue.map((called) => [called.name, called] as const))(
    "%s has a valid call",
    (name, called) => {
      expect(VALID[name]).toHaveLength(called.parameters.length);
      expect(String(shown(name, ...VALID[name]!))).not.toMatch(/^#/);
    },
  );

  describe.each(ofKind("number", "score", "numbers"))("%s(%s)", (name, argument, { index }) => {
    test.each(["三", "3", " ", true, false])(
      "%p for a number is #VALUE!, and the message names the argument",
      (wrong) => {
        const error = errorOf(name, ...spoilt(name, index, withCell(name, index, wrong)));
        expect(error.code).toBe("#VALUE!");
        expect(error.argument).toBe(argument);
        expect(error.messages.zh).toContain(argument);
        expect(error.messages.en).toContain(argument);
      },
    );
  });

  test.each(ofKind("number"))(
    "%s(%s): a range for a single number is #VALUE!",
    (name, _, { index }) => {
      expect(shown(name, ...spoilt(name, index, row(1, 2)))).toBe("#VALUE!");
      const one = VALID[name]![index] as number;
      expect(shown(name, ...spoilt(name, index, [[one]]))).toBe(shown(name, ...VALID[name]!));
    },
  );

  test.each(ofKind("number").filter(([, , { parameter }]) => !parameter.optional))(
    "%s(%s): an empty cell is 0, empty text is #VALUE!",
    (name, _, { index }) => {
      expect(shown(name, ...spoilt(name, index, null))).toBe(
        shown(name, ...spoilt(name, index, 0)),
      );
      expect(shown(name, ...spoilt(name, index, ""))).toBe("#VALUE!");
    },
  );

  test.each(
    everyArgument
      .filter(({ parameter }) => parameter.optional)
      .map((entry) => [entry.called.name, entry.name, entry] as const),
  )("%s(%s): null, an empty cell and empty text take the default", (name, _, { index }) => {
    const values = [null, "", [[null]], [[""]]].map((empty) =>
      shown(name, ...spoilt(name, index, empty)),
    );
    expect(new Set(values).size).toBe(1);
    if (index === VALID[name]!.length - 1)
      expect(shown(name, ...VALID[name]!.slice(0, -1))).toBe(values[0]);
  });

  test.each(ofKind("reading"))(
    "%s(%s): an unknown reading is #VALUE! and the message lists the known ones",
    (name, argument, { index, parameter }) => {
      const error = errorOf(name, ...spoilt(name, index, "别的"));
      expect(error.code).toBe("#VALUE!");
      expect(error.argument).toBe(argument);
      for (const option of parameter.options!) expect(error.messages.zh).toContain(option);
      expect(shown(name, ...spoilt(name, index, 1))).toBe("#VALUE!");
    },
  );

  test.each(
    everyArgument
      .filter(({ parameter }) => parameter.sign === "non-negative")
      .map((entry) => [entry.called.name, entry.name, entry] as const),
  )("%s(%s): below 0 is #NUM!, on 9 decimals", (name, argument, { index }) => {
    const error = errorOf(name, ...spoilt(name, index, withCell(name, index, -0.0000000005)));
    expect([error.code, error.argument]).toEqual(["#NUM!", argument]);
    expect(shown(name, ...spoilt(name, index, withCell(name, index, -0.0000000004)))).not.toBe(
      "#VALUE!",
    );
  });

  test.each([
    ["RUBRIC.SHORTFALL", 3],
    ["RUBRIC.GROWTH", 2],
  ] as const)("%s: a step is above 0", (name, index) => {
    for (const step of [0, -1, 0.0000000004])
      expect(shown(name, ...spoilt(name, index, step))).toBe("#NUM!");
    expect(shown(name, ...spoilt(name, index, 0.0000000005))).not.toBe("#NUM!");
  });

  test.each(
    everyArgument
      .filter(({ parameter }) => parameter.like !== undefined)
      .map((entry) => [entry.called.name, entry.name, entry] as const),
  )("%s(%s): another shape is #VALUE!", (name, _, { index, parameter }) => {
    const given = VALID[name]![index] as (string | number)[][];
    const turned = given.length > 1 ? [given.flat()] : given[0]!.map((cell) => [cell]);
    expect(shown(name, ...spoilt(name, index, turned))).toBe("#VALUE!");
    expect(shown(name, ...spoilt(name, index, [...given, ...given]))).toBe("#VALUE!");
    const one = shown(name, ...spoilt(name, index, [[given[0]![0]!]]));
    if (parameter.oneForAll) expect(one).not.toBe("#VALUE!");
    else expect(one).toBe("#VALUE!");
  });

  test("what is of the wrong kind comes before what is outside its meaning", () => {
    expect(shown("RUBRIC.DEDUCT", -1, "三")).toBe("#VALUE!");
    expect(shown("RUBRIC.SHORTFALL", 15, 0.9, 0.94, 0, "x")).toBe("#VALUE!");
    expect(shown("RUBRIC.PRORATE", -1, -1, 0)).toBe("#NUM!");
    expect(shown("RUBRIC.EXCESS", 0.9, 0.95, null, "relative")).toBe("#VALUE!");
  });

  test("too many arguments are #VALUE!", () => {
    expect(shown("RUBRIC.RISE", 1, 1, "points", 1)).toBe("#VALUE!");
  });

  test("a number that is not finite is no number", () => {
    expect(shown("RUBRIC.RISE", Number.NaN, 1)).toBe("#VALUE!");
    expect(shown("RUBRIC.RISE", Infinity, 1)).toBe("#VALUE!");
  });
});
