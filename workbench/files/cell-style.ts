/** A cell's look in the words of the file format, both ways; what Univer has no place for stands in the extras. */
import type { CellStyle, Color, FontStyle } from "hucre";
import { BorderStyleTypes, type IStyleData } from "@univerjs/core";
import { type CellPatch, mergeStyles } from "../grid/edits";
import type { CellExtras } from "../model/side-store";
import {
  ALIGNMENT,
  type CellFormat,
  FILL,
  FONT,
  fromColor,
  NUMBER_FORMAT,
  PROTECTION,
} from "../objects/style-map";

type FileAlignment = NonNullable<CellStyle["alignment"]>;
type FileBorder = NonNullable<CellStyle["border"]>;
type LineStyle = NonNullable<FileBorder["top"]>["style"];

const LINES: Record<LineStyle, BorderStyleTypes> = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
  hair: BorderStyleTypes.HAIR,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
};
const SIDES = { top: "t", bottom: "b", left: "l", right: "r" } as const;

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
  const fill = toFileFill(format.style);
  const numFmt = NUMBER_FORMAT.read(format);
  const border = toFileBorder(format.style);
  const [locked, hidden] = [PROTECTION.locked.read(format), PROTECTION.formulaHidden.read(format)];
  return {
    font: {
      name: FONT.name.read(format),
      size: FONT.size.read(format),
      ...toFileFont(format.style),
    },
    alignment: toFileAlignment(format),
    ...(fill && { fill }),
    ...(border && { border }),
    ...(numFmt !== "General" && { numFmt }),
    ...((!locked || hidden) && { protection: { locked, hidden } }),
  };
}

/** What a conditional format changes: only what it sets. */
export function toFileDifference(style: IStyleData): CellStyle {
  const font = toFileFont(style);
  const fill = toFileFill(style);
  const border = toFileBorder(style);
  return {
    ...(Object.keys(font).length > 0 && { font }),
    ...(fill && { fill }),
    ...(border && { border }),
    ...(style.n?.pattern && { numFmt: style.n.pattern }),
  };
}

function toFileFont(style: IStyleData): FontStyle {
  const format = { style, extras: {} };
  const underline = UNDERLINE[FONT.underline.read(format)];
  return {
    ...(FONT.bold.read(format) && { bold: true }),
    ...(FONT.italic.read(format) && { italic: true }),
    ...(FONT.strikethrough.read(format) && { strikethrough: true }),
    ...(underline && { underline }),
    ...(FONT.subscript.read(format) && { vertAlign: "subscript" as const }),
    ...(FONT.superscript.read(format) && { vertAlign: "superscript" as const }),
    ...(style.cl?.rgb && { color: rgb(FONT.color.read(format)) }),
  };
}

/** Cells read the foreground colour of a solid fill, conditional formats the background colour. */
function toFileFill(style: IStyleData): CellStyle["fill"] {
  if (!style.bg?.rgb) return undefined;
  const color = rgb(FILL.color.read({ style, extras: {} }));
  return { type: "pattern", pattern: "solid", fgColor: color, bgColor: color };
}

function toFileBorder({ bd }: IStyleData): FileBorder | undefined {
  const sides = Object.entries(SIDES).flatMap(([side, key]) => {
    const line = bd?.[key];
    const style = Object.entries(LINES).find(([, kind]) => kind === line?.s)?.[0] as LineStyle;
    return line && style ? [[side, { style, color: rgb(fromColor(line.cl.rgb, "#000000")) }]] : [];
  });
  return sides.length > 0 ? (Object.fromEntries(sides) as FileBorder) : undefined;
}

function toFileAlignment(format: CellFormat): FileAlignment {
  const horizontal = HORIZONTAL[ALIGNMENT.horizontalAlignment.read(format)];
  const vertical = VERTICAL[ALIGNMENT.verticalAlignment.read(format)];
  const readingOrder = READING_ORDER[ALIGNMENT.readingOrder.read(format)];
  const indent = ALIGNMENT.indentLevel.read(format);
  const degrees = ALIGNMENT.textOrientation.read(format);
  return {
    ...(horizontal && { horizontal }),
    ...(vertical && { vertical }),
    ...(readingOrder && { readingOrder }),
    ...(indent > 0 && { indent }),
    ...(degrees !== 0 && { textRotation: toFileRotation(degrees) }),
    ...(ALIGNMENT.wrapText.read(format) && { wrapText: true }),
    ...(ALIGNMENT.shrinkToFit.read(format) && { shrinkToFit: true }),
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

/** A file's style as Univer draws it. */
export function fromFileStyle(style: CellStyle, palette: Palette): CellFormat {
  const { font = {}, alignment = {}, protection = {} } = style;
  return joined([
    ...fontPatches(font, palette),
    ...differencePatches(style, palette),
    ...alignmentPatches(alignment),
    ...(protection.locked === false ? [PROTECTION.locked.write(false)] : []),
    ...(protection.hidden ? [PROTECTION.formulaHidden.write(true)] : []),
  ]);
}

/** A conditional format's style; its fill may name only the background. */
export function fromFileDifference(style: CellStyle, palette: Palette): IStyleData {
  return joined([
    ...fontPatches(style.font ?? {}, palette),
    ...differencePatches(style, palette, true),
  ]).style;
}

function fontPatches(font: FontStyle, palette: Palette): CellPatch[] {
  const color = colorOf(font.color, palette);
  const underline = font.underline === true ? "single" : font.underline || "";
  return [
    ...(font.name ? [FONT.name.write(font.name)] : []),
    ...(font.size ? [FONT.size.write(font.size)] : []),
    ...(font.bold ? [FONT.bold.write(true)] : []),
    ...(font.italic ? [FONT.italic.write(true)] : []),
    ...(font.strikethrough ? [FONT.strikethrough.write(true)] : []),
    ...(underline ? [FONT.underline.write(/^double/.test(underline) ? "Double" : "Single")] : []),
    ...(font.vertAlign ? [FONT[font.vertAlign].write(true)] : []),
    ...(color ? [FONT.color.write(color)] : []),
  ];
}

function differencePatches(
  { fill, border, numFmt }: CellStyle,
  palette: Palette,
  isDifference = false,
): CellPatch[] {
  const patches: CellPatch[] = [];
  if (numFmt) patches.push(NUMBER_FORMAT.write(numFmt));
  if (fill?.type === "pattern" && (fill.pattern !== "none" || isDifference)) {
    const named = isDifference ? (fill.bgColor ?? fill.fgColor) : (fill.fgColor ?? fill.bgColor);
    const color = colorOf(named, palette);
    if (color) patches.push(FILL.color.write(color));
  }
  const lines = Object.entries(SIDES).flatMap(([side, key]) => {
    const line = border?.[side as keyof typeof SIDES];
    if (!line?.style) return [];
    return [
      [key, { s: LINES[line.style], cl: { rgb: colorOf(line.color, palette) ?? "#000000" } }],
    ];
  });
  if (lines.length > 0)
    patches.push({ style: { bd: Object.fromEntries(lines) as IStyleData["bd"] } });
  return patches;
}

function alignmentPatches(alignment: FileAlignment): CellPatch[] {
  const nameIn = <T>(names: Record<string, T>, value: T) =>
    value === undefined ? undefined : Object.keys(names).find((name) => names[name] === value);
  const horizontal = nameIn(HORIZONTAL, alignment.horizontal);
  const vertical = nameIn(VERTICAL, alignment.vertical);
  const readingOrder = nameIn(READING_ORDER, alignment.readingOrder);
  const { indent, textRotation, wrapText, shrinkToFit } = alignment;
  return [
    ...(horizontal ? [ALIGNMENT.horizontalAlignment.write(horizontal)] : []),
    ...(vertical ? [ALIGNMENT.verticalAlignment.write(vertical)] : []),
    ...(readingOrder ? [ALIGNMENT.readingOrder.write(readingOrder)] : []),
    ...(indent ? [ALIGNMENT.indentLevel.write(indent)] : []),
    ...(textRotation ? [ALIGNMENT.textOrientation.write(fromFileRotation(textRotation))] : []),
    ...(wrapText ? [ALIGNMENT.wrapText.write(true)] : []),
    ...(shrinkToFit ? [ALIGNMENT.shrinkToFit.write(true)] : []),
  ];
}

function joined(patches: readonly CellPatch[]): CellFormat {
  let style: IStyleData = {};
  const extras: CellExtras = {};
  for (const patch of patches) {
    if (patch.style) style = mergeStyles(style, patch.style);
    Object.assign(extras, patch.extras);
  }
  const set = Object.entries(style).filter(([, value]) => value !== null);
  return {
    style: Object.fromEntries(set),
    extras: Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== null)),
  };
}
