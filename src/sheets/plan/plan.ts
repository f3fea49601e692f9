/**
 * A sheet as data: what `src/excel` draws through Office.js and `src/xlsx` writes to a file, from one description.
 * Rows and columns count from 0. Widths are Excel's characters, heights points.
 */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface WorkbookPlan {
  sheets: SheetPlan[];
  names: { name: string; sheet: string; area: Area; comment?: string }[];
  /** Name of the sheet that is shown first. */
  active: string;
}

export interface SheetPlan {
  name: string;
  kind: SheetKind;
  visibility: "visible" | "hidden" | "veryHidden";
  tabColor?: string;
  columns: { width: number; hidden?: boolean }[];
  /** Height of each row in points; rows beyond have the default. */
  rowHeights: number[];
  hiddenRows?: number[];
  cells: PlanCell[];
  merges: Area[];
  validations: PlanValidation[];
  conditionalFormats: PlanConditionalFormat[];
  freeze?: { rows: number; columns: number };
  /** Cells that stay editable when the sheet is protected. */
  unlocked: Area[];
  protect: boolean;
  print: PrintSetup;
}

export type SheetKind = "scorecard" | "facts" | "result" | "roster" | "form" | "list" | "identity";

export interface PlanCell {
  row: number;
  column: number;
  /** A formula is Excel's own text, with catalogue calls by name: `=RUBRIC.DEDUCT(D27,基础数据!D9,1)`. */
  formula?: string;
  value?: string | number | boolean;
  style: StyleName;
  /** Overrides the style's number format. */
  numberFormat?: string;
  /** Says again what the cell above says, where a page ends in it. */
  continued?: true;
}

/** Meaning names; one theme file (`theme.ts`) maps them to fonts, fills, borders and alignments. */
export type StyleName =
  | "title"
  | "head-line"
  | "head-field"
  | "header"
  | "section"
  | "subsection"
  | "text"
  | "text-center"
  | "points"
  | "score-self"
  | "score-review"
  | "score-final"
  | "score-ruled"
  | "fact-label"
  | "fact-self"
  | "fact-review"
  | "flag"
  | "total"
  | "total-label"
  | "result-label"
  | "result-value"
  | "result-good"
  | "result-bad"
  | "note"
  | "rank"
  | "check"
  | "form-label"
  | "form-input"
  | "form-heading"
  | "form-seal"
  | "paper"
  | "sign"
  | "key"
  | "blank";

/** How a cell's mark shows: a colour and a sign. */
export type MarkName =
  | "over-limit"
  | "missing"
  | "unreadable"
  | "differs-from-review"
  | "overwritten"
  | "veto"
  | "full"
  | "zero"
  | "waiting"
  | "not-applicable";

export interface PlanValidation {
  areas: Area[];
  rule:
    | { type: "decimal" | "whole"; min: number | string; max?: number | string }
    | { type: "list"; values: string[] }
    | { type: "custom"; formula: string }
    | { type: "any" };
  allowBlank: boolean;
  /** Shown when the cell is selected. */
  prompt?: { title: string; message: string };
  /** Shown when the entry is refused (`stop`) or questioned (`warning`). */
  error?: { title: string; message: string; style: "stop" | "warning" };
}

export interface PlanConditionalFormat {
  areas: Area[];
  /**
   * Excel formula without `=`, relative to the first cell of the first area; native functions only and no arrays of
   * constants, which Excel does not take here.
   */
  formula: string;
  mark: MarkName;
}

export interface PrintSetup {
  orientation: "portrait" | "landscape";
  paper: "A4";
  /** Rows repeated on each page. */
  titleRows?: { first: number; last: number };
  area: Area;
  /** Rows before which a new page begins. */
  breaksBefore: number[];
  fitToWidth: boolean;
  centerHorizontally: boolean;
  /** Inches. */
  margins: { top: number; bottom: number; left: number; right: number };
  footer?: string;
}
