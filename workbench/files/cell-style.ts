/** A cell's look in the words of the file format, both ways. */
import type { CellStyle, Color, FontStyle } from "hucre";
import {
  type BorderLook,
  type CellFormat,
  formatOf,
  type FormatName,
  type Side,
} from "../model/cell-format";
import { CHECKS } from "../objects/format-checks";

type FileAlignment = NonNullable<CellStyle["alignment"]>;
type FileBorder = NonNullable<CellStyle["border"]>;
type LineStyle = NonNullable<FileBorder["top"]>["style"];

/** Style and weight of Office.js for each line of the file. */
const LINES: Record<LineStyle, [style: string, weight: string]> = {
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dotted: ["Dot", "Thin"],
  dashed: ["Dash", "Thin"],
  double: ["Double", "Thick"],
  hair: ["Continuous", "Hairline"],
  mediumDashed: ["Dash", "Medium"],
  dashDot: ["DashDot", "Thin"],
  mediumDashDot: ["DashDot", "Medium"],
  dashDotDot: ["DashDotDot", "Thin"],
  mediumDashDotDot: ["DashDotDot", "Medium"],
  slantDashDot: ["SlantDashDot", "Medium"],
};
const LINE_NAMES = new Map(
  Object.entries(LINES).map(([line, look]) => [look.join(" "), line as LineStyle]),
);
type FileSide = "top" | "bottom" | "left" | "right";
const SIDES: Record<FileSide, Side> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
};

/** Office.js's names of alignments and the file's. */
const HORIZONTAL: Record<string, FileAlignment["horizontal"]> = {
  General: undefined,
  Left: "left",
  Center: "center",
  Right: "right",
  Fill: "fill",
  Justify: "justify",
  CenterAcrossSelection: "centerContinuous",
  Distributed: "distributed",
};
const VERTICAL: Record<string, FileAlignment["vertical"]> = {
  Top: "top",
  Center: "center",
  Bottom: undefined,
  Justify: "justify",
  Distributed: "distributed",
};
const READING_ORDER: Record<string, FileAlignment["readingOrder"]> = {
  Context: undefined,
  LeftToRight: "ltr",
  RightToLeft: "rtl",
};
const UNDERLINE: Record<string, FontStyle["underline"]> = {
  None: undefined,
  Single: "single",
  Double: "double",
};

const rgb = (color: string): Color => ({ rgb: color.replace("#", "") });

/** Everything that a cell shows. */
export function toFileStyle(format: CellFormat): CellStyle {
  const fill = toFileFill(format);
  const border = toFileBorder(format);
  const { numberFormat } = format;
  const locked = formatOf(format, "locked");
  const hidden = formatOf(format, "formulaHidden");
  return {
    font: {
      name: formatOf(format, "fontName"),
      size: formatOf(format, "fontSize"),
      ...toFileFont(format),
    },
    alignment: toFileAlignment(format),
    ...(fill && { fill }),
    ...(border && { border }),
    ...(numberFormat && numberFormat !== "General" && { numFmt: numberFormat }),
    ...((!locked || hidden) && { protection: { locked, hidden } }),
  };
}

/** What a conditional format changes: only what it sets. */
export function toFileDifference(format: CellFormat): CellStyle {
  const font = toFileFont(format);
  const fill = toFileFill(format);
  const border = toFileBorder(format);
  return {
    ...(Object.keys(font).length > 0 && { font }),
    ...(fill && { fill }),
    ...(border && { border }),
    ...(format.numberFormat && { numFmt: format.numberFormat }),
  };
}

function toFileFont(format: CellFormat): FontStyle {
  const underline = UNDERLINE[formatOf(format, "underline")];
  return {
    ...(format.bold && { bold: true }),
    ...(format.italic && { italic: true }),
    ...(format.strikethrough && { strikethrough: true }),
    ...(underline && { underline }),
    ...(format.subscript && { vertAlign: "subscript" as const }),
    ...(format.superscript && { vertAlign: "superscript" as const }),
    ...(format.fontColor && { color: rgb(format.fontColor) }),
  };
}

/** Cells read the foreground colour of a solid fill, conditional formats the background colour. */
function toFileFill({ fillColor }: CellFormat): CellStyle["fill"] {
  if (!fillColor) return undefined;
  const color = rgb(fillColor);
  return { type: "pattern", pattern: "solid", fgColor: color, bgColor: color };
}

function toFileBorder({ borders }: CellFormat): FileBorder | undefined {
  if (!borders) return undefined;
  const sides = Object.entries(SIDES).flatMap(([name, side]) => {
    const look = borders[side];
    const style = look && LINE_NAMES.get(`${look.style} ${look.weight}`);
    return look && style ? [[name, { style, color: rgb(look.color) }]] : [];
  });
  return sides.length > 0 ? (Object.fromEntries(sides) as FileBorder) : undefined;
}

function toFileAlignment(format: CellFormat): FileAlignment {
  const horizontal = HORIZONTAL[formatOf(format, "horizontalAlignment")];
  const vertical = VERTICAL[formatOf(format, "verticalAlignment")];
  const readingOrder = READING_ORDER[formatOf(format, "readingOrder")];
  const indent = formatOf(format, "indentLevel");
  const degrees = formatOf(format, "textOrientation");
  return {
    ...(horizontal && { horizontal }),
    ...(vertical && { vertical }),
    ...(readingOrder && { readingOrder }),
    ...(indent > 0 && { indent }),
    ...(degrees !== 0 && { textRotation: toFileRotation(degrees) }),
    ...(formatOf(format, "wrapText") && { wrapText: true }),
    ...(formatOf(format, "shrinkToFit") && { shrinkToFit: true }),
  };
}

/** The file counts downward turns from 91 on, and stacked characters are 255. */
const toFileRotation = (degrees: number) =>
  degrees === 180 ? 255 : degrees < 0 ? 90 - degrees : degrees;
const fromFileRotation = (degrees: number) =>
  degrees === 255 ? 180 : degrees > 90 ? 90 - degrees : degrees;

/** Colours that a file names by its theme or by number, as `#RRGGBB`. */
export type Palette = readonly string[];

/** The file counts a theme's colours with light and dark in each other's place. */
const THEME_ORDER = [1, 0, 3, 2];

export function colorOf(color: Color | undefined, palette: Palette): string | undefined {
  if (color?.rgb && !/^([0-9a-f]{2})?[0-9a-f]{6}$/i.test(color.rgb)) return undefined;
  if (color?.rgb) return `#${color.rgb.slice(-6).toUpperCase()}`;
  if (color?.theme !== undefined) {
    const own = palette[THEME_ORDER[color.theme] ?? color.theme];
    return own && tinted(own, color.tint ?? 0);
  }
  return color?.indexed === undefined ? undefined : INDEXED[color.indexed];
}

function tinted(hex: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16);
    const mixed = tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint;
    return Math.round(mixed).toString(16).padStart(2, "0");
  });
  return `#${channels.join("")}`.toUpperCase();
}

/** The first colours of the old numbered palette, which come twice, and the system's black and white. */
const EIGHT = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" ");
const INDEXED: Record<number, string> = Object.fromEntries(
  [...EIGHT, ...EIGHT]
    .map((hex, i) => [i, `#${hex}`])
    .concat([
      [64, "#000000"],
      [65, "#FFFFFF"],
    ]),
) as Record<number, string>;

/** A file's style as Office.js says it. */
export function fromFileStyle(style: CellStyle, palette: Palette): CellFormat {
  const { font = {}, alignment = {}, protection = {} } = style;
  return checked({
    ...fontFormat(font, palette),
    ...differenceFormat(style, palette),
    ...alignmentFormat(alignment),
    ...(protection.locked === false && { locked: false }),
    ...(protection.hidden && { formulaHidden: true }),
  });
}

/** A conditional format's style; its fill may name only the background. */
export const fromFileDifference = (style: CellStyle, palette: Palette): CellFormat =>
  checked({
    ...fontFormat(style.font ?? {}, palette),
    ...differenceFormat(style, palette, true),
  });

/** A file says nothing to a cell that Office.js could not say. */
function checked({ borders, ...format }: CellFormat): CellFormat {
  const parts = Object.entries(format).map(([name, value]) => [
    name,
    CHECKS[name as FormatName](value),
  ]);
  const set = Object.fromEntries(parts.filter(([, value]) => value !== null)) as CellFormat;
  return borders ? { ...set, borders } : set;
}

function fontFormat(font: FontStyle, palette: Palette): CellFormat {
  const color = colorOf(font.color, palette);
  const underline = font.underline === true ? "single" : font.underline || "";
  return {
    ...(font.name && { fontName: font.name }),
    ...(font.size && { fontSize: font.size }),
    ...(font.bold && { bold: true }),
    ...(font.italic && { italic: true }),
    ...(font.strikethrough && { strikethrough: true }),
    ...(underline && { underline: /^double/.test(underline) ? "Double" : "Single" }),
    ...(font.vertAlign && { [font.vertAlign]: true }),
    ...(color && { fontColor: color }),
  };
}

function differenceFormat(
  { fill, border, numFmt }: CellStyle,
  palette: Palette,
  isDifference = false,
): CellFormat {
  const format: CellFormat = {};
  if (numFmt) format.numberFormat = numFmt;
  if (fill?.type === "pattern" && (fill.pattern !== "none" || isDifference)) {
    const named = isDifference ? (fill.bgColor ?? fill.fgColor) : (fill.fgColor ?? fill.bgColor);
    const color = colorOf(named, palette);
    if (color) format.fillColor = color;
  }
  const lines = Object.entries(SIDES).flatMap(([name, side]) => {
    const line = border?.[name as FileSide];
    if (!line?.style) return [];
    const [style, weight] = LINES[line.style];
    const color = colorOf(line.color, palette) ?? "#000000";
    return [[side, { style, weight, color } satisfies BorderLook]];
  });
  if (lines.length > 0) format.borders = Object.fromEntries(lines);
  return format;
}

function alignmentFormat(alignment: FileAlignment): CellFormat {
  const nameIn = <T>(names: Record<string, T>, value: T) =>
    value === undefined ? undefined : Object.keys(names).find((name) => names[name] === value);
  const horizontalAlignment = nameIn(HORIZONTAL, alignment.horizontal);
  const verticalAlignment = nameIn(VERTICAL, alignment.vertical);
  const readingOrder = nameIn(READING_ORDER, alignment.readingOrder);
  const { indent, textRotation, wrapText, shrinkToFit } = alignment;
  return {
    ...(horizontalAlignment && { horizontalAlignment }),
    ...(verticalAlignment && { verticalAlignment }),
    ...(readingOrder && { readingOrder }),
    ...(indent && { indentLevel: indent }),
    ...(textRotation && { textOrientation: fromFileRotation(textRotation) }),
    ...(wrapText && { wrapText: true }),
    ...(shrinkToFit && { shrinkToFit: true }),
  };
}
