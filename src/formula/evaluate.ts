import type { AstExpression } from "@borgar/fx";
import type { Program } from "./arguments";
import { scalarOf } from "./coerce";
import { treeOf, type Formula } from "./parse";
import { Programs, withoutErrors } from "./programs";
import { FunctionError, type CellValue, type Lookup } from "./values";

export type { Lookup } from "./values";

const programs = new Programs<Lookup>((name) => (lookup) => lookup(name));

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
  return withoutErrors(programs.of(node)(lookup));
}

/** What the cell of a formula shows: a blank result as 0, an error as itself, never several values. */
export type Shown = number | string | boolean | FunctionError;

/** What the cell of a formula over names shows. */
export function contentOf(node: AstExpression, lookup: Lookup): Shown {
  return shownBy(programs.of(node), lookup);
}

/** What the cell of a program shows. */
export function shownBy<C>(program: Program<C>, cells: C): Shown {
  try {
    return scalarOf(program(cells)) ?? 0;
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}
