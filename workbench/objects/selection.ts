import type { IBorderData, IStyleData } from "@univerjs/core";
import { type Area, between } from "../model/area";
import { requireFormatting } from "../grid/protection";
import type { CellPatch } from "../grid/edits";
import type { Sheet } from "../grid/sheet";
import { invalidArgument } from "../wire/errors";
import { type BorderLook, type CellFormat, fromBorder, toBorder } from "./style-map";

/** Whatever can be formatted: cells, a named style, a conditional format. */
export interface Formattable {
  patch(patch: CellPatch): void;
  formats(): Iterable<CellFormat>;
  setBorder(side: string, look: BorderLook): void;
  borders(side: string): Iterable<BorderLook>;
}

type Side = "t" | "r" | "b" | "l";
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

  patch(patch: CellPatch): void {
    requireFormatting(this.sheet, "Cells");
    for (const area of this.areas) this.sheet.patch(area, patch);
  }

  *formats(): Iterable<CellFormat> {
    for (const [row, column] of this.cells()) {
      yield { style: this.sheet.style(row, column), extras: this.sheet.extras(row, column) };
    }
  }

  *cells(): Iterable<[row: number, column: number]> {
    for (const whole of this.areas) {
      const { row, column, rows, columns } = this.sheet.bounded(whole);
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) yield [r, c];
      }
    }
  }

  setBorder(side: string, look: BorderLook): void {
    requireFormatting(this.sheet, "Cells");
    const border = toBorder(look);
    for (const edge of this.edges(side)) {
      this.patchEdge(edge, { bd: { [edge.side]: border } });
      this.patchNeighbours(edge, border);
    }
  }

  *borders(side: string): Iterable<BorderLook> {
    for (const { area, side: key } of this.edges(side)) {
      for (const [row, column] of new CellSelection(this.sheet, [area]).cells()) {
        yield fromBorder(this.borderAt(row, column, key) ?? this.acrossFrom(row, column, key));
      }
    }
  }

  private patchEdge({ area }: Edge, style: IStyleData): void {
    for (const [row, column] of new CellSelection(this.sheet, [area]).cells()) {
      this.sheet.book.edits.cell(this.sheet, row, column, { style });
    }
  }

  /** A line belongs to two cells: where the neighbour has it too, it changes there as well. */
  private patchNeighbours({ area, side }: Edge, border: IBorderData[Side]): void {
    for (const [row, column] of new CellSelection(this.sheet, [area]).cells()) {
      const { row: r, column: c, side: opposite } = across(row, column, side);
      if (r < 0 || c < 0 || !this.borderAt(r, c, opposite)) continue;
      const style = { bd: { [opposite]: border } };
      this.sheet.book.edits.cell(this.sheet, r, c, { style });
    }
  }

  private acrossFrom(row: number, column: number, side: Side) {
    const { row: r, column: c, side: opposite } = across(row, column, side);
    return r < 0 || c < 0 ? null : this.borderAt(r, c, opposite);
  }

  /** As it will be after the writes that are still gathered. */
  private borderAt(row: number, column: number, side: Side) {
    const pending = this.sheet.book.edits.peek(this.sheet, row, column)?.s as
      | IStyleData
      | undefined;
    if (pending?.bd === null) return null;
    if (pending?.bd && side in pending.bd) return pending.bd[side];
    return this.sheet.unflushed.getCellStyle(row, column)?.bd?.[side];
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
      return [{ area: between(row, column, row, right), side: "t" }];
    case "EdgeBottom":
      return [{ area: between(bottom, column, bottom, right), side: "b" }];
    case "EdgeLeft":
      return [{ area: between(row, column, bottom, column), side: "l" }];
    case "EdgeRight":
      return [{ area: between(row, right, bottom, right), side: "r" }];
    case "InsideHorizontal":
      return rows < 2 ? [] : [{ area: between(row, column, bottom - 1, right), side: "b" }];
    case "InsideVertical":
      return columns < 2 ? [] : [{ area: between(row, column, bottom, right - 1), side: "r" }];
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
    case "t":
      return { row: row - 1, column, side: "b" };
    case "b":
      return { row: row + 1, column, side: "t" };
    case "l":
      return { row, column: column - 1, side: "r" };
    case "r":
      return { row, column: column + 1, side: "l" };
  }
}
