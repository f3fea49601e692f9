/**
 * The rows of some persons, seen alone on the sheet of their list by Excel's own filter. No cell changes, so this is no
 * act: nothing is noted of it, and undoing an act leaves it alone. A filter of the user's goes only if they say so.
 */
import type { Scalar } from "../formula/values";
import type { Text } from "../rubric/types";
import { HALF_OF_MOST_BYTES, nextRows } from "../sheets/plan/chunks";
import { RowFilter, type ColumnFilter, type ShownColumn } from "../sheets/plan/row-filter";
import { can } from "./limits";
import { gone, hiddenRows } from "./list-sheet";
import type { RowsSeen, RowsToSee } from "./types";

/** What stands on the sheet of a list. */
interface Standing {
  sheet: Excel.Worksheet;
  /** The list from its header on. */
  list: Excel.Range;
  rows: number;
  left: number;
  /** Where the buttons of a filter stand; null where none is. */
  at: string | null;
  /** What the filter hides rows by, as Excel says it; null where it hides none. */
  criteria: string | null;
}

/** What was there before a filter of ours, to be put back behind it. */
interface Before {
  criteria: string;
  address: string;
  /** Where the buttons of a filter stood that hid nothing. */
  buttons: string | null;
  /** Addresses of rows that were hidden by hand; they come back in sight with every filter that goes. */
  hidden: string[];
}

/** Filters that were set here, by the ids of their sheets. */
export class ListFilters {
  private readonly own = new Map<string, Before>();

  async show(context: Excel.RequestContext, asked: RowsToSee): Promise<RowsSeen> {
    const standing = await standingOn(context, asked);
    if ("refused" in standing) return { got: "refused", why: standing.refused };
    const { sheet, list, left } = standing;
    if (this.isOfUser(standing) && !asked.replace) return { got: "asks" };
    const wanted = new Set(asked.rows.map((row) => row - 1 - asked.headerRow));
    const filters = await filtersFor(context, standing, asked, wanted);
    if (!filters) return { got: "refused", why: NOT_TOLD_APART };
    const before = await this.before(context, standing);
    if (standing.at !== null) sheet.autoFilter.remove();
    sheet.autoFilter.apply(list);
    for (const { column, values } of filters)
      sheet.autoFilter.apply(list, column - left, { filterOn: Excel.FilterOn.values, values });
    sheet.activate();
    list.getCell(0, 0).select();
    const seen = await this.applied(context, standing, before).catch(async (error: unknown) => {
      await this.goBack(context, asked, before);
      throw error;
    });
    if ([...wanted].every((row) => seen.has(row)))
      return { got: "seen", more: seen.size - wanted.size };
    await this.showAll(context, { ...asked, replace: true });
    return { got: "refused", why: NOT_TOLD_APART };
  }

  /** Sends it, and remembers it as one of ours: the rows that are in sight then. */
  private async applied(
    context: Excel.RequestContext,
    standing: Standing,
    before: Pick<Before, "buttons" | "hidden">,
  ): Promise<Set<number>> {
    const { sheet } = standing;
    await context.sync();
    const { at, criteria } = await filterOn(context, sheet);
    this.own.set(sheet.id, { ...before, criteria: criteria ?? "", address: at ?? "" });
    return seenRows(context, standing);
  }

  /** Excel refused in the midst of it: rows that are hidden now come back in sight. Where that is refused too, Excel's own button shows them. */
  private async goBack(
    context: Excel.RequestContext,
    asked: RowsToSee,
    before: Pick<Before, "buttons" | "hidden">,
  ): Promise<void> {
    try {
      const standing = await standingOn(context, asked);
      if ("refused" in standing) return;
      const { sheet, criteria, at } = standing;
      this.own.set(sheet.id, { ...before, criteria: criteria ?? "", address: at ?? "" });
      await this.showAll(context, { ...asked, replace: true });
    } catch {
      // The first refusal is the one that is told.
    }
  }

  /** Takes the filter off; what was before it is as it was. */
  async showAll(
    context: Excel.RequestContext,
    asked: Pick<RowsToSee, "sheet" | "headerRow" | "replace">,
  ): Promise<RowsSeen> {
    const standing = await standingOn(context, asked);
    if ("refused" in standing) return { got: "refused", why: standing.refused };
    const { sheet, at } = standing;
    if (this.isOfUser(standing) && !asked.replace) return { got: "asks" };
    const own = this.own.get(sheet.id);
    this.own.delete(sheet.id);
    if (!own) sheet.autoFilter.clearCriteria();
    else if (at !== null) sheet.autoFilter.remove();
    if (own?.buttons) sheet.autoFilter.apply(own.buttons);
    // Rows have moved since where the filter has.
    if (own?.address === at)
      for (const rows of own?.hidden ?? []) sheet.getRange(rows).rowHidden = true;
    await context.sync();
    return { got: "seen", more: 0 };
  }

  /** Whether rows are hidden by a filter that was not set here, or was changed since. */
  private isOfUser({ sheet, criteria }: Standing): boolean {
    return criteria !== null && criteria !== this.own.get(sheet.id)?.criteria;
  }

  private async before(
    context: Excel.RequestContext,
    standing: Standing,
  ): Promise<Pick<Before, "buttons" | "hidden">> {
    const own = this.own.get(standing.sheet.id);
    if (standing.criteria !== null) return { buttons: standing.at, hidden: [], ...own };
    const seen = await seenRows(context, standing);
    const { rowIndex } = standing.list;
    const hidden: string[] = [];
    for (let row = 0; row < standing.rows; row++)
      if (!seen.has(row)) hidden.push(`${rowIndex + row + 2}:${rowIndex + row + 2}`);
    return { buttons: standing.at, hidden };
  }
}

/** Two syncs, or three where rows are filtered. */
async function standingOn(
  context: Excel.RequestContext,
  { sheet: name, headerRow }: Pick<RowsToSee, "sheet" | "headerRow">,
): Promise<Standing | { refused: Text }> {
  if (!can("filters")) return { refused: TOO_OLD };
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  const used = sheet.getUsedRangeOrNullObject(true);
  sheet.load("id,protection/protected,tables/items/id");
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (sheet.isNullObject || used.isNullObject) return { refused: gone(name) };
  if (sheet.protection.protected) return { refused: PROTECTED };
  const { rowIndex, columnIndex: left, rowCount, columnCount } = used;
  const rows = rowIndex + rowCount - headerRow;
  if (rows <= 0) return { refused: gone(name) };
  const list = sheet.getRangeByIndexes(headerRow - 1, left, rows + 1, columnCount);
  list.load("rowIndex");
  const shared = sheet.tables.items.map((table) =>
    table.getRange().getIntersectionOrNullObject(list).load("address"),
  );
  const filter = await filterOn(context, sheet);
  if (shared.some(({ isNullObject }) => !isNullObject)) return { refused: TABLE };
  return { sheet, list, rows, left, ...filter };
}

async function filterOn(
  context: Excel.RequestContext,
  { autoFilter }: Excel.Worksheet,
): Promise<Pick<Standing, "at" | "criteria">> {
  const range = autoFilter.getRangeOrNullObject();
  range.load("address");
  autoFilter.load("isDataFiltered");
  await context.sync();
  if (range.isNullObject) return { at: null, criteria: null };
  const at = range.address.slice(range.address.lastIndexOf("!") + 1);
  if (!autoFilter.isDataFiltered) return { at, criteria: null };
  autoFilter.load("criteria");
  await context.sync();
  return { at, criteria: JSON.stringify([at, autoFilter.criteria]) };
}

/** Null where no column tells any of the rows from others. Columns are read one after the other, as far as needed. */
async function filtersFor(
  context: Excel.RequestContext,
  { sheet, rows }: Standing,
  { columns, headerRow }: RowsToSee,
  wanted: ReadonlySet<number>,
): Promise<ColumnFilter[] | null> {
  const filter = new RowFilter(rows, wanted);
  for (const column of new Set(columns)) {
    if (filter.isWhole) break;
    filter.add(column, await readColumn(context, sheet, { row: headerRow, column, rows }));
  }
  const filters = filter.filters();
  return filters.length > 0 || filter.isWhole ? filters : null;
}

const FIRST_ROWS = 500;

async function readColumn(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column, rows }: { row: number; column: number; rows: number },
): Promise<ShownColumn> {
  const values: Scalar[] = [];
  const texts: string[] = [];
  for (let next = Math.min(FIRST_ROWS, rows); next > 0; ) {
    const part = sheet.getRangeByIndexes(row + values.length, column, next, 1);
    const read = await readCells(context, part);
    for (const value of read.values) values.push(value);
    for (const text of read.texts) texts.push(text);
    // Texts come beside the values.
    next = Math.min(
      nextRows(
        read.values.map((value) => [value]),
        HALF_OF_MOST_BYTES / 2,
      ),
      rows - values.length,
    );
  }
  return { values, texts };
}

async function readCells(
  context: Excel.RequestContext,
  range: Excel.Range,
): Promise<{ values: Scalar[]; texts: string[] }> {
  range.load("values,text");
  await context.sync();
  return { values: (range.values as Scalar[][]).flat(), texts: range.text.flat() };
}

/** The rows below the header that are in sight, from 0. */
async function seenRows(
  context: Excel.RequestContext,
  { list, rows }: Standing,
): Promise<Set<number>> {
  const body = list.getOffsetRange(1, 0).getResizedRange(-1, 0);
  body.load("rowHidden");
  await context.sync();
  const hidden = new Set(await hiddenRows(context, body, rows));
  return new Set(Array.from({ length: rows }, (_, row) => row).filter((row) => !hidden.has(row)));
}

const TOO_OLD: Text = {
  zh: "此版本 Excel 不支持由加载项筛选，请看下面的行号。",
  en: "This Excel cannot filter for an add-in: see the rows below.",
};

const PROTECTED: Text = {
  zh: "名单所在的工作表受保护，不能筛选。请看下面的行号，或在“审阅”选项卡撤销保护后再试。",
  en: "The sheet of the list is protected and cannot be filtered. See the rows below, or unprotect it on the Review tab and try again.",
};

const TABLE: Text = {
  zh: "名单是用“表格”（套用表格格式）做的，有它自己的筛选，这里不去改动。请看下面的行号。",
  en: "The list is an Excel table, which has filters of its own: they are left alone. See the rows below.",
};

const NOT_TOLD_APART: Text = {
  zh: "名单里没有一列能把这些行和别的行分开（空着、重复，或是日期），不能筛选。请看下面的行号。",
  en: "No column of the list tells these rows from others (cells are empty, the same, or days). See the rows below.",
};
