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
import { divided, paginate } from "./pages";
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
  continued?: true;
}

interface BuildOptions {
  rows: number;
  orientation: "portrait" | "landscape";
  titleRows?: { first: number; last: number };
  freeze: { rows: number; columns: number };
  /** Rows at which a page may well begin, the better ones (a section) with a higher weight. */
  pageStarts?: Map<number, number>;
  visibility?: SheetPlan["visibility"];
  tabColor?: string;
}

/** What a cell needs, alone or merged. */
interface Need {
  area: Area;
  height: number;
}

/** A cell over several rows that a page may end in: it is closed there, and what it says is said again on the next. */
interface Spread {
  area: Area;
  style: StyleName;
  content: Content;
}

/** Where pages end follows from heights, and heights from where cells are divided: after so many rounds no row shrinks. */
const ROUNDS = 6;

export class SheetBuilder {
  readonly validations: PlanValidation[] = [];
  readonly conditionalFormats: PlanConditionalFormat[] = [];
  readonly unlocked: Area[] = [];
  private readonly cells = new Map<string, PlanCell>();
  private readonly merges: Area[] = [];
  private readonly helpers = new Set<number>();
  /** What each row needs at least, and what merged areas need together. */
  private readonly needs: Need[] = [];
  private readonly spreads: Spread[] = [];

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
    const full = this.draw(area, style, content);
    if (isMerged(full)) this.merges.push(full);
    this.needs.push(this.need(full, style, content));
  }

  /** One cell over several rows, which a page may end in. */
  spread(
    area: Partial<Area> & { row: number; column: number },
    style: StyleName,
    content: Content = {},
  ): void {
    this.spreads.push({ area: this.draw(area, style, content), style, content });
  }

  private draw(
    area: Partial<Area> & { row: number; column: number },
    style: StyleName,
    content: Content,
  ): Area {
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
    return full;
  }

  private need(area: Area, style: StyleName, { value }: Content): Need {
    return { area, height: this.heightOf(typeof value === "string" ? value : "", area, style) };
  }

  /** A cell of the sheet that a person fills in, or may overwrite. */
  input(area: Area): void {
    this.unlocked.push(area);
  }

  build(options: BuildOptions): SheetPlan {
    const { rows, orientation, titleRows } = options;
    const { rowHeights, breaks } = this.pages(options);
    const pieces = this.spreads.flatMap((each) => this.divide(each, breaks));
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
      merges: [...this.merges, ...pieces.map(({ area }) => area).filter(isMerged)],
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
        breaksBefore: breaks,
        fitToWidth: true,
        centerHorizontally: true,
        margins: MARGINS,
        footer: "第 &P 页，共 &N 页",
      },
    };
  }

  /** Heights of the rows and where pages begin, under which each piece of a divided cell holds what it says. */
  private pages({ rows, orientation, titleRows, pageStarts }: BuildOptions): {
    rowHeights: number[];
    breaks: number[];
  } {
    const widths = this.widths.filter((_, at) => !this.helpers.has(at));
    const paged = (heights: number[]) =>
      paginate({
        ...{ heights, widths, orientation, margins: MARGINS },
        starts: pageStarts ?? new Map<number, number>(),
        ...(titleRows ? { titleRows } : {}),
      });
    let rowHeights = this.rowHeights(rows, []);
    let breaks = paged(rowHeights);
    for (let round = 1; ; round++) {
      const before = rowHeights;
      const next = this.rowHeights(rows, breaks);
      rowHeights =
        round < ROUNDS ? next : next.map((height, row) => Math.max(height, before[row]!));
      const moved = paged(rowHeights);
      if (moved.join() === breaks.join()) return { rowHeights, breaks };
      breaks = moved;
    }
  }

  /** The pieces of a cell on its pages. What it computes stands once, what it says on each. */
  private divide({ area, style, content }: Spread, breaks: readonly number[]): Spread[] {
    const { formula: _, ...said } = content;
    return divided(area, breaks).map((piece, nth) => {
      const own = nth === 0 ? content : { ...said, continued: true as const };
      if (nth > 0) this.draw(piece, style, own);
      return { area: piece, style, content: own };
    });
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
  private rowHeights(rows: number, breaks: readonly number[]): number[] {
    const heights = Array.from({ length: rows }, () => ROW_HEIGHT);
    const pieces = this.spreads.flatMap(({ area, style, content }) =>
      divided(area, breaks).map((piece) => this.need(piece, style, content)),
    );
    const bySpan = [...this.needs, ...pieces].sort((a, b) => a.area.rows - b.area.rows);
    for (const { area, height } of bySpan) {
      const span = Array.from({ length: area.rows }, (_, index) => area.row + index);
      const present = span.reduce((sum, row) => sum + (heights[row] ?? 0), 0);
      const extra = Math.ceil((height - present) / area.rows);
      if (extra > 0) for (const row of span) heights[row] = (heights[row] ?? 0) + extra;
    }
    return heights.map((height) => Math.min(height, HIGHEST_ROW));
  }
}

const isMerged = ({ rows, columns }: Area): boolean => rows > 1 || columns > 1;

/** Width of a hidden column, for whoever shows it. */
const HIDDEN_WIDTH = 20;

/** Excel's highest row, in points. */
const HIGHEST_ROW = 409;
