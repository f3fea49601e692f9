/** What the look of a cell says, in words beside the switch of colours: seen on the screen, and not printed. */
import type { Rubric } from "../../rubric/types";
import type { SheetBuilder } from "../plan/builder";
import { SWITCH_WIDTHS } from "./colour-switch";

/** Width of its column. */
export const LEGEND_WIDTH = 60;

/** Widths of what stands right of a card's table: the switch and the legend. */
export const BESIDE_WIDTHS = [...SWITCH_WIDTHS, LEGEND_WIDTH] as const;

export function drawLegend(sheet: SheetBuilder, { stages }: Rubric): void {
  const [first, ...later] = stages.map(({ name }) => name.zh);
  const reviewed = later.length > 0 ? [`浅蓝格${later.join("、")}填`] : [];
  const value = [`浅黄格${first}填`, ...reviewed, "斜体由公式算出，一般不填"].join("；");
  const cell = { row: 0, column: sheet.columnCount + SWITCH_WIDTHS.length };
  sheet.cell(cell, "note", { value });
}
