/** The result sheet (考核结果): every figure a formula that recomputes in the workbook. */
import { multiply } from "../../formula/decimal";
import { formatNumber } from "../../formula/values";
import { weightedStages } from "../../rubric/stage-weights";
import type { OutcomeItem, Rubric } from "../../rubric/types";
import { normalisedIn } from "../../rubric/normalised";
import { reference } from "../plan/address";
import { SheetBuilder } from "../plan/builder";
import { cardKey, ROW_KEY } from "../identity/keys";
import { FIRST_COLUMN, type CardLayout } from "./layout";
import type { SheetPlan, StyleName } from "../plan/plan";
import { cellName, COUNTED } from "../../ledger/cells";
import { basisOf } from "../../ledger/counted";
import { showsDecimals } from "../plan/decimals";
import { generatedFormula, type Places } from "../formulas/ledger-print";
import { pageStarts } from "../plan/pages";
import {
  COUNTED_HEADER,
  resultCell,
  resultColumns,
  type ResultLayout,
  type ResultRow,
} from "./result-layout";
import { tabColors } from "../plan/theme";
import { BY_HAND, SIGNING_HEIGHT } from "./signed-rows";
import { chosenText } from "./wording";

const WIDTHS = { label: 26, stage: 13, counted: 16, points: 9, remark: 50 };

export function resultPlan(layout: CardLayout, results: ResultLayout, places: Places): SheetPlan {
  const { rubric, info } = layout;
  const columns = resultColumns(rubric);
  const sheet = new SheetBuilder(info.names.result, "result", [
    WIDTHS.label,
    ...rubric.stages.map(() => WIDTHS.stage),
    WIDTHS.counted,
    WIDTHS.points,
    WIDTHS.remark,
  ]);
  const wide = { column: FIRST_COLUMN, columns: columns.remark };
  sheet.cell({ row: 0, ...wide }, "title", { value: "考核结果" });
  sheet.key(0, cardKey({ kind: "result", rubric: rubric.id, card: info.id }));
  const subtitle = [rubric.name.zh, info.unit, info.year].filter((text) => text !== "").join(" · ");
  sheet.cell({ row: 1, ...wide }, "head-line", { value: subtitle });
  drawHeader(sheet, results);
  for (const row of results.rows) drawFigure(sheet, layout, results, places, row);
  drawSigned(sheet, results, wide);
  drawRemarks(sheet, layout, results);
  return sheet.build({
    rows: results.rowCount,
    orientation: "portrait",
    titleRows: { first: results.headerRow, last: results.headerRow },
    freeze: { rows: results.headerRow + 1, columns: 0 },
    pageStarts: pageStarts(
      results.remarks.filter(({ type }) => type === "remark-heading").map(({ row }) => [row, 2]),
      results.signed.map(({ row }) => row),
    ),
    tabColor: tabColors.result,
  });
}

function drawHeader(sheet: SheetBuilder, { rubric, headerRow }: ResultLayout): void {
  const weighted = rubric.sections.some(({ weight }) => weight !== undefined);
  sheet.key(headerRow, ROW_KEY.header);
  const headers = [
    "项目",
    ...rubric.stages.map(({ name }) => name.zh),
    COUNTED_HEADER,
    weighted ? "权重" : "分值",
    "说明",
  ];
  headers.forEach((value, index) => {
    sheet.cell({ row: headerRow, column: FIRST_COLUMN + index }, "header", { value });
  });
}

function drawFigure(
  sheet: SheetBuilder,
  layout: CardLayout,
  results: ResultLayout,
  places: Places,
  line: ResultRow & { row: number },
): void {
  const { rubric, ledger } = layout;
  const formulaOf = (key: string, of: string) => {
    const formula = generatedFormula(ledger, cellName("figure", key, of), places, results.sheet);
    return formula === null ? {} : { formula };
  };
  const columns = resultColumns(rubric);
  if (line.type === "setting") {
    drawSetting(sheet, results, line);
    return;
  }
  const strong = line.type === "shown" || line.type === "item";
  const style: StyleName = strong ? "score-final" : "result-value";
  const format = { numberFormat: numberFormatOf(layout, line) };
  sheet.key(line.row, `#result:${line.key}`);
  sheet.cell({ row: line.row, column: columns.label }, "result-label", { value: labelOf(line) });
  rubric.stages.forEach(({ id }, stage) => {
    const cell = { row: line.row, column: columns.first + stage };
    sheet.cell(cell, style, { ...formulaOf(line.key, id), ...format });
  });
  sheet.cell({ row: line.row, column: columns.counted }, style, {
    ...formulaOf(line.key, COUNTED),
    ...format,
  });
  sheet.cell({ row: line.row, column: columns.points }, "result-value", pointsOf(line));
  const remark = formulaOf(
    line.type === "item" ? `remark:${line.item.id}` : `note:${line.key}`,
    COUNTED,
  );
  const remarkCell = { row: line.row, column: columns.remark };
  sheet.cell(remarkCell, "text", "formula" in remark ? remark : { value: remarkOf(line, rubric) });
  if (line.type === "item") sheet.mayHold(remarkCell, "text", consequencesOf(line.item));
  if (line.type === "veto") {
    sheet.conditionalFormats.push({
      areas: [{ row: line.row, column: columns.first, rows: 1, columns: rubric.stages.length + 1 }],
      formula: `${reference(resultCell(results, line.key, rubric.stages[0]?.id ?? ""), results.sheet)}="是"`,
      mark: "veto",
    });
  }
}

/** One cell under 计入结果 and the stages, which the user fills in. */
function drawSetting(
  sheet: SheetBuilder,
  results: ResultLayout,
  line: Extract<ResultRow, { type: "setting" }> & { row: number },
): void {
  const { rubric } = results;
  const columns = resultColumns(rubric);
  const { row, key, label } = line;
  const { sheet: _, ...cell } = resultCell(results, key, "counted");
  const area = { ...cell, rows: 1, columns: columns.points - cell.column + 1 };
  sheet.key(row, `#setting:${key}`);
  sheet.cell({ row, column: columns.label }, "result-label", { value: label });
  sheet.cell(area, "fact-self", {});
  sheet.cell({ row, column: columns.remark }, "text", { value: remarkOf(line, rubric) });
  sheet.input(area);
  sheet.validations.push({
    areas: [{ ...cell, rows: 1, columns: 1 }],
    rule: { type: "any" },
    allowBlank: true,
    prompt: { title: label, message: remarkOf(line, rubric) },
    error: { title: label, message: remarkOf(line, rubric), style: "stop" },
  });
}

function labelOf(line: ResultRow): string {
  if (line.type === "section") return line.section.name.zh;
  if (line.type === "item") {
    const { label, unit } = line.item;
    return unit ? `${label.zh}（${unit.zh}）` : label.zh;
  }
  return line.type === "compared" ? `参加比较的${line.fact.label.zh}` : line.label;
}

function numberFormatOf({ rubric, scorecard }: CardLayout, line: ResultRow): string {
  if (line.type === "missing") return '[=0]"完整";"未填 "0" 项"';
  if (line.type === "wrong") return '[=0]"无";0" 项"';
  if (line.type === "waiting") return '[=0]"无";0" 项"';
  if (line.type === "item" && line.item.type === "rate") return "0.00%";
  if (line.type === "compared" && line.fact.type === "rate") return "0.00%";
  // Sums of one column have one format.
  const isSum = ["section", "category", "base", "bonus", "minus", "before"].includes(line.type);
  const fractions =
    normalisedIn(rubric).length > 0 ||
    scorecard.criteria.some(({ criterion }) => showsDecimals(rubric, criterion));
  return isSum && fractions ? "0.00" : "General";
}

function pointsOf(line: ResultRow): { value?: number; numberFormat?: string } {
  if (line.type === "category") return line.points === undefined ? {} : { value: line.points };
  if (line.type !== "section") return {};
  const { weight, points } = line.section;
  if (weight !== undefined) return { value: weight, numberFormat: weightFormat(weight) };
  return points === undefined ? {} : { value: points };
}

/** Optional digits would leave a bare point behind: 20.% */
function weightFormat(weight: number): string {
  return Number.isInteger(Math.round(weight * 1e6) / 1e4) ? "0%" : "0.00%";
}

/** 自评 40%、复核 60%, where stages count together. */
function countedRemark(rubric: Rubric): string {
  const shares = weightedStages(rubric).map(
    ({ name, weight }) => `${name.zh} ${formatNumber(multiply(weight, 100))}%`,
  );
  return shares.length > 0
    ? `各阶段都填写完整后，按权重合计：${shares.join("、")}。`
    : "以最后一个填写完整的评分阶段为准。";
}

function remarkOf(line: ResultRow, rubric: Rubric): string {
  switch (line.type) {
    case "applicable":
      return "不适用的项不计在内。";
    case "before":
      return "折算后的得分＝折算前得分×全部分值÷适用分值。";
    case "missing":
      return "全部计分项都有得分才算完整；加分项可以空着。";
    case "wrong":
      return "不能读取、超出范围、互相矛盾的内容；更正之前不计总分、不排名。";
    case "waiting":
      return "要与各单位比较的项，汇总并回填后才有得分。";
    case "setting":
      return "有误而仍按现有内容计入的，在此写明理由和决定人。";
    case "shown":
      return "最多两位小数，四舍五入；进位会越过等次界限时舍去。";
    case "counted":
      return countedRemark(rubric);
    case "item":
      return basisOf(line.item.clause);
    default:
      return "";
  }
}

function consequencesOf({ clause, levels = [] }: OutcomeItem): string[] {
  return levels.map(({ consequence }) => `${consequence}（${basisOf(clause)}）`);
}

/** Places for what is written on the sheet when a stage is signed, and for who signs it on paper. */
function drawSigned(
  sheet: SheetBuilder,
  { signed }: ResultLayout,
  wide: { column: number; columns: number },
): void {
  for (const { row, key, text } of signed) {
    sheet.key(row, key);
    sheet.cell({ row, ...wide }, "head-line", text === "" ? {} : { value: text });
    if (key === BY_HAND.key) sheet.leastHeight(row, SIGNING_HEIGHT);
  }
}

function drawRemarks(
  sheet: SheetBuilder,
  { info, rubric }: CardLayout,
  results: ResultLayout,
): void {
  const columns = resultColumns(rubric);
  for (const line of results.remarks) {
    const whole = { row: line.row, column: FIRST_COLUMN, columns: columns.remark };
    if (line.type === "remark-heading") {
      sheet.cell(whole, "result-label", { value: line.text });
      continue;
    }
    const words = line.type === "remark" ? { label: line.label, text: line.text } : null;
    if (line.type === "reading") {
      const { reading } = line;
      const chosen = info.readings[reading.id] ?? reading.default;
      const option = reading.options.find(({ id }) => id === chosen);
      const who = chosenText(info.chosen?.[reading.id]);
      sheet.key(line.row, `#reading:${reading.id}`);
      sheet.cell({ row: line.row, column: columns.label }, "text", { value: reading.question.zh });
      sheet.cell(
        { row: line.row, column: columns.first, columns: columns.points - columns.first + 1 },
        "text",
        {
          value: `${option?.label.zh ?? chosen}：${option?.effect.zh ?? ""}${who || (chosen === reading.default ? "（默认）" : "")}`,
        },
      );
      sheet.cell({ row: line.row, column: columns.remark }, "text", {
        value: `${reading.clause}：“${reading.quote}”`,
      });
    } else if (words) {
      sheet.cell({ row: line.row, column: columns.label }, "text", { value: words.label });
      sheet.cell(
        { row: line.row, column: columns.first, columns: columns.remark - columns.first + 1 },
        "text",
        {
          value: words.text,
        },
      );
    }
  }
}
