/** Formulas of rubrics: parsed once, folded under the readings in force, then evaluated or written into cells. */
import type { AstExpression } from "@borgar/fx";
import { compileToCell } from "../formula/compile";
import { evaluateFormula } from "../formula/evaluate";
import { parseFormula, treeOf, type ParsedFormula } from "../formula/parse";
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
    formula = { ...parsed, tree, names: [...namesOf(tree)] };
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
  return compileToCell(formulaUnder(text, readings), reference).slice(1);
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

function namesOf(node: AstExpression): Set<string> {
  const names = new Set<string>();
  const visit = (each: AstExpression | null) => {
    if (each?.type === "ReferenceIdentifier") names.add(each.value);
    if (each && "arguments" in each)
      for (const child of each.arguments) visit(child as AstExpression);
  };
  visit(node);
  return names;
}

/** Readings become text constants, comparisons of them TRUE or FALSE, and what follows from that is worked out. */
function fold(node: AstExpression, options: ReadonlyMap<string, string>): AstExpression {
  if (node.type === "ReferenceIdentifier") {
    const option = options.get(node.value);
    return option === undefined ? node : literal(option);
  }
  if (!("arguments" in node)) return node;
  const args = node.arguments.map((child) => child && fold(child as AstExpression, options));
  const copy = { ...node, arguments: args } as AstExpression;
  if (node.type === "BinaryExpression") return foldComparison(copy, node.operator, args);
  if (node.type !== "CallExpression") return copy;
  const name = node.callee.name.toUpperCase();
  if (name === "IF") return foldIf(copy, args);
  if (name === "AND") return foldJunction(copy, args, true);
  if (name === "OR") return foldJunction(copy, args, false);
  return copy;
}

type Arguments = readonly (AstExpression | null | undefined)[];

function foldComparison(node: AstExpression, operator: string, args: Arguments): AstExpression {
  const [left, right] = args.map(constantText);
  if (left === undefined || right === undefined) return node;
  const same = left.toLowerCase() === right.toLowerCase();
  if (operator === "=") return literal(same);
  return operator === "<>" ? literal(!same) : node;
}

function foldIf(node: AstExpression, [condition, yes, no]: Arguments): AstExpression {
  const known = constantTruth(condition);
  if (known === undefined) return node;
  return (known ? yes : no) ?? node;
}

/** AND without what is TRUE, OR without what is FALSE; the whole where one decides it. */
function foldJunction(node: AstExpression, args: Arguments, neutral: boolean): AstExpression {
  if (args.some((each) => constantTruth(each) === !neutral)) return literal(!neutral);
  const left = args.filter((each) => constantTruth(each) !== neutral);
  if (left.length === 0) return literal(neutral);
  const [only] = left;
  if (left.length === 1 && only?.type === "BinaryExpression") return only;
  return { ...node, arguments: left } as AstExpression;
}

function constantText(node: AstExpression | null | undefined): string | undefined {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

function constantTruth(node: AstExpression | null | undefined): boolean | undefined {
  return node?.type === "Literal" && typeof node.value === "boolean" ? node.value : undefined;
}

function literal(value: string | boolean): AstExpression {
  const raw =
    typeof value === "string" ? `"${value.replaceAll('"', '""')}"` : String(value).toUpperCase();
  return { type: "Literal", value, raw };
}
