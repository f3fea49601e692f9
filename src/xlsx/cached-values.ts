/**
 * What the formulas of a plan show before any spreadsheet has calculated them: for previews in mail programs, on phones and
 * for whoever reads the file without calculating it.
 */
import "../functions/catalogue";
import { contentOf } from "../formula/evaluate";
import type { Content, Value } from "../formula/values";
import { cellId, type CellRef } from "../sheets/plan/address";
import type { CardPlan } from "../sheets/card/card";
import { generatedValues, type DrawnSheets, type GeneratedValue } from "../sheets/card/card-values";
import type { PlanCell, WorkbookPlan } from "../sheets/plan/plan";
import { isOneCell, splitReference, treeOf, Unknown } from "./known-formulas";
import { ByOwnRow, overAnyRow, overRow } from "./own-row";

/** What a formula's cell shows; null where a formula of the user's own has a function that only a spreadsheet knows. */
export type CachedValues = (sheet: string, cell: PlanCell) => Content;

/**
 * @param cards those that are drawn in the plan: their ledgers have the values of their cells
 */
export function cachedValues(plan: WorkbookPlan, cards: readonly CardPlan[] = []): CachedValues {
  const sheets = new PlanSheets(plan, cards);
  return (sheet, { row, column }) => {
    try {
      return sheets.value({ sheet, row, column }) ?? 0;
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  };
}

class PlanSheets implements DrawnSheets {
  private readonly cells = new Map<string, PlanCell>();
  private readonly known = new Map<string, Content | Unknown>();
  /** Of formulas that say the same, each over its own row: the tree of the first. */
  private readonly trees = new ByOwnRow<{ tree: ReturnType<typeof treeOf>; of: number }>();
  private readonly generated: readonly GeneratedValue[];

  constructor(plan: WorkbookPlan, cards: readonly CardPlan[]) {
    for (const { name, cells } of plan.sheets)
      for (const cell of cells) this.cells.set(cellId({ ...cell, sheet: name }), cell);
    this.generated = cards.map((card) => generatedValues(card, this));
  }

  formula(cell: CellRef): string | undefined {
    return this.cells.get(cellId(cell))?.formula;
  }

  value(cell: CellRef): Content {
    const id = cellId(cell);
    let value = this.known.get(id);
    if (value === undefined) {
      // A formula that leads back to itself finds this.
      this.known.set(id, new Unknown("circular"));
      value = this.calculated(cell);
      this.known.set(id, value);
    }
    if (value instanceof Unknown) throw value;
    return value;
  }

  private calculated(at: CellRef): Content | Unknown {
    const cell = this.cells.get(cellId(at));
    if (cell?.formula === undefined) return cell?.value ?? null;
    try {
      for (const generated of this.generated) {
        const value = generated(at);
        if (value !== undefined) return value;
      }
      return this.written(cell.formula, at);
    } catch (error) {
      if (error instanceof Unknown) return error;
      throw error;
    }
  }

  /** The value of a formula that only its text tells. */
  private written(formula: string, { sheet, row }: CellRef): Content {
    const { tree, of } = this.trees.get(formula, row, () => ({ tree: treeOf(formula), of: row }));
    const here = (reference: string) =>
      of === row ? reference : overRow(overAnyRow(reference, of), row);
    return contentOf(tree, (reference) => this.range(here(reference), sheet));
  }

  private range(reference: string, sheet: string): Value {
    const { name, range } = splitReference(reference, sheet);
    const { top, left, bottom, right } = range;
    if (top == null || left == null || bottom == null || right == null)
      throw new Unknown(reference);
    const rows: Content[][] = [];
    for (let row = top; row <= bottom; row++) {
      const cells: Content[] = [];
      for (let column = left; column <= right; column++)
        cells.push(this.value({ sheet: name, row, column }));
      rows.push(cells);
    }
    return isOneCell(range) ? rows[0]![0]! : rows;
  }
}
