/** Where the data around a range end: what Ctrl with an arrow, with Shift too, and Ctrl+A go by. */
import {
  type Area,
  between,
  bounding,
  cellArea,
  contains,
  MAX_COLUMNS,
  MAX_ROWS,
} from "../model/area";
import type { Sheet } from "../grid/sheet";
import { invalidArgument } from "../wire/errors";
import { oneOf } from "./limits";

const STEPS: Record<string, readonly [number, number]> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};

/** The cell that Ctrl with an arrow goes to from a cell of the range, its first one unless another is given. */
export function edgeFrom(sheet: Sheet, area: Area, direction: unknown, from?: Area | null): Area {
  const [down, right] = STEPS[oneOf(direction, Object.keys(STEPS), "direction")]!;
  const start = from ?? area;
  if (!contains(area, start.row, start.column)) throw invalidArgument("activeCell");
  const isFilled = (row: number, column: number) => sheet.hasContent(row, column);
  const end = sheetEnd(sheet);
  const isThere = (row: number, column: number) =>
    row >= 0 && column >= 0 && (down <= 0 || row < end.row) && (right <= 0 || column < end.column);
  let [row, column] = [start.row, start.column];
  const next = (): [number, number] => [row + down, column + right];
  // Inside of data to their end, from there, and from without, to the next ones.
  const isInside = isFilled(row, column) && isFilled(...next());
  while (isThere(...next())) {
    if (isInside && !isFilled(...next())) return cellArea(row, column);
    [row, column] = next();
    if (!isInside && isFilled(row, column)) return cellArea(row, column);
  }
  if (isInside) return cellArea(row, column);
  // Behind the last data there is the end of the sheet only.
  if (down > 0) row = MAX_ROWS - 1;
  if (right > 0) column = MAX_COLUMNS - 1;
  return cellArea(row, column);
}

/** The first row and column behind all data. */
function sheetEnd(sheet: Sheet): { row: number; column: number } {
  const used = sheet.used(true);
  return used
    ? { row: used.row + used.rows, column: used.column + used.columns }
    : { row: 0, column: 0 };
}

/** The range, made longer to the edge. */
export function extendedTo(sheet: Sheet, area: Area, direction: unknown, from?: Area | null): Area {
  const edge = edgeFrom(sheet, area, direction, from);
  const isAcross = direction === "Left" || direction === "Right";
  return bounding(
    area,
    isAcross ? { ...area, column: edge.column, columns: 1 } : { ...area, row: edge.row, rows: 1 },
  );
}

/** The block that empty rows and columns surround. */
export function regionAround(sheet: Sheet, area: Area): Area {
  let region = area;
  for (;;) {
    const { row, column, rows, columns } = region;
    const around = between(
      Math.max(0, row - 1),
      Math.max(0, column - 1),
      Math.min(MAX_ROWS - 1, row + rows),
      Math.min(MAX_COLUMNS - 1, column + columns),
    );
    let grown = region;
    sheet.eachFilled(around, (r, c) => {
      if (sheet.hasContent(r, c)) grown = bounding(grown, cellArea(r, c));
    });
    if (grown.rows === rows && grown.columns === columns) return region;
    region = grown;
  }
}
