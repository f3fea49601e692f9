/** A1 addresses, and cells gathered into few rectangles: Office.js is fast when it is given few ranges. */
import { a1 } from "../sheets/address";
import type { Area } from "../sheets/plan";

/**
 * `Worksheet.getRanges` refuses long lists without saying where its limit lies (255 characters are documented for ranges
 * by address elsewhere in Excel), so lists are cut well before.
 */
const longestAddress = 255;

export function areaAddress({ row, column, rows, columns }: Area): string {
  const first = a1({ row, column });
  const last = a1({ row: row + rows - 1, column: column + columns - 1 });
  return first === last ? first : `${first}:${last}`;
}

/** `B3:D9` → area; null for whole rows, whole columns and anything else. */
export function parseAddress(address: string): Area | null {
  const match = /^(?:.*!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(address);
  if (!match) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const row = Number(top) - 1;
  const column = columnNumber(left);
  return { row, column, rows: Number(bottom) - row, columns: columnNumber(right) - column + 1 };
}

function columnNumber(name: string): number {
  let n = 0;
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

/** Lists of addresses, each short enough for one `getRanges`. */
export function addressLists(areas: readonly Area[]): string[] {
  const lists: string[] = [];
  for (const address of areas.map(areaAddress)) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < longestAddress) {
      lists[lists.length - 1] = `${last},${address}`;
    } else {
      lists.push(address);
    }
  }
  return lists;
}

/** Covers areas by few rectangles that do not overlap: runs in a row first, then equal runs of rows below each other. */
export function rectangles(areas: readonly Area[]): Area[] {
  const done: Area[] = [];
  let open = new Map<string, Area>();
  for (const [row, columns] of [...columnsByRow(areas)].sort(([a], [b]) => a - b)) {
    const next = new Map<string, Area>();
    for (const run of runs(columns)) {
      const key = `${run.first}:${run.count}`;
      const above = open.get(key);
      if (above && above.row + above.rows === row) {
        above.rows += 1;
        next.set(key, above);
      } else {
        const area = { row, column: run.first, rows: 1, columns: run.count };
        next.set(key, area);
        done.push(area);
      }
    }
    open = next;
  }
  return done;
}

function columnsByRow(areas: readonly Area[]): Map<number, Set<number>> {
  const rows = new Map<number, Set<number>>();
  for (const area of areas) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      const columns = rows.get(row) ?? new Set();
      rows.set(row, columns);
      for (let column = area.column; column < area.column + area.columns; column++) {
        columns.add(column);
      }
    }
  }
  return rows;
}

/** Numbers without gaps between them, as first and count. */
export function runs(numbers: Iterable<number>): { first: number; count: number }[] {
  const found: { first: number; count: number }[] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.first + last.count === n) last.count += 1;
    else found.push({ first: n, count: 1 });
  }
  return found;
}
