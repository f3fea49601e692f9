/** A sheet of a 底稿 while it is laid out: text stays text, whatever it looks like. */
import type { PlanCell, PlanValidation, SheetPlan, StyleName } from "../../sheets/plan/plan";
import { estimateHeight } from "../../sheets/plan/text-height";
import { cellStyles } from "../../sheets/plan/theme";

const LEAST_HEIGHT = 18;
const HIGHEST = 409;
/** Rows that people may add below, and are offered words in. */
const ROOM_BELOW = 200;

export interface Spread {
  rows?: number;
  columns?: number;
}

export class SheetDraft {
  private readonly cells: PlanCell[] = [];
  private readonly merges: SheetPlan["merges"] = [];
  private readonly validations: PlanValidation[] = [];
  private readonly widths: number[] = [];
  private readonly heights: number[] = [];
  /** Texts merged over several rows. */
  private readonly tall: { row: number; rows: number; height: number }[] = [];

  constructor(readonly name: string) {}

  width(column: number, width: number): void {
    this.widths[column] = Math.max(this.widths[column] ?? 0, width);
  }

  put(
    row: number,
    column: number,
    style: StyleName,
    value: string | number | undefined,
    { rows = 1, columns = 1 }: Spread = {},
    numberFormat?: string,
  ): void {
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) {
        const isFirst = r === row && c === column;
        const content = isFirst && value !== undefined && value !== "" ? { value } : {};
        // What people type there stays text, too.
        const format = typeof value === "number" ? numberFormat : (numberFormat ?? "@");
        this.cells.push({
          row: r,
          column: c,
          style,
          ...content,
          ...(format ? { numberFormat: format } : {}),
        });
      }
    if (rows > 1 || columns > 1) this.merges.push({ row, column, rows, columns });
    if (typeof value !== "string") return;
    const height = this.heightOf(column, columns, value, style);
    if (rows === 1) this.heights[row] = Math.max(this.heights[row] ?? 0, height);
    else this.tall.push({ row, rows, height });
  }

  /** Offers words from a cell downwards. */
  choose(row: number, column: number, words: readonly string[], rows = ROOM_BELOW): void {
    if (words.length === 0) return;
    this.validations.push({
      areas: [{ row, column, rows, columns: 1 }],
      rule: { type: "list", values: [...words] },
      allowBlank: true,
    });
  }

  private heightOf(column: number, columns: number, text: string, style: StyleName): number {
    const widths = Array.from({ length: columns }, (_, at) => this.widths[column + at] ?? 12);
    const width = widths.reduce((sum, each) => sum + each, 0);
    return estimateHeight(text, width, cellStyles[style].font.size);
  }

  /** Rows are as high as what stands in one of them, and those below a merged cell together as high as that needs. */
  private rowHeights(rows: number): number[] {
    const heights = Array.from({ length: rows }, (_, at) =>
      Math.max(this.heights[at] ?? 0, LEAST_HEIGHT),
    );
    for (const { row, rows: count, height } of this.tall) {
      const own = heights.slice(row, row + count).reduce((sum, each) => sum + each, 0);
      const more = Math.max(0, Math.ceil((height - own) / count));
      for (let at = row; at < row + count; at++) heights[at]! += more;
    }
    return heights.map((height) => Math.min(HIGHEST, height));
  }

  build(freeze: { rows: number; columns: number }): SheetPlan {
    const rows = Math.max(1, ...this.cells.map(({ row }) => row + 1));
    const columns = Math.max(1, ...this.cells.map(({ column }) => column + 1));
    return {
      name: this.name,
      kind: "list",
      visibility: "visible",
      columns: Array.from({ length: columns }, (_, at) => ({ width: this.widths[at] ?? 12 })),
      rowHeights: this.rowHeights(rows),
      cells: this.cells.sort((a, b) => a.row - b.row || a.column - b.column),
      merges: this.merges,
      validations: this.validations,
      conditionalFormats: [],
      freeze,
      unlocked: [],
      protect: false,
      print: {
        orientation: "landscape",
        paper: "A4",
        area: { row: 0, column: 0, rows, columns },
        breaksBefore: [],
        fitToWidth: true,
        centerHorizontally: true,
        margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5 },
      },
    };
  }
}
