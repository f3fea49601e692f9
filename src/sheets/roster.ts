/** The roster (汇总表): one row a unit, ranks and money as formulas that recompute in the workbook. */
import type { Scalar } from "../functions/values";
import { effectiveReadings, formulaName } from "../rubric/model";
import type { Fact, RosterColumn, Rubric, Setting } from "../rubric/types";
import { compile } from "../scoring/formulas";
import { displayScore } from "../scoring/display";
import { unknownName } from "../scoring/names";
import { shownBareTotal } from "../scoring/outcome";
import { a1, columnLetters } from "./address";
import { SheetBuilder } from "./builder";
import { constant, type ValueSource } from "./card-source";
import { factValidation, YES_NO } from "./facts";
import { cardKey, ROW_KEY } from "./keys";
import { FIRST_COLUMN } from "./layout";
import type { SheetPlan, StyleName } from "./plan";
import { textWidthChars } from "./text-height";
import { FONT_SIZE } from "./theme";
import { basisOf } from "./wording";

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
}

export interface RosterInfo {
  /** Key of the roster, and the name of its sheet. */
  id: string;
  name: string;
  year: string;
  readings: Record<string, string>;
  settings?: Readonly<Record<string, Scalar>>;
  /** Empty rows below the last unit, for units to come. */
  spareRows?: number;
}

const REMARK_WIDTH = { least: 20, most: 48 };

interface RosterLayout {
  rubric: Rubric;
  columns: RosterColumn[];
  readings: Record<string, string>;
  settingRows: Map<string, number>;
  headerRow: number;
  first: number;
  last: number;
  remark: boolean;
}

export function rosterPlan(
  rubric: Rubric,
  info: RosterInfo,
  units: readonly RosterPlanUnit[],
): SheetPlan {
  const layout = layoutRoster(rubric, info, units.length + (info.spareRows ?? 0));
  const { columns, headerRow, first } = layout;
  const widths = [
    ...columns.map(({ width }) => width),
    ...(layout.remark ? [remarkWidth(layout)] : []),
  ];
  const sheet = new SheetBuilder(info.name, "roster", widths);
  const wide = { column: FIRST_COLUMN, columns: widths.length };
  const title =
    info.year === "" ? rubric.roster.title : `${rubric.roster.title}（${info.year}年度）`;
  sheet.cell({ row: 0, ...wide }, "title", { value: title });
  sheet.key(0, cardKey({ kind: "roster", rubric: rubric.id, card: info.id }));
  drawSettings(sheet, layout, info);
  sheet.key(headerRow, ROW_KEY.header);
  [...columns.map(({ header }) => header), ...(layout.remark ? ["结果运用"] : [])].forEach(
    (value, index) => {
      sheet.cell({ row: headerRow, column: FIRST_COLUMN + index }, "header", { value });
    },
  );
  for (let row = first; row <= layout.last; row++) drawUnit(sheet, layout, row, units[row - first]);
  validate(sheet, layout);
  const end = drawNotes(sheet, layout, drawSums(sheet, layout), wide);
  return sheet.build({
    rows: end,
    orientation: "landscape",
    titleRows: { first: headerRow, last: headerRow },
    freeze: { rows: headerRow + 1, columns: 0 },
    tabColor: "#5b2c6f",
  });
}

function layoutRoster(rubric: Rubric, info: RosterInfo, rows: number): RosterLayout {
  const { roster } = rubric;
  const settings = roster.settings ?? [];
  const headerRow = 1 + settings.length;
  return {
    rubric,
    columns: roster.columns,
    readings: effectiveReadings(rubric, info.readings),
    settingRows: new Map(settings.map(({ id }, index) => [id, 1 + index])),
    headerRow,
    first: headerRow + 1,
    last: headerRow + Math.max(1, rows),
    remark: roster.columns.some(hasConsequence),
  };
}

/** Words of the document that follow from a column's value (不达标 → 取消其当年评优资格). */
function hasConsequence({ type, levels = [] }: RosterColumn): boolean {
  return type === "text" && levels.some(({ consequence }) => consequence !== "");
}

/** Settings stand above the table: the words over all columns but the last two, which hold the value. */
function settingCell({ columns }: RosterLayout, row: number) {
  return { row, column: FIRST_COLUMN + Math.min(4, columns.length - 1) };
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
      ...formatOf(column.type),
      ...scoreFormat(layout, column, content.value),
    });
    if (typed && !(column.from === "group" && column.value === "quota")) {
      sheet.input({ row, column: FIRST_COLUMN + index, rows: 1, columns: 1 });
    }
  });
  if (layout.remark) {
    const column = FIRST_COLUMN + layout.columns.length;
    sheet.cell({ row, column }, "text", { formula: `=${consequences(layout, row)}` });
    sheet.mayHold({ row, column }, "text", [longestConsequence(layout)]);
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
  { from, type, value = "" }: RosterColumn,
  row: number,
  unit: RosterPlanUnit | undefined,
): { value?: string | number | boolean; formula?: string } {
  switch (from) {
    case "unit":
      return filled(unit?.unit ?? null);
    case "group":
      return value === "quota"
        ? { formula: `=${quotaFormula(layout, row)}` }
        : filled(unit?.group ?? null);
    case "fact":
      return filled(unit?.facts?.[value] ?? null);
    case "score": {
      const followed = unit?.source?.(value) ?? null;
      return followed === null
        ? filled(unit?.scores?.[value] ?? null)
        : { formula: `=${followed}` };
    }
    case "formula": {
      // A row without a unit shows nothing, whatever its formula makes of empty cells.
      const name = cellOf(
        layout.columns.findIndex((column) => column.from === "unit"),
        row,
      );
      const formula = compile(value, layout.readings, (each) => nameIn(layout, each, row));
      const shown = type === "flag" ? `IF(${formula},"是","否")` : formula;
      return { formula: `=IF(${name}="","",${shown})` };
    }
  }
}

/** Places of a group by its name. */
function quotaFormula(layout: RosterLayout, row: number): string {
  const index = layout.columns.findIndex(
    ({ from, value }) => from === "group" && value !== "quota",
  );
  const cell = cellOf(index, row);
  return (layout.rubric.roster.groups ?? []).reduceRight(
    (otherwise, { name, quota }) => `IF(${cell}=${constant(name)},${quota},${otherwise})`,
    '""',
  );
}

function consequences(layout: RosterLayout, row: number): string {
  const parts = layout.columns.flatMap((column, index) => {
    if (!hasConsequence(column)) return [];
    const cell = cellOf(index, row);
    const said = (column.levels ?? []).filter(({ consequence }) => consequence !== "");
    return [
      said.reduceRight(
        (otherwise, { value, consequence }) =>
          `IF(${cell}=${constant(value)},${constant(consequence)},${otherwise})`,
        '""',
      ),
    ];
  });
  return parts.join("&");
}

/** Wide enough for a line, as far as that is reasonable. */
function remarkWidth(layout: RosterLayout): number {
  const line = Math.ceil(textWidthChars(longestConsequence(layout), FONT_SIZE)) + 1;
  return Math.min(Math.max(line, REMARK_WIDTH.least), REMARK_WIDTH.most);
}

/** The consequences of all columns stand in one cell. */
function longestConsequence({ columns }: RosterLayout): string {
  return columns
    .filter(hasConsequence)
    .map(({ levels = [] }) =>
      levels.reduce(
        (longest, { consequence }) => (consequence.length > longest.length ? consequence : longest),
        "",
      ),
    )
    .join("");
}

function cellOf(index: number, row: number): string {
  return `$${columnLetters(FIRST_COLUMN + index)}${row + 1}`;
}

function columnOf({ first, last }: RosterLayout, index: number): string {
  const letters = columnLetters(FIRST_COLUMN + index);
  return `$${letters}$${first + 1}:$${letters}$${last + 1}`;
}

/** What stands for a name in a row's formula: its row keeps its references when rows are sorted. */
function nameIn(layout: RosterLayout, name: string, row: number): string {
  const { columns, rubric, settingRows } = layout;
  const index = (id: string) => columns.findIndex((column) => formulaName(column.id) === id);
  if (name === "units") {
    return `COUNTA(${columnOf(
      layout,
      columns.findIndex(({ from }) => from === "unit"),
    )})`;
  }
  for (const [id, at] of settingRows) {
    if (name !== `setting.${formulaName(id)}`) continue;
    const { column } = settingCell(layout, at);
    return `$${columnLetters(column)}$${at + 1}`;
  }
  const whole = name.startsWith("column.") ? index(name.slice("column.".length)) : -1;
  if (whole >= 0) return columnOf(layout, whole);
  const own = index(name);
  if (own < 0) throw unknownName(rubric, name);
  // A flag that is computed is shown in words, like one that is typed.
  const { from, type } = columns[own]!;
  return from === "formula" && type === "flag" ? `(${cellOf(own, row)}="是")` : cellOf(own, row);
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
  { rubric, readings }: RosterLayout,
  { type, from, value: figure }: RosterColumn,
  value: string | number | boolean | undefined,
): { numberFormat?: string } {
  if (type !== "number" || Number.isInteger(value)) return {};
  const misleads =
    from === "score" &&
    figure === "total" &&
    typeof value === "number" &&
    shownBareTotal(rubric, readings, value, false) !== displayScore(value);
  return misleads ? {} : { numberFormat: "0.00" };
}

function formatOf(type: RosterColumn["type"] | Setting["type"]): { numberFormat?: string } {
  if (type === "rate") return { numberFormat: "0.00%" };
  return type === "date" ? { numberFormat: "yyyy-mm-dd" } : {};
}

function validate(sheet: SheetBuilder, { rubric, columns, first, last }: RosterLayout): void {
  columns.forEach((column, index) => {
    const area = { row: first, column: FIRST_COLUMN + index, rows: last - first + 1, columns: 1 };
    const prompt = { title: column.header, message: `请填写“${column.header}”。` };
    if (column.from === "fact") {
      const fact = rubric.facts.find(({ id }) => id === column.value);
      if (fact) sheet.validations.push(factValidation(fact, column.header, area));
    } else if (column.from === "group" && column.value !== "quota") {
      const values = (rubric.roster.groups ?? []).map(({ name }) => name);
      const error = {
        title: column.header,
        message: "请从下拉列表中选择组别。",
        style: "stop" as const,
      };
      sheet.validations.push({
        areas: [area],
        rule: { type: "list", values },
        allowBlank: true,
        prompt,
        error,
      });
    } else if (column.from === "score" && column.type === "flag") {
      const error = { title: column.header, message: "请选“是”或“否”。", style: "stop" as const };
      sheet.validations.push({
        areas: [area],
        rule: { type: "list", values: YES_NO },
        allowBlank: true,
        prompt,
        error,
      });
    } else if (column.from !== "formula" && column.from !== "group") {
      sheet.validations.push({ areas: [area], rule: { type: "any" }, allowBlank: true, prompt });
    }
    if (column.type !== "flag" || column.from !== "score") return;
    const cell = a1({ row: first, column: FIRST_COLUMN + index });
    sheet.conditionalFormats.push({
      areas: [area],
      formula: `OR(${cell}="是",${cell}=TRUE)`,
      mark: "veto",
    });
  });
}

function drawSums(sheet: SheetBuilder, layout: RosterLayout): number {
  const { rubric, columns, last } = layout;
  let row = last + 1;
  for (const { column, label } of rubric.roster.sums ?? []) {
    const index = columns.findIndex(({ id }) => id === column);
    if (index < 1) continue;
    sheet.key(row, `#sum:${column}`);
    sheet.cell({ row, column: FIRST_COLUMN, columns: index }, "total-label", { value: label });
    sheet.cell({ row, column: FIRST_COLUMN + index }, "total", {
      formula: `=SUM(${columnOf(layout, index)})`,
    });
    row++;
  }
  return row;
}

/** 口径说明 and the citation, below the table. */
function drawNotes(
  sheet: SheetBuilder,
  { rubric, readings }: RosterLayout,
  from: number,
  wide: { column: number; columns: number },
): number {
  const lines = [
    ...rubric.readings.map(({ id, question, options, clause, quote }) => {
      const option = options.find((each) => each.id === readings[id]);
      return `口径 · ${question.zh}　${option?.label.zh ?? ""}（${clause}：“${quote}”）`;
    }),
    `${basisOf(rubric)}。`,
  ];
  lines.forEach((value, index) => sheet.cell({ row: from + index, ...wide }, "note", { value }));
  return from + lines.length;
}
