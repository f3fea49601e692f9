/** The sheets of one card in a file: aligned with the form, and their cells found by the ledger's names. */
import { align, inPlace, type Alignment } from "./align";
import { Grid, type GridCell } from "./grid";
import { Straightener, type Alignments } from "./straighten";
import { SHEET_ROLES, type Form, type FormCell, type FormSheet, type SheetRole } from "./template";

export interface PlacedCell {
  alignment: Alignment;
  cell: GridCell;
  form: FormCell;
}

export interface ComputedCell extends PlacedCell {
  form: FormSheet["computed"][number];
}

export class CardSheets {
  readonly alignments: Alignments;
  readonly straightener: Straightener;
  private found: readonly ComputedCell[] | null = null;

  constructor(
    readonly form: Form,
    readonly grids: Partial<Record<SheetRole, Grid>>,
  ) {
    this.alignments = {};
    for (const role of SHEET_ROLES) {
      const grid = grids[role];
      if (grid) this.alignments[role] = align(form.sheets[role], grid);
    }
    this.preferPlaces();
    this.straightener = new Straightener(this.alignments);
  }

  /** Where a cell of the ledger stands in the file; null where its sheet, row or column is gone. */
  at(name: string): PlacedCell | null {
    const place = this.form.cellOf(name);
    const alignment = place && this.alignments[place.sheet.role];
    if (!place || !alignment) return null;
    const row = alignment.rows[place.row]!;
    const column = alignment.columns[place.column]!;
    if (row < 0 || column < 0) return null;
    return { alignment, cell: alignment.grid.cell(row, column), form: place.cell };
  }

  /** The formulas of the form, with the cells where they are looked for. */
  computed(): readonly ComputedCell[] {
    this.found ??= this.findComputed();
    return this.found;
  }

  private findComputed(): ComputedCell[] {
    const found: ComputedCell[] = [];
    for (const alignment of Object.values(this.alignments))
      for (const form of alignment.form.computed) {
        const row = alignment.rows[form.row]!;
        const column = alignment.columns[form.column]!;
        if (row >= 0 && column >= 0)
          found.push({ alignment, cell: alignment.grid.cell(row, column), form });
      }
    return found;
  }

  gridNamed(name: string): Grid | null {
    const wanted = name.toLowerCase();
    return Object.values(this.grids).find((grid) => grid.name.toLowerCase() === wanted) ?? null;
  }

  /** Headers that were written over move no formula: where more formulas fit the old places, those are right. */
  private preferPlaces(): void {
    for (const [role, alignment] of Object.entries(this.alignments) as [SheetRole, Alignment][]) {
      if (isRising(alignment.columns)) continue;
      const before = this.fitting();
      this.alignments[role] = withColumnsInPlace(alignment);
      if (this.fitting() > before) continue;
      this.alignments[role] = alignment;
    }
  }

  /** How many formulas of the form stand where they are looked for. */
  fitting(): number {
    const straightener = new Straightener(this.alignments);
    let fits = 0;
    for (const alignment of Object.values(this.alignments))
      for (const { row, column, formula } of alignment.form.computed) {
        const [r, c] = [alignment.rows[row]!, alignment.columns[column]!];
        const found = r < 0 || c < 0 ? undefined : alignment.grid.formula(r, c);
        if (found && straightener.isSame(found, formula, alignment)) fits++;
      }
    return fits;
  }
}

const isRising = (places: readonly number[]) =>
  places.filter((at) => at >= 0).every((at, index, there) => index === 0 || at > there[index - 1]!);

/** The columns in the order of the form, into the same places. */
function withColumnsInPlace(alignment: Alignment): Alignment {
  const { form, grid, rows, columns } = alignment;
  const places = columns.filter((at) => at >= 0).sort((a, b) => a - b);
  const sorted = columns.map((at) => (at < 0 ? -1 : places.shift()!));
  const plain = inPlace(form, grid);
  return {
    ...plain,
    rows,
    columns: sorted,
    plannedRow: alignment.plannedRow,
    plannedColumn: new Map(sorted.flatMap((at, index) => (at < 0 ? [] : [[at, index] as const]))),
    inPlace: rows.every((at, index) => at === index) && sorted.every((at, index) => at === index),
    moved: !isRising(rows),
    keyed: alignment.keyed,
    notes: alignment.notes,
  };
}
