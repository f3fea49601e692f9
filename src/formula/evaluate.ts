import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "./library";
import { BUILT_IN, type LazyArgument } from "./built-in";
import { scalarOf } from "./coerce";
import { calledName } from "./node";
import { applyOperator, applySign } from "./operators";
import { cellwise } from "./cellwise";
import {
  FunctionError,
  isError,
  type CellValue,
  type Content,
  type ErrorCode,
  type Scalar,
  type Value,
} from "./values";
import { treeOf, type Formula } from "./parse";

/** What the cells behind a name show: one cell, or several as rows × columns; an error is one of the things they show. */
export type Lookup = (name: string) => Value;

/**
 * The value of a rule.
 *
 * @throws FunctionError as the cell would show an error
 */
export function evaluateFormula(formula: Formula, lookup: Lookup): CellValue {
  return evaluate(treeOf(formula), lookup) ?? 0;
}

/**
 * The value of a part of a rule, as it enters what stands around it: blank is still blank.
 *
 * @throws FunctionError as the cell would show an error
 */
export function evaluate(node: AstExpression, lookup: Lookup): CellValue {
  const value = compute(node, lookup);
  if (!Array.isArray(value)) return withoutError(value);
  return value.map((row) => row.map(withoutError));
}

/** What the cell of a formula shows: a blank result as 0, an error as itself, never several values. */
export function contentOf(
  node: AstExpression,
  lookup: Lookup,
): number | string | boolean | FunctionError {
  try {
    return scalarOf(compute(node, lookup)) ?? 0;
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

function withoutError(content: Content): Scalar {
  if (isError(content)) throw content;
  return content;
}

/** The value of a node; errors that it finds are thrown, those that stand in cells are among its contents. */
function compute(node: AstExpression, lookup: Lookup): Value {
  switch (node.type) {
    case "Literal":
      return node.value;
    case "ReferenceIdentifier":
      return lookup(node.value);
    case "ArrayExpression":
      return node.elements.map((row) => row.map((element) => constantOf(element)));
    case "ErrorLiteral":
      return constantOf(node);
    case "UnaryExpression":
      return applySign(node.operator, scalarOf(compute(node.arguments[0]!, lookup)));
    case "BinaryExpression":
      return binary(node, lookup);
    case "CallExpression":
      return call(node, lookup);
    default:
      throw new Error(`not a rule: ${node.type}`);
  }
}

function constantOf(node: AstExpression): Content {
  if (node.type === "Literal") return node.value;
  if (node.type !== "ErrorLiteral") throw new Error(`not a constant: ${node.type}`);
  const written = { zh: `公式里写着 ${node.value}`, en: `the formula says ${node.value}` };
  return new FunctionError(node.value as ErrorCode, written);
}

/** The left side is looked at first: its error, or that it is no number, is what the cell shows. */
function binary(node: BinaryExpression, lookup: Lookup): Scalar {
  const left = scalarOf(compute(node.arguments[0]!, lookup));
  const right = scalarOf(compute(node.arguments[1]!, lookup));
  return applyOperator(node.operator, left, right);
}

const SUMPRODUCT = BUILT_IN.get("SUMPRODUCT");

function call(node: CallExpression, lookup: Lookup): Value {
  const args = node.arguments as readonly (AstExpression | null)[];
  const builtIn = BUILT_IN.get(node.callee.name) ?? BUILT_IN.get(calledName(node)!);
  if (!builtIn) return library(node, args, lookup);
  const each = builtIn === SUMPRODUCT ? spread : compute;
  return builtIn.evaluate(args.map((argument) => new Argument(argument, lookup, each)));
}

/** A function of the catalogue sees blank as null, and hands on the first error that it is given. */
function library(
  node: CallExpression,
  args: readonly (AstExpression | null)[],
  lookup: Lookup,
): Scalar {
  const called = findFunction(node.callee.name);
  if (!called) throw new Error(`no such function: ${node.callee.name}`);
  return called.evaluate(args.map((argument) => (argument ? evaluate(argument, lookup) : null)));
}

class Argument implements LazyArgument {
  constructor(
    private readonly node: AstExpression | null,
    private readonly lookup: Lookup,
    private readonly compute: (node: AstExpression, lookup: Lookup) => Value,
  ) {}

  get isReference(): boolean {
    return this.node?.type === "ReferenceIdentifier";
  }

  get isLeftOut(): boolean {
    return this.node === null;
  }

  value(): Value {
    return this.node ? this.compute(this.node, this.lookup) : null;
  }
}

/** The value of a node inside SUMPRODUCT, where operators and functions of one cell work on each cell of a column. */
function spread(node: AstExpression, lookup: Lookup): Value {
  switch (node.type) {
    case "UnaryExpression":
      return cellwise([spread(node.arguments[0]!, lookup)], ([only]) =>
        applySign(node.operator, scalarOf(only!)),
      );
    case "BinaryExpression":
      return cellwise(
        node.arguments.map((side) => spread(side, lookup)),
        ([left, right]) => applyOperator(node.operator, scalarOf(left!), scalarOf(right!)),
      );
    case "CallExpression": {
      const builtIn = BUILT_IN.get(calledName(node)!);
      if (!builtIn?.isOfOneCell) return compute(node, lookup);
      return cellwise(
        node.arguments.map((argument) => spread(argument, lookup)),
        (cells) => scalarOf(builtIn.evaluate(cells.map(given))),
      );
    }
    default:
      return compute(node, lookup);
  }
}

const given = (content: Content): LazyArgument => ({
  isReference: false,
  isLeftOut: false,
  value: () => content,
});
