import { treeOf, type Formula } from "../parse";
import type { Names } from "../types";
import { Checker, type Expected } from "./checker";
import type { Fault } from "./fault";
import { oversized } from "./size";

export type { Expected } from "./checker";
export type { Fault } from "./fault";

/** What the language refuses in a formula, given what its names are: each with its place and what to write instead. */
export function faultsOf(formula: Formula, names: Names, expected: Expected): Fault[] {
  const checker = new Checker(formula.text, names, expected);
  checker.whole(treeOf(formula));
  return [...checker.faults, ...oversized(treeOf(formula))].sort((a, b) => a.from - b.from);
}
