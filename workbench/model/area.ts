import { invalidArgument } from "../wire/errors";

/** A rectangle of cells; rows and columns count from 0. Whole columns have MAX_ROWS rows, whole rows MAX_COLUMNS. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** Pixels of a point, in which rows and columns are measured. */
export const PIXELS = 96 / 72;

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

export const columnNumber = (letters: string) =>
  [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function columnName(index: number): string {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

export const cellArea = (row: number, column: number): Area => ({
  row,
  column,
  rows: 1,
  columns: 1,
});

const CELLS = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/i;
const COLUMNS = /^([A-Z]{1,3}):([A-Z]{1,3})$/i;
const ROWS = /^(\d+):(\d+)$/;

export const isAddress = (text: string) => {
  const plain = text.slice(text.lastIndexOf("!") + 1).replace(/\$/g, "");
  return CELLS.test(plain) || COLUMNS.test(plain) || ROWS.test(plain);
};

/** `B2:C5`, `$A:$C`, `3:4`, with or without a sheet before it; nothing is the whole sheet. */
export function parseArea(text?: string | null): Area {
  if (text === undefined || text === null || text === "") return WHOLE_SHEET;
  const address = text.slice(text.lastIndexOf("!") + 1).replace(/\$/g, "");
  const cells = CELLS.exec(address);
  if (cells) {
    const [, c1, r1, c2 = c1, r2 = r1] = cells;
    return checked(
      between(Number(r1) - 1, columnNumber(c1!), Number(r2) - 1, columnNumber(c2!)),
      text,
    );
  }
  const columns = COLUMNS.exec(address);
  if (columns) {
    const area = between(0, columnNumber(columns[1]!), 0, columnNumber(columns[2]!));
    return checked({ ...area, rows: MAX_ROWS }, text);
  }
  const rows = ROWS.exec(address);
  if (rows) {
    const area = between(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, 0);
    return checked({ ...area, columns: MAX_COLUMNS }, text);
  }
  throw invalidArgument(text);
}

function checked(area: Area, text: string): Area {
  if (!isOnSheet(area)) throw invalidArgument(text);
  return area;
}

export const isOnSheet = ({ row, column, rows, columns }: Area) =>
  row >= 0 &&
  column >= 0 &&
  rows >= 1 &&
  columns >= 1 &&
  row + rows <= MAX_ROWS &&
  column + columns <= MAX_COLUMNS;

/** The area with the two cells at opposite corners. */
export const between = (r1: number, c1: number, r2: number, c2: number): Area => ({
  row: Math.min(r1, r2),
  column: Math.min(c1, c2),
  rows: Math.abs(r2 - r1) + 1,
  columns: Math.abs(c2 - c1) + 1,
});

export function formatArea(area: Area, absolute = false): string {
  const { row, column, rows, columns } = area;
  const $ = absolute ? "$" : "";
  const lastColumn = columnName(column + columns - 1);
  if (rows >= MAX_ROWS && columns >= MAX_COLUMNS) return `${$}1:${$}${MAX_ROWS}`;
  if (rows >= MAX_ROWS) return `${$}${columnName(column)}:${$}${lastColumn}`;
  if (columns >= MAX_COLUMNS) return `${$}${row + 1}:${$}${row + rows}`;
  const first = `${$}${columnName(column)}${$}${row + 1}`;
  return rows * columns === 1 ? first : `${first}:${$}${lastColumn}${$}${row + rows}`;
}

/** A sheet's name as it stands in an address. */
export const quoteSheet = (name: string) =>
  /[^A-Za-z0-9_\u4e00-\u9fff]/.test(name) || /^\d/.test(name) || CELLS.test(name)
    ? `'${name.replace(/'/g, "''")}'`
    : name;

/** `='表 一'!A1:B2` → sheet name and address. */
export function splitReference(text: string): { sheet: string; address: string } | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!=(),]+))!([$A-Z0-9:]+)$/i.exec(text);
  return match && { sheet: (match[1] ?? match[2]!).replace(/''/g, "'"), address: match[3]! };
}

export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** What is left of an area without another: the area itself where they do not meet. */
export function subtract(area: Area, hole: Area): Area[] {
  const shared = intersect(area, hole);
  if (!shared) return [area];
  const { row, column, rows, columns } = area;
  const [sharedBottom, sharedRight] = [shared.row + shared.rows, shared.column + shared.columns];
  return [
    { row, column, rows: shared.row - row, columns },
    { row: sharedBottom, column, rows: row + rows - sharedBottom, columns },
    { ...shared, column, columns: shared.column - column },
    { ...shared, column: sharedRight, columns: column + columns - sharedRight },
  ].filter((part) => part.rows > 0 && part.columns > 0);
}

export const bounding = (a: Area, b: Area): Area => {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
};

export const contains = (outer: Area, row: number, column: number) =>
  row >= outer.row &&
  row < outer.row + outer.rows &&
  column >= outer.column &&
  column < outer.column + outer.columns;

export const isWholeColumns = (area: Area) => area.rows >= MAX_ROWS;
export const isWholeRows = (area: Area) => area.columns >= MAX_COLUMNS;
