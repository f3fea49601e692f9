/** How a mark looks in a conditional format: fill and font, and a sign behind what the cell shows. */
import type { MarkName } from "../../sheets/plan/plan";
import { markStyles } from "../../sheets/plan/theme";
import { signedFormat } from "../../sheets/marks/mark-sign";

/**
 * An empty cell shows no number format, so its sign would not show: its mark has a dashed frame too, for those who do
 * not tell the colours apart.
 */
export function dress(
  format: Excel.ConditionalRangeFormat,
  mark: MarkName,
  numberFormat: string,
): void {
  const { fill, color, bold, strikethrough, sign } = markStyles[mark];
  format.fill.color = fill;
  format.font.color = color;
  if (bold) format.font.bold = true;
  if (strikethrough) format.font.strikethrough = true;
  format.numberFormat = signedFormat(numberFormat, sign);
  if (mark === "missing") frame(format.borders, color);
}

function frame(borders: Excel.ConditionalRangeBorderCollection, color: string): void {
  for (const border of [borders.top, borders.bottom, borders.left, borders.right]) {
    border.style = "Dash";
    border.color = color;
  }
}
