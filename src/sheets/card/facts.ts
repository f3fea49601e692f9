/** The facts sheet (基础数据): every figure typed once, and corrected once by each later stage. */
import { FIRST_LIKELY_DATE, LAST_DATE } from "../../formula/dates";
import { cellName } from "../../ledger/cells";
import type { PartInput } from "../../rubric/assessors";
import { isLastFact, isLastKey } from "../../rubric/last";
import { isCompared, isDerived } from "../../rubric/rules";
import type { Fact, Rubric } from "../../rubric/types";
import { factLabel } from "../../scoring/labels";
import { SheetBuilder } from "../plan/builder";
import { BESIDE_WIDTHS, drawLegend } from "../marks/legend";
import { cardKey, ROW_KEY } from "../identity/keys";
import {
  factColumn,
  FIRST_COLUMN,
  lastColumn,
  unitColumn,
  usedColumn,
  usedHeader,
  type CardLayout,
  type FactsRow,
} from "./layout";
import { LAST_HEADER, lastColumns } from "./last-column";
import { drawBegun, drawMarks } from "../marks/marks";
import { generatedFormula, type Places } from "../formulas/ledger-print";
import { pageStarts } from "../plan/pages";
import type { Area, PlanValidation, SheetPlan } from "../plan/plan";
import { tabColors } from "../plan/theme";
import { onlyNumber } from "./asked";

export const YES_NO = ["是", "否"];

const WIDTHS = { label: 40, stage: 13, unit: 8, hint: 42 };

export function factsPlan(layout: CardLayout, places: Places): SheetPlan {
  const { rubric, info, facts } = layout;
  const typed = rubric.stages.length + lastColumns(rubric);
  const ofStages = Array.from({ length: typed }, () => WIDTHS.stage);
  const widths = [WIDTHS.label, ...ofStages, WIDTHS.unit, WIDTHS.hint];
  const hidden = rubric.stages.length - 1 + typed;
  const sheet = new SheetBuilder(info.names.facts, "facts", widths, hidden, BESIDE_WIDTHS);
  const wide = { column: FIRST_COLUMN, columns: widths.length };
  sheet.cell({ row: 0, ...wide }, "title", { value: titleOf(layout) });
  sheet.key(0, cardKey({ kind: "facts", rubric: rubric.id, card: info.id }));
  sheet.cell({ row: 1, ...wide }, "note", { value: instructions(layout) });
  sheet.key(1, ROW_KEY.note);
  sheet.key(facts.headerRow, ROW_KEY.header);
  const stages = rubric.stages.map(({ name }) => name.zh);
  const last = lastColumns(rubric) === 0 ? [] : [LAST_HEADER];
  ["项目", ...stages, ...last, "单位", "说明"].forEach((value, index) => {
    sheet.cell({ row: facts.headerRow, column: FIRST_COLUMN + index }, "header", { value });
  });
  rubric.stages.slice(1).forEach((stage, index) => {
    const column = usedColumn(rubric, index + 1);
    sheet.cell({ row: facts.headerRow, column }, "header", { value: usedHeader(stage) });
  });
  for (const row of facts.rows) drawRow(sheet, layout, places, row, wide);
  const inputs = facts.rows.flatMap((row) => {
    if (row.type !== "fact" && row.type !== "part") return [];
    const ofLast = row.type === "fact" && row.last ? [{ kind: row.type, key: row.last.key }] : [];
    return [...(isLastKey(row.key) ? [] : [{ kind: row.type, key: row.key }]), ...ofLast];
  });
  drawMarks(sheet, layout, places, facts.headerRow, inputs);
  drawBegun(sheet, layout, places);
  drawLegend(sheet, rubric);
  return sheet.build({
    rows: facts.rowCount,
    orientation: "portrait",
    titleRows: { first: facts.headerRow, last: facts.headerRow },
    freeze: { rows: facts.headerRow + 1, columns: 0 },
    pageStarts: pageStarts(
      facts.rows.flatMap(({ type, row }): [number, number][] =>
        type === "heading" ? [[row, 2]] : type === "member-heading" ? [[row, 1]] : [],
      ),
    ),
    tabColor: tabColors.facts,
  });
}

function titleOf({ info }: CardLayout): string {
  return ["基础数据", info.unit, info.year].filter((text) => text !== "").join(" · ");
}

function instructions({ rubric }: CardLayout): string {
  const [first, ...later] = rubric.stages.map(({ name }) => name.zh);
  const reviews = later.map((name) => `“${name}”`).join("、");
  const correct =
    later.length === 0 ? "" : `${reviews}列先显示前一列的数据，核对后如有更正，直接改写该格。`;
  const before =
    lastColumns(rubric) === 0 ? "" : `“${LAST_HEADER}”列填上年的数据，下发时已填好的不要改。`;
  return `请在“${first}”列填写数据。${correct}${before}比率按百分数填写，例如 93.5%；没有的人数填 0。`;
}

function drawRow(
  sheet: SheetBuilder,
  layout: CardLayout,
  places: Places,
  line: FactsRow,
  wide: { column: number; columns: number },
): void {
  const { row } = line;
  switch (line.type) {
    case "heading":
      sheet.key(row, line.key);
      sheet.cell({ row, ...wide }, "section", { value: line.text });
      return;
    case "member-heading":
      sheet.key(row, `#fact:${line.fact.id}`);
      sheet.cell({ row, ...wide }, "subsection", { value: withHint(line.fact) });
      return;
    case "fact":
      sheet.key(row, line.key);
      if (isLastFact(line.fact)) drawLastAlone(sheet, layout, line);
      else {
        drawInputs(sheet, layout, places, line, line.fact);
        drawUsed(sheet, layout, places, line);
      }
      drawLast(sheet, layout, line);
      return;
    case "part":
      sheet.key(row, line.key);
      drawInputs(sheet, layout, places, line, null);
      drawLast(sheet, layout, line);
  }
}

function withHint({ label, unit, hint }: Fact): string {
  return [label.zh, unit && `（${unit.zh}）`, hint && `——${hint.zh}`].filter(Boolean).join("");
}

function drawInputs(
  sheet: SheetBuilder,
  { rubric, ledger, info }: CardLayout,
  places: Places,
  line: Extract<FactsRow, { type: "fact" | "part" }>,
  fact: Fact | null,
): void {
  const { row } = line;
  drawWords(sheet, rubric, line, fact);
  rubric.stages.forEach(({ id }, stage) => {
    const column = factColumn(rubric, id);
    const cell = cellName(fact ? "fact" : "part", line.key, id);
    if (line.type === "part" && !line.inputs[stage]) {
      sheet.cell({ row, column }, "text");
      return;
    }
    const formula = generatedFormula(ledger, cell, places, info.names.facts);
    const isComputed = fact ? isDerived(fact) || isCompared(fact) : formula !== null;
    const style = isComputed ? "score-ruled" : stage === 0 ? "fact-self" : "fact-review";
    sheet.cell({ row, column }, style, {
      ...(formula === null ? {} : { formula }),
      ...formatOf(fact),
    });
  });
  const inputs = { row, column: FIRST_COLUMN + 1, rows: 1, columns: rubric.stages.length };
  if (line.type === "part") guardParts(sheet, line, inputs);
  else if (fact && !isDerived(fact)) {
    sheet.input(inputs);
    sheet.validations.push(factValidation(fact, line.label, inputs));
  }
}

/** What the row is called, its unit and its hint. */
function drawWords(
  sheet: SheetBuilder,
  rubric: Rubric,
  line: Extract<FactsRow, { type: "fact" | "part" }>,
  fact: Fact | null,
): void {
  const { row, label } = line;
  const member = line.type === "fact" && line.member !== undefined;
  sheet.cell({ row, column: FIRST_COLUMN }, "fact-label", {
    value: member ? `　${label}` : label,
  });
  const column = unitColumn(rubric);
  sheet.cell({ row, column }, "text-center", valueOf(fact ? fact.unit?.zh : "分"));
  sheet.cell({ row, column: column + 1 }, "text", valueOf(hintOf(fact, member)));
}

/** A row that has no figure of this year. */
function drawLastAlone(
  sheet: SheetBuilder,
  { rubric }: CardLayout,
  line: Extract<FactsRow, { type: "fact" }>,
): void {
  drawWords(sheet, rubric, line, line.fact);
  for (const { id } of rubric.stages)
    sheet.cell({ row: line.row, column: factColumn(rubric, id) }, "text");
}

/** The row's cell for last year; an empty one where no rule asks for it. */
function drawLast(
  sheet: SheetBuilder,
  { rubric }: CardLayout,
  line: Extract<FactsRow, { type: "fact" | "part" }>,
): void {
  if (lastColumns(rubric) === 0) return;
  const cell = { row: line.row, column: lastColumn(rubric) };
  const last = line.type === "fact" ? line.last : undefined;
  if (!last) {
    sheet.cell(cell, "text");
    return;
  }
  sheet.cell(cell, "fact-self", formatOf(last.fact));
  const area = { ...cell, rows: 1, columns: 1 };
  sheet.input(area);
  sheet.validations.push(factValidation(last.fact, factLabel(rubric, last.key).zh, area));
}

function hintOf(fact: Fact | null, member: boolean): string | undefined {
  if (!fact || member) return undefined;
  return fact.hint?.zh ?? (isDerived(fact) ? "自动算出，不用填写。" : undefined);
}

/** What counts at a later stage, whatever became of its cell: hidden, for the rules. */
function drawUsed(
  sheet: SheetBuilder,
  { rubric, ledger, info }: CardLayout,
  places: Places,
  { row, key, fact }: Extract<FactsRow, { type: "fact" }>,
): void {
  rubric.stages.slice(1).forEach(({ id }, index) => {
    const formula = generatedFormula(ledger, cellName("used", key, id), places, info.names.facts);
    const cell = { row, column: usedColumn(rubric, index + 1) };
    if (formula !== null) sheet.cell(cell, "fact-review", { formula, ...formatOf(fact) });
  });
}

function valueOf(text: string | undefined): { value?: string } {
  return text === undefined || text === "" ? {} : { value: text };
}

function formatOf(fact: Fact | null): { numberFormat?: string } {
  if (fact?.type === "rate") return { numberFormat: "0.00%" };
  if (fact?.type === "date") return { numberFormat: "yyyy-mm-dd" };
  return fact?.type === "text" || fact?.type === "choice" ? { numberFormat: "@" } : {};
}

/** Stages side by side that take the same are guarded together. */
function guardParts(
  sheet: SheetBuilder,
  { inputs }: Extract<FactsRow, { type: "part" }>,
  all: Area,
): void {
  const areas = new Map<string, Area[]>();
  inputs.forEach((input, stage) => {
    if (!input) return;
    const area = { ...all, column: all.column + stage, columns: 1 };
    sheet.input(area);
    const key = `${input.min}:${input.max ?? ""}`;
    areas.set(key, [...(areas.get(key) ?? []), area]);
  });
  for (const [key, own] of areas) {
    const [min = 0, max] = key.split(":").map((end) => (end === "" ? undefined : Number(end)));
    sheet.validations.push(partValidation({ min, max }, own));
  }
}

function partValidation(
  { min, max }: Pick<PartInput, "min" | "max">,
  areas: Area[],
): PlanValidation {
  const asked = onlyNumber(min, max);
  return {
    areas,
    rule: { type: "decimal", min, ...(max === undefined ? {} : { max }) },
    allowBlank: true,
    prompt: { title: "打分", message: `${asked}得分自动算到评分表。` },
    error: { title: "超出分值", message: asked, style: "stop" },
  };
}

/** What may stand in a fact's cell, with what to type. */
export function factValidation(fact: Fact, label: string, area: Area): PlanValidation {
  const { rule, asked } = rangeOf(fact);
  return {
    areas: [area],
    rule,
    allowBlank: true,
    prompt: { title: label, message: fact.hint ? `${asked}\n${fact.hint.zh}` : asked },
    error: { title: label, message: asked, style: "stop" },
  };
}

function rangeOf({ type, min, max, choices }: Fact): {
  rule: PlanValidation["rule"];
  asked: string;
} {
  const least = min ?? 0;
  const upTo = max === undefined ? {} : { max };
  const limit = max === undefined ? "" : `，不超过 ${max}`;
  switch (type) {
    case "count":
      return {
        rule: { type: "whole", min: least, ...upTo },
        asked: `只填整数，不写单位，如 ${Math.max(least, Math.min(12, max ?? 12))}（不小于 ${least}${limit}）。`,
      };
    case "number":
      return {
        rule: { type: "decimal", min: least, ...upTo },
        asked: `只填数字，不写单位（不小于 ${least}${limit}）。`,
      };
    case "signed":
      return {
        rule: { type: "decimal", min: min ?? -1e9, max: max ?? 1e9 },
        asked: "只填数字，不写单位，可以是负数。",
      };
    case "rate":
      return {
        rule: { type: "decimal", min: least, max: max ?? 1 },
        asked: `请填百分数，例如 93.5%（${percent(least)} 至 ${percent(max ?? 1)}）。`,
      };
    case "flag":
      return { rule: { type: "list", values: YES_NO }, asked: "请选“是”或“否”。" };
    case "choice":
      return { rule: { type: "list", values: choices ?? [] }, asked: `请从下拉列表中选择。` };
    case "date":
      return {
        rule: { type: "decimal", min: FIRST_LIKELY_DATE, max: LAST_DATE },
        asked: "请填日期，例如 2024-12-31。",
      };
    case "text":
      return { rule: { type: "any" }, asked: "请填文字。" };
  }
}

const percent = (rate: number) => `${Number((rate * 100).toPrecision(12))}%`;
