/** The ledger's nodes as formulas for cells: each name becomes the place where its cell stands. */
import type { AstExpression } from "@borgar/fx";
import { printTree } from "../../formula/compile";
import { parseCellName, type CardCell } from "../../ledger/cells";
import type { CardLedger } from "../../ledger/ledger";
import { columnReferences, rangeReference, reference, type CellRef } from "../plan/address";

/** Where a cell of a card stands; null where it stands nowhere on the sheets. */
export type Places = (cell: CardCell) => CellRef | null;

/**
 * What a generated cell computes, beginning with `=`; null where a person types.
 *
 * @param sheet the sheet that the formula stands on
 */
export function generatedFormula(
  ledger: CardLedger,
  cell: string,
  places: Places,
  sheet: string,
): string | null {
  const node = ledger.nodes.get(cell);
  return node ? `=${printNode(ledger, node, places, sheet)}` : null;
}

/** Any node of a ledger as a formula on a sheet, without `=`. */
export function printNode(
  ledger: CardLedger,
  node: AstExpression,
  places: Places,
  sheet: string,
): string {
  const one = (name: string): string => {
    const place = places(parseCellName(name));
    if (place) return reference(place, sheet);
    // A number that the document does not print, or a figure without a line of its own.
    const constant = ledger.constants.get(name);
    const inner = ledger.nodes.get(name);
    if (constant !== undefined) return String(constant);
    if (inner) return `(${printNode(ledger, inner, places, sheet)})`;
    return "#REF!";
  };
  return printTree(node, (name) => {
    const list = ledger.lists.get(name);
    if (!list) return one(name);
    const cells = list.map((each) => places(parseCellName(each)));
    if (!cells.every((cell) => cell !== null)) return list.map(one).join(",");
    return ledger.spans.has(name) ? spanOf(cells, sheet) : columnReferences(cells, sheet);
  });
}

/** From the topmost cell to the lowest. */
function spanOf(cells: readonly CellRef[], sheet: string): string {
  const rows = [...cells].sort((a, b) => a.row - b.row);
  const [first, last] = [rows[0], rows.at(-1)];
  return first && last ? rangeReference(first, last, sheet) : "#REF!";
}
