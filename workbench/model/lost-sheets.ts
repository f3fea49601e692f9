import { LexerTreeBuilder } from "@univerjs/engine-formula";

/** Texts, and what referred to cells of a sheet that is deleted. */
const PARTS =
  /"(?:[^"]|"")*"|#REF!\$?(?:[A-Z]{1,3}\$?\d+|[A-Z]{1,3}|\d+)(?::\$?(?:[A-Z]{1,3}\$?\d+|[A-Z]{1,3}|\d+))?/gi;

/** A formula in which `#REF!A1`, as Excel writes cells of a sheet that is deleted, is the error alone. */
export const withoutLostSheets = (formula: string): string =>
  formula.includes("#REF!")
    ? formula.replace(PARTS, (part) => (part.startsWith('"') ? part : "#REF!"))
    : formula;

/** Makes Univer calculate `#REF!A1` as the error that it is; it knows only `#REF!`. */
export function calculateLostSheets(): void {
  const { prototype } = LexerTreeBuilder;
  if (Object.hasOwn(prototype.treeBuilder, KNOWS)) return;
  const { treeBuilder } = prototype;
  prototype.treeBuilder = Object.assign(
    function (this: LexerTreeBuilder, ...[formula, ...more]: Parameters<typeof treeBuilder>) {
      return treeBuilder.call(this, withoutLostSheets(formula), ...more);
    },
    { [KNOWS]: true },
  );
}
const KNOWS = "knowsLostSheets";
