/** Formulas that people type where a value is asked for: their values worked out here, not taken from the file. */
import { tokenize, type AstExpression } from "@borgar/fx";
import { BUILT_IN } from "../../formula/built-in";
import { contentOf } from "../../formula/evaluate";
import { visit } from "../../formula/node";
import { FormulaError, toTree } from "../../formula/parse";
import type { Content, Value } from "../../formula/values";
import { findFunction } from "../../functions/catalogue";
import { parseAddress } from "../../sheets/plan/address";
import { errorOf, isErrorValue } from "../../sheets/read/cells";
import type { Grid } from "../align/grid";

export interface TypedFormula {
  /** Null where it cannot be worked out here. */
  value: Content | null;
  refersToCells: boolean;
}

/** More cells than a person's own formula names. */
const MOST_CELLS = 10_000;

/** @param gridOf the sheet of a name in a formula; null where there is none */
export function workOut(
  formula: string,
  on: Grid,
  gridOf: (name: string) => Grid | null,
): TypedFormula {
  let refersToCells = false;
  try {
    const tree = toTree(formula, tokenize(formula, { withLocation: true }));
    if (!isKnown(tree)) return { value: null, refersToCells: false };
    const value = contentOf(tree, (name) => {
      refersToCells = true;
      return lookUp(name, on, gridOf);
    });
    return { value, refersToCells };
  } catch (error) {
    if (!(error instanceof FormulaError || error instanceof NotKnown)) throw error;
    return { value: null, refersToCells };
  }
}

class NotKnown extends Error {}

function isKnown(tree: AstExpression): boolean {
  let known = true;
  visit(tree, (node) => {
    if (node.type !== "CallExpression") return;
    const name = node.callee.type === "Identifier" ? node.callee.name.toUpperCase() : "";
    known &&= BUILT_IN.has(name) || findFunction(name) !== undefined;
  });
  return known;
}

function lookUp(reference: string, on: Grid, gridOf: (name: string) => Grid | null): Value {
  const bang = reference.lastIndexOf("!");
  const named = reference.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'");
  const grid = bang < 0 ? on : gridOf(named);
  const area = parseAddress(reference.slice(bang + 1).replaceAll("$", ""));
  if (!grid || !area || area.rows * area.columns > MOST_CELLS) throw new NotKnown();
  const cells = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_, column) =>
      contentAt(grid, area.row + row, area.column + column),
    ),
  );
  return area.rows === 1 && area.columns === 1 ? cells[0]![0]! : cells;
}

export function contentAt(grid: Grid, row: number, column: number): Content {
  const value = grid.value(row, column);
  if (value === "" && grid.formula(row, column) === undefined) return null;
  return isErrorValue(value) ? errorOf(value) : value;
}
