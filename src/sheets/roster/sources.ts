/** 收表记录: where each row of a roster comes from, on a sheet beside it. */
import { SheetBuilder } from "../plan/builder";
import { ROW_KEY } from "../identity/keys";
import { FIRST_COLUMN } from "../card/layout";
import type { SheetPlan } from "../plan/plan";
import type { SheetCells } from "../read/cells";

export interface SourceRow {
  unit: string;
  file: string;
  sha256: string;
  /** When the file was read, as an ISO date and time. */
  readAt: string;
  /** 可汇总, 需确认, 不能汇总. */
  state: string;
  /** What somebody confirmed; "" where nothing was to be. */
  reason: string;
}

export const SOURCES_SHEET = "收表记录";

const COLUMNS = {
  unit: { header: "单位", width: 24 },
  file: { header: "文件", width: 34 },
  sha256: { header: "SHA-256", width: 68 },
  readAt: { header: "读取时间", width: 26 },
  state: { header: "状态", width: 10 },
  reason: { header: "确认理由", width: 40 },
} as const satisfies Record<keyof SourceRow, object>;
const KEYS = Object.keys(COLUMNS) as (keyof SourceRow)[];

export const SOURCE_HEADERS = KEYS.map((key) => COLUMNS[key].header);

/** A row in the order of the headers. */
export const sourceTexts = (row: SourceRow): string[] => KEYS.map((key) => row[key]);

/** Stands in A1 and tells whose sources they are. */
export const sourcesKey = (rubric: string, roster: string) => `#list:${rubric}:sources:${roster}`;

/**
 * @param name of the sheet
 * @param key of {@link sourcesKey}
 */
export function sourcesPlan(name: string, key: string, rows: readonly SourceRow[]): SheetPlan {
  const sheet = new SheetBuilder(
    name,
    "list",
    KEYS.map((each) => COLUMNS[each].width),
  );
  sheet.cell({ row: 0, column: FIRST_COLUMN, columns: KEYS.length }, "title", {
    value: SOURCES_SHEET,
  });
  sheet.key(0, key);
  sheet.key(1, ROW_KEY.header);
  SOURCE_HEADERS.forEach((value, index) => {
    sheet.cell({ row: 1, column: FIRST_COLUMN + index }, "header", { value });
  });
  rows.forEach((row, index) => {
    sourceTexts(row).forEach((value, column) => {
      sheet.cell(
        { row: 2 + index, column: FIRST_COLUMN + column },
        "text",
        value === "" ? {} : { value, numberFormat: "@" },
      );
    });
  });
  return sheet.build({
    rows: 2 + rows.length,
    orientation: "landscape",
    titleRows: { first: 1, last: 1 },
    freeze: { rows: 2, columns: 0 },
  });
}

/** The rows of a sheet of sources, by its headers; rows without a file are none. */
export function readSources({ values }: SheetCells): SourceRow[] {
  const header = values.findIndex((line) => line.includes(COLUMNS.sha256.header));
  if (header < 0) return [];
  const at = KEYS.map((key) => values[header]!.indexOf(COLUMNS[key].header));
  return values
    .slice(header + 1)
    .map((line) => at.map((column) => String(line[column] ?? "")))
    .map((texts) => Object.fromEntries(KEYS.map((key, index) => [key, texts[index]!])))
    .map((row) => row as unknown as SourceRow)
    .filter(({ file }) => file !== "");
}
