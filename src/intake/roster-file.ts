/** The roster of what was taken in, as a workbook or as text: with each row's file, check sum, time, state and reason. */
import type { Scalar } from "../formula/values";
import type { RosterColumn, Rubric } from "../rubric/types";
import { SheetBuilder } from "../sheets/builder";
import { ROW_KEY } from "../sheets/keys";
import { FIRST_COLUMN } from "../sheets/layout";
import type { SheetPlan, WorkbookPlan } from "../sheets/plan";
import { rosterWorkbook } from "../xlsx/roster-file";
import { writeWorkbook } from "../xlsx/write";
import type { TakenRoster, TakenRow } from "./roster";
import type { FileState } from "./types";

export interface RosterFile {
  id: string;
  year: string;
  readings: Record<string, string>;
  /** When the files were read, as an ISO date and time. */
  readAt: string;
}

export const STATES: Record<FileState, string> = {
  ready: "可汇总",
  confirm: "需确认",
  blocked: "不能汇总",
};

const SOURCE_HEADERS = ["文件", "SHA-256", "读取时间", "状态", "确认理由"];

function rosterPlanOf({ rubric, rows }: TakenRoster, info: RosterFile): WorkbookPlan {
  const plan = rosterWorkbook(
    rubric,
    { id: info.id, year: info.year, readings: info.readings },
    rows.map((row) => row.plan),
  );
  const [roster, ...others] = plan.sheets;
  return { ...plan, sheets: [roster!, sourcesPlan(rubric, rows, info), ...others] };
}

export const writeTakenRoster = (roster: TakenRoster, info: RosterFile): Promise<Uint8Array> =>
  writeWorkbook(rosterPlanOf(roster, info), {
    title: `${roster.rubric.roster.title} ${info.year}`.trim(),
  });

/** 收表记录: where each row of the roster comes from. */
function sourcesPlan({ id }: Rubric, rows: readonly TakenRow[], info: RosterFile): SheetPlan {
  const widths = [24, 34, 68, 26, 10, 40];
  const sheet = new SheetBuilder("收表记录", "list", widths);
  const wide = { column: FIRST_COLUMN, columns: widths.length };
  sheet.cell({ row: 0, ...wide }, "title", { value: "收表记录" });
  sheet.key(0, `#list:${id}:sources`);
  sheet.key(1, ROW_KEY.header);
  ["单位", ...SOURCE_HEADERS].forEach((value, index) => {
    sheet.cell({ row: 1, column: FIRST_COLUMN + index }, "header", { value });
  });
  rows.forEach((row, index) => {
    [row.unit, ...sourceOf(row, info)].forEach((value, column) => {
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

const sourceOf = ({ file, sha256, state, reason }: TakenRow, { readAt }: RosterFile): string[] => [
  file,
  sha256,
  readAt,
  STATES[state],
  reason,
];

/** Text with commas, as Excel opens it: values of the roster's own columns and each row's source. */
export function rosterCsv({ rubric, rows }: TakenRoster, info: RosterFile): string {
  const { columns } = rubric.roster;
  const header = [...columns.map(({ header: words }) => words), ...SOURCE_HEADERS];
  const lines = rows.map((row) => [
    ...columns.map((column) => shown(column, row.row.values[column.id] ?? null)),
    ...sourceOf(row, info),
  ]);
  return `\ufeff${[header, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function shown({ type }: RosterColumn, value: Scalar): string | number {
  if (value === null) return "";
  if (typeof value === "boolean" || type === "flag")
    return value === true || value === "是" ? "是" : "否";
  return typeof value === "number" ? value : String(value);
}

/** A text that a spreadsheet would take for a formula stays text. */
function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
