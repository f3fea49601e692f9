import type { Sheet } from "../grid/sheet";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { requireFormatting } from "../grid/protection";
import { HIGHEST_ROW, numberWithin, WIDEST_COLUMN } from "./limits";
import { autofitColumns } from "./autofit";
import type { CellSelection, Formattable } from "./selection";
import {
  ALIGNMENT,
  type BorderLook,
  type CellFormat,
  common,
  FILL,
  FONT,
  NO_BORDER,
  NO_FILL,
  PROTECTION,
} from "./style-map";
import type { CellPatch } from "../grid/edits";
import { invalidArgument, notImplemented } from "../wire/errors";

/** Points to Univer's pixels. */
export const PIXELS = 96 / 72;

interface Property<T> {
  read(format: CellFormat): T;
  write(value: T): CellPatch;
}

/** A part of a format; where cells differ it reads null, as in Excel. */
abstract class FormatPart extends WireObject {
  constructor(protected readonly target: Formattable) {
    super();
  }
  protected $read<T>(property: Property<T>): T | null {
    const { target } = this;
    return common(
      (function* () {
        for (const format of target.formats()) yield property.read(format);
      })(),
    );
  }
  protected $write<T>(property: Property<T>, value: T): void {
    this.target.patch(property.write(value));
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangefont */
export class FontObject extends FormatPart {
  readonly wireType = "RangeFont";
  get name() {
    return this.$read(FONT.name) as string;
  }
  set name(value: string) {
    this.$write(FONT.name, value);
  }
  get size() {
    return this.$read(FONT.size) as number;
  }
  set size(value: number) {
    this.$write(FONT.size, value);
  }
  get bold() {
    return this.$read(FONT.bold) as boolean;
  }
  set bold(value: boolean) {
    this.$write(FONT.bold, value);
  }
  get italic() {
    return this.$read(FONT.italic) as boolean;
  }
  set italic(value: boolean) {
    this.$write(FONT.italic, value);
  }
  get underline() {
    return this.$read(FONT.underline) as string;
  }
  set underline(value: string) {
    this.$write(FONT.underline, value);
  }
  get strikethrough() {
    return this.$read(FONT.strikethrough) as boolean;
  }
  set strikethrough(value: boolean) {
    this.$write(FONT.strikethrough, value);
  }
  get subscript() {
    return this.$read(FONT.subscript) as boolean;
  }
  set subscript(value: boolean) {
    this.$write(FONT.subscript, value);
  }
  get superscript() {
    return this.$read(FONT.superscript) as boolean;
  }
  set superscript(value: boolean) {
    this.$write(FONT.superscript, value);
  }
  get color() {
    return this.$read(FONT.color) as string;
  }
  set color(value: string) {
    this.$write(FONT.color, value);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.rangefill */
export class FillObject extends FormatPart {
  readonly wireType = "RangeFill";
  static override readonly $blind = methodsOf<FillObject>("clear");
  get color() {
    return this.$read(FILL.color) ?? "";
  }
  set color(value: string) {
    this.$write(FILL.color, value);
  }
  clear(): void {
    this.target.patch(NO_FILL);
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.formatprotection */
export class FormatProtectionObject extends FormatPart {
  readonly wireType = "FormatProtection";
  get locked() {
    return this.$read(PROTECTION.locked) as boolean;
  }
  set locked(value: boolean) {
    this.$write(PROTECTION.locked, value);
  }
  get formulaHidden() {
    return this.$read(PROTECTION.formulaHidden) as boolean;
  }
  set formulaHidden(value: boolean) {
    this.$write(PROTECTION.formulaHidden, value);
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

/** Sides that Excel has and Univer cannot draw here. */
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
    return (looks.length === 0 ? NO_BORDER[key] : common(looks.map((look) => look[key]))) as string;
  }
  private $set(part: Partial<BorderLook>): void {
    const before = this.look ?? common(this.target.borders(this.side), sameLook) ?? NO_BORDER;
    const style = before.style === "None" ? "Continuous" : before.style;
    this.look = { ...before, style, ...part };
    this.target.setBorder(this.side, this.look);
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
    return this.$read(ALIGNMENT.horizontalAlignment) as string;
  }
  set horizontalAlignment(value: string) {
    this.$write(ALIGNMENT.horizontalAlignment, value);
  }
  get verticalAlignment() {
    return this.$read(ALIGNMENT.verticalAlignment) as string;
  }
  set verticalAlignment(value: string) {
    this.$write(ALIGNMENT.verticalAlignment, value);
  }
  get wrapText() {
    return this.$read(ALIGNMENT.wrapText) as boolean;
  }
  set wrapText(value: boolean) {
    this.$write(ALIGNMENT.wrapText, value);
  }
  get indentLevel() {
    return this.$read(ALIGNMENT.indentLevel) as number;
  }
  set indentLevel(value: number) {
    this.$write(ALIGNMENT.indentLevel, value);
  }
  get shrinkToFit() {
    return this.$read(ALIGNMENT.shrinkToFit) as boolean;
  }
  set shrinkToFit(value: boolean) {
    this.$write(ALIGNMENT.shrinkToFit, value);
  }
  get readingOrder() {
    return this.$read(ALIGNMENT.readingOrder) as string;
  }
  set readingOrder(value: string) {
    this.$write(ALIGNMENT.readingOrder, value);
  }
  get textOrientation() {
    return this.$read(ALIGNMENT.textOrientation) as number;
  }
  set textOrientation(value: number) {
    this.$write(ALIGNMENT.textOrientation, value);
  }

  /** In points, as Office.js counts it. */
  get columnWidth() {
    const sheet = this.sheet.univer;
    return common(this.$columns().map((c) => sheet.getColumnWidth(c) / PIXELS)) as number;
  }
  set columnWidth(points: number) {
    requireFormatting(this.sheet, "Columns");
    const size = numberWithin(points, 0, WIDEST_COLUMN, "columnWidth") * PIXELS;
    for (const column of this.$columns())
      this.sheet.book.edits.column(this.sheet, column, { size });
  }
  get rowHeight() {
    const sheet = this.sheet.univer;
    return common(this.$rows().map((r) => sheet.getRowHeight(r) / PIXELS)) as number;
  }
  set rowHeight(points: number) {
    requireFormatting(this.sheet, "Rows");
    const size = numberWithin(points, 0, HIGHEST_ROW, "rowHeight") * PIXELS;
    for (const row of this.$rows()) this.sheet.book.edits.row(this.sheet, row, { size });
  }
  /** By the texts that the cells show: Univer measures none here. */
  autofitColumns(): void {
    requireFormatting(this.sheet, "Columns");
    for (const area of this.cells.areas) autofitColumns(this.sheet, area);
  }
  autofitRows(): void {
    requireFormatting(this.sheet, "Rows");
    for (const area of this.cells.areas) {
      const { row, rows } = this.sheet.bounded(area);
      this.sheet.facade.setRowAutoHeight(row, rows);
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
