import { ReorderRangeCommand } from "@univerjs/sheets";
import { type Area, toUniver } from "../model/area";
import { requireSorting, requireUnlocked } from "../model/protection";
import type { Sheet } from "../model/sheet";
import { notImplemented } from "../wire/errors";
import { WireObject } from "../wire/wire-object";
import { valueOf } from "./cell-content";

interface SortField {
  /** Column (or row) of the range, from 0. */
  key: number;
  ascending?: boolean;
  sortOn?: string;
}

/** Sorts whole rows of the range; formulas move with their rows. */
export class RangeSortObject extends WireObject {
  readonly wireType = "RangeSort";
  constructor(
    private readonly sheet: Sheet,
    private readonly area: Area,
  ) {
    super();
  }

  apply(
    fields: SortField[],
    matchCase: boolean | null,
    hasHeaders: boolean | null,
    orientation: string | null,
  ): void {
    if ((orientation ?? "Rows") !== "Rows")
      throw notImplemented(`RangeSort.apply by ${orientation}`);
    const other = fields.find(({ sortOn }) => (sortOn ?? "Value") !== "Value");
    if (other) throw notImplemented(`RangeSort.apply on ${other.sortOn}`);
    requireSorting(this.sheet);
    const area = this.sheet.bounded(this.area);
    const head = hasHeaders ? 1 : 0;
    const body = { ...area, row: area.row + head, rows: area.rows - head };
    if (body.rows < 2) return;
    requireUnlocked(this.sheet, body);
    this.sheet.book.edits.flush();
    this.sheet.book.execute(ReorderRangeCommand.id, this.sheet, {
      range: toUniver(body),
      order: this.order(body, fields, matchCase === true),
    });
  }

  /** For each row of the sorted range, the row that comes there. */
  private order(body: Area, fields: SortField[], matchCase: boolean): Record<number, number> {
    const rows = Array.from({ length: body.rows }, (_, i) => body.row + i);
    const read = (row: number, key: number) => valueOf(this.sheet.cell(row, body.column + key));
    const sorted = [...rows].sort((a, b) => {
      for (const { key, ascending = true } of fields) {
        const [x, y] = [read(a, key), read(b, key)];
        if (x === "" || y === "") {
          if (x !== y) return x === "" ? 1 : -1; // blanks last, whichever way
          continue;
        }
        const difference = compare(x, y, matchCase);
        if (difference !== 0) return ascending ? difference : -difference;
      }
      return a - b;
    });
    return Object.fromEntries(rows.map((row, i) => [row, sorted[i]!]));
  }
}

const RANK = { number: 0, string: 1, boolean: 2 } as Record<string, number>;

/** Excel's order: numbers, text, FALSE, TRUE. */
function compare(x: string | number | boolean, y: string | number | boolean, matchCase: boolean) {
  const kinds = RANK[typeof x]! - RANK[typeof y]!;
  if (kinds !== 0) return kinds;
  if (typeof x !== "string") return Number(x) - Number(y);
  const sensitivity = matchCase ? "variant" : "accent";
  return x.localeCompare(String(y), "zh-CN", { sensitivity });
}
