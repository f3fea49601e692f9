/** Formulas of cells that can be worked out here from their text. */
import "../functions/catalogue";
import { parseA1Range, tokenize, type AstExpression, type RangeA1 } from "@borgar/fx";
import { BUILT_IN } from "../formula/built-in";
import { findFunction } from "../formula/library";
import { visit } from "../formula/node";
import { FormulaError, toTree } from "../formula/parse";

/** Thrown by whatever needs a cell that is not known. */
export class Unknown extends Error {}

/**
 * The tree of a formula in functions that can be evaluated here.
 *
 * @throws Unknown where it has another one, or is none
 */
export function treeOf(formula: string): AstExpression {
  try {
    const tree = toTree(formula, tokenize(formula, { withLocation: true }));
    visit(tree, (node) => {
      if (node.type !== "CallExpression") return;
      const { name } = node.callee;
      if (!BUILT_IN.has(name.toUpperCase()) && !findFunction(name)) throw new Unknown(name);
    });
    return tree;
  } catch (error) {
    throw error instanceof FormulaError ? new Unknown(formula) : error;
  }
}

/**
 * A reference of a formula on a sheet.
 *
 * @throws Unknown for what names no cells of this workbook
 */
export function splitReference(reference: string, sheet: string): { name: string; range: RangeA1 } {
  const bang = reference.lastIndexOf("!");
  const name =
    bang < 0 ? sheet : reference.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'");
  const range = parseA1Range(reference.slice(bang + 1));
  if (!range || name.includes("[")) throw new Unknown(reference);
  return { name, range };
}

export const isOneCell = ({ top, left, bottom, right }: RangeA1) =>
  top === bottom && left === right;
