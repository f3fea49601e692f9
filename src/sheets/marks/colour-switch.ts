/**
 * 标色: the cell right of a table that shows its colours or not. The rules read it, never a formula, so it changes no
 * figure; it stands on each sheet with marks, for a rule sees no other sheet.
 */
import { columnLetters, type CellRef } from "../plan/address";
import type { SheetBuilder } from "../plan/builder";

export const COLOURS = { label: "标色", on: "显示", off: "不显示" } as const;

/** Widths of its columns: the label's, and the cell's. */
export const SWITCH_WIDTHS = [7, 11] as const;

/** The switch stands in the first row, which is never sorted and seldom scrolled out of sight. */
const SWITCH_ROW = 0;

/** Draws the switch; answers the condition under which colours show, for the rules of the sheet. */
export function drawColourSwitch(sheet: SheetBuilder, shown = true): string {
  const cell = { row: SWITCH_ROW, column: sheet.columnCount + 1 };
  sheet.cell({ ...cell, column: sheet.columnCount }, "result-label", { value: COLOURS.label });
  sheet.cell(cell, "flag", { value: shown ? COLOURS.on : COLOURS.off });
  const area = { ...cell, rows: 1, columns: 1 };
  sheet.input(area);
  sheet.validations.push({
    areas: [area],
    rule: { type: "list", values: [COLOURS.on, COLOURS.off] },
    allowBlank: true,
    prompt: {
      title: COLOURS.label,
      message: `选“${COLOURS.off}”，本表不再标色；选“${COLOURS.on}”恢复。`,
    },
    error: {
      title: COLOURS.label,
      message: `请选“${COLOURS.on}”或“${COLOURS.off}”。`,
      style: "stop",
    },
  });
  return `${absolute(cell)}<>"${COLOURS.off}"`;
}

/** A row without what stands beside the table. */
export function withoutSwitch<T>(line: readonly T[]): readonly T[] {
  const label = line.findIndex((value) => value === COLOURS.label);
  return label < 0 ? line : line.slice(0, label);
}

const absolute = ({ row, column }: Pick<CellRef, "row" | "column">) =>
  `$${columnLetters(column)}$${row + 1}`;
