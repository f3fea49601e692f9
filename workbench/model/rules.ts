/** Conditional formats and data validations as Office.js says them. Formulas are relative to the first cell of the first area. */
import type { Area } from "./area";
import type { CellFormat } from "./cell-format";

export interface ConditionalFormat {
  /** "Preset" is what the user made in the grid and Office.js has no word for here. */
  type: string;
  areas: Area[];
  stopIfTrue: boolean;
  /** The rule's own part; nothing until the add-in has set it. */
  custom?: string;
  cellValue?: { operator: string; formula1: string; formula2?: string };
  text?: { operator: string; text: string };
  /** What it changes. */
  format: CellFormat;
}

/** What may be typed into cells. */
export interface Validation {
  rule: ValidationRule;
  ignoreBlanks: boolean;
  prompt: Prompt;
  errorAlert: ErrorAlert;
}
export interface ValidationRule {
  list?: { source: string; inCellDropDown?: boolean };
  wholeNumber?: Bounds;
  decimal?: Bounds;
  textLength?: Bounds;
  date?: Bounds;
  custom?: { formula: string };
}
export type ValidationKind = keyof ValidationRule;
export interface Bounds {
  operator?: string;
  formula1: string | number;
  formula2?: string | number | null;
}
export interface Prompt {
  title: string;
  message: string;
  showPrompt: boolean;
}
export interface ErrorAlert {
  title: string;
  message: string;
  showAlert: boolean;
  style: string;
}

export const UNRESTRICTED: Validation = {
  rule: {},
  ignoreBlanks: true,
  prompt: { title: "", message: "", showPrompt: true },
  errorAlert: { title: "", message: "", showAlert: true, style: "Stop" },
};
