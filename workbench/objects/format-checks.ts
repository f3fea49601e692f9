/** What Excel takes for each part of a look; what it does not know is refused. */
import type { BorderLook, CellFormat, FormatName } from "../model/cell-format";
import { invalidArgument } from "../wire/errors";
import { LARGEST_FONT, numberFormat, numberWithin, oneOf, truth } from "./limits";
import { NAMED_COLORS } from "./named-colors";

/** `#RRGGBB`, or the name of a colour in HTML. */
export function toColor(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument("A colour is a text.");
  const color = NAMED_COLORS[value.toLowerCase()] ?? (value.startsWith("#") ? value : `#${value}`);
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw invalidArgument(`Color "${value}".`);
  return color.toUpperCase();
}

const UNDERLINES = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"];
const HORIZONTAL = [
  ...["General", "Left", "Center", "Right"],
  ...["Fill", "Justify", "CenterAcrossSelection", "Distributed"],
];
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"];
const READING_ORDERS = ["Context", "LeftToRight", "RightToLeft"];
const DEEPEST_INDENT = 250;

const isTruth = (name: string) => (value: unknown) => truth(value, name);
const isOneOf = (known: readonly string[], name: string) => (value: unknown) =>
  oneOf(value, known, name);

/** The value as it is kept; null is that of a cell to which nothing was done. */
type Check<T> = (value: unknown) => T | null;

export const CHECKS: { readonly [Name in FormatName]: Check<Required<CellFormat>[Name]> } = {
  fontName: (name) => name as string,
  fontSize: (size) => numberWithin(size, 1, LARGEST_FONT, "Font size"),
  fontColor: toColor,
  bold: isTruth("bold"),
  italic: isTruth("italic"),
  underline: isOneOf(UNDERLINES, "underline"),
  strikethrough: isTruth("strikethrough"),
  subscript: isTruth("subscript"),
  superscript: isTruth("superscript"),
  fillColor: (color) => (color === "" ? null : toColor(color)),
  numberFormat(given) {
    const format = numberFormat(given);
    return !format || format === "General" ? null : format;
  },
  horizontalAlignment: isOneOf(HORIZONTAL, "horizontalAlignment"),
  verticalAlignment: isOneOf(VERTICAL, "verticalAlignment"),
  wrapText: isTruth("wrapText"),
  indentLevel(level) {
    const fits = Number.isInteger(level) && Number(level) >= 0 && Number(level) <= DEEPEST_INDENT;
    if (!fits) throw invalidArgument("indentLevel");
    return level as number;
  },
  shrinkToFit: isTruth("shrinkToFit"),
  readingOrder: isOneOf(READING_ORDERS, "readingOrder"),
  /** Degrees upwards; 180 sets the characters one below the other. */
  textOrientation(degrees) {
    const fits = Number.isInteger(degrees) && (Math.abs(Number(degrees)) <= 90 || degrees === 180);
    if (!fits) throw invalidArgument("textOrientation");
    return degrees as number;
  },
  locked: isTruth("locked"),
  formulaHidden: isTruth("formulaHidden"),
  style: (name) => name as string,
};

const LINES = ["Continuous", "Dash", "Dot", "DashDot", "DashDotDot", "Double", "SlantDashDot"];
export const NO_LINE: BorderLook = { style: "None", weight: "Thin", color: "#000000" };

/** A line as it is kept: null for none. */
export function checkedLine({ style, weight, color }: BorderLook): BorderLook | null {
  if (style === NO_LINE.style) return null;
  return { style: oneOf(style, LINES, "border style"), weight, color: toColor(color) };
}
