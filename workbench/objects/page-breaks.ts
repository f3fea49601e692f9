import { cellArea, parseArea } from "../model/area";
import type { Sheet } from "../grid/sheet";
import { itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";

type Direction = "horizontalBreaks" | "verticalBreaks";

/**
 * Breaks before rows or columns, set by hand.
 * https://learn.microsoft.com/javascript/api/excel/excel.pagebreakcollection
 */
export class PageBreaksObject extends WireCollection<PageBreakObject> {
  readonly wireType = "PageBreakCollection";
  static override readonly $blind = methodsOf<PageBreaksObject>("add", "removePageBreaks");
  constructor(
    private readonly sheet: Sheet,
    private readonly direction: Direction,
  ) {
    super();
  }
  $items() {
    return this.sheet.side[this.direction].map(
      (line) => new PageBreakObject(this.sheet, this.direction, line),
    );
  }
  $find(key: string) {
    return this.$items()[Number(key)];
  }
  add(range: RangeObject | string) {
    const area = typeof range === "string" ? parseArea(range) : range.area;
    const line = this.direction === "horizontalBreaks" ? area.row : area.column;
    const lines = new Set(this.sheet.side[this.direction]).add(line);
    this.sheet.side[this.direction] = [...lines].sort((a, b) => a - b);
    return new PageBreakObject(this.sheet, this.direction, line);
  }
  removePageBreaks(): void {
    this.sheet.side[this.direction] = [];
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.pagebreak */
export class PageBreakObject extends WireObject {
  readonly wireType = "PageBreak";
  static override readonly $blind = methodsOf<PageBreakObject>("getCellAfterBreak", "delete");
  constructor(
    private readonly sheet: Sheet,
    private readonly direction: Direction,
    private readonly line: number,
  ) {
    super();
  }
  /** What the library keeps it by. */
  get name() {
    return String(this.sheet.side[this.direction].indexOf(this.line));
  }
  get rowIndex() {
    return this.direction === "horizontalBreaks" ? this.line : 0;
  }
  get columnIndex() {
    return this.direction === "verticalBreaks" ? this.line : 0;
  }
  getCellAfterBreak() {
    return new RangeObject(this.sheet, cellArea(this.rowIndex, this.columnIndex));
  }
  delete(): void {
    const lines = this.sheet.side[this.direction];
    if (!lines.includes(this.line)) throw itemNotFound();
    this.sheet.side[this.direction] = lines.filter((line) => line !== this.line);
  }
}
