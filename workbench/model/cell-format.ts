/** How a cell looks, by the names of Office.js. What is not there is as in a new workbook. */
export interface CellFormat {
  fontName?: string;
  fontSize?: number;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  strikethrough?: boolean;
  subscript?: boolean;
  superscript?: boolean;
  fillColor?: string;
  numberFormat?: string;
  horizontalAlignment?: string;
  verticalAlignment?: string;
  wrapText?: boolean;
  indentLevel?: number;
  shrinkToFit?: boolean;
  readingOrder?: string;
  textOrientation?: number;
  locked?: boolean;
  formulaHidden?: boolean;
  borders?: Borders;
  /** Name of the cell's style. */
  style?: string;
}

/** A change of a look: what is left out stays, null takes it away. */
export type FormatChange = { [Name in keyof CellFormat]?: CellFormat[Name] | null };

export type Side = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight";
export interface BorderLook {
  style: string;
  weight: string;
  color: string;
}
/** Null is a line that is taken away. */
export type Borders = Partial<Record<Side, BorderLook | null>>;

export const NO_BORDERS: Borders = {
  EdgeTop: null,
  EdgeBottom: null,
  EdgeLeft: null,
  EdgeRight: null,
};

/** The look of a cell in a new workbook of Excel in Chinese. */
export const DEFAULT_FORMAT = {
  fontName: "宋体",
  fontSize: 11,
  fontColor: "#000000",
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  subscript: false,
  superscript: false,
  fillColor: "#FFFFFF",
  numberFormat: "General",
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  wrapText: false,
  indentLevel: 0,
  shrinkToFit: false,
  readingOrder: "Context",
  textOrientation: 0,
  locked: true,
  formulaHidden: false,
  style: "Normal",
} as const;
export type FormatName = keyof typeof DEFAULT_FORMAT;

/** A part of a look, whether it was set or not. */
export const formatOf = <Name extends FormatName>(
  format: CellFormat,
  name: Name,
): NonNullable<CellFormat[Name]> =>
  (format[name] ?? DEFAULT_FORMAT[name]) as NonNullable<CellFormat[Name]>;

/** The look with a change made to it; borders change side by side. */
export function changed(format: CellFormat, change: FormatChange): CellFormat {
  const borders = change.borders && { ...format.borders, ...change.borders };
  const all = { ...format, ...change, ...(borders && { borders }) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}
