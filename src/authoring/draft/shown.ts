/** A sheet as it is shown: shares in per cent, results in the place of formulas, no columns that merges alone made. */
import { isPercentFormat, type SheetCells } from "../../sheets/read/cells";
import { columnLetters } from "../../sheets/plan/address";
import { Page } from "../workbook/page";
import type { DraftSource } from "./types";

type MergedSheet = SheetCells & { merges?: readonly string[] };

export interface ShownSheet {
  page: Page;
  /** The column of the sheet that each column is. */
  columns: number[];
}

export function shown({ sheet }: DraftSource): ShownSheet {
  const values = sheet.values.map((row, r) =>
    row.map((value, c) =>
      typeof value === "number" && isPercentFormat(sheet.numberFormats?.[r]?.[c])
        ? `${Number((value * 100).toPrecision(12))}%`
        : value,
    ),
  );
  const whole: MergedSheet = { ...sheet, values, formulas: values };
  const page = new Page(whole);
  const columns = Array.from({ length: page.columns }, (_, at) => at).filter(
    (at) => at === 0 || !isCovered(page, at),
  );
  if (columns.length === page.columns) return { page, columns };
  return { page: new Page(withColumns(whole, page, columns)), columns };
}

/** No row has a cell that begins there: tables from Word are full of such columns. */
function isCovered(page: Page, at: number): boolean {
  let isUsed = false;
  for (let row = 0; row < page.rows; row++) {
    const area = page.area(row, at);
    const isOwn = area.column === at;
    if (isOwn && page.text(area.row, at).trim() !== "") return false;
    if (isOwn && !page.isEmptyRow(row)) return false;
    isUsed ||= !isOwn;
  }
  return isUsed;
}

function withColumns(sheet: MergedSheet, page: Page, columns: readonly number[]): MergedSheet {
  const place = (column: number) => columns.filter((each) => each < column).length;
  const values = Array.from({ length: page.rows }, (_, row) =>
    columns.map((column) => page.value(row, column) ?? ""),
  );
  const merges = page.merges.flatMap(({ row, column, rows, columns: width }) => {
    const [from, to] = [place(column), place(column + width)];
    return rows === 1 && to - from <= 1
      ? []
      : [`${columnLetters(from)}${row + 1}:${columnLetters(Math.max(from, to - 1))}${row + rows}`];
  });
  return { name: sheet.name, values, formulas: values, top: 0, left: 0, merges };
}
