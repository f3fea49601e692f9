/**
 * From which day the workbook counts. Office.js does not say: it hands over the numbers of days, which mean other days in
 * a workbook that counts from 1904. A cell that shows its day in figures tells.
 */
import { dateOf, DAYS_TO_1904, LAST_DATE } from "../formula/dates";
import { isDateFormat, type SheetCells } from "../sheets/read/cells";
import type { SheetRef } from "../sheets/standing/card";

/** As many cells are asked: somebody may have given one a format that hides the year. */
const MOST_ASKED = 8;

/** One sync where the sheets hold a day, none where they hold none. */
export async function countsFrom1904(
  context: Excel.RequestContext,
  sheets: readonly (SheetRef & { cells: SheetCells })[],
): Promise<boolean> {
  const asked = sheets
    .flatMap(({ id, cells }) => daysIn(cells).map((day) => ({ ...day, id })))
    .slice(0, MOST_ASKED)
    .map(({ id, row, column, day }) => {
      const cell = context.workbook.worksheets.getItem(id).getCell(row, column);
      return { day, cell: cell.load("text") };
    });
  if (asked.length === 0) return false;
  await context.sync();
  return asked.some(({ day, cell }) => shows(cell.text[0]?.[0], day + DAYS_TO_1904));
}

/** Numbers in cells that are formatted as dates. */
function daysIn({ values, numberFormats = [], top, left }: SheetCells) {
  return values.flatMap((line, r) =>
    line.flatMap((day, c) =>
      typeof day === "number" && day >= 0 && isDateFormat(numberFormats[r]?.[c])
        ? [{ row: top + r, column: left + c, day }]
        : [],
    ),
  );
}

/** Whether the text has year, month and day of this number, in this order. */
function shows(text: string | undefined, serial: number): boolean {
  const [, ...parts] = /(\d{4})\D+(\d{1,2})\D+(\d{1,2})/.exec(text ?? "") ?? [];
  if (parts.length === 0 || serial >= LAST_DATE + 1) return false;
  const { year, month, day } = dateOf(serial);
  return [year, month, day].every((part, index) => part === Number(parts[index]));
}
