/** Names of the catalogue's functions: `RUBRIC.DEDUCT` in a cell, `_xldudf_RUBRIC_DEDUCT` in a file. */
import "../functions/catalogue";
import { tokenize } from "@borgar/fx";
import { Remembered } from "../formula/remembered";
import { asTyped } from "../formula/excel-signs";

const CELL_NAME = /^(RUBRIC|SUBSIDY)\.([A-Z0-9]+)$/i;

/** Workbooks of one rubric hold the same formulas: a mailbox full of them is read several times as fast. */
const shown = new Remembered<string>(4_000_000);

/** A formula of a file as a cell shows it. */
export const fromFileFormula = (formula: string): string =>
  /RUBRIC|SUBSIDY/i.test(formula) ? shown.get(formula, asTyped) : formula;

/** A cell's formula as Excel keeps it in a file, so that it finds the add-in's function again. */
export function toFileFormula(formula: string): string {
  if (!/RUBRIC|SUBSIDY/i.test(formula)) return formula;
  // Function names only: words in quotes stay what they are.
  return tokenize(formula)
    .map(({ type, value }) => (type === "func" ? fileName(value) : value))
    .join("");
}

function fileName(name: string): string {
  const found = CELL_NAME.exec(name);
  return found ? `_xldudf_${`${found[1]}_${found[2]}`.toUpperCase()}` : name;
}
