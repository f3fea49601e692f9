/**
 * How meanings look: the one place with fonts, fills, borders and number formats of generated sheets.
 *
 * Text stands out from its fill by 4.5:1 at least. Fills are light enough to print in black and white, and every mark
 * has a sign or words besides its colour.
 */
import type { CardSheet } from "../identity/keys";
import type { MarkName, StyleName } from "./plan";

export interface CellStyle {
  font: { name: string; size: number; bold?: boolean; italic?: boolean; color: string };
  /** Absent: no fill. */
  fill?: string;
  border: "none" | "thin" | "bottom";
  horizontal: "left" | "center" | "right";
  vertical: "top" | "center";
  wrap: boolean;
  indent?: number;
  /** Excel number format; `@` keeps what is typed as text. */
  numberFormat: string;
}

export interface MarkStyle {
  fill: string;
  color: string;
  bold?: boolean;
  strikethrough?: boolean;
  /** Sign shown beside the value, so that colour is never the only one. */
  sign: string;
  label: { zh: string; en: string };
}

/** Line colour of tables: dark enough for a photocopy. */
export const BORDER_COLOR = "#404040";

/** Colours of the tabs, by what stands on the sheet. */
export const tabColors = {
  scorecard: "#1f4e79",
  facts: "#7a5c00",
  result: "#0b5a2b",
  roster: "#5b2c6f",
} as const satisfies Record<CardSheet, string>;

export const FONT_SIZE = 10.5;

const INK = "#1a1a1a";
const SONGTI = "宋体";
const HEITI = "黑体";

const body = {
  font: { name: SONGTI, size: FONT_SIZE, color: INK },
  border: "thin",
  horizontal: "left",
  vertical: "center",
  wrap: true,
  numberFormat: "General",
} as const satisfies CellStyle;

/** What is to be filled in, and by whom. */
const SELF_FILL = "#fffdf0";
const REVIEW_FILL = "#f2f8fd";

const centered = { ...body, horizontal: "center" } as const;
const bold = { ...body.font, bold: true } as const;
/** What is computed is told from what is typed without colours, too. */
const italic = { ...body.font, italic: true } as const;
const small = { ...body.font, size: 9 } as const;

/** Points, scores and totals show at most two decimals. */
const SCORE_FORMAT = "General";

export const cellStyles: Record<StyleName, CellStyle> = {
  title: { ...centered, font: { ...bold, name: HEITI, size: 16 }, border: "none" },
  "head-line": { ...body, border: "none" },
  "head-field": { ...body, border: "bottom", numberFormat: "@" },
  header: { ...centered, font: bold, fill: "#e3eaf4" },
  section: { ...centered, font: bold },
  subsection: centered,
  text: body,
  "text-center": centered,
  points: centered,
  "score-self": { ...centered, fill: SELF_FILL, numberFormat: SCORE_FORMAT },
  "score-review": { ...centered, fill: REVIEW_FILL, numberFormat: SCORE_FORMAT },
  "score-final": { ...centered, font: bold, numberFormat: SCORE_FORMAT },
  "score-ruled": { ...centered, font: italic, fill: "#f0f4ea", numberFormat: SCORE_FORMAT },
  "fact-label": body,
  "fact-self": { ...centered, fill: SELF_FILL },
  "fact-review": { ...centered, fill: REVIEW_FILL },
  flag: { ...centered, fill: SELF_FILL },
  total: { ...centered, font: bold, fill: "#eeeeee", numberFormat: SCORE_FORMAT },
  "total-label": { ...centered, font: bold, fill: "#eeeeee" },
  "result-label": { ...body, font: bold, fill: "#f5f5f5" },
  "result-value": { ...centered, numberFormat: SCORE_FORMAT },
  "result-good": { ...centered, font: { ...bold, color: "#0b5a2b" }, fill: "#e3f4e8" },
  "result-bad": { ...centered, font: { ...bold, color: "#9c0006" }, fill: "#fde8e8" },
  note: { ...body, font: { ...small, color: "#4d4d4d" }, border: "none", vertical: "top" },
  rank: { ...centered, font: bold },
  // Words of any length beside the table: no row grows by them.
  check: { ...body, wrap: false },
  "form-label": { ...centered, font: { ...body.font, size: 12 } },
  "form-input": { ...body, font: { ...body.font, size: 12 } },
  "form-heading": { ...centered, font: { ...bold, size: 12 } },
  "form-seal": {
    ...body,
    font: { ...body.font, size: 12 },
    horizontal: "right",
    vertical: "center",
  },
  paper: { ...body, font: { ...body.font, size: 14 }, border: "none" },
  sign: { ...body, font: { ...body.font, size: 14 }, border: "none", horizontal: "right" },
  key: { ...body, font: small, border: "none", wrap: false, numberFormat: "@" },
  blank: body,
};

export const markStyles: Record<MarkName, MarkStyle> = {
  "over-limit": {
    fill: "#ffc7ce",
    color: "#8a0010",
    bold: true,
    sign: "▲",
    label: { zh: "超出分值", en: "Above its points" },
  },
  missing: {
    fill: "#fff2cc",
    color: "#665200",
    sign: "?",
    label: { zh: "未填", en: "Not filled in" },
  },
  unreadable: {
    fill: "#ffd9b3",
    color: "#7a2e00",
    bold: true,
    sign: "✎",
    label: { zh: "不能读成数字", en: "Cannot be read" },
  },
  "differs-from-review": {
    fill: "#dbe9fb",
    color: "#0b3d91",
    sign: "≠",
    label: { zh: "与自评不同", en: "Differs from the self score" },
  },
  overwritten: {
    fill: "#eadcf4",
    color: "#4b1d6b",
    sign: "✱",
    label: { zh: "改写了规则得分", en: "Departs from the rule" },
  },
  veto: {
    fill: "#9c0006",
    color: "#ffffff",
    bold: true,
    sign: "✖",
    label: { zh: "一票否决", en: "Veto" },
  },
  full: { fill: "#e3f4e8", color: "#0b5a2b", sign: "✓", label: { zh: "满分", en: "Full points" } },
  zero: { fill: "#eeeeee", color: "#595959", sign: "○", label: { zh: "零分", en: "Zero" } },
  waiting: {
    fill: "#e6ecf7",
    color: "#2a4a7f",
    sign: "…",
    label: { zh: "待汇总", en: "Waits for the roster" },
  },
  "not-applicable": {
    fill: "#e8e8e8",
    color: "#4d4d4d",
    sign: "–",
    label: { zh: "不适用", en: "Not applicable" },
  },
};
