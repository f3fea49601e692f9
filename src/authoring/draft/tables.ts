/** The tables of a sheet: the first, its continuations and further parts, and what is left out. */
import { aboveTable, type AboveTable } from "../table/above";
import { headersIn } from "../table/find-header";
import { isLevelRole, withLevels } from "../table/levels";
import { withoutCovered, type PrintedColumn, type PrintedHeader } from "../table/printed-header";
import { kindInWords } from "../table/points";
import {
  readPrinted,
  type Heading,
  type PrintedCell,
  type PrintedRow,
  type PrintedTable,
} from "../table/printed";
import type { Page } from "../workbook/page";
import type { ColumnChoice } from "./types";
import { unified } from "./unify";

export interface FoundTables {
  main: PrintedTable;
  above: AboveTable;
  /** Further parts, whose rows stand below those of the first. */
  parts: LaterTable[];
  leftOut: LaterTable[];
}

export interface LaterTable {
  title: string;
  row: number;
  column: number;
  table: PrintedTable;
}

/**
 * @param asked which of the tables is the one, from 1
 * @param tableOf the number of a row's table, where the document counts others too
 */
export function tablesOf(
  page: Page,
  asked: number | undefined,
  choices: readonly ColumnChoice[],
  tableOf?: (row: number) => number | null,
): FoundTables | null {
  const headers = headersIn(page);
  const nth =
    asked === undefined || !tableOf
      ? (asked ?? 1)
      : headers.findIndex(({ top }) => tableOf(top) === asked) + 1;
  const first = headers[nth - 1];
  if (!first) return null;
  const starts = headers.map((header) => startOf(page, header));
  const endOf = (index: number) => starts[index + 1] ?? page.rows;
  const levelled = (header: PrintedHeader, index: number) =>
    withLevels(page, withoutCovered(page, header, endOf(index)));
  const main = readPrinted(page, withChoices(levelled(first, nth - 1), choices), endOf(nth - 1));
  const after = nth < 2 ? 0 : headers[nth - 2]!.bottom + 1;
  const later = headers.slice(nth).map((header, index): LaterTable => {
    const above = aboveTable(page, header.top, starts[nth + index]);
    const [words] = header.columns.filter(({ role }) => isLevelRole(role) || role === "standard");
    const named = above.title ?? above.labels.at(-1);
    const title = named?.text ?? words?.header ?? "";
    const table = readPrinted(page, levelled(header, nth + index), endOf(nth + index));
    const { row, column } = named ?? { row: header.top, column: words?.at ?? 0 };
    return { title, row, column, table };
  });
  const isPart = ({ title, table }: LaterTable) => {
    const words = title + table.header.columns.map(({ header }) => header).join(" ");
    return kindInWords(words) !== "scored" || /扣分/.test(words);
  };
  const parts = later.filter(isPart);
  const above = aboveTable(page, first.top, after);
  if (parts.length > 0) firstPart(main, above);
  return {
    main: unified(main, parts.length > 0),
    above,
    parts,
    leftOut: later.filter((each) => !isPart(each)),
  };
}

/** “一、基本指标” above the first of several tables is the name of that part, not of the whole. */
function firstPart(main: PrintedTable, above: AboveTable): void {
  const { title } = above;
  const hasOwn =
    main.header.columns.some(({ role }) => role === "section") ||
    main.rows.some(({ heading }) => heading !== null);
  if (!title || hasOwn || !/^[一二三四五六七八九十]+[、.．]/.test(title.text)) return;
  const heading: Heading = { ...title, points: null, under: null };
  for (const row of main.rows) row.heading = heading;
  const label = above.labels.findLast(({ text }) => /[：:]\s*\S/.test(text));
  above.labels = above.labels.filter((each) => each !== label);
  above.title = label ? { ...label, text: label.text.replace(/^[^：:]*[：:]\s*/, "") } : null;
}

/** What a person says of a column goes before its header. */
function withChoices(header: PrintedHeader, choices: readonly ColumnChoice[]): PrintedHeader {
  for (const { column, role } of choices) {
    const found = header.columns.find(({ at }) => at === column);
    if (!found) continue;
    found.role = role;
    delete found.restates;
    found.stage = role === "score" ? found.header : null;
  }
  return header;
}

/** The row of a later table's title: a text alone, above its header. */
function startOf(page: Page, header: PrintedHeader): number {
  const row = header.top - 1;
  const blank = row >= 0 && page.isEmptyRow(row) ? row - 1 : row;
  if (blank < 0) return header.top;
  const texts = Array.from({ length: page.columns }, (_, at) => at).filter(
    (at) => page.area(blank, at).column === at && page.text(blank, at).trim() !== "",
  );
  const isTitle = texts.length === 1 && page.area(blank, texts[0]!).row === blank;
  return isTitle && !/^(注|备注|说明)|^[\d（(]/.test(page.text(blank, texts[0]!).trim())
    ? blank
    : header.top;
}

/** The rows of a further part under the columns of the first table, its title as their section. */
export function rowsUnder(main: PrintedTable, part: LaterTable): PrintedRow[] {
  const { title, row, column } = part;
  const heading: Heading = { row, column, text: title, points: null, under: null };
  const table = unified({
    ...part.table,
    rows: part.table.rows.map((each) => ({ ...each, heading: each.heading ?? heading })),
  });
  const places = placesIn(main.header.columns, table.header.columns);
  const section = table.header.columns.findIndex(({ role }) => role === "section");
  return table.rows.map((each) => ({
    ...each,
    cells: main.header.columns.map((target, index): PrintedCell | null => {
      const from = target.role === "section" && section >= 0 ? section : places[index]!;
      return from < 0 ? emptyCell(each.row) : (each.cells[from] ?? null);
    }),
  }));
}

const emptyCell = (row: number): PrintedCell => ({
  text: "",
  row,
  column: -1,
  last: row,
  rows: 1,
  columns: 1,
  isMerged: false,
});

/** For each column of the first table that of the part with the same role: the lowest level goes under the lowest. */
function placesIn(targets: readonly PrintedColumn[], from: readonly PrintedColumn[]): number[] {
  const places = targets.map(() => -1);
  const taken = new Set<number>();
  const put = (target: number, source: number) => {
    if (target < 0 || source < 0 || taken.has(source)) return;
    places[target] = source;
    taken.add(source);
  };
  const levels = (columns: readonly PrintedColumn[]) =>
    columns.flatMap(({ role }, at) => (isLevelRole(role) && role !== "section" ? [at] : []));
  const [own, others] = [levels(targets), levels(from)];
  own.toReversed().forEach((target, index) => put(target, others.at(-1 - index) ?? -1));
  targets.forEach((target, at) => {
    if (isLevelRole(target.role)) return;
    put(
      at,
      from.findIndex(
        (each, index) =>
          !taken.has(index) &&
          each.role === target.role &&
          (target.role !== "label" || each.header === target.header),
      ),
    );
  });
  return places;
}
