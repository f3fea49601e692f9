import type { AstExpression, BinaryExpression, CallExpression } from "@borgar/fx";
import type { Argument, Program } from "./arguments";
import { BUILT_IN, type BuiltIn } from "./built-in";
import { cellwise } from "./cellwise";
import { scalarOf } from "./coerce";
import { findFunction } from "./library";
import { calledName } from "./node";
import { applySign, operationOf } from "./operators";
import {
  FunctionError,
  isError,
  type CellValue,
  type Content,
  type ErrorCode,
  type Scalar,
  type Value,
} from "./values";

const SUMPRODUCT = BUILT_IN.get("SUMPRODUCT");

/** Nodes made ready to be worked out many times over cells of one kind, each node once. */
export class Programs<C> {
  private readonly made = new WeakMap<AstExpression, Argument<C>>();

  /** `reference` makes the program of a name: what the cells behind it show. */
  constructor(private readonly reference: (name: string) => Program<C>) {}

  /** The program of a node. Errors that it finds are thrown, those that stand in cells are among its contents. */
  readonly of = (node: AstExpression): Program<C> => this.argument(node).value;

  private argument(node: AstExpression): Argument<C> {
    let argument = this.made.get(node);
    if (!argument) {
      argument = argumentOf(node, this.make(node));
      this.made.set(node, argument);
    }
    return argument;
  }

  private make(node: AstExpression): Program<C> {
    switch (node.type) {
      case "Literal":
        return always(node.value);
      case "ReferenceIdentifier":
        return this.reference(node.value);
      case "ArrayExpression":
        return always(node.elements.map((row) => row.map(constantOf)));
      case "ErrorLiteral":
        return always(constantOf(node));
      case "UnaryExpression": {
        const { operator } = node;
        const operand = this.of(node.arguments[0]!);
        return (cells) => applySign(operator, scalarOf(operand(cells)));
      }
      case "BinaryExpression":
        return this.operation(node);
      case "CallExpression":
        return this.call(node);
      default:
        return refusal(`not a rule: ${node.type}`);
    }
  }

  /** The left side is looked at first: its error, or that it is no number, is what the cell shows. */
  private operation({ operator, arguments: sides }: BinaryExpression): Program<C> {
    const apply = operationOf(operator);
    const left = this.of(sides[0]!);
    if (sides[1]!.type === "Literal") {
      const { value } = sides[1]!;
      return (cells) => apply(scalarOf(left(cells)), value);
    }
    const right = this.of(sides[1]!);
    return (cells) => apply(scalarOf(left(cells)), scalarOf(right(cells)));
  }

  private call(node: CallExpression): Program<C> {
    const builtIn = BUILT_IN.get(node.callee.name) ?? BUILT_IN.get(calledName(node)!);
    if (!builtIn) return this.library(node);
    return builtIn.prepare(
      argumentsOf(node).map((each) => {
        if (!each) return NOTHING;
        return builtIn === SUMPRODUCT ? argumentOf(each, this.spread(each)) : this.argument(each);
      }),
    );
  }

  /** A function of the catalogue sees blank as null, and hands on the first error that it is given. */
  private library(node: CallExpression): Program<C> {
    const { name } = node.callee;
    const called = findFunction(name);
    if (!called) return refusal(`no such function: ${name}`);
    const args = argumentsOf(node).map((each) => (each ? this.of(each) : always(null)));
    return (cells) => called.evaluate(args.map((each) => withoutErrors(each(cells))));
  }

  /** A node inside SUMPRODUCT, where operators and functions of one cell work on each cell of a column. */
  private readonly spread = (node: AstExpression): Program<C> => {
    switch (node.type) {
      case "UnaryExpression":
        return this.each(node.arguments, ([only]) => applySign(node.operator, scalarOf(only!)));
      case "BinaryExpression": {
        const apply = operationOf(node.operator);
        return this.each(node.arguments, ([left, right]) =>
          apply(scalarOf(left!), scalarOf(right!)),
        );
      }
      case "CallExpression": {
        const builtIn = BUILT_IN.get(calledName(node)!);
        if (!builtIn?.isOfOneCell) return this.of(node);
        return this.each(node.arguments as AstExpression[], ofGiven(builtIn, node));
      }
      default:
        return this.of(node);
    }
  };

  private each(
    nodes: readonly AstExpression[],
    act: (contents: readonly Content[]) => Scalar,
  ): Program<C> {
    const columns = nodes.map(this.spread);
    return (cells) =>
      cellwise(
        columns.map((column) => column(cells)),
        act,
      );
  }
}

/** A value that no cell has a part in. */
const always = (value: Value) => () => value;

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

const argumentsOf = (node: CallExpression) => node.arguments as readonly (AstExpression | null)[];

/** Nothing between two commas is 0. */
const NOTHING: Argument<unknown> = { isReference: false, value: always(0) };

function argumentOf<C>(node: AstExpression, value: Program<C>): Argument<C> {
  return {
    isReference: node.type === "ReferenceIdentifier",
    value,
    ...(node.type === "Literal" ? { constant: node.value } : {}),
  };
}

/** A function of one cell, given what stands in cells. */
function ofGiven(
  builtIn: BuiltIn,
  { arguments: { length } }: CallExpression,
): (contents: readonly Content[]) => Scalar {
  const program = builtIn.prepare(
    Array.from({ length }, (_, at): Argument<readonly Content[]> => {
      return { isReference: false, value: (contents) => contents[at]! };
    }),
  );
  return (contents) => scalarOf(program(contents));
}

/**
 * The same value, which holds no error.
 *
 * @throws the first that it holds
 */
export function withoutErrors(value: Value): CellValue {
  if (Array.isArray(value)) for (const row of value) for (const cell of row) refuseError(cell);
  else refuseError(value);
  return value as CellValue;
}

function refuseError(content: Content): void {
  if (isError(content)) throw content;
}
