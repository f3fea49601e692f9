import type { IBorderData, IStyleData } from "@univerjs/core";
import { WHOLE_SHEET } from "../model/area";
import type { Book } from "../grid/book";
import { type CellPatch, mergeStyles, NO_STYLE } from "../grid/edits";
import { type CellExtras, type NamedStyle, newStyle, type StylePart } from "../model/side-store";
import { accessDenied, invalidArgument, itemAlreadyExists, itemNotFound } from "../wire/errors";
import { methodsOf, WireCollection, WireObject } from "../wire/wire-object";
import { BordersObject, FillObject, FontObject } from "./format";
import type { CellSelection, Formattable } from "./selection";
import {
  ALIGNMENT,
  type BorderLook,
  type CellFormat,
  common,
  fromBorder,
  NUMBER_FORMAT,
  PROTECTION,
  sideOf,
  toBorder,
} from "./style-map";

/** Which keys of Univer's style each part of an Excel style covers. */
const PART_KEYS: Record<StylePart, (keyof IStyleData)[]> = {
  Alignment: ["ht", "vt", "tb", "tr", "td", "pd"],
  Border: ["bd"],
  Font: ["ff", "fs", "bl", "it", "ul", "st", "ol", "bbl", "cl", "va"],
  Number: ["n"],
  Patterns: ["bg"],
  Protection: [],
};

/** A style is the whole look of a cell: what it does not set goes back to the default, part by part. */
export function applyStyle(cells: CellSelection, name: string): void {
  const named = cells.sheet.book.side.styles.get(name.toLowerCase());
  if (!named) throw invalidArgument(`There is no style "${name}".`);
  cells.patch(patchOf(named));
}

function patchOf({ name, style, extras, include }: NamedStyle): CellPatch {
  const full = mergeStyles(NO_STYLE, style);
  const parts = Object.entries(PART_KEYS).filter(([part]) => include[part as StylePart]);
  const keys = parts.flatMap(([, each]) => each);
  const { locked, formulaHidden, ...alignment } = extras;
  return {
    style: Object.fromEntries(keys.map((key) => [key, full[key] ?? null])),
    extras: {
      style: name,
      ...(include.Protection && {
        locked: locked !== false,
        formulaHidden: formulaHidden === true,
      }),
      ...(include.Alignment && {
        horizontal: null,
        vertical: null,
        shrinkToFit: false,
        indentLevel: 0,
        ...alignment,
      }),
    },
  };
}

export function styleNameOf(cells: CellSelection): string | null {
  const names = function* () {
    for (const { extras } of cells.formats()) yield extras.style ?? "Normal";
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
    return ALIGNMENT.horizontalAlignment.read(this.named);
  }
  set horizontalAlignment(value: string) {
    this.target.patch(ALIGNMENT.horizontalAlignment.write(value));
  }
  get verticalAlignment() {
    return ALIGNMENT.verticalAlignment.read(this.named);
  }
  set verticalAlignment(value: string) {
    this.target.patch(ALIGNMENT.verticalAlignment.write(value));
  }
  get wrapText() {
    return ALIGNMENT.wrapText.read(this.named);
  }
  set wrapText(value: boolean) {
    this.target.patch(ALIGNMENT.wrapText.write(value));
  }
  get indentLevel() {
    return ALIGNMENT.indentLevel.read(this.named);
  }
  set indentLevel(value: number) {
    this.target.patch(ALIGNMENT.indentLevel.write(value));
  }
  get shrinkToFit() {
    return ALIGNMENT.shrinkToFit.read(this.named);
  }
  set shrinkToFit(value: boolean) {
    this.target.patch(ALIGNMENT.shrinkToFit.write(value));
  }
  get textOrientation() {
    return ALIGNMENT.textOrientation.read(this.named);
  }
  set textOrientation(value: number) {
    this.target.patch(ALIGNMENT.textOrientation.write(value));
  }
  get numberFormat() {
    return NUMBER_FORMAT.read(this.named);
  }
  set numberFormat(value: string) {
    this.target.patch(NUMBER_FORMAT.write(value));
  }
  get locked() {
    return PROTECTION.locked.read(this.named);
  }
  set locked(value: boolean) {
    this.target.patch(PROTECTION.locked.write(value));
  }
  get formulaHidden() {
    return PROTECTION.formulaHidden.read(this.named);
  }
  set formulaHidden(value: boolean) {
    this.target.patch(PROTECTION.formulaHidden.write(value));
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
  /** Cells that have it go back to Normal. */
  delete(): void {
    if (this.named.builtIn) throw accessDenied("A built-in style cannot be deleted.");
    const normal = this.book.side.styles.get("normal");
    if (!normal) throw itemNotFound();
    this.book.side.styles.delete(this.named.name.toLowerCase());
    this.target.patchUsers(patchOf(normal));
  }
}

/** What formatting a style means: the style's own look, and that of the cells which have it. */
class StyleTarget implements Formattable {
  constructor(
    private readonly book: Book,
    private readonly named: NamedStyle,
  ) {}

  patch({ style, extras }: CellPatch): void {
    const { named } = this;
    if (style) named.style = mergeStyles(named.style, style);
    Object.assign(named.extras, extras);
    this.patchUsers(patchOf(named));
  }
  *formats(): Iterable<CellFormat> {
    yield this.named;
  }
  setBorder(side: string, look: BorderLook): void {
    const bd: IBorderData = { [sideOf(side)]: toBorder(look) };
    this.patch({ style: { bd } });
  }
  *borders(side: string): Iterable<BorderLook> {
    yield fromBorder(this.named.style.bd?.[sideOf(side)]);
  }
  patchUsers(patch: CellPatch): void {
    for (const sheet of this.book.sheets()) {
      sheet.eachFilled(WHOLE_SHEET, (row, column, cell) => {
        const isUser = (cell.custom as CellExtras | undefined)?.style === this.named.name;
        if (isUser) this.book.edits.cell(sheet, row, column, patch);
      });
    }
  }
}
