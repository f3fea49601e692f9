/** Cells against figures. */
import { isEmpty, type Scalar } from "../../../src/formula/values";
import type { CellRef } from "../../../src/sheets/plan/address";
import type { Figure } from "./figures";

/** A cell that shows something else than the ledger gives for what the cells hold. */
export interface Difference {
  figure: Figure;
  shown: Scalar;
}

/** What differs, the causes only: a sum over a score that differs follows from it. */
export function differences(
  figures: readonly Figure[],
  shownIn: (cell: CellRef) => Scalar,
): Difference[] {
  const found = figures
    .map((figure) => ({ figure, shown: shownIn(figure.cell) }))
    .filter(({ figure, shown }) => !isSame(shown, figure.expected));
  const differing = new Set(found.map(({ figure }) => keyOf(figure.cell)));
  return found.filter(({ figure }) => !figure.over().some((cell) => differing.has(keyOf(cell))));
}

const keyOf = ({ sheet, row, column }: CellRef) => `${sheet}!${row},${column}`;

export function isSame(a: Scalar, b: Scalar): boolean {
  if (typeof a === "number" && typeof b === "number") return isClose(a, b);
  return isEmpty(a) ? isEmpty(b) : a === b;
}

/** On 9 decimals; from a hundred thousand on, of which a file has no 9, on 15 digits. */
export function isClose(a: number, b: number): boolean {
  if (Math.abs(a) >= 1e5) return a.toPrecision(14) === b.toPrecision(14) || near15(a, b);
  return Math.abs(a - b) < 5e-10 || a.toFixed(9) === b.toFixed(9);
}

const near15 = (a: number, b: number) => Math.abs(a - b) <= Math.abs(a) * 2e-15;
