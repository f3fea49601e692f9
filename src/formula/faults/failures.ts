import type { AstExpression, CallExpression } from "@borgar/fx";
import { findFunction } from "../library";
import { evaluate } from "../evaluate";
import { namesOf, visit } from "../node";
import { typed } from "../typed";
import type { Names } from "../types";
import { FunctionError } from "../values";
import { faultAt, text, type Fault } from "./fault";
import { samplesOf } from "./samples";

/**
 * Calls of the catalogue that fail whatever is filled in, because of a constant: a deduction of −1 for each item, bounds that
 * do not ascend, a reading that the function does not know.
 */
export function failuresOf(tree: AstExpression, names: Names): Fault[] {
  const faults: Fault[] = [];
  visit(tree, (node) => {
    if (node.type !== "CallExpression" || !findFunction(node.callee.name)) return;
    const error = failureOf(node, names);
    const constant = error && constantAtFault(node, error);
    if (!error || !constant) return;
    const advice = text("请改正这个常量", "correct this constant");
    faults.push(faultAt(constant, [error.messages, advice]));
  });
  return faults;
}

/** The error that a call gives with every filling; undefined where one of them works, or each fails in a way of its own. */
function failureOf(node: CallExpression, names: Names): FunctionError | undefined {
  const call = typed(node, names);
  let first: FunctionError | undefined;
  for (const sample of samplesOf([node], names)) {
    const error = errorOf(call, (name) => sample.get(name) ?? null);
    if (!error?.argument || (first && first.argument !== error.argument)) return undefined;
    first ??= error;
  }
  return first;
}

function errorOf(
  node: AstExpression,
  lookup: Parameters<typeof evaluate>[1],
): FunctionError | undefined {
  try {
    evaluate(node, lookup);
    return undefined;
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}

/** The argument that an error names, where it is a constant. */
function constantAtFault(node: CallExpression, error: FunctionError): AstExpression | undefined {
  const called = findFunction(node.callee.name)!;
  const index = called.parameters.findIndex(({ name }) => name === error.argument);
  const argument = node.arguments[index];
  return argument && namesOf(argument).length === 0 ? argument : undefined;
}
