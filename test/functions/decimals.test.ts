import { catalogue } from "../../src/functions/catalogue";
import { FunctionError, type CellValue, type Scalar } from "../../src/formula/values";
import { RandomCalls, randomSource } from "./support/random-calls";

const CALLS = 2000;

const named = catalogue.map((called) => [called.name, called] as const);
const declaring = (decimals: string) =>
  named.filter(([, { result }]) => result.decimals === decimals);

/** The numbers that valid random calls give. */
function results(
  called: (typeof catalogue)[number],
  prepare: (value: CellValue) => CellValue = (value) => value,
): number[] {
  const calls = new RandomCalls(randomSource(20210831), 0);
  return Array.from({ length: CALLS }, () => calls.call(called).args)
    .map((args) => args.map((argument) => prepare(argument?.value ?? null)))
    .flatMap((args) => {
      const value = valueOf(() => called.evaluate(args));
      return typeof value === "number" ? [value] : [];
    });
}

function valueOf(compute: () => Scalar): Scalar {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FunctionError) return error.code;
    throw error;
  }
}

const whole = (value: CellValue): CellValue => {
  if (Array.isArray(value)) return value.map((row) => row.map((cell) => whole(cell) as Scalar));
  return typeof value === "number" ? Math.round(value) : value;
};

const isWhole = (value: number) => Number.isInteger(value);

describe("The decimals that a function's cell must show", () => {
  test.each(named)("%s declares them", (_, { result }) => {
    expect(["whole", "as-points", "fraction"]).toContain(result.decimals);
    if (result.kind === "text" || result.kind === "boolean") expect(result.decimals).toBe("whole");
  });

  test.each(declaring("whole"))("%s never has any", (_, called) => {
    const found = results(called);
    expect(found.filter((value) => !isWhole(value))).toEqual([]);
    if (called.result.kind === "any") expect(found.length).toBeGreaterThan(CALLS / 10);
  });

  test.each(declaring("as-points"))("%s has none where its arguments have none", (_, called) => {
    const found = results(called, whole);
    expect(found.filter((value) => !isWhole(value))).toEqual([]);
    expect(found.length).toBeGreaterThan(CALLS / 10);
  });

  test.each(declaring("fraction"))("%s may have any", (_, called) => {
    expect(results(called).some((value) => !isWhole(value))).toBe(true);
  });
});
