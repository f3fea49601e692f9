/** Collects the parts of a sheet plan while it is laid out row by row. */
import type {
  Area,
  PlanCell,
  PlanConditionalFormat,
  PlanValidation,
  SheetKind,
  SheetPlan,
  StyleName,
} from "./plan";
import { FIRST_COLUMN } from "../card/layout";
import { paginate } from "./pages";
import { estimateHeight } from "./text-height";
import { cellStyles } from "./theme";

/** Least height of a row of a table, in points. */
const ROW_HEIGHT = 18;
/** Some air between a title and its table. */
const TITLE_HEIGHT = 32;

const MARGINS = { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5 };

interface Content {
  value?: string | number | boolean;
  formula?: string;
  numberFormat?: string;
}

export class SheetBuilder {
  readonly validations: PlanValidation[] = [];
  readonly conditionalFormats: PlanConditionalFormat[] = [];
  readonly unlocked: Area[] = [];
  private readonly cells = new Map<string, PlanCell>();
  private readonly merges: Area[] = [];
  private readonly helpers = new Set<number>();
  /** What each row needs at least, and what merged areas need together. */
  private readonly needs: { area: Area; height: number }[] = [];

  /** `widths` are those of the printed columns; right of them may stand hidden ones, and before these some to work with. */
  constructor(
    readonly name: string,
    readonly kind: SheetKind,
    private readonly widths: readonly number[],
    private readonly hidden = 0,
    private readonly beside: readonly number[] = [],
  ) {}

  get columnCount(): number {
    return FIRST_COLUMN + this.widths.length;
  }

  /** A printed column that only formulas need: it is there, and not shown. */
  hide(column: number): void {
    this.helpers.add(column - FIRST_COLUMN);
  }

  /** Puts the row's key into the hidden column. */
  key(row: number, key: string): void {
    this.put(row, 0, "key", { value: key });
  }

  keyAt(row: number): string | undefined {
    const value = this.cells.get(`${row}:0`)?.value;
    return value === undefined ? undefined : String(value);
  }

  /** A row that is at least so high, whatever stands in it. */
  leastHeight(row: number, height: number): void {
    this.needs.push({ area: { row, column: FIRST_COLUMN, rows: 1, columns: 1 }, height });
  }

  /** A cell whose formula may give any of these texts: its row holds the longest. */
  mayHold(cell: { row: number; column: number }, style: StyleName, texts: readonly string[]): void {
    const area = { ...cell, rows: 1, columns: 1 };
    for (const text of texts) this.needs.push({ area, height: this.heightOf(text, area, style) });
  }

  /** One cell, or several merged into one; heights follow from the text. */
  cell(
    area: Partial<Area> & { row: number; column: number },
    style: StyleName,
    content: Content = {},
  ): void {
    const full: Area = {
      row: area.row,
      column: area.column,
      rows: area.rows ?? 1,
      columns: area.columns ?? 1,
    };
    for (let row = full.row; row < full.row + full.rows; row++) {
      for (let column = full.column; column < full.column + full.columns; column++) {
        const first = row === full.row && column === full.column;
        this.put(row, column, style, first ? content : {});
      }
    }
    if (full.rows > 1 || full.columns > 1) this.merges.push(full);
    const text = typeof content.value === "string" ? content.value : "";
    this.needs.push({ area: full, height: this.heightOf(text, full, style) });
  }

  /** A cell of the sheet that a person fills in, or may overwrite. */
  input(area: Area): void {
    this.unlocked.push(area);
  }

  build(options: {
    rows: number;
    orientation: "portrait" | "landscape";
    titleRows?: { first: number; last: number };
    freeze: { rows: number; columns: number };
    /** Rows at which a page may well begin, the better ones (a section) with a higher weight. */
    pageStarts?: Map<number, number>;
    visibility?: SheetPlan["visibility"];
    tabColor?: string;
  }): SheetPlan {
    const { rows, orientation, titleRows } = options;
    const rowHeights = this.rowHeights(rows);
    return {
      name: this.name,
      kind: this.kind,
      visibility: options.visibility ?? "visible",
      ...(options.tabColor === undefined ? {} : { tabColor: options.tabColor }),
      columns: [
        { width: 4, hidden: true },
        ...[...this.widths, ...this.beside].map((width, at) => ({
          width,
          ...(this.helpers.has(at) ? { hidden: true } : {}),
        })),
        ...Array.from({ length: this.hidden }, () => ({ width: HIDDEN_WIDTH, hidden: true })),
      ],
      rowHeights,
      cells: [...this.cells.values()].sort((a, b) => a.row - b.row || a.column - b.column),
      merges: this.merges,
      validations: this.validations,
      conditionalFormats: this.conditionalFormats,
      freeze: options.freeze,
      unlocked: this.unlocked,
      protect: true,
      print: {
        orientation,
        paper: "A4",
        ...(titleRows ? { titleRows } : {}),
        area: { row: 0, column: FIRST_COLUMN, rows, columns: this.widths.length },
        breaksBefore: paginate({
          heights: rowHeights,
          widths: this.widths.filter((_, at) => !this.helpers.has(at)),
          orientation,
          margins: MARGINS,
          starts: options.pageStarts ?? new Map<number, number>(),
          ...(titleRows ? { titleRows } : {}),
        }),
        fitToWidth: true,
        centerHorizontally: true,
        margins: MARGINS,
        footer: "第 &P 页，共 &N 页",
      },
    };
  }

  private put(row: number, column: number, style: StyleName, content: Content): void {
    this.cells.set(`${row}:${column}`, { row, column, style, ...content });
  }

  private heightOf(text: string, area: Area, style: StyleName): number {
    const from = area.column - FIRST_COLUMN;
    if (text === "" || from < 0 || from >= this.widths.length) return ROW_HEIGHT;
    const width = this.widths.slice(from, from + area.columns).reduce((sum, each) => sum + each, 0);
    const { font, wrap } = cellStyles[style];
    const height = estimateHeight(wrap ? text : "", width, font.size);
    return style === "title" ? Math.max(TITLE_HEIGHT, height) : height;
  }

  /** Rows as high as their own cells ask; what a merged cell asks beyond is shared out over its rows. */
  private rowHeights(rows: number): number[] {
    const heights = Array.from({ length: rows }, () => ROW_HEIGHT);
    const bySpan = [...this.needs].sort((a, b) => a.area.rows - b.area.rows);
    for (const { area, height } of bySpan) {
      const span = Array.from({ length: area.rows }, (_, index) => area.row + index);
      const present = span.reduce((sum, row) => sum + (heights[row] ?? 0), 0);
      const extra = Math.ceil((height - present) / area.rows);
      if (extra > 0) for (const row of span) heights[row] = (heights[row] ?? 0) + extra;
    }
    return heights.map((height) => Math.min(height, HIGHEST_ROW));
  }
}

/** Width of a hidden column, for whoever shows it. */
const HIDDEN_WIDTH = 20;

/** Excel's highest row, in points. */
const HIGHEST_ROW = 409;
