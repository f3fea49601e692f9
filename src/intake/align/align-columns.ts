/** Columns by their headers, and columns without one by their neighbours. */
import type { AlignNote } from "./align";
import { folded } from "./fold";
import type { Grid } from "./grid";
import type { FormSheet } from "./template";

export function alignColumns(
  form: FormSheet,
  grid: Grid,
  rows: readonly number[],
  keyColumn: number,
): { columns: number[]; notes: AlignNote[] } {
  const notes: AlignNote[] = [];
  const columns = Array.from({ length: form.columns }, () => -1);
  const found = headersOf(form, grid, rows, keyColumn);
  const taken = new Set<number>();
  if (keyColumn >= 0) {
    columns[0] = keyColumn;
    taken.add(keyColumn);
  }
  const take = (planned: number, column: number) => {
    columns[planned] = column;
    taken.add(column);
  };
  form.headers.forEach((header, planned) => {
    if (planned === 0 || header === "") return;
    const alike = [...found].filter(([, words]) => words === header).map(([column]) => column);
    const free = alike.filter((column) => !taken.has(column));
    const [first] = free.sort((a, b) => Math.abs(a - planned) - Math.abs(b - planned));
    if (first === undefined) return;
    take(planned, first);
    for (const other of free.slice(1))
      notes.push({ type: "header", column: other, planned, lost: false, doubled: true });
  });
  form.headers.forEach((header, planned) => {
    if (planned === 0 || columns[planned] !== -1) return;
    const column = besideNeighbours(columns, planned);
    const isFree = column !== null && !taken.has(column) && column >= 0;
    if (isFree) take(planned, column);
    if (header === "") return;
    notes.push(
      isFree && (found.get(column) ?? "") !== ""
        ? { type: "header", column, planned, lost: false, doubled: false }
        : { type: "column-missing", planned },
    );
    if (isFree && (found.get(column) ?? "") === "" && !holdsAny(grid, column)) {
      taken.delete(column);
      columns[planned] = -1;
    } else if (isFree && (found.get(column) ?? "") === "") {
      notes.pop();
      notes.push({ type: "header", column, planned, lost: false, doubled: false });
    }
  });
  return { columns, notes };
}

/** The words above each column of the file, by its present header rows. */
function headersOf(
  form: FormSheet,
  grid: Grid,
  rows: readonly number[],
  keyColumn: number,
): Map<number, string> {
  const present = form.headerRows.map((row) => rows[row] ?? -1).filter((row) => row >= 0);
  return new Map(
    Array.from({ length: grid.columns }, (_, column) => [
      column,
      column === keyColumn ? "" : present.map((row) => folded(grid.value(row, column))).join(""),
    ]),
  );
}

/** The place that a column has if its neighbours kept theirs: both, or the one that there is. */
function besideNeighbours(columns: readonly number[], planned: number): number | null {
  const left = columns.slice(1, planned).findLastIndex((column) => column >= 0) + 1;
  const right = columns.findIndex((column, index) => index > planned && column >= 0);
  const fromLeft = left > 0 ? columns[left]! + planned - left : null;
  const fromRight = right > 0 ? columns[right]! - (right - planned) : null;
  if (fromLeft === null || fromRight === null) return fromLeft ?? fromRight;
  return fromLeft === fromRight ? fromLeft : null;
}

function holdsAny(grid: Grid, column: number): boolean {
  for (let row = 0; row < grid.rows; row++) if (!grid.isEmpty(row, column)) return true;
  return false;
}
