/** The header of a printed table: one row or two, the upper of them with headers over several columns. */
import type { Area } from "../../sheets/plan/plan";
import type { Page } from "../workbook/page";
import { foldedHeader, headerRole, stageOf, type HeaderRole } from "./headers";

export interface PrintedColumn {
  /** Column of the sheet. */
  at: number;
  /** Its own header; empty where it stands under that of its group alone. */
  header: string;
  group: { header: string; at: number } | null;
  role: HeaderRole;
  stage: string | null;
  /** What its header says, where that is said by another column already: points of whole parts, weights beside the same points. */
  restates?: HeaderRole;
}

export interface PrintedHeader {
  top: number;
  bottom: number;
  columns: PrintedColumn[];
}

const textAt = (page: Page, row: number, at: number): string => {
  const { row: top, column } = page.area(row, at);
  return page.text(top, column).trim();
};

/** Reads the header that has this row. */
export function headerAt(page: Page, row: number, columns: number): PrintedHeader {
  const areas = Array.from({ length: columns }, (_, at) => page.area(row, at));
  const filled = areas.filter(({ row: top, column }) => page.text(top, column).trim() !== "");
  let top = Math.min(row, ...filled.map((area) => area.row));
  let bottom = Math.max(row, ...filled.map((area) => area.row + area.rows - 1));
  if (bottom === row && isBelow(page, row, columns)) bottom = row + 1;
  if (top === bottom && row > 0 && isAbove(page, row - 1, columns)) top = row - 1;
  return { top, bottom, columns: columnsOf(page, top, bottom, columns) };
}

/** A row whose words all stand under a header over several columns; score headers also where that merge was lost. */
function isBelow(page: Page, row: number, columns: number): boolean {
  if (row + 1 >= page.rows || isOneCell(page, row, columns)) return false;
  let found = 0;
  for (let at = 0; at < columns; at++) {
    const text = page.text(row + 1, at).trim();
    if (page.area(row + 1, at).row <= row || text === "") continue;
    const above = page.area(row, at);
    if (above.columns >= columns) return false;
    const isOver = above.columns === 1 ? isLostGroup(page, row, at) : isGroup(page, above);
    if (!isOver) return false;
    // As wide as the header above it: the first row of the table.
    if (above.columns === 1 || page.area(row + 1, at).columns < above.columns) found++;
  }
  return found > 0;
}

/** A title. */
function isOneCell(page: Page, row: number, columns: number): boolean {
  const filled = Array.from({ length: columns }, (_, at) => page.area(row, at)).filter(
    (area) => page.text(area.row, area.column).trim() !== "",
  );
  return filled.every((area) => isSame(area, filled[0]!));
}

/** A header, and no line to fill in above a table. */
function isGroup(page: Page, { row, column }: Area): boolean {
  const text = page.text(row, column).trim();
  return text !== "" && !/[：:]/.test(text);
}

function isLostGroup(page: Page, row: number, at: number): boolean {
  const above = page.text(row, at).trim();
  return (
    headerRole(page.text(row + 1, at)) === "score" &&
    (above === "" || headerRole(above) === "score")
  );
}

/** A row that has nothing but headers over several columns, each over less than half of the table. */
function isAbove(page: Page, row: number, columns: number): boolean {
  const areas = Array.from({ length: columns }, (_, at) => page.area(row, at));
  const filled = areas.filter((area) => page.text(area.row, area.column).trim() !== "");
  return (
    filled.length > 0 &&
    filled.every(
      (area) =>
        area.rows === 1 && area.columns > 1 && area.columns * 2 <= columns && isGroup(page, area),
    )
  );
}

function columnsOf(page: Page, top: number, bottom: number, columns: number): PrintedColumn[] {
  const found = Array.from({ length: columns }, (_, at): PrintedColumn => {
    const upper = page.area(top, at);
    const lower = page.area(bottom, at);
    const own = page.text(lower.row, lower.column).trim();
    const over = page.text(upper.row, upper.column).trim();
    const isUnder = upper.columns > 1 && over !== "";
    const isOneCell = isSame(upper, lower);
    const header = isUnder && isOneCell ? "" : own || over;
    return {
      at,
      header,
      group: isUnder ? { header: over, at: upper.column } : null,
      role: headerRole(header || over),
      stage: null,
    };
  });
  const used = found.filter(({ header, group }) => header !== "" || group);
  for (const column of used) if (column.role === "score") column.stage = stageOf(column.header);
  return used;
}

/** The header without columns that the table's cells cover from the left: a header over two columns of one text. */
export function withoutCovered(page: Page, header: PrintedHeader, end: number): PrintedHeader {
  const isCovered = ({ at, header: own, group }: PrintedColumn) => {
    if (own !== "" || group === null || at === group.at) return false;
    for (let row = header.bottom + 1; row < end; row++)
      if (page.area(row, at).column === at && !page.isEmptyRow(row)) return false;
    return true;
  };
  const left = header.columns.filter((column) => !isCovered(column));
  const isAlone = ({ at }: PrintedColumn) =>
    left.length < header.columns.length &&
    left.filter(({ group }) => group?.at === at).length === 1;
  const columns = left.map((column) =>
    column.header === "" && column.group?.at === column.at && isAlone(column)
      ? { ...column, header: column.group.header, group: null }
      : column,
  );
  return { ...header, columns };
}

const isSame = (a: Area, b: Area) => a.row === b.row && a.column === b.column;

/** Whether a row says the header again, as at the head of a new page: the same words in the same columns. */
export function repeats(page: Page, row: number, { columns, top, bottom }: PrintedHeader): boolean {
  const here = columns
    .map(({ at }) => ({ at, word: foldedHeader(page.text(row, at)) }))
    .filter(({ word }) => word !== "");
  const isHeader = ({ at, word }: { at: number; word: string }) => {
    for (let line = top; line <= bottom; line++)
      if (foldedHeader(textAt(page, line, at)) === word) return true;
    return false;
  };
  return here.length >= Math.min(2, columns.length) && here.every(isHeader);
}
