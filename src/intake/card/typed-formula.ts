/** Formulas that people type where a value is asked for: their values worked out here, not taken from the file. */
import { tokenize, tokenTypes, type AstExpression } from "@borgar/fx";
import { BUILT_IN } from "../../formula/built-in";
import { contentOf } from "../../formula/evaluate";
import { visit } from "../../formula/node";
import { FormulaError, toTree } from "../../formula/parse";
import type { Content, Value } from "../../formula/values";
import { findFunction } from "../../functions/catalogue";
import { parseAddress } from "../../sheets/plan/address";
import { errorOf, isErrorValue } from "../../sheets/read/cells";
import type { Area } from "../../sheets/plan/plan";
import type { Grid, GridCell } from "../align/grid";

export interface TypedFormula {
  /** Null where it cannot be worked out here. */
  value: Content | null;
  refersToCells: boolean;
}

/** More cells than a person's own formula names. */
const MOST_CELLS = 10_000;

/** The sheet of a name in a formula; null where there is none. */
type GridOf = (name: string) => Grid | null;

export function workOut(
  { formula, row, column }: Pick<GridCell, "row" | "column"> & { formula: string },
  on: Grid,
  gridOf: GridOf,
): TypedFormula {
  let refersToCells = false;
  try {
    const tree = toTree(formula, tokenize(formula, { withLocation: true }));
    if (!isKnown(tree)) return { value: null, refersToCells: false };
    const value = contentOf(tree, (name) => {
      refersToCells = true;
      return lookUp(name, on, gridOf);
    });
    // With iterative calculation such a cell shows something, and something else after the next calculation.
    const isCircular = refersToCells && leadsTo({ on, row, column }, formula, gridOf);
    return { value: isCircular ? null : value, refersToCells };
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

interface GridArea {
  grid: Grid;
  area: Area;
}

function areaOf(reference: string, on: Grid, gridOf: GridOf): GridArea | null {
  const bang = reference.lastIndexOf("!");
  const named = reference.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'");
  const grid = bang < 0 ? on : gridOf(named);
  const area = parseAddress(reference.slice(bang + 1).replaceAll("$", ""));
  return grid && area && area.rows * area.columns <= MOST_CELLS ? { grid, area } : null;
}

/** Whether what a formula names is computed, however far around, from the formula's own cell. */
function leadsTo(
  home: { on: Grid; row: number; column: number },
  formula: string,
  gridOf: GridOf,
): boolean {
  const seen = new Set<string>();
  const following = [{ formula, grid: home.on }];
  for (let next = following.pop(); next; next = following.pop()) {
    const references = tokenize(next.formula).filter(({ type }) => type === tokenTypes.REF_RANGE);
    for (const { value } of references) {
      const named = areaOf(value, next.grid, gridOf);
      if (!named) continue;
      const { grid, area } = named;
      for (let row = area.row; row < area.row + area.rows; row++)
        for (let column = area.column; column < area.column + area.columns; column++) {
          if (grid === home.on && row === home.row && column === home.column) return true;
          const key = `${grid.name}\n${row}\n${column}`;
          const inner = seen.has(key) ? undefined : grid.formula(row, column);
          seen.add(key);
          if (inner !== undefined) following.push({ formula: inner, grid });
          if (seen.size > MOST_CELLS) throw new NotKnown();
        }
    }
  }
  return false;
}

function lookUp(reference: string, on: Grid, gridOf: GridOf): Value {
  const named = areaOf(reference, on, gridOf);
  if (!named) throw new NotKnown();
  const { grid, area } = named;
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
