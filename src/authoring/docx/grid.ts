/** A table of a document as rows and columns, without the slivers that dragged borders leave. */
import type { Area } from "../../sheets/plan/plan";
import type { DocumentCell, DocumentTable } from "./blocks";

export interface Grid {
  values: string[][];
  merges: Area[];
  columns: number;
}

/** Columns narrower than this, 4 mm, are where a border was dragged. */
const SLIVER = 227;

export function gridOf({ rows, widths }: DocumentTable): Grid {
  const places = placesOf(rows, widths);
  const columns = Math.max(0, ...places.values()) || 1;
  const values = rows.map(() => Array.from({ length: columns }, () => ""));
  const merges: Area[] = [];
  const open = new Map<number, Area>();
  rows.forEach((row, r) => {
    const begun = new Set<number>();
    for (const cell of row) {
      const [from, to] = [
        places.get(cell.column) ?? 0,
        places.get(cell.column + cell.columns) ?? columns,
      ];
      if (to <= from) continue;
      begun.add(from);
      const above = open.get(from);
      if (cell.isBelow && above && above.columns === to - from) {
        above.rows++;
        continue;
      }
      const area = { row: r, column: from, rows: 1, columns: to - from };
      values[r]![from] = cell.text;
      merges.push(area);
      open.set(from, area);
    }
    for (const column of open.keys()) if (!begun.has(column)) open.delete(column);
  });
  return {
    values,
    columns,
    merges: merges.filter(({ rows: high, columns: wide }) => high * wide > 1),
  };
}

/** The column that each edge of the grid begins, where some cell begins there. */
function placesOf(
  rows: readonly (readonly DocumentCell[])[],
  widths: readonly number[],
): Map<number, number> {
  const edges = new Set<number>([0]);
  for (const row of rows)
    for (const { column, columns } of row) edges.add(column).add(column + columns);
  const sorted = [...edges].sort((a, b) => a - b);
  const places = new Map<number, number>();
  let [place, from] = [0, 0];
  sorted.forEach((edge, at) => {
    const width = widths.slice(from, edge).reduce((sum, each) => sum + each, 0);
    const isSliver =
      at > 0 && widths.length >= edge && width < SLIVER && width >= 0 && isKnown(widths);
    if (at > 0 && !isSliver) {
      place++;
      from = edge;
    }
    places.set(edge, place);
  });
  return places;
}

const isKnown = (widths: readonly number[]) => widths.some((width) => width > 0);
