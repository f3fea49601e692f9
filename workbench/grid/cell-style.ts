/** A cell's look in Univer's style, both ways; what it has no place for stands beside it, in the cell's `custom` field. */
import {
  BaselineOffset,
  BorderStyleTypes,
  HorizontalAlign,
  type IBorderData,
  type IBorderStyleData,
  type IStyleData,
  type Nullable,
  TextDecoration,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { BorderLook, Borders, CellFormat, FormatChange, Side } from "../model/cell-format";

/** What a cell has beyond Univer's style. It moves with the cell. */
export interface CellExtras {
  /** Left out means locked, as in Excel. */
  locked?: boolean;
  formulaHidden?: boolean;
  /** Alignments that Univer cannot draw, by Excel's name; the cell is drawn with the nearest. */
  horizontal?: string | null;
  vertical?: string | null;
  shrinkToFit?: boolean;
  indentLevel?: number;
  readingOrder?: string;
  /** Name of the cell's style. */
  style?: string;
}

/** A look as Univer has it. */
export interface UniverLook {
  style: IStyleData;
  extras: CellExtras;
}
type LookChange = Partial<UniverLook>;

/** What takes the formatting of a cell away. */
export const NO_STYLE: IStyleData = Object.fromEntries(
  "ff fs it bl ul bbl st ol bg bd cl va n tr td ht vt tb pd".split(" ").map((key) => [key, null]),
);
const NO_EXTRAS: CellExtras = {
  locked: true,
  formulaHidden: false,
  horizontal: null,
  vertical: null,
  shrinkToFit: false,
  indentLevel: 0,
  readingOrder: "Context",
  style: "Normal",
};
export const NO_LOOK: UniverLook = { style: NO_STYLE, extras: NO_EXTRAS };

/** A part of a look, both ways: nothing is read where nothing was set, and null takes it away. */
interface Part<T> {
  read(look: UniverLook): T | null | undefined;
  write(value: T | null): LookChange;
}

/** A null that Univer's types do not foresee but its mutation takes as "remove". */
const style = (value: Record<string, unknown>): LookChange => ({ style: value as IStyleData });

const plain = <T>(key: keyof IStyleData): Part<T> => ({
  read: (look) => look.style[key] as T | null | undefined,
  write: (value) => style({ [key]: value }),
});
const flag = (key: "bl" | "it"): Part<boolean> => ({
  read: (look) => (look.style[key] === 1 ? true : undefined),
  write: (on) => style({ [key]: on === null ? null : on ? 1 : 0 }),
});
const color = (key: "cl" | "bg"): Part<string> => ({
  read: (look) => colorOf(look.style[key]?.rgb),
  write: (rgb) => style({ [key]: rgb === null ? null : { rgb } }),
});
const baseline = (offset: BaselineOffset): Part<boolean> => ({
  read: (look) => (look.style.va === offset ? true : undefined),
  write: (on) => style({ va: on ? offset : null }),
});
const beside = <Name extends keyof CellExtras>(
  name: Name,
): Part<NonNullable<CellExtras[Name]>> => ({
  read: (look) => look.extras[name] as NonNullable<CellExtras[Name]> | undefined,
  write: (value) => ({ extras: { [name]: value ?? NO_EXTRAS[name] } }),
});

/** Alignments as Univer draws them, and what is drawn like its nearest and kept by name. */
interface Alignments {
  key: "ht" | "vt";
  kept: "horizontal" | "vertical";
  drawn: Record<string, number>;
  nearest: Record<string, number>;
}
const alignment = ({ key, kept, drawn, nearest }: Alignments): Part<string> => ({
  read: (look) =>
    look.extras[kept] ?? Object.keys(drawn).find((name) => drawn[name] === look.style[key]),
  write(name) {
    const near = name === null ? undefined : nearest[name];
    const univer = near ?? (name === null ? undefined : drawn[name]) ?? null;
    return { ...style({ [key]: univer }), extras: { [kept]: near === undefined ? null : name } };
  },
});

/** Pixels that one level of indentation takes. */
const INDENT = 9;

const PARTS: { readonly [Name in keyof Required<CellFormat>]: Part<Required<CellFormat>[Name]> } = {
  fontName: plain("ff"),
  fontSize: plain("fs"),
  fontColor: color("cl"),
  bold: flag("bl"),
  italic: flag("it"),
  strikethrough: {
    read: (look) => (look.style.st?.s === 1 ? true : undefined),
    write: (on) => style({ st: on ? { s: 1 } : null }),
  },
  underline: {
    read: ({ style: { ul } }) =>
      ul?.s !== 1 ? undefined : ul.t === TextDecoration.DOUBLE ? "Double" : "Single",
    write(kind) {
      if (kind === null || kind === "None") return style({ ul: null });
      const isDouble = kind.startsWith("Double");
      return style({ ul: { s: 1, t: isDouble ? TextDecoration.DOUBLE : TextDecoration.SINGLE } });
    },
  },
  subscript: baseline(BaselineOffset.SUBSCRIPT),
  superscript: baseline(BaselineOffset.SUPERSCRIPT),
  fillColor: color("bg"),
  numberFormat: {
    read: (look) => look.style.n?.pattern || undefined,
    write: (pattern) => style({ n: pattern === null ? null : { pattern } }),
  },
  horizontalAlignment: alignment({
    key: "ht",
    kept: "horizontal",
    drawn: {
      Left: HorizontalAlign.LEFT,
      Center: HorizontalAlign.CENTER,
      Right: HorizontalAlign.RIGHT,
    },
    nearest: {
      Fill: HorizontalAlign.LEFT,
      Justify: HorizontalAlign.LEFT,
      CenterAcrossSelection: HorizontalAlign.CENTER,
      Distributed: HorizontalAlign.CENTER,
    },
  }),
  verticalAlignment: alignment({
    key: "vt",
    kept: "vertical",
    drawn: {
      Top: VerticalAlign.TOP,
      Center: VerticalAlign.MIDDLE,
      Bottom: VerticalAlign.BOTTOM,
    },
    nearest: { Justify: VerticalAlign.TOP, Distributed: VerticalAlign.MIDDLE },
  }),
  wrapText: {
    read: (look) => (look.style.tb === WrapStrategy.WRAP ? true : undefined),
    write: (on) => style({ tb: on ? WrapStrategy.WRAP : null }),
  },
  indentLevel: {
    read: (look) => look.extras.indentLevel,
    write(level) {
      const pd = level ? { l: 2 + level * INDENT, r: 2, t: 0, b: 1 } : null;
      return { ...style({ pd }), extras: { indentLevel: level ?? 0 } };
    },
  },
  shrinkToFit: beside("shrinkToFit"),
  readingOrder: beside("readingOrder"),
  /** Degrees upwards; 180 sets the characters one below the other. Univer counts degrees downwards. */
  textOrientation: {
    read: ({ style: { tr } }) => (tr?.v === 1 ? 180 : tr?.a ? -tr.a : undefined),
    write(degrees) {
      const turned = degrees === 180 ? { a: 0, v: 1 } : { a: -(degrees ?? 0), v: 0 };
      return style({ tr: degrees ? turned : null });
    },
  },
  locked: beside("locked"),
  formulaHidden: beside("formulaHidden"),
  style: beside("style"),
  borders: {
    read: ({ style: { bd } }) => (bd ? bordersOf(bd) : undefined),
    write: (borders) => style({ bd: borders && toBorders(borders) }),
  },
};
const NAMES = Object.keys(PARTS) as (keyof CellFormat)[];

/** A change of a look in Univer's terms. What takes away comes first: some parts share a place of the style. */
export function toLook(change: FormatChange): LookChange {
  const given = Object.entries(change) as [keyof CellFormat, never][];
  const look: LookChange = {};
  for (const isSet of [false, true]) {
    for (const [name, value] of given) {
      if (Boolean(value) !== isSet) continue;
      const part = PARTS[name].write(value);
      if (part.style) look.style = { ...look.style, ...part.style };
      if (part.extras) look.extras = { ...look.extras, ...part.extras };
    }
  }
  return look;
}

/** A look whose parts are read when they are asked for: whoever goes through cells mostly asks for one of them. */
export function lazyFormat(look: UniverLook): CellFormat {
  return new LazyFormat(look) as CellFormat;
}
class LazyFormat {
  constructor(readonly $look: UniverLook) {}
}
for (const name of NAMES) {
  Object.defineProperty(LazyFormat.prototype, name, {
    get(this: LazyFormat) {
      return PARTS[name].read(this.$look) ?? undefined;
    },
  });
}

/** Only what is set. */
export function formatIn(style: IStyleData, extras: CellExtras = {}): CellFormat {
  const read = NAMES.map((name) => [name, PARTS[name].read({ style, extras }) ?? undefined]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as CellFormat;
}

/** `#RRGGBB`; Univer keeps what the user picks as `rgb(…)` or short hex too. */
function colorOf(value: Nullable<string>): string | undefined {
  if (!value) return undefined;
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

/** Univer's line for each style and weight of Office.js. */
const LINES: Record<string, Record<string, BorderStyleTypes>> = {
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
const LOOKS = new Map(
  Object.entries(LINES).flatMap(([style, weights]) =>
    Object.entries(weights).map(([weight, line]) => [line, { style, weight }] as const),
  ),
);

type UniverSide = "t" | "b" | "l" | "r";
export const SIDES: Record<Side, UniverSide> = {
  EdgeTop: "t",
  EdgeBottom: "b",
  EdgeLeft: "l",
  EdgeRight: "r",
};

export function borderOf(border: Nullable<IBorderStyleData>): BorderLook | null {
  const line = border && LOOKS.get(border.s);
  return line ? { ...line, color: colorOf(border.cl.rgb) ?? "#000000" } : null;
}
function bordersOf(bd: IBorderData): Borders | undefined {
  const set = Object.entries(SIDES).flatMap(([side, key]) => {
    const look = borderOf(bd[key]);
    return look ? [[side, look] as const] : [];
  });
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

/** A style that has not the weight takes its own nearest, as Excel does. */
function toBorder({ style: name, weight, color: rgb }: BorderLook): IBorderStyleData {
  const weights = LINES[name]!;
  return { s: weights[weight] ?? Object.values(weights)[0]!, cl: { rgb } };
}
const toBorders = (borders: Borders): IBorderData =>
  Object.fromEntries(
    Object.entries(borders).map(([side, look]) => [SIDES[side as Side], look && toBorder(look)]),
  );
