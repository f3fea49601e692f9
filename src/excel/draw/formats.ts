/** Fonts, fills, borders and alignments: by attribute, each value on as few ranges as cover its cells. */
import { numberFormatOf } from "../../sheets/plan/number-formats";
import type { Area, SheetPlan } from "../../sheets/plan/plan";
import { BORDER_COLOR, cellStyles, type CellStyle } from "../../sheets/plan/theme";
import { rectangles } from "../../sheets/plan/areas";
import { can } from "../limits";
import { rangesOf } from "./areas";
import { writeBlock } from "./values";

type Value = string | number | boolean | undefined;

/** An attribute of a style; `undefined` is what a fresh cell has anyway. */
interface Attribute {
  of(style: CellStyle): Value;
  set(format: Excel.RangeFormat, value: never): void;
}

const attributes: Attribute[] = [
  attribute(
    (style) => style.font.name,
    (format, name) => (format.font.name = name),
  ),
  attribute(
    (style) => style.font.size,
    (format, size) => (format.font.size = size),
  ),
  attribute(
    (style) => style.font.color,
    (format, color) => (format.font.color = color),
  ),
  attribute(
    (style) => style.font.bold || undefined,
    (format, bold) => (format.font.bold = bold),
  ),
  attribute(
    (style) => style.font.italic || undefined,
    (format, italic) => (format.font.italic = italic),
  ),
  attribute(
    (style) => style.fill,
    (format, fill) => (format.fill.color = fill),
  ),
  attribute(
    (style) => horizontals[style.horizontal],
    (format, value) => (format.horizontalAlignment = value),
  ),
  attribute(
    (style) => verticals[style.vertical],
    (format, value) => (format.verticalAlignment = value),
  ),
  attribute(
    (style) => style.wrap || undefined,
    (format, wrap) => (format.wrapText = wrap),
  ),
  attribute(
    (style) => (can("wideRanges") && style.indent) || undefined,
    (format, indent) => (format.indentLevel = indent),
  ),
];

const horizontals = { left: "Left", center: "Center", right: "Right" } as const;
const verticals = { top: "Top", center: "Center" } as const;

function attribute<V extends Value>(
  of: (style: CellStyle) => V | undefined,
  set: (format: Excel.RangeFormat, value: V) => void,
): Attribute {
  return { of, set };
}

/** Dresses every cell of the plan; a merged area takes the style of its first cell. */
export function writeFormats(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const cells = styledAreas(plan);
  for (const { of, set } of attributes) {
    for (const [value, areas] of groupBy(cells, ({ style }) => of(style))) {
      if (value === undefined) continue;
      for (const ranges of rangesOf(sheet, rectangles(areas))) set(ranges.format, value as never);
    }
  }
  for (const [border, areas] of groupBy(cells, ({ style }) => style.border)) {
    if (border !== "none") drawBorders(sheet, rectangles(areas), border);
  }
}

/** How numbers show and are typed: percents, dates, text. */
export function writeNumberFormats(sheet: Excel.Worksheet, plan: SheetPlan): void {
  writeBlock(sheet, plan.cells, "numberFormat", (cell) => {
    const format = numberFormatOf(cell);
    return format === "General" ? null : format;
  });
}

interface StyledArea {
  area: Area;
  style: CellStyle;
}

function styledAreas(plan: SheetPlan): StyledArea[] {
  const merges = new Map(plan.merges.map((area) => [`${area.row}:${area.column}`, area]));
  return plan.cells.map(({ row, column, style }) => ({
    area: merges.get(`${row}:${column}`) ?? { row, column, rows: 1, columns: 1 },
    style: cellStyles[style],
  }));
}

function groupBy<V>(cells: readonly StyledArea[], key: (cell: StyledArea) => V): Map<V, Area[]> {
  const groups = new Map<V, Area[]>();
  for (const cell of cells) {
    const value = key(cell);
    const group = groups.get(value);
    if (group) group.push(cell.area);
    else groups.set(value, [cell.area]);
  }
  return groups;
}

function drawBorders(
  sheet: Excel.Worksheet,
  areas: readonly Area[],
  border: "thin" | "bottom",
): void {
  for (const ranges of rangesOf(sheet, areas)) {
    for (const edge of border === "bottom" ? (["EdgeBottom"] as const) : everyEdge) {
      const line = ranges.format.borders.getItem(edge);
      line.style = "Continuous";
      line.color = BORDER_COLOR;
    }
  }
}

const everyEdge = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideHorizontal",
  "InsideVertical",
] as const;
