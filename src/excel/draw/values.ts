/** Texts, numbers and formulas of a sheet, written in a few blocks. */
import type { PlanCell, SheetPlan } from "../../sheets/plan/plan";

export type Content = string | number | boolean;

/** The library splits larger writes itself, at the price of more requests. */
const cellsPerWrite = 1500;

/** Writes every value and formula of the plan. */
export function writeValues(sheet: Excel.Worksheet, plan: SheetPlan): void {
  for (const block of valueBlocks(plan)) put(sheet, block, "formulas");
}

/** Every value and formula of the plan; cells that it does not name are left as they are. */
export const valueBlocks = (plan: SheetPlan): Block[] => blocksOf(plan.cells, contentOf);

/** Writes a property of many cells in blocks of rows; `null` leaves a cell as it is. */
export function writeBlock(
  sheet: Excel.Worksheet,
  cells: readonly PlanCell[],
  property: "formulas" | "numberFormat",
  of: (cell: PlanCell) => Content | null,
): void {
  for (const block of blocksOf(cells, of)) put(sheet, block, property);
}

/** Rows that are written at once, from the first column on. */
export interface Block {
  row: number;
  contents: (Content | null)[][];
}

export function put(
  sheet: Excel.Worksheet,
  { row, contents }: Block,
  property: "formulas" | "numberFormat",
): void {
  sheet.getRangeByIndexes(row, 0, contents.length, contents[0]!.length)[property] = contents;
}

function blocksOf(cells: readonly PlanCell[], of: (cell: PlanCell) => Content | null): Block[] {
  const filled = cells.filter((cell) => of(cell) !== null);
  if (filled.length === 0) return [];
  const columns = filled.reduce((most, { column }) => Math.max(most, column + 1), 0);
  const rows = filled.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const top = filled.reduce((least, { row }) => Math.min(least, row), rows);
  const all: (Content | null)[][] = Array.from({ length: rows - top }, () =>
    new Array<null>(columns).fill(null),
  );
  for (const cell of filled) all[cell.row - top]![cell.column] = of(cell);

  const height = Math.max(1, Math.floor(cellsPerWrite / columns));
  return Array.from({ length: Math.ceil(all.length / height) }, (_, nth) => ({
    row: top + nth * height,
    contents: all.slice(nth * height, (nth + 1) * height),
  }));
}

/** What is handed to `Range.formulas` for a cell. */
export function contentOf(cell: PlanCell): Content | null {
  if (cell.formula !== undefined) return cell.formula;
  if (cell.value === undefined || cell.value === "") return null;
  return typeof cell.value === "string" ? literal(cell.value) : cell.value;
}

/**
 * Text that stays the text it is: Excel would read "=…" as a formula, "1-2" and "6月15日" as dates, "3%" as a number. A
 * leading apostrophe says that it is text, and is no part of the value.
 */
export function literal(text: string): string {
  return /^[=+\-@']/.test(text) || readsAsNumber(text) ? `'${text}` : text;
}

/** Whether Excel may take a text for a number, date, time or logical value, in a Chinese or an English Excel. */
function readsAsNumber(text: string): boolean {
  if (/^\s*(true|false|#(n\/a|name\?|value!|ref!|div\/0!|num!|null!))\s*$/i.test(text)) return true;
  if (!/[\d０-９]/.test(text)) return false;
  return /^[\s\d０-９.,，:：/／+\-%％()（）¥￥$€年月日时時分秒号星期点上下午a-z]*$/i.test(text);
}

/** A content as `Range.formulas` answers it, so that it stands there as it stood when it is handed back. */
export function asWritten(content: unknown): Content {
  if (typeof content !== "string") return (content ?? "") as Content;
  return content.startsWith("=") ? content : literal(content);
}
