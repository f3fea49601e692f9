/** Replaces formulas inside an existing workbook file; all else stays byte for byte. */
import { fromFileFormula, toFileFormula } from "./function-names";
import { closeParts, openParts, type Parts } from "./package";
import { partOf, sheetParts } from "./sheet-parts";
import { editElements, type EditableElement } from "./xml-edit";

/** Where a formula stands. */
export interface FormulaPlace {
  /** Name of the sheet; absent for names and tables. */
  sheet?: string;
  /** `D9`; the defined name; or the table's column. */
  address: string;
  kind: "cell" | "shared" | "array" | "name" | "table" | "rule";
}

/** A formula with its `=`, as a cell shows it; answers the new one, or `undefined` to leave it. */
export type TurnFormula = (formula: string, place: FormulaPlace) => string | undefined;

const SHEET_FORMULAS = new Set(["f", "formula", "formula1", "formula2"]);
const NAME_FORMULAS = new Set(["definedName"]);
const TABLE_FORMULAS = new Set(["calculatedColumnFormula", "totalsRowFormula"]);

/**
 * Offers every formula of the file to `turn`: cells (a shared formula once, at its first cell; array formulas keep their
 * kind), conditional formats and validations, defined names, table columns.
 * @throws {FileError} see {@link openParts}.
 */
export function swapFormulas(bytes: Uint8Array, turn: TurnFormula): Uint8Array {
  const parts = openParts(bytes);
  swapInParts(parts, turn);
  return closeParts(parts);
}

export function swapInParts(parts: Parts, turn: TurnFormula): void {
  const edit = (
    name: string,
    elements: ReadonlySet<string>,
    place: (element: EditableElement) => FormulaPlace,
  ) => {
    const change = (element: EditableElement) => turned(element, place(element), turn);
    parts.set(name, editElements(partOf(parts, name), elements, change));
  };
  for (const { name, part } of sheetParts(parts))
    edit(part, SHEET_FORMULAS, (element) => ({ sheet: name, ...sheetPlace(element) }));
  edit("xl/workbook.xml", NAME_FORMULAS, ({ attributes }) => ({
    address: attributes.name ?? "",
    kind: "name",
  }));
  for (const name of parts.keys())
    if (/^xl\/tables\/[^/]+\.xml$/.test(name))
      edit(name, TABLE_FORMULAS, ({ around }) => ({
        address: around[0]?.attributes.name ?? "",
        kind: "table",
      }));
}

function turned(
  { text }: EditableElement,
  place: FormulaPlace,
  turn: TurnFormula,
): string | undefined {
  if (text === "") return undefined;
  const result = turn(fromFileFormula(`=${text}`), place);
  return result === undefined ? undefined : toFileFormula(result).slice(1);
}

function sheetPlace({ name, attributes, around }: EditableElement): Omit<FormulaPlace, "sheet"> {
  if (name !== "f") {
    const range = around.find(({ attributes: { sqref } }) => sqref)?.attributes.sqref;
    return { address: range ?? "", kind: "rule" };
  }
  const kind = attributes.t === "shared" ? "shared" : attributes.t === "array" ? "array" : "cell";
  return { address: around[0]?.attributes.r ?? "", kind };
}
