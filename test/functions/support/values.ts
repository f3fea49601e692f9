import fc from "fast-check";
import { FunctionError, type CellValue, type Scalar } from "../../../src/formula/values";
import { findFunction } from "../../../src/functions/catalogue";

/** Calls a function of the catalogue. */
export function call(name: string, ...args: CellValue[]): Scalar {
  return findFunction(name)!.evaluate(args);
}

/** What a cell shows: the value, or the error's code. */
export function shown(name: string, ...args: CellValue[]): Scalar {
  try {
    return call(name, ...args);
  } catch (error) {
    if (error instanceof FunctionError) return error.code;
    throw error;
  }
}

/** The error that a call throws. */
export function errorOf(name: string, ...args: CellValue[]): FunctionError {
  try {
    call(name, ...args);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
  throw new Error(`${name} gave a value`);
}

/** A column of cells. */
export const column = (...values: Scalar[]): Scalar[][] => values.map((value) => [value]);

/** A row of cells. */
export const row = (...values: Scalar[]): Scalar[][] => [values];

/** Numbers with at most `digits` decimals, as a person types them. */
export const decimals = (least: number, most: number, digits: number) =>
  fc
    .integer({ min: Math.round(least * 10 ** digits), max: Math.round(most * 10 ** digits) })
    .map((units) => units / 10 ** digits);

/** Rates that meet in half percentage points: typed, as a quotient of heads, or as a product with noise. */
export const rate = fc.oneof(
  fc.integer({ min: 160, max: 210 }).map((half) => Number((half * 0.005).toFixed(3))),
  fc.integer({ min: 160, max: 210 }).map((half) => half / 200),
  fc.integer({ min: 160, max: 210 }).map((half) => half * 0.005),
  fc.tuple(fc.integer({ min: 0, max: 97 }), fc.constant(97)).map(([part, whole]) => part / whole),
);

export const points = decimals(0, 40, 1);
export const counts = fc.array(decimals(0, 9, 1), { minLength: 1, maxLength: 6 });
export const step = fc.constantFrom(0.001, 0.005, 0.01, 0.05, 0.1, 1);
