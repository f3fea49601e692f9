import { catalogue, type CellValue } from "../../src/functions";
import { VALID, validCall } from "./support/valid-calls";
import { errorOf, row, shown } from "./support/values";

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
  test("a function without a valid example is told what it lacks", () => {
    const lacking = {
      ...catalogue[0]!,
      examples: ["RUBRIC.DEDUCT(-1,1)", "RUBRIC.DEDUCT(1,{-1})"],
    };
    expect(() => validCall(lacking)).toThrow("give RUBRIC.DEDUCT a valid call among its examples");
  });

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
