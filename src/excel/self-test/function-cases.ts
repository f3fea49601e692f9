/** Calls of the catalogue's functions and what they come to, from the examples that their help shows. */
import { evaluate } from "../../formula/evaluate";
import { toNativeFormula } from "../../formula/native";
import { childrenOf } from "../../formula/node";
import { parseFormula, treeOf } from "../../formula/parse";
import { FunctionError, toMatrix, type CellValue, type Scalar } from "../../formula/values";
import { catalogue } from "../../functions/catalogue";
import type { CatalogueFunction } from "../../functions/definition";

/** What a cell shows. */
export type Shown = number | string | boolean;

export interface FunctionCase {
  /** Names the call in the report. */
  label: string;
  wanted: Shown;
  /** What it comes to where an empty cell reaches the function as 0. */
  withZero?: Shown;
  /** The formula, or the arguments that are put into cells for it; null is left out. */
  call: string | { name: string; args: readonly (CellValue | undefined)[] };
}

interface Example {
  entry: CatalogueFunction;
  text: string;
  /** Undefined where one is left out between two commas. */
  args: (CellValue | undefined)[];
}

function exampleOf(entry: CatalogueFunction, text: string): Example {
  const args = childrenOf(treeOf(parseFormula(text))).map((node) =>
    node === null ? undefined : evaluate(node, noName),
  );
  return { entry, text, args };
}

function noName(name: string): never {
  throw new Error(`An example names ${name}: examples are calls of constants`);
}

const examples = (): Example[] =>
  catalogue.flatMap((entry) => entry.examples.map((text) => exampleOf(entry, text)));

const firstExamples = (): Example[] =>
  catalogue.map((entry) => exampleOf(entry, entry.examples[0]!));

function valueOf(entry: CatalogueFunction, args: readonly (CellValue | undefined)[]): Shown {
  try {
    return entry.evaluate(args.map((each) => each ?? null)) ?? 0;
  } catch (error) {
    if (error instanceof FunctionError) return error.code;
    throw error;
  }
}

/** As they stand in the help. */
export const constantCases = (): FunctionCase[] =>
  examples().map(({ entry, text, args }) => ({
    label: text,
    wanted: valueOf(entry, args),
    call: `=${text}`,
  }));

/** Their twins in functions that every Excel has. */
export const nativeCases = (): FunctionCase[] =>
  constantCases().map((each) => ({
    ...each,
    call: toNativeFormula(String(each.call)).formula,
  }));

/** The same values in cells. */
export const rangeCases = (): FunctionCase[] =>
  examples().map(({ entry, text, args }) => ({
    label: text,
    wanted: valueOf(entry, args),
    call: { name: entry.name, args },
  }));

/** An argument is an empty cell, or its first cell is. */
export const blankCases = (): FunctionCase[] =>
  replaced(null).map((each) => ({ ...each.case, withZero: each.with(0) }));

/** An argument is a text, or its first cell is. */
export const textCases = (): FunctionCase[] => replaced("文字").map((each) => each.case);

function replaced(content: Scalar): { case: FunctionCase; with(other: Scalar): Shown }[] {
  return firstExamples().flatMap(({ entry, args }) =>
    args.flatMap((arg, index) => {
      if (arg === undefined) return [];
      const put = (value: Scalar) => args.with(index, withFirst(arg, value));
      const made = put(content);
      return {
        case: {
          label: `${entry.name}(${entry.parameters[index]!.name})`,
          wanted: valueOf(entry, made),
          call: { name: entry.name, args: made },
        },
        with: (other: Scalar) => valueOf(entry, put(other)),
      };
    }),
  );
}

function withFirst(arg: CellValue, content: Scalar): CellValue {
  if (!Array.isArray(arg)) return content;
  return toMatrix(arg).map((line, row) =>
    line.map((cell, column) => (row === 0 && column === 0 ? content : cell)),
  );
}
