import { type BorderLook, type CellFormat, type FormatName, formatOf } from "../model/cell-format";
import { requireFormatting } from "../grid/protection";
import type { Sheet } from "../grid/sheet";
import { invalidArgument, notImplemented } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { autofitColumns } from "./autofit";
import { common } from "./common";
import { checkedLine, CHECKS, NO_LINE } from "./format-checks";
import { HIGHEST_ROW, numberWithin, WIDEST_COLUMN } from "./limits";
import type { CellSelection, Formattable } from "./selection";

/** A part of a format; where cells differ it reads null, as in Excel. */
abstract class FormatPart extends WireObject {
  constructor(protected readonly target: Formattable) {
    super();
  }
  protected $read<Name extends FormatName>(name: Name) {
    const { target } = this;
    return common(
      (function* () {
        for (const format of target.formats()) yield formatOf(format, name);
      })(),
    ) as NonNullable<CellFormat[Name]>;
  }
  protected $write(name: FormatName, value: unknown): void {
    this.target.change({ [name]: CHECKS[name](value) });
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangefont */
export class FontObject extends FormatPart {
  readonly wireType = "RangeFont";
  get name() {
    return this.$read("fontName");
  }
  set name(value: string) {
    this.$write("fontName", value);
  }
  get size() {
    return this.$read("fontSize");
  }
  set size(value: number) {
    this.$write("fontSize", value);
  }
  get bold() {
    return this.$read("bold");
  }
  set bold(value: boolean) {
    this.$write("bold", value);
  }
  get italic() {
    return this.$read("italic");
  }
  set italic(value: boolean) {
    this.$write("italic", value);
  }
  get underline() {
    return this.$read("underline");
  }
  set underline(value: string) {
    this.$write("underline", value);
  }
  get strikethrough() {
    return this.$read("strikethrough");
  }
  set strikethrough(value: boolean) {
    this.$write("strikethrough", value);
  }
  get subscript() {
    return this.$read("subscript");
  }
  set subscript(value: boolean) {
    this.$write("subscript", value);
  }
  get superscript() {
    return this.$read("superscript");
  }
  set superscript(value: boolean) {
    this.$write("superscript", value);
  }
  get color() {
    return this.$read("fontColor");
  }
  set color(value: string) {
    this.$write("fontColor", value);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangefill */
export class FillObject extends FormatPart {
  readonly wireType = "RangeFill";
  static override readonly $blind = methodsOf<FillObject>("clear");
  get color() {
    return this.$read("fillColor") ?? "";
  }
  set color(value: string) {
    this.$write("fillColor", value);
  }
  clear(): void {
    this.target.change({ fillColor: null });
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.formatprotection */
export class FormatProtectionObject extends FormatPart {
  readonly wireType = "FormatProtection";
  get locked() {
    return this.$read("locked");
  }
  set locked(value: boolean) {
    this.$write("locked", value);
  }
  get formulaHidden() {
    return this.$read("formulaHidden");
  }
  set formulaHidden(value: boolean) {
    this.$write("formulaHidden", value);
  }
}

const sameLook = (a: BorderLook, b: BorderLook) =>
  a.style === b.style && a.weight === b.weight && a.color === b.color;

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideHorizontal",
  "InsideVertical",
];

/** Sides that Excel has and the grid cannot draw here. */
const DIAGONALS = ["DiagonalDown", "DiagonalUp"];

/** https://learn.microsoft.com/javascript/api/excel/excel.rangebordercollection */
export class BordersObject extends WireCollection<BorderObject> {
  readonly wireType = "RangeBorderCollection";
  private readonly sides: BorderObject[];
  constructor(target: Formattable) {
    super();
    this.sides = SIDES.map((side) => new BorderObject(target, side));
  }
  $items(): BorderObject[] {
    return this.sides;
  }
  $find(key: string): BorderObject {
    const border = this.sides.find(({ id }) => id === key);
    if (!border)
      throw DIAGONALS.includes(key) ? notImplemented(`Border ${key}`) : invalidArgument(key);
    return border;
  }
}

/**
 * One side. Setting its colour or weight where there is no line draws one, as in Excel.
 * https://learn.microsoft.com/javascript/api/excel/excel.rangeborder
 */
export class BorderObject extends WireObject {
  readonly wireType = "RangeBorder";
  /** What this request has set so far: style, weight and colour come one by one. */
  private look: BorderLook | undefined;
  constructor(
    private readonly target: Formattable,
    private readonly side: string,
  ) {
    super();
  }
  get id() {
    return this.side;
  }
  get sideIndex() {
    return this.side;
  }
  get style() {
    return this.$read("style");
  }
  set style(value: string) {
    this.$set({ style: value });
  }
  get weight() {
    return this.$read("weight");
  }
  set weight(value: string) {
    this.$set({ weight: value });
  }
  get color() {
    return this.$read("color");
  }
  set color(value: string) {
    this.$set({ color: value });
  }
  private $read(key: keyof BorderLook): string {
    const looks = [...this.target.borders(this.side)];
    return (looks.length === 0 ? NO_LINE[key] : common(looks.map((look) => look[key]))) as string;
  }
  private $set(part: Partial<BorderLook>): void {
    const before = this.look ?? common(this.target.borders(this.side), sameLook) ?? NO_LINE;
    const style = before.style === "None" ? "Continuous" : before.style;
    this.look = { ...before, style, ...part };
    this.target.setBorder(this.side, checkedLine(this.look));
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangeformat */
export class RangeFormatObject extends FormatPart {
  readonly wireType = "RangeFormat";
  private readonly sheet: Sheet;
  constructor(private readonly cells: CellSelection) {
    super(cells);
    this.sheet = cells.sheet;
  }
  get fill() {
    return new FillObject(this.cells);
  }
  get font() {
    return new FontObject(this.cells);
  }
  get borders() {
    return new BordersObject(this.cells);
  }
  get protection() {
    return new FormatProtectionObject(this.cells);
  }
  get horizontalAlignment() {
    return this.$read("horizontalAlignment");
  }
  set horizontalAlignment(value: string) {
    this.$write("horizontalAlignment", value);
  }
  get verticalAlignment() {
    return this.$read("verticalAlignment");
  }
  set verticalAlignment(value: string) {
    this.$write("verticalAlignment", value);
  }
  get wrapText() {
    return this.$read("wrapText");
  }
  set wrapText(value: boolean) {
    this.$write("wrapText", value);
  }
  get indentLevel() {
    return this.$read("indentLevel");
  }
  set indentLevel(value: number) {
    this.$write("indentLevel", value);
  }
  get shrinkToFit() {
    return this.$read("shrinkToFit");
  }
  set shrinkToFit(value: boolean) {
    this.$write("shrinkToFit", value);
  }
  get readingOrder() {
    return this.$read("readingOrder");
  }
  set readingOrder(value: string) {
    this.$write("readingOrder", value);
  }
  get textOrientation() {
    return this.$read("textOrientation");
  }
  set textOrientation(value: number) {
    this.$write("textOrientation", value);
  }

  /** In points, as Office.js counts it. */
  get columnWidth() {
    const { layout } = this.sheet;
    return common(this.$columns().map((column) => layout.columnWidth(column))) as number;
  }
  set columnWidth(points: number) {
    requireFormatting(this.sheet, "Columns");
    const size = numberWithin(points, 0, WIDEST_COLUMN, "columnWidth");
    for (const column of this.$columns())
      this.sheet.book.edits.column(this.sheet, column, { size });
  }
  get rowHeight() {
    const { layout } = this.sheet;
    return common(this.$rows().map((row) => layout.rowHeight(row))) as number;
  }
  set rowHeight(points: number) {
    requireFormatting(this.sheet, "Rows");
    const size = numberWithin(points, 0, HIGHEST_ROW, "rowHeight");
    for (const row of this.$rows()) this.sheet.book.edits.row(this.sheet, row, { size });
  }
  /** By the texts that the cells show: the grid measures none without its interface. */
  autofitColumns(): void {
    requireFormatting(this.sheet, "Columns");
    for (const area of this.cells.areas) autofitColumns(this.sheet, area);
  }
  autofitRows(): void {
    requireFormatting(this.sheet, "Rows");
    for (const area of this.cells.areas) {
      const { row, rows } = this.sheet.bounded(area);
      this.sheet.layout.autofitRows(row, rows);
    }
  }

  private $columns(): number[] {
    return this.cells.areas.flatMap((area) => {
      const { column, columns } = this.sheet.bounded(area);
      return Array.from({ length: columns }, (_, i) => column + i);
    });
  }
  private $rows(): number[] {
    return this.cells.areas.flatMap((area) => {
      const { row, rows } = this.sheet.bounded(area);
      return Array.from({ length: rows }, (_, i) => row + i);
    });
  }
}
