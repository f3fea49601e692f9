import type { Book } from "../grid/book";
import { WHOLE_SHEET } from "../model/area";
import {
  type BorderLook,
  type CellFormat,
  changed,
  type FormatChange,
  formatOf,
  type FormatName,
  NO_BORDERS,
} from "../model/cell-format";
import { type NamedStyle, newStyle, type StylePart } from "../model/side-store";
import { accessDenied, invalidArgument, itemAlreadyExists, itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { common } from "./common";
import { BordersObject, FillObject, FontObject } from "./format";
import { CHECKS, NO_LINE } from "./format-checks";
import { type CellSelection, type Formattable, outerSide } from "./selection";

/** What of a look each part of a style covers. */
const PARTS: Record<StylePart, FormatName[]> = {
  Alignment: [
    ...(["horizontalAlignment", "verticalAlignment", "wrapText"] as const),
    ...(["textOrientation", "indentLevel", "shrinkToFit"] as const),
  ],
  Border: [],
  Font: [
    ...(["fontName", "fontSize", "fontColor", "bold", "italic"] as const),
    ...(["underline", "strikethrough", "subscript", "superscript"] as const),
  ],
  Number: ["numberFormat"],
  Patterns: ["fillColor"],
  Protection: ["locked", "formulaHidden"],
};

/** A style is the whole look of a cell: what it does not set goes back to the default, part by part. */
export function applyStyle(cells: CellSelection, name: string): void {
  const named = cells.sheet.book.side.styles.get(name.toLowerCase());
  if (!named) throw invalidArgument(`There is no style "${name}".`);
  cells.change(changeBy(named));
}

function changeBy({ name, format, include }: NamedStyle): FormatChange {
  const parts = Object.entries(PARTS).filter(([part]) => include[part as StylePart]);
  const covered = parts.flatMap(([, names]) => names.map((each) => [each, format[each] ?? null]));
  return {
    ...(Object.fromEntries(covered) as FormatChange),
    ...(include.Border && {
      borders: format.borders ? { ...NO_BORDERS, ...format.borders } : null,
    }),
    style: name,
  };
}

export function styleNameOf(cells: CellSelection): string | null {
  const names = function* () {
    for (const format of cells.formats()) yield formatOf(format, "style");
  };
  return common(names());
}

/** https://learn.microsoft.com/javascript/api/excel/excel.stylecollection */
export class StylesObject extends WireCollection<StyleObject> {
  readonly wireType = "StyleCollection";
  static override readonly $blind = methodsOf<StylesObject>("add");
  constructor(private readonly book: Book) {
    super();
  }
  $items() {
    return [...this.book.side.styles.values()].map((named) => new StyleObject(this.book, named));
  }
  $find(key: string) {
    const named = this.book.side.styles.get(key.toLowerCase());
    return named && new StyleObject(this.book, named);
  }
  add(name: string): void {
    if (this.$find(name)) throw itemAlreadyExists();
    this.book.side.styles.set(name.toLowerCase(), newStyle(name, false));
  }
}

/**
 * A named style. Changing it changes every cell that has it.
 * https://learn.microsoft.com/javascript/api/excel/excel.style
 */
export class StyleObject extends WireObject {
  readonly wireType = "Style";
  static override readonly $blind = methodsOf<StyleObject>("delete");
  private readonly target: StyleTarget;
  constructor(
    private readonly book: Book,
    private readonly named: NamedStyle,
  ) {
    super();
    this.target = new StyleTarget(book, named);
  }
  get name() {
    return this.named.name;
  }
  get builtIn() {
    return this.named.builtIn;
  }
  get font() {
    return new FontObject(this.target);
  }
  get fill() {
    return new FillObject(this.target);
  }
  get borders() {
    return new BordersObject(this.target);
  }
  get horizontalAlignment() {
    return formatOf(this.named.format, "horizontalAlignment");
  }
  set horizontalAlignment(value: string) {
    this.$write("horizontalAlignment", value);
  }
  get verticalAlignment() {
    return formatOf(this.named.format, "verticalAlignment");
  }
  set verticalAlignment(value: string) {
    this.$write("verticalAlignment", value);
  }
  get wrapText() {
    return formatOf(this.named.format, "wrapText");
  }
  set wrapText(value: boolean) {
    this.$write("wrapText", value);
  }
  get indentLevel() {
    return formatOf(this.named.format, "indentLevel");
  }
  set indentLevel(value: number) {
    this.$write("indentLevel", value);
  }
  get shrinkToFit() {
    return formatOf(this.named.format, "shrinkToFit");
  }
  set shrinkToFit(value: boolean) {
    this.$write("shrinkToFit", value);
  }
  get textOrientation() {
    return formatOf(this.named.format, "textOrientation");
  }
  set textOrientation(value: number) {
    this.$write("textOrientation", value);
  }
  get numberFormat() {
    return formatOf(this.named.format, "numberFormat");
  }
  set numberFormat(value: string) {
    this.$write("numberFormat", value);
  }
  get locked() {
    return formatOf(this.named.format, "locked");
  }
  set locked(value: boolean) {
    this.$write("locked", value);
  }
  get formulaHidden() {
    return formatOf(this.named.format, "formulaHidden");
  }
  set formulaHidden(value: boolean) {
    this.$write("formulaHidden", value);
  }
  get includeAlignment() {
    return this.named.include.Alignment;
  }
  set includeAlignment(on: boolean) {
    this.named.include.Alignment = on;
  }
  get includeBorder() {
    return this.named.include.Border;
  }
  set includeBorder(on: boolean) {
    this.named.include.Border = on;
  }
  get includeFont() {
    return this.named.include.Font;
  }
  set includeFont(on: boolean) {
    this.named.include.Font = on;
  }
  get includeNumber() {
    return this.named.include.Number;
  }
  set includeNumber(on: boolean) {
    this.named.include.Number = on;
  }
  get includePatterns() {
    return this.named.include.Patterns;
  }
  set includePatterns(on: boolean) {
    this.named.include.Patterns = on;
  }
  get includeProtection() {
    return this.named.include.Protection;
  }
  set includeProtection(on: boolean) {
    this.named.include.Protection = on;
  }
  private $write(name: FormatName, value: unknown): void {
    this.target.change({ [name]: CHECKS[name](value) });
  }
  /** Cells that have it go back to Normal. */
  delete(): void {
    if (this.named.builtIn) throw accessDenied("A built-in style cannot be deleted.");
    const normal = this.book.side.styles.get("normal");
    if (!normal) throw itemNotFound();
    this.book.side.styles.delete(this.named.name.toLowerCase());
    this.target.changeUsers(changeBy(normal));
  }
}

/** What formatting a style means: the style's own look, and that of the cells which have it. */
class StyleTarget implements Formattable {
  constructor(
    private readonly book: Book,
    private readonly named: NamedStyle,
  ) {}

  change(change: FormatChange): void {
    const { named } = this;
    named.format = changed(named.format, change);
    this.changeUsers(changeBy(named));
  }
  *formats(): Iterable<CellFormat> {
    yield this.named.format;
  }
  setBorder(side: string, look: BorderLook | null): void {
    this.change({ borders: { [outerSide(side)]: look } });
  }
  *borders(side: string): Iterable<BorderLook> {
    yield this.named.format.borders?.[outerSide(side)] ?? NO_LINE;
  }
  changeUsers(format: FormatChange): void {
    for (const sheet of this.book.sheets()) {
      sheet.eachFilled(WHOLE_SHEET, (row, column) => {
        const isUser = sheet.format(row, column).style === this.named.name;
        if (isUser) this.book.edits.cell(sheet, row, column, { format });
      });
    }
  }
}
