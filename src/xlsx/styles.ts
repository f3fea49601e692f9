/** The theme's styles in the words of the file format. */
import type { CellStyle as FileStyle, ConditionalRule } from "hucre/xlsx";
import type { MarkName, StyleName } from "../sheets/plan/plan";
import { BORDER_COLOR, cellStyles, markStyles } from "../sheets/plan/theme";

const rgb = (color: string) => ({ rgb: color.slice(1).toUpperCase() });
const line = (style: "thin" | "dashed", color: string) => ({ style, color: rgb(color) });
/** Cells read the foreground colour of a solid fill, conditional formats the background colour. */
const solid = (color: string): NonNullable<FileStyle["fill"]> => ({
  type: "pattern",
  pattern: "solid",
  fgColor: rgb(color),
  bgColor: rgb(color),
});
const frame = (side: ReturnType<typeof line>) => ({
  top: side,
  bottom: side,
  left: side,
  right: side,
});

const borders = {
  none: undefined,
  bottom: { bottom: line("thin", BORDER_COLOR) },
  thin: frame(line("thin", BORDER_COLOR)),
};

/** A cell's style; `numberFormat` overrides the style's own. */
export function fileStyle(name: StyleName, numberFormat?: string, unlocked = false): FileStyle {
  const { font, fill, border, horizontal, vertical, wrap, indent, ...style } = cellStyles[name];
  const format = numberFormat ?? style.numberFormat;
  const lines = borders[border];
  return {
    font: { ...font, color: rgb(font.color) },
    alignment: { horizontal, vertical, wrapText: wrap, ...(indent ? { indent } : {}) },
    ...(fill ? { fill: solid(fill) } : {}),
    ...(lines ? { border: lines } : {}),
    ...(format === "General" ? {} : { numFmt: format }),
    ...(unlocked ? { protection: { locked: false } } : {}),
  };
}

/** How a mark dresses a cell in a conditional format. Missing cells are framed, for those who see no colour. */
export function markStyle(mark: MarkName, numFmt: string): NonNullable<ConditionalRule["style"]> {
  const { fill, color, bold, strikethrough } = markStyles[mark];
  return {
    font: {
      color: rgb(color),
      ...(bold ? { bold } : {}),
      ...(strikethrough ? { strikethrough } : {}),
    },
    fill: solid(fill),
    numFmt,
    ...(mark === "missing" ? { border: frame(line("dashed", color)) } : {}),
  };
}
