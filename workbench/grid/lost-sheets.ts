import { type ICommandInfo, type IMutationInfo, type Injector } from "@univerjs/core";
import {
  deserializeRangeWithSheet,
  generateStringWithSequence,
  IActiveDirtyManagerService,
  IDefinedNamesService,
  IFunctionService,
  type ISetDefinedNameMutationParam,
  LexerTreeBuilder,
  sequenceNodeType,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";
import { RemoveSheetCommand, SheetInterceptorService } from "@univerjs/sheets";
import type { FWorkbook } from "@univerjs/sheets/facade";

/** Texts, and what referred to cells of a sheet that is deleted. */
const PARTS =
  /"(?:[^"]|"")*"|#REF!\$?(?:[A-Z]{1,3}\$?\d+|[A-Z]{1,3}|\d+)(?::\$?(?:[A-Z]{1,3}\$?\d+|[A-Z]{1,3}|\d+))?/gi;

/** A formula in which `#REF!A1`, as Excel writes cells of a sheet that is deleted, is the error alone. */
export const withoutLostSheets = (formula: string): string =>
  formula.includes("#REF!")
    ? formula.replace(PARTS, (part) => (part.startsWith('"') ? part : "#REF!"))
    : formula;

/** What Univer keeps to itself; a name's text is read on its own. */
interface Lexer {
  treeBuilder(formula: string, ...more: unknown[]): unknown;
  _handleNestedDefinedName(formula: string, ...more: unknown[]): unknown;
}

/** Makes Univer calculate `#REF!A1` as the error that it is, in cells and in names; it knows only `#REF!`. */
export function calculateLostSheets(): void {
  const prototype = LexerTreeBuilder.prototype as unknown as Lexer;
  if (Object.hasOwn(prototype.treeBuilder, KNOWS)) return;
  for (const name of ["treeBuilder", "_handleNestedDefinedName"] as const) {
    const original = prototype[name];
    if (!original) throw new Error(`Univer has changed: no ${name}.`);
    prototype[name] = Object.assign(
      function (this: Lexer, formula: string, ...more: unknown[]) {
        return original.call(this, withoutLostSheets(formula), ...more);
      },
      { [KNOWS]: true },
    );
  }
}
const KNOWS = "knowsLostSheets";

/**
 * A name loses a sheet as a cell does, its cells beside the error. Univer makes the error alone of a name that is a range, and
 * lets others name the sheet that is gone.
 */
export function loseSheetsInNames(injector: Injector, univer: FWorkbook): void {
  const names = injector.get(IDefinedNamesService);
  const lexer = injector.get(LexerTreeBuilder);
  const unitId = univer.getId();
  const withoutSheet = (formula: string, sheet: string): string => {
    const nodes = lexer.sequenceNodesBuilder(formula) ?? [];
    const lost = nodes.map((node) => {
      const isLost =
        typeof node !== "string" &&
        node.nodeType === sequenceNodeType.REFERENCE &&
        deserializeRangeWithSheet(node.token).sheetName === sheet;
      return isLost ? { ...node, token: `#REF!${node.token.replace(/^.*!/s, "")}` } : node;
    });
    return (formula.startsWith("=") ? "=" : "") + generateStringWithSequence(lost);
  };
  const getMutations = ({ id, params }: ICommandInfo) => {
    const { subUnitId } = (params ?? {}) as { subUnitId?: string };
    const sheet = id === RemoveSheetCommand.id && univer.getSheetBySheetId(subUnitId ?? "");
    if (!sheet) return { redos: [], undos: [] };
    const redos = Object.values(names.getDefinedNameMap(unitId) ?? {}).flatMap((name) => {
      const formulaOrRefString = withoutSheet(name.formulaOrRefString, sheet.getSheetName());
      if (formulaOrRefString === name.formulaOrRefString) return [];
      const changed: ISetDefinedNameMutationParam = { unitId, ...name, formulaOrRefString };
      return [{ id: SetDefinedNameMutation.id, params: changed } satisfies IMutationInfo];
    });
    return { redos, undos: [] };
  };
  injector.get(SheetInterceptorService).interceptCommand({ getMutations });
}

/**
 * Has everything read and calculated anew when a name comes to stand for cells that are gone: Univer keeps formulas as it has
 * read them, with what their names stood for then.
 */
export function calculateLostNames(injector: Injector): void {
  const dirtying = injector.get(IActiveDirtyManagerService);
  const names = injector.get(IDefinedNamesService);
  const known = dirtying.get(SetDefinedNameMutation.id);
  if (!known) throw new Error("Univer has changed: no names make formulas dirty.");
  dirtying.register(SetDefinedNameMutation.id, {
    ...known,
    getDirtyData: (command) => {
      const { unitId, formulaOrRefString } = command.params as ISetDefinedNameMutationParam;
      if (!formulaOrRefString.includes("#REF!")) return known.getDirtyData(command);
      injector.get(IFunctionService).deleteFormulaAstCacheKey("");
      // A name may stand for another: whatever has one is read anew.
      const all = Object.values(names.getDefinedNameMap(unitId) ?? {});
      const dirty = Object.fromEntries(all.map((each) => [each.name, each.formulaOrRefString]));
      return { dirtyDefinedNameMap: { [unitId]: dirty }, forceCalculation: true };
    },
  });
}
