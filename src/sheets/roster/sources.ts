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
  /** In words, as of {@link STATES}. */
  state: string;
  /** What somebody confirmed; "" where nothing was to be. */
  reason: string;
}

export const SOURCES_SHEET = "收表记录";

/** The states of a file that came back, and their words. */
export const STATES = { ready: "可汇总", confirm: "需确认", blocked: "不能汇总" } as const;

/** "" where the words are none of ours. */
export const stateOf = (words: string): string =>
  Object.entries(STATES).find(([, own]) => own === words)?.[0] ?? "";

interface Column {
  header: string;
  /** Of a column that is seen. */
  width?: number;
  text: (row: SourceRow) => string;
}

/** The whole check sum stands in a hidden column; people compare its beginning. */
const CHECK_SUM = "SHA-256";
const COLUMNS: readonly Column[] = [
  { header: "单位", width: 24, text: ({ unit }) => unit },
  { header: "文件", width: 34, text: ({ file }) => file },
  {
    header: "文件指纹（指纹相同，就是同一个文件）",
    width: 20,
    text: ({ sha256 }) => fingerprintOf(sha256),
  },
  { header: "读取时间", width: 18, text: ({ readAt }) => readableTime(readAt) },
  { header: "状态", width: 10, text: ({ state }) => state },
  { header: "确认理由", width: 40, text: ({ reason }) => reason },
  { header: CHECK_SUM, text: ({ sha256 }) => sha256 },
];
const SEEN = COLUMNS.filter(({ width }) => width !== undefined);

export const SOURCE_HEADERS = COLUMNS.map(({ header }) => header);

/** A row in the order of the headers. */
export const sourceTexts = (row: SourceRow): string[] => COLUMNS.map(({ text }) => text(row));

/** As much of a check sum as people compare: `3fa9-12bc`. */
const fingerprintOf = (sha256: string): string =>
  [sha256.slice(0, 4), sha256.slice(4, 8)].filter(Boolean).join("-");

/** 2026-11-28T09:30:00+08:00 as 2026-11-28 09:30. */
const readableTime = (time: string): string => time.slice(0, 16).replace("T", " ");

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
    SEEN.flatMap(({ width }) => width ?? []),
    COLUMNS.length - SEEN.length,
  );
  sheet.cell({ row: 0, column: FIRST_COLUMN, columns: SEEN.length }, "title", {
    value: SOURCES_SHEET,
  });
  sheet.key(0, key);
  sheet.key(1, ROW_KEY.header);
  COLUMNS.forEach(({ header, width }, index) => {
    const style = width === undefined ? "key" : "header";
    sheet.cell({ row: 1, column: FIRST_COLUMN + index }, style, { value: header });
  });
  rows.forEach((row, index) => {
    sourceTexts(row).forEach((value, column) => {
      sheet.cell(
        { row: 2 + index, column: FIRST_COLUMN + column },
        COLUMNS[column]?.width === undefined ? "key" : "text",
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
  const header = values.findIndex((line) => line.includes(CHECK_SUM));
  if (header < 0) return [];
  return values
    .slice(header + 1)
    .map((line): SourceRow => {
      const at = (name: string) => String(line[values[header]!.indexOf(name)] ?? "");
      return {
        ...{ unit: at("单位"), file: at("文件"), sha256: at(CHECK_SUM), readAt: at("读取时间") },
        ...{ state: at("状态"), reason: at("确认理由") },
      };
    })
    .filter(({ file }) => file !== "");
}
