/** How Excel takes a range apart into the series of a chart. */
import { type Area, cellArea, intersect } from "../model/area";
import type { Sheet } from "../grid/sheet";
import type { SeriesSide } from "../model/side-store";

/** Series lie along the longer side where Excel may choose; words at their head are names, words beside them categories. */
export function seriesOf(sheet: Sheet, whole: Area, by: string): SeriesSide[] {
  const area = intersect(sheet.used(true) ?? whole, whole) ?? whole;
  const isByColumns = by === "Columns" || (by === "Auto" && area.rows >= area.columns);
  const hasNames = isByColumns ? isWords(sheet, rowOf(area, 0)) : isWords(sheet, columnOf(area, 0));
  const hasCategories =
    (isByColumns ? area.columns : area.rows) > 1 &&
    isWords(sheet, isByColumns ? columnOf(area, 0) : rowOf(area, 0));
  const [top, left] = isByColumns ? [hasNames, hasCategories] : [hasCategories, hasNames];
  const body: Area = {
    row: area.row + Number(top),
    column: area.column + Number(left),
    rows: area.rows - Number(top),
    columns: area.columns - Number(left),
  };
  const count = isByColumns ? body.columns : body.rows;
  const place = (at: Area) => ({ sheetId: sheet.id, area: at });
  return Array.from({ length: count }, (_, i) => {
    const data = isByColumns ? columnOf(body, i) : rowOf(body, i);
    const head = isByColumns ? cellArea(area.row, data.column) : cellArea(data.row, area.column);
    const categories = isByColumns
      ? { ...body, column: area.column, columns: 1 }
      : { ...body, row: area.row, rows: 1 };
    const name = hasNames ? String(sheet.value(head.row, head.column)) : `Series${i + 1}`;
    return {
      data: place(data),
      ...(hasCategories && { categories: place(categories) }),
      values: { name, hasDataLabels: false },
    };
  });
}

const rowOf = (area: Area, i: number): Area => ({ ...area, row: area.row + i, rows: 1 });
const columnOf = (area: Area, i: number): Area => ({
  ...area,
  column: area.column + i,
  columns: 1,
});

/** Whether the last cell of a line holds words: the first may be the corner. */
function isWords(sheet: Sheet, { row, column, rows, columns }: Area): boolean {
  const value = sheet.value(row + rows - 1, column + columns - 1);
  return typeof value === "string" && value !== "";
}
