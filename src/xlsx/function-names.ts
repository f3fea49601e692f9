/** Names of the catalogue's functions: `RUBRIC.DEDUCT` in a cell, `_xldudf_RUBRIC_DEDUCT` in a file. */
import { tokenize } from "@borgar/fx";

const PREFIX = /^_xldudf_(RUBRIC|SUBSIDY)_([A-Z0-9]+)$/i;
const CELL_NAME = /^(RUBRIC|SUBSIDY)\.([A-Z0-9]+)$/i;

/** Workbooks of one rubric hold the same formulas: a mailbox full of them is read several times as fast. */
const shown = new Map<string, string>();
const MOST_SHOWN = 10_000;

/** A formula of a file as a cell shows it. */
export function fromFileFormula(formula: string): string {
  if (!/RUBRIC|SUBSIDY/i.test(formula)) return formula;
  let name = shown.get(formula);
  if (name === undefined) {
    name = rename(formula, (each) => {
      const found = PREFIX.exec(each);
      return found ? `${found[1]}.${found[2]}`.toUpperCase() : each;
    });
    if (shown.size >= MOST_SHOWN) shown.clear();
    shown.set(formula, name);
  }
  return name;
}

/** A cell's formula as Excel keeps it in a file, so that it finds the add-in's function again. */
export const toFileFormula = (formula: string): string =>
  rename(formula, (name) => {
    const found = CELL_NAME.exec(name);
    return found ? `_xldudf_${`${found[1]}_${found[2]}`.toUpperCase()}` : name;
  });

/** Function names only: words in quotes stay what they are. */
function rename(formula: string, name: (name: string) => string): string {
  if (!/RUBRIC|SUBSIDY/i.test(formula)) return formula;
  return tokenize(formula)
    .map(({ type, value }) => (type === "func" ? name(value) : value))
    .join("");
}
