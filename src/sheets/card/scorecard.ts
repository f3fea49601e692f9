/** The scorecard (评分表), laid out as the document prints it. */
import { name } from "../../formula/node";
import { ownTexts } from "../../rubric/merged-cells";
import type { Column, HeadPiece, Rubric } from "../../rubric/types";
import { cellName, COUNTED } from "../../ledger/cells";
import { figureCell } from "../../ledger/figures";
import { showsDecimals } from "../plan/decimals";
import { drawMarks } from "../marks/marks";
import { generatedFormula, printNode, type Places } from "../formulas/ledger-print";
import { SheetBuilder } from "../plan/builder";
import { BESIDE_WIDTHS, drawLegend } from "../marks/legend";
import { headSpans } from "./head-line";
import { cardKey, ROW_KEY } from "../identity/keys";
import {
  earnedCell,
  earnedHeader,
  FIRST_COLUMN,
  hasLetters,
  pointsCell,
  scoreCell,
  type CardLayout,
  type CriterionRow,
} from "./layout";
import type { SheetPlan, StyleName } from "../plan/plan";
import { drawCombined, drawTags, tagColumnCount } from "./tag-columns";
import { guardScores } from "./score-guards";
import { tabColors } from "../plan/theme";
import { wordingBlocks } from "./wording";

export function scorecardPlan(layout: CardLayout, places: Places): SheetPlan {
  const { rubric, info, scorecard } = layout;
  const table = rubric.table;
  if (!table) throw new Error(`The rubric ${rubric.id} has no table`);
  const widths = scorecard.columns.map(({ width }) => width);
  const hidden = rubric.stages.length * (hasLetters(rubric) ? 2 : 1) + tagColumnCount(rubric);
  const { scorecard: name } = info.names;
  const sheet = new SheetBuilder(name, "scorecard", widths, hidden, BESIDE_WIDTHS);
  if (table.label !== undefined && scorecard.labelRow !== null) {
    sheet.cell(wholeRow(layout, scorecard.labelRow), "head-line", { value: table.label });
  }
  if (table.title !== undefined && scorecard.titleRow !== null) {
    const title = filledTitle(table.title, info.year);
    sheet.cell(wholeRow(layout, scorecard.titleRow), "title", { value: title });
  }
  for (const { row, pieces } of scorecard.headRows) {
    sheet.key(row, ROW_KEY.head);
    drawHeadLine(sheet, layout, places, row, pieces);
  }
  drawHeader(sheet, layout);
  drawWording(sheet, layout);
  drawPoints(sheet, layout);
  drawScores(sheet, layout, places);
  drawTags(sheet, layout, places);
  drawCombined(sheet, layout, places);
  drawEarned(sheet, layout, places);
  drawWeighted(sheet, layout, places);
  drawSectionScores(sheet, layout, places);
  drawTotalRow(sheet, layout, places);
  guardScores(sheet, layout);
  drawMarks(
    sheet,
    layout,
    places,
    scorecard.headerRows.at(-1) ?? 0,
    scorecard.criteria.map(({ criterion }) => ({ kind: "score", key: criterion.id })),
  );
  drawLegend(sheet, rubric);
  // Written last, over whatever row comes first: the card is recognised by A1.
  sheet.key(0, cardKey({ kind: "scorecard", rubric: rubric.id, card: info.id }));
  const [first = 0, last = first] = [scorecard.headerRows[0], scorecard.headerRows.at(-1)];
  return sheet.build({
    rows: scorecard.rows,
    orientation: table.orientation,
    titleRows: { first, last },
    freeze: { rows: last + 1, columns: 0 },
    pageStarts: pageStarts(scorecard.criteria),
    tabColor: tabColors.scorecard,
  });
}

function wholeRow({ scorecard }: CardLayout, row: number) {
  return { row, column: FIRST_COLUMN, columns: scorecard.columns.length };
}

/** The year stands where the document leaves a line for it. */
function filledTitle(title: string, year: string): string {
  return title.replace("{year}", year === "" ? "___" : year);
}

function drawHeadLine(
  sheet: SheetBuilder,
  layout: CardLayout,
  places: Places,
  row: number,
  pieces: HeadPiece[],
): void {
  const { rubric, info, scorecard } = layout;
  const spans = headSpans(
    pieces,
    scorecard.columns.map(({ width }) => width),
  );
  let column = FIRST_COLUMN;
  pieces.forEach((piece, index) => {
    const columns = spans[index] ?? 1;
    const area = { row, column, columns };
    if ("text" in piece) {
      sheet.cell(area, "head-line", { value: piece.text });
    } else if (piece.field === "total") {
      const formula = shownTotal(layout, places, COUNTED);
      sheet.cell(area, "head-field", { formula, numberFormat: "General" });
    } else {
      const known: Record<string, string> = { unit: info.unit, year: info.year };
      const value = known[piece.field] ?? "";
      sheet.cell(area, "head-field", value === "" ? {} : { value });
      sheet.input({ row, column, rows: 1, columns });
      sheet.validations.push({
        areas: [{ row, column, rows: 1, columns: 1 }],
        rule: { type: "any" },
        allowBlank: true,
        prompt: {
          title: rubric.table?.title ? filledTitle(rubric.table.title, info.year) : rubric.name.zh,
          message: piece.hint?.zh ?? "在此填写",
        },
      });
    }
    column += columns;
  });
}

function drawHeader(sheet: SheetBuilder, { scorecard }: CardLayout): void {
  const { columns, headerRows } = scorecard;
  const [top = 0] = headerRows;
  headerRows.forEach((row) => sheet.key(row, ROW_KEY.header));
  for (let index = 0; index < columns.length; ) {
    const column = columns[index];
    if (!column) break;
    const span = groupSpan(columns, index);
    const area = { row: top, column: FIRST_COLUMN + index };
    if (!column.group) {
      sheet.cell({ ...area, rows: headerRows.length }, "header", { value: column.header });
    } else if (hasOneHeader(columns.slice(index, index + span))) {
      const value = column.group.header;
      sheet.cell({ ...area, rows: headerRows.length, columns: span }, "header", { value });
    } else {
      sheet.cell({ ...area, columns: span }, "header", { value: column.group.header });
      columns.slice(index, index + span).forEach(({ header }, offset) => {
        sheet.cell({ row: top + 1, column: FIRST_COLUMN + index + offset }, "header", {
          value: header,
        });
      });
    }
    index += span;
  }
}

/** Number of neighbouring columns under one header. */
function groupSpan(columns: readonly Column[], index: number): number {
  const group = columns[index]?.group?.id;
  if (group === undefined) return 1;
  let span = 1;
  while (columns[index + span]?.group?.id === group) span++;
  return span;
}

/** The document prints the group's header only (指标内容 over two columns). */
function hasOneHeader(columns: readonly Column[]): boolean {
  return columns.every(({ header, group }) => header === "" || header === group?.header);
}

/** Words of sections, subsections and criteria, each merged over the rows and columns that it stands for. */
function drawWording(sheet: SheetBuilder, { scorecard }: CardLayout): void {
  const styles = { section: "section", subsection: "subsection", criterion: "text" } as const;
  for (const { level, text, area, column } of wordingBlocks(scorecard)) {
    const style =
      level === "criterion" && column.align === "center" ? "text-center" : styles[level];
    sheet.spread(
      { ...area, column: FIRST_COLUMN + area.column },
      style,
      text === "" ? {} : { value: text },
    );
  }
}

function drawPoints(sheet: SheetBuilder, layout: CardLayout): void {
  layout.scorecard.columns.forEach((column, index) => {
    if (column.role !== "points") return;
    for (const place of layout.scorecard.criteria) {
      const printed = ownTexts(place.criterion)[column.id];
      const cell = pointsCell(layout, place);
      sheet.cell(
        { row: place.row, column: FIRST_COLUMN + index },
        "points",
        cell && place.criterion.points !== undefined
          ? { value: place.criterion.points, ...formatOf(column) }
          : printed === undefined || printed === ""
            ? {}
            : { value: printed },
      );
    }
  });
}

function formatOf({ numberFormat }: Column): { numberFormat?: string } {
  return numberFormat === undefined ? {} : { numberFormat };
}

function drawScores(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { rubric, scorecard, ledger, info } = layout;
  for (const place of scorecard.criteria) {
    sheet.key(place.row, place.criterion.id);
    rubric.stages.forEach(({ id }, stage) => {
      const cell = scoreCell(layout, id, place.row);
      const formula = generatedFormula(
        ledger,
        cellName("score", place.criterion.id, id),
        places,
        info.names.scorecard,
      );
      sheet.cell(
        { row: cell.row, column: cell.column },
        scoreStyle(place, formula !== null, stage),
        {
          ...(formula === null ? {} : { formula }),
          ...scoreFormat(rubric, place, formula !== null),
        },
      );
      sheet.input({ row: cell.row, column: cell.column, rows: 1, columns: 1 });
    });
  }
}

/** What letters are worth, hidden. */
function drawEarned(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { rubric, scorecard, ledger, info } = layout;
  const lettered = scorecard.criteria.filter(({ criterion }) => criterion.scale !== undefined);
  for (const stage of lettered.length > 0 ? rubric.stages : []) {
    const { column } = earnedCell(layout, stage.id, 0);
    const row = scorecard.headerRows.at(-1) ?? 0;
    sheet.cell({ row, column }, "header", { value: earnedHeader(stage) });
    for (const place of lettered) {
      const cell = cellName("earned", place.criterion.id, stage.id);
      const formula = generatedFormula(ledger, cell, places, info.names.scorecard);
      sheet.cell({ row: place.row, column }, "key", formula === null ? {} : { formula });
    }
  }
}

/** 加权得分, beside the score. */
function drawWeighted(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { scorecard, ledger, info } = layout;
  scorecard.columns.forEach(({ role, stage = "" }, index) => {
    if (role !== "weighted") return;
    for (const { row, criterion } of scorecard.criteria) {
      const cell = cellName("weighted", criterion.id, stage);
      const formula = generatedFormula(ledger, cell, places, info.names.scorecard);
      sheet.cell(
        { row, column: FIRST_COLUMN + index },
        "score-final",
        formula === null ? {} : { formula, numberFormat: "0.00" },
      );
    }
  });
}

/** What is taken is shown below 0, whether 3 or −3 was typed. */
function scoreFormat(rubric: Rubric, place: CriterionRow, ruled: boolean) {
  const decimals = ruled && showsDecimals(rubric, place.criterion) ? "0.00" : null;
  if (place.kind !== "minus") return decimals === null ? {} : { numberFormat: decimals };
  const digits = decimals ?? "General";
  return { numberFormat: `-${digits};-${digits};${digits}` };
}

function scoreStyle({ kind }: CriterionRow, ruled: boolean, stage: number): StyleName {
  if (kind === "veto") return "flag";
  if (ruled) return "score-ruled";
  return stage === 0 ? "score-self" : "score-review";
}

/** 最终总分: a section's weighted score under the stage that counts, one cell for the whole section. */
function drawSectionScores(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { info, scorecard, ledger } = layout;
  scorecard.columns.forEach((column, index) => {
    if (column.role !== "sectionScore") return;
    for (const [section, criteria] of bySection(scorecard.criteria)) {
      const [first] = criteria;
      if (!first) continue;
      const cell = figureCell(`final:${section.id}`, COUNTED);
      const formula = generatedFormula(ledger, cell, places, info.names.scorecard);
      sheet.spread(
        { row: first.row, column: FIRST_COLUMN + index, rows: criteria.length },
        "score-final",
        formula === null ? {} : { formula, numberFormat: "0.00" },
      );
    }
  });
}

function bySection(criteria: readonly CriterionRow[]) {
  const sections = new Map<CriterionRow["section"], CriterionRow[]>();
  for (const place of criteria) {
    sections.set(place.section, [...(sections.get(place.section) ?? []), place]);
  }
  return sections;
}

function drawTotalRow(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  const { rubric, scorecard } = layout;
  const totalRow = rubric.table?.totalRow;
  const row = scorecard.totalRow;
  if (!totalRow || row === null) return;
  sheet.key(row, ROW_KEY.total);
  sheet.cell({ row, column: FIRST_COLUMN, columns: totalRow.span }, "total-label", {
    value: totalRow.label,
  });
  scorecard.columns.slice(totalRow.span).forEach((column, offset) => {
    const of =
      column.stage !== undefined ? column.stage : column.role === "sectionScore" ? COUNTED : null;
    const total = of === null ? null : shownTotal(layout, places, of);
    const printed = column.role === "points" ? totalRow.points : undefined;
    sheet.cell(
      { row, column: FIRST_COLUMN + totalRow.span + offset },
      "total",
      total === null ? valueOfTotal(printed, column) : { formula: total, numberFormat: "General" },
    );
  });
}

const valueOfTotal = (printed: number | undefined, column: Column) =>
  printed === undefined ? {} : { value: printed, ...formatOf(column) };

/** A formula that shows what the result sheet shows as the total. */
function shownTotal({ ledger, info }: CardLayout, places: Places, of: string): string {
  return `=${printNode(ledger, name(figureCell("shown", of)), places, info.names.scorecard)}`;
}

function pageStarts(criteria: readonly CriterionRow[]): Map<number, number> {
  const starts = new Map<number, number>();
  criteria.forEach((place, index) => {
    const before = criteria[index - 1];
    if (!before || before.section !== place.section) starts.set(place.row, 2);
    else if (before.subsection !== place.subsection) starts.set(place.row, 1);
  });
  return starts;
}
