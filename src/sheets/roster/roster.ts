/** The roster (汇总表): one row a unit, ranks and money as formulas that recompute in the workbook. */
import type { Scalar } from "../../formula/values";
import { ROSTER_HEADERS } from "../../rubric/model";
import { comparedName } from "../../rubric/comparisons";
import { isHelperColumn } from "../../rubric/complete-comparisons";
import type { Fact, RosterColumn, Rubric, Setting } from "../../rubric/types";
import { roundHalfUp } from "../../formula/decimal";
import { shownTotal } from "../../scoring/shown-total";
import { SheetBuilder } from "../plan/builder";
import type { ValueSource } from "../card/card-source";
import { drawColourSwitch } from "../marks/colour-switch";
import { factValidation } from "../card/facts";
import { cardKey, ROW_KEY, sumKey } from "../identity/keys";
import { SIGNING_HEIGHT } from "../card/signed-rows";
import { pageStarts } from "../plan/pages";
import { FIRST_COLUMN } from "../card/layout";
import type { SheetPlan, StyleName } from "../plan/plan";
import { longestConsequence, rosterFormula } from "./roster-print";
import {
  COUNTS_HEADER,
  layoutRoster,
  settingCell,
  type RosterInfo,
  type RosterLayout,
} from "./roster-layout";
import { guardRoster } from "./roster-validation";
import { textWidthChars } from "../plan/text-height";
import { FONT_SIZE, tabColors } from "../plan/theme";
import { basisOf, chosenText } from "../card/wording";

export type { RosterInfo } from "./roster-layout";

export interface RosterPlanUnit {
  /** Key of its row: the id of its card, or its name. */
  key: string;
  unit: string;
  /** Name of its group. */
  group?: string;
  /** Facts of a roster rubric by fact id. */
  facts?: Readonly<Record<string, Scalar>>;
  /** Figures by name (`total`, `outcome.grade`), read from a mailed workbook. */
  scores?: Readonly<Record<string, Scalar>>;
  /** Formulas that follow a card of this workbook, instead of `scores`. */
  source?: ValueSource;
  /** 采信理由 */
  accepted?: string;
}

const REMARK_WIDTH = { least: 20, most: 48 };
/** 核对 and 采信理由. */
const CHECK_WIDTHS = [40, 24];

export function rosterPlan(
  rubric: Rubric,
  info: RosterInfo,
  units: readonly RosterPlanUnit[],
): SheetPlan {
  const layout = layoutRoster(rubric, info, units.length + (info.spareRows ?? 0));
  const { columns, headerRow, first } = layout;
  const widths = [
    ...columns.map(({ width }) => width),
    ...(layout.beside.remark === undefined ? [] : [remarkWidth(layout)]),
  ];
  const hidden = layout.beside.counts.size;
  const sheet = new SheetBuilder(info.name, "roster", widths, hidden, CHECK_WIDTHS);
  const wide = { column: FIRST_COLUMN, columns: widths.length };
  const title =
    info.year === "" ? rubric.roster.title : `${rubric.roster.title}（${info.year}年度）`;
  sheet.cell({ row: 0, ...wide }, "title", { value: title });
  sheet.key(0, cardKey({ kind: "roster", rubric: rubric.id, card: info.id }));
  drawSettings(sheet, layout, info);
  drawHeaders(sheet, layout);
  for (let row = first; row <= layout.last; row++) drawUnit(sheet, layout, row, units[row - first]);
  guardRoster(sheet, layout, drawColourSwitch(sheet, info.coloursShown));
  const end = drawNotes(sheet, layout, info, drawSums(sheet, layout), wide);
  sheet.cell({ row: end, ...wide }, "head-line", { value: SIGNED });
  sheet.leastHeight(end, SIGNING_HEIGHT);
  return sheet.build({
    rows: end + 1,
    orientation: "landscape",
    titleRows: { first: headerRow, last: headerRow },
    freeze: { rows: headerRow + 1, columns: 0 },
    pageStarts: pageStarts([], keptTogether(layout, end)),
    tabColor: tabColors.roster,
  });
}

/** Who made the list, who checked it, and the office's seal. */
const SIGNED =
  "制表人：　　　　　审核人：　　　　　单位（盖章）：　　　　　日期：　　　年　　月　　日";

/** Nobody signs a page that shows no unit: what stands below the table takes the last ones along. */
function keptTogether({ first, last }: RosterLayout, end: number): number[] {
  const from = Math.max(first + 1, last - 1);
  return Array.from({ length: end + 1 - from }, (_, at) => from + at);
}

function drawHeaders(
  sheet: SheetBuilder,
  { rubric, columns, headerRow, beside }: RosterLayout,
): void {
  const header = (index: number, value: string) =>
    sheet.cell({ row: headerRow, column: FIRST_COLUMN + index }, "header", { value });
  sheet.key(headerRow, ROW_KEY.header);
  columns.forEach((column, index) => {
    header(index, column.header);
    if (isHelperColumn(rubric, column)) sheet.hide(FIRST_COLUMN + index);
  });
  if (beside.remark !== undefined) header(beside.remark, ROSTER_HEADERS.remark);
  header(beside.check, ROSTER_HEADERS.check);
  header(beside.reason, ROSTER_HEADERS.reason);
  for (const [id, index] of beside.counts) {
    header(index, `${COUNTS_HEADER}${columns.find((column) => column.id === id)!.header}`);
  }
}

function drawSettings(sheet: SheetBuilder, layout: RosterLayout, info: RosterInfo): void {
  for (const setting of layout.rubric.roster.settings ?? []) {
    const row = layout.settingRows.get(setting.id) ?? 0;
    const cell = settingCell(layout, row);
    const value = info.settings?.[setting.id] ?? setting.default ?? null;
    sheet.key(row, `#setting:${setting.id}`);
    sheet.cell({ row, column: FIRST_COLUMN, columns: cell.column - FIRST_COLUMN }, "fact-label", {
      value: setting.label.zh,
    });
    sheet.cell({ ...cell, columns: 2 }, "fact-self", {
      ...filled(value),
      ...formatOf(setting.type),
    });
    const rest = layout.columns.length - (cell.column - FIRST_COLUMN) - 2;
    if (rest > 0 && setting.hint) {
      sheet.cell({ row, column: cell.column + 2, columns: rest }, "note", {
        value: setting.hint.zh,
      });
    }
    sheet.input({ ...cell, rows: 1, columns: 2 });
    sheet.validations.push(
      factValidation(asFact(setting), setting.label.zh, { ...cell, rows: 1, columns: 1 }),
    );
  }
}

function asFact({ id, label, type, hint }: Setting): Fact {
  return { id, label, type, ...(hint ? { hint } : {}) };
}

function drawUnit(
  sheet: SheetBuilder,
  layout: RosterLayout,
  row: number,
  unit: RosterPlanUnit | undefined,
): void {
  sheet.key(row, unit?.key ?? `#row:${row - layout.first + 1}`);
  layout.columns.forEach((column, index) => {
    const content = contentOf(layout, column, row, unit);
    const typed = column.from !== "formula";
    sheet.cell({ row, column: FIRST_COLUMN + index }, styleOf(column), {
      ...content,
      ...scoreFormat(layout, column, content.value),
      ...formatOf(typeOf(layout, column)),
    });
    if (typed && !(column.from === "group" && column.value === "quota")) {
      sheet.input({ row, column: FIRST_COLUMN + index, rows: 1, columns: 1 });
    }
  });
  drawRemark(sheet, layout, row);
  drawChecks(sheet, layout, row, unit);
}

function drawRemark(sheet: SheetBuilder, layout: RosterLayout, row: number): void {
  const { ledger, beside } = layout;
  if (!ledger.consequences || beside.remark === undefined) return;
  const cell = { row, column: FIRST_COLUMN + beside.remark };
  sheet.cell(cell, "text", { formula: rosterFormula(layout, ledger.consequences, row) });
  sheet.mayHold(cell, "text", [longestConsequence(layout)]);
}

/** What is wrong in the row, why it is taken in all the same, and what counts of its typed cells. */
function drawChecks(
  sheet: SheetBuilder,
  layout: RosterLayout,
  row: number,
  unit: RosterPlanUnit | undefined,
): void {
  const { ledger, beside } = layout;
  const at = (index: number) => ({ row, column: FIRST_COLUMN + index });
  const words = unit?.source ? ledger.words.linked : ledger.words.typed;
  sheet.cell(at(beside.check), "check", {
    formula: rosterFormula(layout, words, row, unit?.source),
  });
  const given = unit?.source?.("accepted") ?? null;
  const reason = given === null ? filled(unit?.accepted ?? null) : { formula: `=${given}` };
  sheet.cell(at(beside.reason), "check", reason);
  if (given === null) sheet.input({ ...at(beside.reason), rows: 1, columns: 1 });
  for (const [id, index] of beside.counts) {
    sheet.cell(at(index), "key", { formula: rosterFormula(layout, ledger.counts.get(id)!, row) });
  }
}

function styleOf({ type, from, value }: RosterColumn): StyleName {
  if (type === "rank") return "rank";
  if (from === "unit") return "text";
  if (from === "group") return value === "quota" ? "result-value" : "text";
  return from === "fact" ? "fact-self" : "result-value";
}

function contentOf(
  layout: RosterLayout,
  { id, from, value = "" }: RosterColumn,
  row: number,
  unit: RosterPlanUnit | undefined,
): { value?: string | number | boolean; formula?: string } {
  const node = layout.ledger.columns.get(id);
  if (node) return { formula: rosterFormula(layout, node, row) };
  switch (from) {
    case "unit":
      return filled(unit?.unit ?? null);
    case "group":
      return filled(unit?.group ?? null);
    case "fact":
      return followed(
        unit,
        comparedName(value),
        unit?.facts?.[value] ?? unit?.scores?.[comparedName(value)] ?? null,
      );
    case "score":
      return followed(unit, value, unit?.scores?.[value] ?? null);
    case "formula":
      return {};
  }
}

/** What follows the unit's card, or was read of it. */
function followed(unit: RosterPlanUnit | undefined, figure: string, read: Scalar) {
  const formula = unit?.source?.(figure) ?? null;
  return formula === null ? filled(read) : { formula: `=${formula}` };
}

/** Wide enough for a line, as far as that is reasonable. */
function remarkWidth(layout: RosterLayout): number {
  const line = Math.ceil(textWidthChars(longestConsequence(layout), FONT_SIZE)) + 1;
  return Math.min(Math.max(line, REMARK_WIDTH.least), REMARK_WIDTH.most);
}

function filled(value: Scalar): { value?: string | number } {
  if (value === null || value === "") return {};
  return { value: typeof value === "boolean" ? (value ? "是" : "否") : value };
}

/**
 * Scores show two decimals; the cell keeps the exact number. A total that two decimals would carry over a bound of its
 * grade (79.995 beside 合格) shows all of them.
 */
function scoreFormat(
  { ledger }: RosterLayout,
  { type, from, value: figure }: RosterColumn,
  value: string | number | boolean | undefined,
): { numberFormat?: string } {
  if (type !== "number" || Number.isInteger(value)) return {};
  const misleads =
    from === "score" &&
    figure === "total" &&
    typeof value === "number" &&
    shownTotal(ledger.book, value, false) !== roundHalfUp(value, 2);
  return misleads ? {} : { numberFormat: "0.00" };
}

/** A fact is shown as what it is. */
function typeOf({ rubric }: RosterLayout, { from, value, type }: RosterColumn) {
  const isDate =
    from === "fact" && rubric.facts.some((fact) => fact.id === value && fact.type === "date");
  return isDate ? "date" : type;
}

function formatOf(type: RosterColumn["type"] | Setting["type"]): { numberFormat?: string } {
  if (type === "rate") return { numberFormat: "0.00%" };
  return type === "date" ? { numberFormat: "yyyy-mm-dd" } : {};
}

function drawSums(sheet: SheetBuilder, layout: RosterLayout): number {
  const { rubric, columns, last } = layout;
  let row = last + 1;
  for (const { column, label } of rubric.roster.sums ?? []) {
    const index = columns.findIndex(({ id }) => id === column);
    if (index < 1) continue;
    sheet.key(row, sumKey(column));
    sheet.cell({ row, column: FIRST_COLUMN, columns: index }, "total-label", { value: label });
    sheet.cell({ row, column: FIRST_COLUMN + index }, "total", {
      formula: rosterFormula(layout, layout.ledger.sums.get(column)!, row),
    });
    row++;
  }
  return row;
}

/** 口径说明 and the citation, below the table. */
function drawNotes(
  sheet: SheetBuilder,
  { rubric, ledger }: RosterLayout,
  { chosen }: RosterInfo,
  from: number,
  wide: { column: number; columns: number },
): number {
  const lines = [
    ...rubric.readings.map(({ id, question, options, clause, quote }) => {
      const option = options.find((each) => each.id === ledger.book.readings[id]);
      return `口径 · ${question.zh}　${option?.label.zh ?? ""}${chosenText(chosen?.[id])}（${clause}：“${quote}”）`;
    }),
    `${basisOf(rubric)}。`,
  ];
  lines.forEach((value, index) => sheet.cell({ row: from + index, ...wide }, "note", { value }));
  return from + lines.length;
}
