import { argumentsAt, tokensOf } from "../../../src/formula/calls";
import { evaluateFormula } from "../../../src/formula/evaluate";
import { parseFormula } from "../../../src/formula/parse";
import { FunctionError, type CellValue } from "../../../src/formula/values";
import { catalogue } from "../../../src/functions/catalogue";
import type { CatalogueFunction } from "../../../src/functions/definition";
import type { CatalogueParameter } from "../../../src/functions/parameters";

/** The valid calls among the examples of a function, with the defaults of the arguments that they leave out. */
export function validCalls(called: CatalogueFunction): CellValue[][] {
  const calls = called.examples
    .map((example) => completed(called, argumentsOf(example)))
    .filter((args) => isValid(called, args));
  if (calls.length === 0) throw new Error(`give ${called.name} a valid call among its examples`);
  return calls;
}

/** A valid call with all its arguments, of which tests spoil one at a time: the one with the largest ranges. */
export function validCall(called: CatalogueFunction): CellValue[] {
  const size = (args: CellValue[]) => args.flat(2).length;
  return validCalls(called).reduce((best, call) => (size(call) > size(best) ? call : best));
}

/** The valid call of each function by its name. */
export const VALID: Readonly<Record<string, CellValue[]>> = Object.fromEntries(
  catalogue.map((called) => [called.name, validCall(called)]),
);

/** The values of the arguments in the text of a call; null where there is none between two commas. */
function argumentsOf(call: string): CellValue[] {
  const tokens = tokensOf(`=${call}`);
  return argumentsAt(tokens, 1)!.spans.map(([from, to]) => {
    const text = tokens.slice(from, to).map(({ value }) => value);
    return text.length === 0 ? null : evaluateFormula(parseFormula(text.join("")), () => null);
  });
}

function completed(called: CatalogueFunction, args: readonly CellValue[]): CellValue[] {
  return called.parameters.map((entry, index) => args[index] ?? defaultOf(called, entry, args));
}

/** What an argument that is left out stands for, written down; no cap is a high one. */
function defaultOf(
  called: CatalogueFunction,
  { parameter: { kind, fallback, like } }: CatalogueParameter,
  args: readonly CellValue[],
): CellValue {
  const other = args[called.parameters.findIndex(({ name }) => name === like)];
  if (kind === "reading") return fallback as string;
  if (kind === "flags")
    return Array.isArray(other) ? other.map((row) => row.map(() => "否")) : "否";
  if (kind === "number") return (fallback as number | null) ?? 100;
  const range = fallback as { cells: readonly number[] } | null;
  return range && [[...range.cells]];
}

function isValid(called: CatalogueFunction, args: readonly CellValue[]): boolean {
  try {
    called.evaluate(args);
    return true;
  } catch (error) {
    if (error instanceof FunctionError) return false;
    throw error;
  }
}
