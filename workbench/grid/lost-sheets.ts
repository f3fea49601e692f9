import type { Injector } from "@univerjs/core";
import {
  IActiveDirtyManagerService,
  LexerTreeBuilder,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";

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

/**
 * Has everything calculated when a name comes to stand for cells that are gone: Univer reads a formula with such a name as
 * the error alone, and then does not find it among those that use the name.
 */
export function calculateLostNames(injector: Injector): void {
  const dirtying = injector.get(IActiveDirtyManagerService);
  const known = dirtying.get(SetDefinedNameMutation.id);
  if (!known) throw new Error("Univer has changed: no names make formulas dirty.");
  dirtying.register(SetDefinedNameMutation.id, {
    ...known,
    getDirtyData: (command) => ({
      ...known.getDirtyData(command),
      forceCalculation: isLost(command.params),
    }),
  });
}

const isLost = (params: unknown) =>
  String((params as { formulaOrRefString?: unknown }).formulaOrRefString).includes("#REF!");
