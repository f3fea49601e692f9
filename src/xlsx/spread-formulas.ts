/** Formulas that fill a block of cells: those of an array, and of a data table. */
import { parseAddress } from "../sheets/plan/address";
import type { Area } from "../sheets/plan/plan";
import { disordered } from "./scan-xml";

/** Of one sheet; a card has none. */
const MOST = 1000;

export class Spread {
  private readonly blocks: { area: Area; formula: string }[] = [];

  get isEmpty(): boolean {
    return this.blocks.length === 0;
  }

  add(address: string | undefined, formula: string): void {
    const area = parseAddress(address ?? "");
    if (!area || area.rows * area.columns < 1) return;
    if (this.blocks.length >= MOST) throw disordered();
    this.blocks.push({ area, formula });
  }

  /** What fills a cell that has no formula of its own. */
  at(row: number, column: number): string | undefined {
    if (this.isEmpty) return undefined;
    return this.blocks.find(
      ({ area }) =>
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    )?.formula;
  }
}
