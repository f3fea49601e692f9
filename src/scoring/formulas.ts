/** Formulas of rubrics: parsed once, folded under the readings in force, then evaluated or written into cells. */
import { printTree } from "../formula/compile";
import { evaluateFormula } from "../formula/evaluate";
import { fold } from "../formula/fold";
import { namesOf } from "../formula/node";
import { parseFormula, treeOf, type ParsedFormula } from "../formula/parse";
import { typed } from "../formula/typed";
import { FunctionError, type CellValue, type Scalar } from "../formula/values";
import { formulaName } from "../rubric/model";
import type { Text } from "../rubric/types";

/** Reading id → option id, all readings of a rubric. */
export type Readings = Readonly<Record<string, string>>;

const folded = new Map<string, ParsedFormula>();

/**
 * The formula as it reads under some readings: a branch that another reading would take is not there, so it asks for no
 * facts, and the formula in a cell shows only what is computed.
 */
export function formulaUnder(text: string, readings: Readings): ParsedFormula {
  const key = `${text}\n${JSON.stringify(readings)}`;
  let formula = folded.get(key);
  if (!formula) {
    const parsed = parseFormula(text);
    const options = new Map(
      Object.entries(readings).map(([id, option]) => [`reading.${formulaName(id)}`, option]),
    );
    const tree = fold(treeOf(parsed), options);
    formula = { ...parsed, tree, names: namesOf(tree) };
    if (folded.size >= MOST_FOLDED) folded.clear();
    folded.set(key, formula);
  }
  return formula;
}

/** More formulas than all rubrics have under a few sets of readings. */
const MOST_FOLDED = 5000;

/** The names that a formula uses under some readings, each once. */
export function namesIn(text: string, readings: Readings): readonly string[] {
  return formulaUnder(text, readings).names;
}

/** The functions that a formula calls, in capital letters. */
export function functionsIn(text: string): readonly string[] {
  return parseFormula(text).functions;
}

/** The formula for a cell, without `=`: each name replaced by what stands for it there. */
export function compile(
  text: string,
  readings: Readings,
  reference: (name: string) => string,
): string {
  const { tree } = formulaUnder(text, readings);
  return printTree(typed(tree, { typeOf: () => undefined }), reference);
}

export type Outcome =
  | { status: "value"; value: Scalar }
  | { status: "error"; code: string; message: Text };

/** The value of a formula, or the error that a cell would show, with its reason. */
export function evaluate(
  text: string,
  readings: Readings,
  lookup: (name: string) => CellValue,
): Outcome {
  try {
    const value = evaluateFormula(formulaUnder(text, readings), lookup);
    return { status: "value", value: Array.isArray(value) ? (value[0]?.[0] ?? null) : value };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return { status: "error", code: error.code, message: error.messages };
  }
}
