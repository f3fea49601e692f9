/** A system's table as it will be drawn, as rows of cells. */
import { planCard } from "../../sheets/card/card";
import { sheetNames } from "../../sheets/card/sheet-names";
import type { SheetPlan, StyleName } from "../../sheets/plan/plan";
import type { Rubric } from "../../rubric/types";

export interface PreviewCell {
  column: number;
  text: string;
  style: StyleName;
  rows: number;
  columns: number;
}

export interface PreviewRow {
  row: number;
  cells: PreviewCell[];
}

/** Nothing where the rubric has no table: a system that is only a roster. */
export function previewOf(rubric: Rubric, year: string): PreviewRow[] {
  if (!rubric.table) return [];
  const names = sheetNames(rubric, "", []);
  const info = { id: "preview", unit: "", year, readings: {}, names };
  return rowsOf(planCard(rubric, info).plan.sheets[0]!);
}

/** Columns and rows that are hidden are keys: nobody reads them. */
function rowsOf(sheet: SheetPlan): PreviewRow[] {
  const spans = new Map(sheet.merges.map((area) => [`${area.row}:${area.column}`, area]));
  const covered = new Set(
    sheet.merges.flatMap(({ row, column, rows, columns }) =>
      Array.from({ length: rows * columns }, (_, at) => at)
        .slice(1)
        .map((at) => `${row + Math.floor(at / columns)}:${column + (at % columns)}`),
    ),
  );
  const byRow = new Map<number, PreviewCell[]>();
  for (const { row, column, value, style } of sheet.cells) {
    const isHidden = sheet.columns[column]?.hidden || sheet.hiddenRows?.includes(row);
    if (isHidden || covered.has(`${row}:${column}`)) continue;
    const { rows = 1, columns = 1 } = spans.get(`${row}:${column}`) ?? {};
    const text = value === undefined ? "" : String(value);
    byRow.set(row, [...(byRow.get(row) ?? []), { column, text, style, rows, columns }]);
  }
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells: cells.sort((a, b) => a.column - b.column) }));
}
