import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "./library";
import { BUILT_IN, type BuiltIn, type LazyArgument } from "./built-in";
import { cellwise } from "./cellwise";
import { scalarOf } from "./coerce";
import { calledName } from "./node";
import { applySign, operationOf } from "./operators";
import {
  FunctionError,
  isError,
  type CellValue,
  type Content,
  type ErrorCode,
  type Lookup,
  type Scalar,
  type Value,
} from "./values";
import { treeOf, type Formula } from "./parse";

export type { Lookup } from "./values";

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
  return withoutErrors(programOf(node)(lookup));
}

/** What the cell of a formula shows: a blank result as 0, an error as itself, never several values. */
export function contentOf(
  node: AstExpression,
  lookup: Lookup,
): number | string | boolean | FunctionError {
  try {
    return scalarOf(programOf(node)(lookup)) ?? 0;
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

function withoutErrors(value: Value): CellValue {
  if (!Array.isArray(value)) return withoutError(value);
  return value.map((row) => row.map(withoutError));
}

function withoutError(content: Content): Scalar {
  if (isError(content)) throw content;
  return content;
}

/**
 * A node made ready to be worked out many times. Errors that it finds are thrown, those that stand in cells are among its
 * contents.
 */
type Program = (lookup: Lookup) => Value;

const programs = new WeakMap<AstExpression, Program>();

/** Made once for each node: every card is worked out by the same. */
function programOf(node: AstExpression): Program {
  let program = programs.get(node);
  if (!program) {
    program = compile(node);
    programs.set(node, program);
  }
  return program;
}

function compile(node: AstExpression): Program {
  switch (node.type) {
    case "Literal": {
      const { value } = node;
      return () => value;
    }
    case "ReferenceIdentifier": {
      const name = node.value;
      return (lookup) => lookup(name);
    }
    case "ArrayExpression":
      return () => node.elements.map((row) => row.map(constantOf));
    case "ErrorLiteral":
      return () => constantOf(node);
    case "UnaryExpression": {
      const operand = programOf(node.arguments[0]!);
      return (lookup) => applySign(node.operator, scalarOf(operand(lookup)));
    }
    case "BinaryExpression":
      return operation(node);
    case "CallExpression":
      return call(node);
    default:
      return refusal(`not a rule: ${node.type}`);
  }
}

/** What cannot be worked out is refused where it is wanted, not where a branch that nobody takes has it. */
const refusal = (reason: string) => (): never => {
  throw new Error(reason);
};

function constantOf(node: AstExpression): Content {
  if (node.type === "Literal") return node.value;
  if (node.type !== "ErrorLiteral") throw new Error(`not a constant: ${node.type}`);
  const written = { zh: `公式里写着 ${node.value}`, en: `the formula says ${node.value}` };
  return new FunctionError(node.value as ErrorCode, written);
}

/** The left side is looked at first: its error, or that it is no number, is what the cell shows. */
function operation(node: BinaryExpression): Program {
  const [left, right] = node.arguments.map(programOf) as [Program, Program];
  const apply = operationOf(node.operator);
  return (lookup) => apply(scalarOf(left(lookup)), scalarOf(right(lookup)));
}

const SUMPRODUCT = BUILT_IN.get("SUMPRODUCT");

function call(node: CallExpression): Program {
  const builtIn = BUILT_IN.get(node.callee.name) ?? BUILT_IN.get(calledName(node)!);
  if (!builtIn) return library(node);
  const made = builtIn === SUMPRODUCT ? spread : programOf;
  const args = argumentsOf(node).map((each) => argument(each, made));
  return (lookup) => builtIn.evaluate(args, lookup);
}

const argumentsOf = (node: CallExpression) => node.arguments as readonly (AstExpression | null)[];

/** A function of the catalogue sees blank as null, and hands on the first error that it is given. */
function library(node: CallExpression): Program {
  const { name } = node.callee;
  const called = findFunction(name);
  if (!called) return refusal(`no such function: ${name}`);
  const args = argumentsOf(node).map((each) => (each ? programOf(each) : blank));
  return (lookup) => called.evaluate(args.map((each) => withoutErrors(each(lookup))));
}

const blank: Program = () => null;

function argument(
  node: AstExpression | null,
  made: (node: AstExpression) => Program,
): LazyArgument {
  return {
    isReference: node?.type === "ReferenceIdentifier",
    value: node ? made(node) : () => 0,
  };
}

/** A node inside SUMPRODUCT, where operators and functions of one cell work on each cell of a column. */
function spread(node: AstExpression): Program {
  switch (node.type) {
    case "UnaryExpression":
      return each([node.arguments[0]!], ([only]) => applySign(node.operator, scalarOf(only!)));
    case "BinaryExpression": {
      const apply = operationOf(node.operator);
      return each(node.arguments, ([left, right]) => apply(scalarOf(left!), scalarOf(right!)));
    }
    case "CallExpression": {
      const builtIn = BUILT_IN.get(calledName(node)!);
      if (!builtIn?.isOfOneCell) return programOf(node);
      return each(node.arguments as AstExpression[], ofGiven(builtIn));
    }
    default:
      return programOf(node);
  }
}

function each(
  nodes: readonly AstExpression[],
  act: (contents: readonly Content[]) => Scalar,
): Program {
  const columns = nodes.map(spread);
  return (lookup) =>
    cellwise(
      columns.map((column) => column(lookup)),
      act,
    );
}

/** A function of one cell, given what stands in cells. */
function ofGiven(builtIn: BuiltIn): (contents: readonly Content[]) => Scalar {
  return (contents) => scalarOf(builtIn.evaluate(contents.map(given), noName));
}

const given = (content: Content): LazyArgument => ({
  isReference: false,
  value: () => content,
});

const noName: Lookup = (name) => {
  throw new Error(`${name} is not looked up here`);
};
