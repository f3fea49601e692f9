/** Lists drawn from a roster (公示名单, 特殊奖励候选): values as they were when the list was drawn. */
import type { RosterColumn, Rubric } from "../../rubric/types";
import { roundHalfUp } from "../../formula/decimal";
import type { RosterResult, RosterRow } from "../../scoring/roster-types";
import { SheetBuilder } from "../plan/builder";
import { ROW_KEY } from "../identity/keys";
import { FIRST_COLUMN } from "../card/layout";
import { textWidthChars } from "../plan/text-height";
import { FONT_SIZE } from "../plan/theme";
import { basisOf } from "../card/wording";
import type { SheetPlan } from "../plan/plan";

export interface ListInfo {
  /** Name of the sheet. */
  name: string;
  year: string;
  /** When the list was drawn, as an ISO date. */
  today: string;
}

/** Narrowest column of a list, for lists are printed on their own, and the widest for its header's sake. */
const WIDTHS = { least: 14, header: 22 };
/** A list with few columns is widened to this, so that its title and note have their place. */
const LEAST_TABLE = 76;

export function listPlan(
  rubric: Rubric,
  listId: string,
  result: RosterResult,
  info: ListInfo,
): SheetPlan {
  const list = rubric.roster.lists?.find(({ id }) => id === listId);
  if (!list) throw new Error(`The rubric ${rubric.id} has no list ${listId}`);
  const columns = list.columns.flatMap(
    (id) => rubric.roster.columns.find((each) => each.id === id) ?? [],
  );
  const widths = [6, ...widen(columns.map(widthOf), LEAST_TABLE - 6)];
  const sheet = new SheetBuilder(info.name, "list", widths);
  const wide = { column: FIRST_COLUMN, columns: widths.length };
  const title = info.year === "" ? list.title : `${list.title}（${info.year}年度）`;
  sheet.cell({ row: 0, ...wide }, "title", { value: title });
  sheet.key(0, `#list:${rubric.id}:${listId}`);
  sheet.key(1, ROW_KEY.header);
  ["序号", ...columns.map(({ header }) => header)].forEach((value, index) => {
    sheet.cell({ row: 1, column: FIRST_COLUMN + index }, "header", { value });
  });
  const rows = result.lists.find(({ id }) => id === listId)?.rows ?? [];
  rows.forEach((index, at) => {
    const unit = result.rows[index];
    sheet.cell({ row: 2 + at, column: FIRST_COLUMN }, "text-center", { value: at + 1 });
    columns.forEach((column, offset) => {
      sheet.cell({ row: 2 + at, column: FIRST_COLUMN + 1 + offset }, "text-center", {
        ...shown(column, unit),
        ...(column.type === "rate" ? { numberFormat: "0.00%" } : {}),
      });
    });
  });
  let row = 2 + rows.length;
  if (rows.length === 0)
    sheet.cell({ row: row++, ...wide }, "text-center", { value: "（没有符合条件的单位）" });
  sheet.cell({ row, ...wide }, "note", {
    value: `${basisOf(rubric)}。条款：${list.clause}。共 ${rows.length} 个，${info.today} 列出。`,
  });
  return sheet.build({
    rows: row + 1,
    orientation: widths.reduce((sum, width) => sum + width, 0) > 90 ? "landscape" : "portrait",
    titleRows: { first: 1, last: 1 },
    freeze: { rows: 2, columns: 0 },
  });
}

/** Wide enough for the header on one line, as far as that is reasonable. */
function widthOf({ header, width }: RosterColumn): number {
  const one = Math.ceil(textWidthChars(header, FONT_SIZE)) + 1;
  return Math.max(WIDTHS.least, width, Math.min(one, WIDTHS.header));
}

function widen(widths: readonly number[], least: number): number[] {
  const lack = Math.max(0, least - widths.reduce((sum, width) => sum + width, 0));
  return widths.map((width) => width + Math.floor(lack / widths.length));
}

/** Scores with at most two decimals, the total as it is shown beside its grade; rates and counts as they are. */
function shown(
  { id, type, from, value: figure }: RosterColumn,
  unit: RosterRow | undefined,
): { value?: string | number } {
  const value = unit?.values[id] ?? null;
  if (value === null || value === "") return {};
  if (typeof value === "boolean") return { value: value ? "是" : "否" };
  if (from === "score" && figure === "total" && unit?.shown !== null)
    return { value: unit?.shown ?? value };
  return { value: typeof value === "number" && type === "number" ? roundHalfUp(value, 2) : value };
}
