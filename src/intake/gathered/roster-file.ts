/** The roster of what was taken in, as a workbook or as text: with each row's file, check sum, time, state and reason. */
import type { Scalar } from "../../formula/values";
import type { RosterColumn } from "../../rubric/types";
import type { WorkbookPlan } from "../../sheets/plan/plan";
import {
  SOURCE_HEADERS,
  sourcesKey,
  SOURCES_SHEET,
  sourcesPlan,
  sourceTexts,
  STATES,
  type SourceRow,
} from "../../sheets/roster/sources";
import { takenRecords } from "../../sheets/roster/taken";
import { rosterWorkbook } from "../../xlsx/roster-file";
import { writeWorkbook } from "../../xlsx/write";
import type { TakenRoster, TakenRow } from "./roster";

export interface RosterFile {
  id: string;
  year: string;
  readings: Record<string, string>;
  /** When the files were read, as an ISO date and time. */
  readAt: string;
}

function rosterPlanOf({ rubric, rows }: TakenRoster, info: RosterFile): WorkbookPlan {
  const came = rows.map((row) => sourceOf(row, info.readAt));
  const plan = rosterWorkbook(
    rubric,
    { id: info.id, year: info.year, readings: info.readings },
    rows.map((row) => row.plan),
    takenRecords(came, [], { at: info.readAt, by: "" }),
  );
  const [roster, ...others] = plan.sheets;
  const sources = sourcesPlan(SOURCES_SHEET, sourcesKey(rubric.id, info.id), came);
  return { ...plan, sheets: [roster!, sources, ...others] };
}

export const writeTakenRoster = (roster: TakenRoster, info: RosterFile): Promise<Uint8Array> =>
  writeWorkbook(rosterPlanOf(roster, info), {
    title: `${roster.rubric.roster.title} ${info.year}`.trim(),
  });

export const sourceOf = (
  { unit, file, sha256, state, reason }: TakenRow,
  readAt: string,
): SourceRow => ({ unit, file, sha256, readAt, state: STATES[state], reason });

/** Text with commas, as Excel opens it: values of the roster's own columns and each row's source. */
export function rosterCsv({ rubric, rows }: TakenRoster, info: RosterFile): string {
  const { columns } = rubric.roster;
  const header = [...columns.map(({ header: words }) => words), ...SOURCE_HEADERS.slice(1)];
  const lines = rows.map((row) => [
    ...columns.map((column) => shown(column, row.row.values[column.id] ?? null)),
    ...sourceTexts(sourceOf(row, info.readAt)).slice(1),
  ]);
  return `\ufeff${[header, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function shown({ type }: RosterColumn, value: Scalar): string | number {
  if (value === null) return "";
  if (typeof value === "boolean" || type === "flag")
    return value === true || value === "是" ? "是" : "否";
  return typeof value === "number" ? value : String(value);
}

/** A text that a spreadsheet would take for a formula stays text; nothing in it controls a terminal. */
function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const plain = value.replace(/[^\P{Cc}\r\n\t]/gu, " ");
  const text = /^[=+\-@＝＋－＠\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
