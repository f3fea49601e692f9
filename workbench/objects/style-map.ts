import {
  BaselineOffset,
  BorderStyleTypes,
  HorizontalAlign,
  type IBorderStyleData,
  type IStyleData,
  type Nullable,
  TextDecoration,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { CellPatch } from "../grid/edits";
import type { CellExtras } from "../model/side-store";
import { LARGEST_FONT, numberFormat, numberWithin, oneOf, truth } from "./limits";
import { NAMED_COLORS } from "./named-colors";
import { invalidArgument, notImplemented } from "../wire/errors";

/** One cell's formatting as it is read: Univer's composed style and what stands beside it. */
export interface CellFormat {
  style: IStyleData;
  extras: CellExtras;
}

/** A formatting property of Office.js in Univer's terms, both ways. */
interface Property<T> {
  read(format: CellFormat): T;
  write(value: T): CellPatch;
}
const property = <T>(
  read: (format: CellFormat) => T,
  write: (value: T) => CellPatch,
): Property<T> => ({ read, write });

/** `#RRGGBB`, or the name of a colour in HTML. */
export function toColor(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument("A colour is a text.");
  const color = NAMED_COLORS[value.toLowerCase()] ?? (value.startsWith("#") ? value : `#${value}`);
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw invalidArgument(`Color "${value}".`);
  return color.toUpperCase();
}

/** Univer keeps what the user picks as `rgb(…)` or short hex too. */
export function fromColor(value: Nullable<string>, otherwise: string): string {
  if (!value) return otherwise;
  const rgb = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(value);
  if (rgb) {
    const parts = rgb.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0"));
    return `#${parts.join("")}`.toUpperCase();
  }
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value);
  return (
    short ? `#${short[1]!.repeat(2)}${short[2]!.repeat(2)}${short[3]!.repeat(2)}` : value
  ).toUpperCase();
}

const flag = (value: boolean, what: string) => (truth(value, what) ? 1 : 0);
const line = (value: boolean, kind?: TextDecoration) =>
  value ? { s: 1 as const, ...(kind !== undefined && { t: kind }) } : null;

export const DEFAULT_FONT = "宋体";
export const DEFAULT_FONT_SIZE = 11;

/** A null that Univer's types do not foresee but its mutation takes as "remove". */
const style = (value: Record<string, unknown>): CellPatch => ({ style: value as IStyleData });

export const FONT = {
  name: property<string>(
    ({ style: { ff } }) => ff ?? DEFAULT_FONT,
    (name) => style({ ff: name }),
  ),
  size: property<number>(
    ({ style: { fs } }) => fs ?? DEFAULT_FONT_SIZE,
    (size) => style({ fs: numberWithin(size, 1, LARGEST_FONT, "Font size") }),
  ),
  bold: property<boolean>(
    ({ style: { bl } }) => bl === 1,
    (on) => style({ bl: flag(on, "bold") }),
  ),
  italic: property<boolean>(
    ({ style: { it } }) => it === 1,
    (on) => style({ it: flag(on, "italic") }),
  ),
  strikethrough: property<boolean>(
    ({ style: { st } }) => st?.s === 1,
    (on) => style({ st: line(truth(on, "strikethrough")) }),
  ),
  underline: property<string>(
    ({ style: { ul } }) =>
      ul?.s !== 1 ? "None" : ul.t === TextDecoration.DOUBLE ? "Double" : "Single",
    (kind) => {
      const known: Record<string, TextDecoration | null> = {
        None: null,
        Single: TextDecoration.SINGLE,
        Double: TextDecoration.DOUBLE,
        SingleAccountant: TextDecoration.SINGLE,
        DoubleAccountant: TextDecoration.DOUBLE,
      };
      const decoration = choose(known, kind, "underline");
      return style({ ul: decoration === null ? null : line(true, decoration) });
    },
  ),
  subscript: property<boolean>(
    ({ style: { va } }) => va === BaselineOffset.SUBSCRIPT,
    (on) => style({ va: on ? BaselineOffset.SUBSCRIPT : null }),
  ),
  superscript: property<boolean>(
    ({ style: { va } }) => va === BaselineOffset.SUPERSCRIPT,
    (on) => style({ va: on ? BaselineOffset.SUPERSCRIPT : null }),
  ),
  color: property<string>(
    ({ style: { cl } }) => fromColor(cl?.rgb, "#000000"),
    (color) => style({ cl: { rgb: toColor(color) } }),
  ),
};

export const FILL = {
  color: property<string>(
    ({ style: { bg } }) => fromColor(bg?.rgb, "#FFFFFF"),
    (color) => style({ bg: color === "" ? null : { rgb: toColor(color) } }),
  ),
};
export const NO_FILL = style({ bg: null });

/** What Excel can align and Univer draws; what it cannot draw is drawn like its nearest and kept by name. */
const HORIZONTAL: Record<string, HorizontalAlign | null> = {
  General: null,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
};
const HORIZONTAL_NEAREST: Record<string, HorizontalAlign> = {
  Fill: HorizontalAlign.LEFT,
  Justify: HorizontalAlign.LEFT,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Distributed: HorizontalAlign.CENTER,
};
const VERTICAL: Record<string, VerticalAlign> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};
const VERTICAL_NEAREST: Record<string, VerticalAlign> = {
  Justify: VerticalAlign.TOP,
  Distributed: VerticalAlign.MIDDLE,
};

/** Pixels that one level of indentation takes. */
const INDENT = 9;

const READING_ORDERS = ["Context", "LeftToRight", "RightToLeft"];

export const ALIGNMENT = {
  horizontalAlignment: property<string>(
    ({ style: { ht }, extras }) => extras.horizontal ?? nameOf(HORIZONTAL, ht ?? null, "General"),
    (name) => {
      const nearest = HORIZONTAL_NEAREST[name];
      const ht = nearest ?? choose(HORIZONTAL, name, "horizontalAlignment");
      return { ...style({ ht }), extras: { horizontal: nearest === undefined ? null : name } };
    },
  ),
  verticalAlignment: property<string>(
    ({ style: { vt }, extras }) => extras.vertical ?? nameOf(VERTICAL, vt ?? null, "Bottom"),
    (name) => {
      const nearest = VERTICAL_NEAREST[name];
      const vt = nearest ?? choose(VERTICAL, name, "verticalAlignment");
      return { ...style({ vt }), extras: { vertical: nearest === undefined ? null : name } };
    },
  ),
  wrapText: property<boolean>(
    ({ style: { tb } }) => tb === WrapStrategy.WRAP,
    (on) => style({ tb: truth(on, "wrapText") ? WrapStrategy.WRAP : null }),
  ),
  indentLevel: property<number>(
    ({ extras }) => extras.indentLevel ?? 0,
    (level) => {
      if (!Number.isInteger(level) || level < 0 || level > 250)
        throw invalidArgument("indentLevel");
      const pd = level === 0 ? null : { l: 2 + level * INDENT, r: 2, t: 0, b: 1 };
      return { ...style({ pd }), extras: { indentLevel: level } };
    },
  ),
  shrinkToFit: property<boolean>(
    ({ extras }) => extras.shrinkToFit ?? false,
    (on) => ({ extras: { shrinkToFit: on } }),
  ),
  readingOrder: property<string>(
    ({ extras }) => extras.readingOrder ?? "Context",
    (order) => ({ extras: { readingOrder: oneOf(order, READING_ORDERS, "readingOrder") } }),
  ),
  /** Degrees upwards; 180 sets the characters one below the other. Univer counts degrees downwards. */
  textOrientation: property<number>(
    ({ style: { tr } }) => (tr?.v === 1 ? 180 : tr?.a ? -tr.a : 0),
    (degrees) => {
      const valid = Number.isInteger(degrees) && (Math.abs(degrees) <= 90 || degrees === 180);
      if (!valid) throw invalidArgument("textOrientation");
      const turned = degrees === 180 ? { a: 0, v: 1 } : { a: -degrees, v: 0 };
      return style({ tr: degrees === 0 ? null : turned });
    },
  ),
};

export const PROTECTION = {
  locked: property<boolean>(
    ({ extras }) => extras.locked !== false,
    (on) => ({ extras: { locked: truth(on, "locked") } }),
  ),
  formulaHidden: property<boolean>(
    ({ extras }) => extras.formulaHidden ?? false,
    (on) => ({ extras: { formulaHidden: truth(on, "formulaHidden") } }),
  ),
};

export const NUMBER_FORMAT = property<string>(
  ({ style: { n } }) => n?.pattern || "General",
  (given) => {
    const pattern = numberFormat(given);
    return style({ n: !pattern || pattern === "General" ? null : { pattern } });
  },
);

const BORDER_STYLES: Record<string, Record<string, BorderStyleTypes>> = {
  Continuous: {
    Hairline: BorderStyleTypes.HAIR,
    Thin: BorderStyleTypes.THIN,
    Medium: BorderStyleTypes.MEDIUM,
    Thick: BorderStyleTypes.THICK,
  },
  Dash: { Thin: BorderStyleTypes.DASHED, Medium: BorderStyleTypes.MEDIUM_DASHED },
  Dot: { Thin: BorderStyleTypes.DOTTED },
  DashDot: { Thin: BorderStyleTypes.DASH_DOT, Medium: BorderStyleTypes.MEDIUM_DASH_DOT },
  DashDotDot: { Thin: BorderStyleTypes.DASH_DOT_DOT, Medium: BorderStyleTypes.MEDIUM_DASH_DOT_DOT },
  Double: { Thick: BorderStyleTypes.DOUBLE },
  SlantDashDot: { Medium: BorderStyleTypes.SLANT_DASH_DOT },
};

export interface BorderLook {
  style: string;
  weight: string;
  color: string;
}
export const NO_BORDER: BorderLook = { style: "None", weight: "Thin", color: "#000000" };

/** A style that has not the weight takes its own nearest, as Excel does. */
export function toBorder({ style: name, weight, color }: BorderLook): IBorderStyleData | null {
  if (name === "None") return null;
  const weights = choose(BORDER_STYLES, name, "border style");
  return { s: weights[weight] ?? Object.values(weights)[0]!, cl: { rgb: toColor(color) } };
}
export function fromBorder(border: Nullable<IBorderStyleData>): BorderLook {
  for (const [name, weights] of Object.entries(BORDER_STYLES)) {
    for (const [weight, kind] of Object.entries(weights)) {
      if (border?.s === kind)
        return { style: name, weight, color: fromColor(border.cl.rgb, "#000000") };
    }
  }
  return NO_BORDER;
}

/** Univer's key of an outer side; styles and conditional formats have no inner ones. */
export function sideOf(side: string): "t" | "b" | "l" | "r" {
  const sides = { EdgeTop: "t", EdgeBottom: "b", EdgeLeft: "l", EdgeRight: "r" } as const;
  if (!Object.hasOwn(sides, side))
    throw notImplemented(`Border ${side} of a style or conditional format`);
  return sides[side as keyof typeof sides];
}

/** The value at a name; Excel refuses one that it does not know. */
export function choose<T>(known: Record<string, T>, name: string, what: string): T {
  if (!Object.hasOwn(known, name)) throw invalidArgument(`${what} "${name}".`);
  return known[name]!;
}
function nameOf<T>(known: Record<string, T>, value: T | null, otherwise: string): string {
  return Object.entries(known).find(([, each]) => each === value)?.[0] ?? otherwise;
}

/** The common value, or null where values differ: how Excel answers for several cells. */
export function common<T>(
  values: Iterable<T>,
  same: (a: T, b: T) => boolean = Object.is,
): T | null {
  const iterator = values[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return null;
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    if (!same(next.value, first.value)) return null;
  }
  return first.value;
}
