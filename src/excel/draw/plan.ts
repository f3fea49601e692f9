/**
 * Draws sheet plans in three requests. First what has to be whole: contents, number formats, merges, validation, which
 * cells are locked. Then what may be missing, a stage a kind. At last the protection, and what is shown. Everything is
 * queued; the caller sends it.
 */
import type { Text } from "../../rubric/types";
import { areaAddress } from "../../sheets/plan/areas";
import { HALF_OF_MOST_BYTES, messageBytes } from "../../sheets/plan/chunks";
import type { SheetPlan } from "../../sheets/plan/plan";
import { can } from "../limits";
import { writeConditionalFormats } from "./conditions";
import { sizeColumns, sizeRows } from "./dimensions";
import { writeFormats, writeNumberFormats } from "./formats";
import { setUpPrinting } from "./print";
import { protect, unlock } from "./protection";
import { writeValidations } from "./validation";
import { put, valueBlocks } from "./values";

/** A step that a drawing can do without, and what is said where it fails. It may be queued again after a failure. */
export interface Stage {
  queue(): void;
  missing: Text;
}

/** Queues new sheets with all that has to be whole, in one request. */
export function drawContents(context: Excel.RequestContext, plans: readonly SheetPlan[]): void {
  for (const queue of contentParts(context, plans)) queue();
}

/**
 * New sheets with all that has to be whole, in requests that Excel on the web takes: one, but where the plans are large.
 * The sheets are there after the first, and whole after the last.
 */
export function contentParts(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
): (() => void)[] {
  const { worksheets } = context.workbook;
  const parts = new Parts(() => {
    holdStill(context);
    // All sheets first: a formula may name a sheet that comes later.
    for (const { name } of plans) worksheets.add(name);
  });
  for (const plan of plans) {
    const sheet = () => worksheets.getItem(plan.name);
    // Contents first: in a cell that already is text, an apostrophe would be part of the text.
    for (const block of valueBlocks(plan))
      parts.add(() => put(sheet(), block, "formulas"), messageBytes(block.contents));
    parts.add(() => finishContents(sheet(), plan), 0);
  }
  return parts.all.map((queue) => () => queue.forEach((each) => each()));
}

/** Work for requests, none of which is larger than half of what Excel takes. */
class Parts {
  readonly all: (() => void)[][];
  private bytes = 0;

  constructor(first: () => void) {
    this.all = [[first]];
  }

  add(work: () => void, bytes: number): void {
    const isFull = this.bytes > 0 && this.bytes + bytes > HALF_OF_MOST_BYTES;
    this.bytes = isFull ? bytes : this.bytes + bytes;
    if (isFull) this.all.push([]);
    this.all.at(-1)!.push(work);
  }
}

function finishContents(sheet: Excel.Worksheet, plan: SheetPlan): void {
  writeNumberFormats(sheet, plan);
  for (const merge of plan.merges) sheet.getRange(areaAddress(merge)).merge();
  if (can("dataValidation")) writeValidations(sheet, plan);
  unlock(sheet, plan);
}

/** The stages that may fail, in their order. */
export function lookStages(context: Excel.RequestContext, plans: readonly SheetPlan[]): Stage[] {
  const { worksheets } = context.workbook;
  const coloured = plans.filter(({ conditionalFormats }) => conditionalFormats.length > 0);
  const each = (
    of: readonly SheetPlan[],
    work: (sheet: Excel.Worksheet, plan: SheetPlan) => void,
  ) => of.forEach((plan) => work(worksheets.getItem(plan.name), plan));
  const formats: Stage = {
    queue() {
      holdStill(context);
      each(plans, dressSheet);
    },
    missing: WITHOUT_FORMATS,
  };
  const colours: Stage = {
    queue: () =>
      each(coloured, (sheet, plan) => {
        sheet.getRange().conditionalFormats.clearAll();
        writeConditionalFormats(sheet, plan);
      }),
    missing: WITHOUT_COLOURS,
  };
  const print: Stage = { queue: () => each(plans, setUpPrinting), missing: WITHOUT_PRINT };
  return [
    formats,
    ...(can("conditionalFormats") && coloured.length > 0 ? [colours] : []),
    ...(can("pageLayout") ? [print] : []),
  ];
}

/** Queues what comes last: the sheets are closed, and `active` is shown. */
export function finishSheets(
  context: Excel.RequestContext,
  plans: readonly SheetPlan[],
  active: string,
): void {
  const sheets = plans.map(({ name }) => context.workbook.worksheets.getItem(name));
  plans.forEach((plan, index) => protect(sheets[index]!, plan));
  show(plans, sheets, active);
}

/** The screen stands still and nothing is calculated until the request is done. */
function holdStill({ workbook }: Excel.RequestContext): void {
  if (can("wideRanges")) workbook.application.suspendScreenUpdatingUntilNextSync();
  workbook.application.suspendApiCalculationUntilNextSync();
}

function dressSheet(sheet: Excel.Worksheet, plan: SheetPlan): void {
  writeFormats(sheet, plan);
  sizeColumns(sheet, plan);
  sizeRows(sheet, plan);
  if (plan.tabColor) sheet.tabColor = plan.tabColor;
  if (plan.freeze) freeze(sheet, plan.freeze);
}

/**
 * On every sheet the user begins at the first cell to fill in, or else at the first that is seen: never at a hidden key.
 * Selecting brings a sheet to the front, so the one that is to stay there comes last.
 */
function show(
  plans: readonly SheetPlan[],
  sheets: readonly Excel.Worksheet[],
  active: string,
): void {
  const select = (plan: SheetPlan, sheet: Excel.Worksheet) => {
    const seen = { row: 0, column: plan.columns.findIndex(({ hidden }) => !hidden) };
    const { row, column } = plan.unlocked[0] ?? seen;
    sheet.activate();
    sheet.getCell(row, Math.max(0, column)).select();
  };
  const drawn = plans.map((plan, index) => ({ plan, sheet: sheets[index]! }));
  for (const { plan, sheet } of drawn) if (plan.name !== active) select(plan, sheet);
  for (const { plan, sheet } of drawn) if (plan.name === active) select(plan, sheet);
}

function freeze(
  sheet: Excel.Worksheet,
  { rows, columns }: { rows: number; columns: number },
): void {
  if (!can("freezePanes")) return;
  if (rows > 0 && columns > 0) {
    sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  } else if (rows > 0) {
    sheet.freezePanes.freezeRows(rows);
  } else if (columns > 0) {
    sheet.freezePanes.freezeColumns(columns);
  }
}

const WITHOUT_FORMATS: Text = {
  zh: "内容、公式和保护都已完整写入，但字体、边框、列宽等格式没有画全；可稍后重新生成，已填内容会保留。",
  en: "Contents, formulas and protection are complete, but fonts, borders or widths are not; generate it again later, what was typed is kept.",
};

const WITHOUT_COLOURS: Text = {
  zh: "表格已完整生成，只是没有画上标色；可稍后重新生成，已填内容会保留，评分表也可在“总览”中按“重画标色”。",
  en: "The table is complete but for its colours; generate it again later, what was typed is kept, or press “Draw colours again” in a scorecard's overview.",
};

const WITHOUT_PRINT: Text = {
  zh: "表格已完整生成，只是没有设好打印页面（可能没有安装打印机）；打印前请在“页面布局”中选 A4、缩放为一页宽，并设置打印标题。",
  en: "The table is complete but for its page set-up (perhaps there is no printer): choose A4, fit to one page wide and the print titles on the Page Layout tab before printing.",
};
