/** References that the page has no objects for: tables become addresses; other workbooks and stacks of sheets, values. */
import { mergeRefTokens, parseStructRef, tokenize } from "@borgar/fx";
import type { Sheet as FileSheet } from "hucre/xlsx";
import { type Area, formatArea, parseArea, quoteSheet } from "../model/area";

interface Table {
  sheet: string;
  area: Area;
  columns: string[];
  totals: boolean;
}
/** By name, in lower case. */
export type Tables = ReadonlyMap<string, Table>;

export const tablesOf = (sheets: readonly FileSheet[]): Tables =>
  new Map(
    sheets.flatMap(({ name: sheet, tables = [] }) =>
      tables.flatMap(({ name, displayName, range, columns, showTotalRow }) => {
        if (!range) return [];
        const names = columns.map((column) => column.name.toLowerCase());
        const table = {
          sheet,
          area: parseArea(range),
          columns: names,
          totals: showTotalRow === true,
        };
        return [name, displayName ?? name].map((key) => [key.toLowerCase(), table] as const);
      }),
    ),
  );

/** `[1]Sheet1!A1`, `[0]!name`, `Sheet1:Sheet3!A1`, `'S 1:S 3'!A1`. */
const ELSEWHERE = /^'?\[\d+\]|^'?[^'!]*:[^'!]*'?!/;

export interface Place {
  sheet: string;
  row: number;
  column: number;
}

/** The formula without references to tables; null where only its value can be kept. */
export function ownFormula(formula: string, tables: Tables, place: Place): string | null {
  const tokens = mergeRefTokens(tokenize(formula));
  let result = "";
  for (let i = 0; i < tokens.length; i++) {
    const { type, value } = tokens[i]!;
    const next = tokens[i + 1];
    if ((type === "unknown" && value === "[") || ELSEWHERE.test(value)) return null;
    const isTable = type.startsWith("range") && next?.type === "structured";
    if (isTable) i += 1;
    const written =
      isTable || type === "structured"
        ? address(isTable ? value : "", isTable ? next.value : value, tables, place)
        : type === "range_named" && tables.has(value.toLowerCase())
          ? address(value, "[]", tables, place)
          : value;
    if (written === null) return null;
    result += written;
  }
  return result;
}

function address(name: string, reference: string, tables: Tables, place: Place): string | null {
  const parsed = reference === "[]" ? { table: name } : parseStructRef(reference);
  const own = parsed?.table || name; // one that looks like a cell, such as T1, is a token before the reference
  const table = own ? tables.get(own.toLowerCase()) : around(tables, place);
  if (!table || !parsed) return null;
  const rows = rowsOf(table, parsed.sections ?? [], place);
  const wanted = (parsed.columns ?? []).map((column) =>
    table.columns.indexOf(column.toLowerCase()),
  );
  if (!rows || wanted.includes(-1)) return null;
  const [first = 0, last = wanted.length > 0 ? first : table.area.columns - 1] = wanted;
  const area = {
    ...rows,
    column: table.area.column + Math.min(first, last),
    columns: Math.abs(last - first) + 1,
  };
  const text = formatArea(area, true);
  return table.sheet === place.sheet ? text : `${quoteSheet(table.sheet)}!${text}`;
}

function around(tables: Tables, { sheet, row, column }: Place): Table | undefined {
  return [...tables.values()].find(
    ({ sheet: on, area }) =>
      on === sheet &&
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
}

/** The lines of a table: its first is its header. */
function rowsOf(
  { area, totals }: Table,
  sections: readonly string[],
  { row }: Place,
): Pick<Area, "row" | "rows"> | null {
  const [top, bottom] = [area.row, area.row + area.rows - 1];
  const data = { row: top + 1, rows: area.rows - 1 - (totals ? 1 : 0) };
  const kinds = sections
    .map((section) => section.toLowerCase())
    .sort()
    .join(" ");
  const lines: Record<string, Pick<Area, "row" | "rows"> | null> = {
    "": data,
    data,
    all: { row: top, rows: area.rows },
    headers: { row: top, rows: 1 },
    "data headers": { row: top, rows: data.rows + 1 },
    totals: totals ? { row: bottom, rows: 1 } : null,
    "data totals": { row: data.row, rows: data.rows + (totals ? 1 : 0) },
    "this row": row > top && row <= bottom ? { row, rows: 1 } : null,
  };
  return lines[kinds] ?? null;
}
