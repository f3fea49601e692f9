import { requireFormatting } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { type Area, between } from "../model/area";
import type { BorderLook, CellFormat, FormatChange, Side } from "../model/cell-format";
import { invalidArgument, notImplemented } from "../wire/errors";
import { NO_LINE } from "./format-checks";

/** Whatever can be formatted: cells, a named style, a conditional format. */
export interface Formattable {
  change(change: FormatChange): void;
  formats(): Iterable<CellFormat>;
  /** Null takes the line away. */
  setBorder(side: string, look: BorderLook | null): void;
  borders(side: string): Iterable<BorderLook>;
}

interface Edge {
  area: Area;
  side: Side;
}

/** Cells of one sheet, in one or several areas. */
export class CellSelection implements Formattable {
  constructor(
    readonly sheet: Sheet,
    readonly areas: readonly Area[],
  ) {}

  change(format: FormatChange): void {
    requireFormatting(this.sheet, "Cells");
    for (const area of this.areas) this.sheet.patch(area, { format });
  }

  *formats(): Iterable<CellFormat> {
    for (const [row, column] of this.cells()) yield this.sheet.format(row, column);
  }

  *cells(): Iterable<[row: number, column: number]> {
    for (const whole of this.areas) {
      const { row, column, rows, columns } = this.sheet.bounded(whole);
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) yield [r, c];
      }
    }
  }

  setBorder(side: string, look: BorderLook | null): void {
    requireFormatting(this.sheet, "Cells");
    for (const edge of this.edges(side)) {
      this.sheet.patch(edge.area, { format: { borders: { [edge.side]: look } } });
      this.changeNeighbours(edge, look);
    }
  }

  *borders(side: string): Iterable<BorderLook> {
    const { edits } = this.sheet.book;
    for (const { area, side: edge } of this.edges(side)) {
      for (const [row, column] of new CellSelection(this.sheet, [area]).cells()) {
        const own = edits.border(this.sheet, row, column, edge);
        yield own ?? this.acrossFrom(row, column, edge) ?? NO_LINE;
      }
    }
  }

  /** A line belongs to two cells: where the neighbour has it too, it changes there as well. */
  private changeNeighbours({ area, side }: Edge, look: BorderLook | null): void {
    const { edits } = this.sheet.book;
    for (const [row, column] of new CellSelection(this.sheet, [area]).cells()) {
      const { row: r, column: c, side: opposite } = across(row, column, side);
      if (r < 0 || c < 0 || !edits.hasBorder(this.sheet, r, c, opposite)) continue;
      edits.cell(this.sheet, r, c, { format: { borders: { [opposite]: look } } });
    }
  }

  private acrossFrom(row: number, column: number, side: Side): BorderLook | null {
    const { row: r, column: c, side: opposite } = across(row, column, side);
    return r < 0 || c < 0 ? null : this.sheet.book.edits.border(this.sheet, r, c, opposite);
  }

  private edges(side: string): Edge[] {
    return this.areas.flatMap((area) => edgesOf(this.sheet.bounded(area), side));
  }
}

function edgesOf(area: Area, side: string): Edge[] {
  const { row, column, rows, columns } = area;
  const [bottom, right] = [row + rows - 1, column + columns - 1];
  switch (side) {
    case "EdgeTop":
      return [{ area: between(row, column, row, right), side: "EdgeTop" }];
    case "EdgeBottom":
      return [{ area: between(bottom, column, bottom, right), side: "EdgeBottom" }];
    case "EdgeLeft":
      return [{ area: between(row, column, bottom, column), side: "EdgeLeft" }];
    case "EdgeRight":
      return [{ area: between(row, right, bottom, right), side: "EdgeRight" }];
    case "InsideHorizontal":
      return rows < 2
        ? []
        : [{ area: between(row, column, bottom - 1, right), side: "EdgeBottom" }];
    case "InsideVertical":
      return columns < 2
        ? []
        : [{ area: between(row, column, bottom, right - 1), side: "EdgeRight" }];
    default:
      throw invalidArgument(`Border "${side}".`);
  }
}

function across(
  row: number,
  column: number,
  side: Side,
): { row: number; column: number; side: Side } {
  switch (side) {
    case "EdgeTop":
      return { row: row - 1, column, side: "EdgeBottom" };
    case "EdgeBottom":
      return { row: row + 1, column, side: "EdgeTop" };
    case "EdgeLeft":
      return { row, column: column - 1, side: "EdgeRight" };
    case "EdgeRight":
      return { row, column: column + 1, side: "EdgeLeft" };
  }
}

/** An outer side; styles and conditional formats have no inner ones. */
export function outerSide(side: string): Side {
  if (side.startsWith("Edge")) return side as Side;
  throw notImplemented(`Border ${side} of a style or conditional format`);
}
