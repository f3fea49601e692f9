/** What the style numbers of cells stand for. */
import type { Parts } from "./package";
import { Palette } from "./palette";
import { scanXml, type Attributes } from "./scan-xml";
import { partByType } from "./sheet-parts";
import { decodePart } from "./xml-edit";

export interface CellFormat {
  numberFormat: string;
  /** `RRGGBB`; absent for the default's. */
  fontColor?: string;
  /** The colour behind the text, where the cell has one. */
  fill?: string;
  /** The text is too small to be seen, is set in signs, or is repeated all over the cell. */
  isIllegible?: true;
}

/** Points: nobody reads less. */
const SMALLEST_FONT = 4;
/** Fonts that have signs in the place of digits and letters, and their set of characters. */
const SIGNS =
  /^(wingdings|webdings|symbol|marlett|mt extra|bookshelf symbol|zapf ?dingbats|opensymbol)/i;
const SET_OF_SIGNS = "2";

/** Those of the formats without text of their own that say whether a number is a share, a date or text. */
const BUILT_IN: Readonly<Record<string, string>> = {
  "1": "0",
  "2": "0.00",
  "3": "#,##0",
  "4": "#,##0.00",
  "9": "0%",
  "10": "0.00%",
  "11": "0.00E+00",
  "12": "# ?/?",
  "13": "# ??/??",
  "14": "yyyy/m/d",
  "20": "h:mm",
  "21": "h:mm:ss",
  "22": "yyyy/m/d h:mm",
  "31": 'yyyy"年"m"月"d"日"',
  "49": "@",
};

/** Number formats by style number. */
export const numberFormats = (parts: Parts): string[] =>
  cellFormats(parts).map(({ numberFormat }) => numberFormat);

export const cellFormats = (parts: Parts): CellFormat[] => formatsOf(parts).cells;

export interface Formats {
  /** By the style numbers of cells. */
  cells: CellFormat[];
  /** What conditional formats make of cells, by their numbers. */
  rules: CellFormat[];
  /** The same of one that stands with its format. */
  ruleOf(rule: Rule): CellFormat;
}

/** Of a workbook that says nothing of them. */
export const NO_FORMATS: Formats = {
  cells: [],
  rules: [],
  ruleOf: (rule) => ruleFormat(rule, new Palette("", [])),
};

export function formatsOf(parts: Parts): Formats {
  const part = partByType(parts, "styles") ?? parts.get("xl/styles.xml");
  if (!part) return NO_FORMATS;
  const theme = partByType(parts, "theme") ?? NO_THEME;
  let known = knownFormats.get(part);
  if (known?.theme !== theme) {
    known = { theme, formats: formatsIn(decodePart(part), decodePart(theme)) };
    knownFormats.set(part, known);
  }
  return known.formats;
}

const NO_THEME = new Uint8Array();

/** By the parts themselves: files of one form mostly have the same, and the same bytes for them. */
const knownFormats = new WeakMap<Uint8Array, { theme: Uint8Array; formats: Formats }>();

function formatsIn(styles: string, theme: string): Formats {
  const reader = new StyleReader();
  scanXml(styles, reader);
  return reader.formats(new Palette(theme, reader.indexed));
}

/** What a conditional format says of fonts, grounds and numbers. */
export interface Rule {
  numberFormat?: string;
  font?: Attributes;
  fill?: Attributes;
}

const PARTS: ReadonlySet<string> = new Set(["font", "numFmt", "fill", "alignment", "border"]);

/** Patterns that leave little of what is behind them; of a gradient, the colour that it begins with. */
const COVERING = /^(solid|dark|mediumGray)/;
const GROUND: ReadonlySet<string> = new Set(["fgColor", "color"]);

/** Reads what stands in a `dxf`. */
export class RuleReader {
  readonly rule: Rule = {};
  private part = "";

  /** A fill of a rule has its colour behind the pattern, where that is none or solid. */
  open(name: string, attributes: Attributes): void {
    if (PARTS.has(name)) this.part = name;
    if (name === "numFmt") this.rule.numberFormat = attributes.formatCode ?? "";
    else if (name === "color" && this.part === "font") this.rule.font = attributes;
    else if (name === "bgColor") this.rule.fill = attributes;
  }
}

function ruleFormat({ numberFormat = "General", font, fill }: Rule, palette: Palette): CellFormat {
  const [fontColor, ground] = [font && palette.color(font), fill && palette.color(fill)];
  return {
    numberFormat,
    ...(fontColor === undefined ? {} : { fontColor }),
    ...(ground === undefined ? {} : { fill: ground }),
  };
}

class StyleReader {
  /** Colours by number, where the file has its own. */
  readonly indexed: string[] = [];
  private readonly cells: Attributes[] = [];
  private readonly own = new Map<string, string>();
  private readonly fonts: (Attributes | undefined)[] = [];
  private readonly fills: (Attributes | undefined)[] = [];
  private readonly around: string[] = [];
  private readonly rules: RuleReader[] = [];
  /** Numbers of the fonts that nobody can read, and of the cells that repeat their text. */
  private readonly illegible = new Set<string>();
  private readonly repeating = new Set<number>();
  private covers = false;

  open(name: string, attributes: Attributes): void {
    const parent = this.around.at(-1);
    if (this.around[1] === "dxfs") this.openInRule(name, attributes);
    else if (name === "numFmt" && parent === "numFmts")
      this.own.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
    else if (name === "font" && parent === "fonts") this.fonts.push(undefined);
    else if (name === "fill" && parent === "fills") this.fills.push(undefined);
    else if (name === "color" && parent === "font" && this.around.at(-2) === "fonts")
      this.fonts[this.fonts.length - 1] = attributes;
    else if (name === "sz" && parent === "font" && Number(attributes.val) < SMALLEST_FONT)
      this.illegible.add(String(this.fonts.length - 1));
    else if (name === "name" && parent === "font" && SIGNS.test(attributes.val ?? ""))
      this.illegible.add(String(this.fonts.length - 1));
    else if (name === "charset" && parent === "font" && attributes.val === SET_OF_SIGNS)
      this.illegible.add(String(this.fonts.length - 1));
    else if (name === "alignment" && parent === "xf" && attributes.horizontal === "fill")
      this.repeating.add(this.cells.length - 1);
    else if (name === "patternFill") this.covers = COVERING.test(attributes.patternType ?? "");
    else if (name === "gradientFill") this.covers = true;
    else if (GROUND.has(name) && this.covers && this.around.includes("fills"))
      this.fills[this.fills.length - 1] ??= attributes;
    else if (name === "rgbColor" && parent === "indexedColors")
      this.indexed.push(attributes.rgb ?? "");
    else if (name === "xf" && parent === "cellXfs") this.cells.push(attributes);
    this.around.push(name);
  }

  close(): void {
    this.around.pop();
  }

  private openInRule(name: string, attributes: Attributes): void {
    if (name === "dxf") this.rules.push(new RuleReader());
    else this.rules.at(-1)?.open(name, attributes);
  }

  formats(palette: Palette): Formats {
    const colors = (all: readonly (Attributes | undefined)[]) =>
      all.map((each) => each && palette.color(each));
    const [fonts, fills] = [colors(this.fonts), colors(this.fills)];
    const cells = this.cells.map(({ numFmtId = "0", fontId = "0", fillId = "0" }, index) => {
      const [fontColor, fill] = [fonts[Number(fontId)], fills[Number(fillId)]];
      return {
        numberFormat: this.own.get(numFmtId) ?? BUILT_IN[numFmtId] ?? "General",
        ...(fontColor === undefined ? {} : { fontColor }),
        ...(fill === undefined ? {} : { fill }),
        ...(this.illegible.has(fontId) || this.repeating.has(index)
          ? { isIllegible: true as const }
          : {}),
      };
    });
    const ruleOf = (rule: Rule) => ruleFormat(rule, palette);
    return { cells, rules: this.rules.map(({ rule }) => ruleOf(rule)), ruleOf };
  }
}
