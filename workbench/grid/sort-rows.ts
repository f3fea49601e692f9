import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { HostError } from "../wire/errors";
import { type Area, formatArea, intersect } from "../model/area";
import { NO_DATA, valueData } from "./cell-data";
import { NO_STYLE } from "./cell-style";
import { OfficeEvent } from "../model/event-hub";
import { requireSorting, requireUnlocked } from "./protection";
import type { Sheet } from "./sheet";

/** How rows are ordered: by the values of a column of the area, counted from its first. */
export interface SortKey {
  column: number;
  ascending: boolean;
}
export type Comparable = string | number | boolean;

/**
 * Sorts the rows of an area as Excel does: contents and formats move, relative references move along, blanks come last.
 * (Univer's own reordering leaves formulas pointing to the rows where they were.)
 */
export function sortRows(sheet: Sheet, area: Area, keys: SortKey[], matchCase = false): void {
  requireSorting(sheet);
  requireEqualMerges(sheet, area);
  requireUnlocked(sheet, area);
  const rows = Array.from({ length: area.rows }, (_, i) => area.row + i);
  const valuesOf = (row: number) =>
    keys.map(({ column }) => comparable(sheet.univerCell(row, area.column + column)));
  const keyed = rows.map((row) => ({ row, values: valuesOf(row) }));
  keyed.sort((a, b) => {
    const place = keys.findIndex((_, i) => a.values[i] !== b.values[i]);
    const key = keys[place];
    return key
      ? order(a.values[place]!, b.values[place]!, key.ascending, matchCase)
      : a.row - b.row;
  });
  moveRows(
    sheet,
    area,
    keyed.map(({ row }) => row),
  );
  const message = { address: formatArea(area), source: "Local" };
  sheet.book.events.raise(OfficeEvent.rowSorted, sheet.id, message);
}

/** Where some cells are merged, all have to be, and alike: Excel says so and sorts nothing. */
function requireEqualMerges(sheet: Sheet, area: Area): void {
  const merged = sheet.merged();
  const inside = merged.filter((each) => intersect(each, area));
  if (inside.length > 0)
    throw new HostError("InvalidOperation", "All the merged cells need to be the same size.");
}

/** Puts the rows `from[0]`, `from[1]` … one below the other, beginning with the first row of the area. */
function moveRows(sheet: Sheet, area: Area, from: number[]): void {
  const lexer = sheet.book.univerInjector.get(LexerTreeBuilder);
  const lines = from.map((row) =>
    Array.from({ length: area.columns }, (_, i) => {
      const column = area.column + i;
      const cell = structuredClone(sheet.univerCell(row, column) ?? {});
      return { cell, formula: sheet.formula(row, column), style: ownStyle(sheet, row, column) };
    }),
  );
  lines.forEach((line, i) => {
    const row = area.row + i;
    if (from[i] === row) return;
    line.forEach(({ cell, formula, style }, j) => {
      const f = formula && lexer.moveFormulaRefOffset(formula, 0, row - from[i]!);
      const content = f ? { ...NO_DATA, f } : valueData(cell);
      sheet.book.edits.univerCell(sheet, row, area.column + j, {
        content,
        style,
        custom: cell.custom ?? null,
      });
    });
  });
  sheet.book.edits.flush();
}

const ownStyle = (sheet: Sheet, row: number, column: number): IStyleData => ({
  ...NO_STYLE,
  ...sheet.univer.getCellStyle(row, column),
});

function comparable(cell: Nullable<ICellData>): Comparable {
  if (cell?.v === undefined || cell.v === null) return "";
  return cell.t === 3 ? Boolean(Number(cell.v)) : cell.v;
}

const RANK: Record<string, number> = { number: 0, string: 1, boolean: 2 };

/** Numbers before texts before FALSE before TRUE; blanks last, whichever way. */
function order(a: Comparable, b: Comparable, ascending: boolean, matchCase: boolean): number {
  if (a === "" || b === "") return a === "" ? 1 : -1;
  const difference = RANK[typeof a]! - RANK[typeof b]! || compare(a, b, matchCase);
  return ascending ? difference : -difference;
}

function compare(a: Comparable, b: Comparable, matchCase: boolean): number {
  if (typeof a !== "string") return Number(a) - Number(b);
  return a.localeCompare(String(b), "zh-CN", { sensitivity: matchCase ? "variant" : "accent" });
}
