/** Number formats of a plan's cells. */
import type { Area, PlanCell, SheetPlan } from "./plan";
import { cellStyles } from "./theme";

/** A formula in a text cell would stay text: Excel would show it instead of its value. */
export function numberFormatOf(cell: PlanCell): string {
  const format = cell.numberFormat ?? cellStyles[cell.style].numberFormat;
  return format === "@" && cell.formula !== undefined ? "General" : format;
}

/** The cells of areas by their number format: a mark's sign is part of one, so those of one format share a rule. */
export function byNumberFormat({
  cells,
}: Pick<SheetPlan, "cells">): (areas: readonly Area[]) => Map<string, Area[]> {
  const formats = new Map(
    cells.map((cell) => [`${cell.row}:${cell.column}`, numberFormatOf(cell)]),
  );
  return (areas) => {
    const groups = new Map<string, Area[]>();
    for (const cell of areas.flatMap(cellsOf)) {
      const format = formats.get(`${cell.row}:${cell.column}`) ?? "General";
      groups.set(format, [...(groups.get(format) ?? []), cell]);
    }
    return groups;
  };
}

/** The single cells of an area. */
export function cellsOf({ row, column, rows, columns }: Area): Area[] {
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: row + Math.floor(index / columns),
    column: column + (index % columns),
    rows: 1,
    columns: 1,
  }));
}
