import { type Area, formatArea, parseArea } from "../model/area";
import type { Sheet } from "../model/sheet";
import {
  HEADER_FOOTER_PAGES,
  HEADER_FOOTER_PARTS,
  type HeaderFooterTexts,
  type PageSide,
} from "../model/side-store";
import { invalidArgument, itemNotFound } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";
import { RangeAreasObject } from "./range-areas";

type Margin = keyof PageSide["margins"];
type Place = "printArea" | "titleRows" | "titleColumns";

/** Points in each of Excel's units. */
const UNITS: Record<string, number> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

/** Page set-up: Univer prints nothing, so it is kept beside it, for reading back and for files. */
export class PageLayoutObject extends WireObject {
  static override readonly $blind = methodsOf<PageLayoutObject>(
    "setPrintMargins",
    "setPrintArea",
    "setPrintTitleRows",
    "setPrintTitleColumns",
  );
  static {
    declareMargins(this.prototype);
    declareParts(this.prototype, "flags", [
      "blackAndWhite",
      "centerHorizontally",
      "centerVertically",
      "draftMode",
      "printGridlines",
      "printHeadings",
    ]);
    declareParts(this.prototype, "choices", ["printComments", "printErrors", "printOrder"]);
  }
  readonly wireType = "PageLayout";
  constructor(private readonly sheet: Sheet) {
    super();
  }
  get $page() {
    return this.sheet.side.page;
  }
  get orientation() {
    return this.$page.orientation;
  }
  set orientation(orientation: string) {
    if (!["Portrait", "Landscape"].includes(orientation)) throw invalidArgument(orientation);
    this.$page.orientation = orientation;
  }
  get paperSize() {
    return this.$page.paperSize;
  }
  set paperSize(size: string) {
    this.$page.paperSize = size;
  }
  get zoom() {
    return this.$page.zoom;
  }
  set zoom(zoom: Record<string, number>) {
    const known = ["scale", "horizontalFitToPages", "verticalFitToPages"];
    const unknown = Object.keys(zoom).find((name) => !known.includes(name));
    if (unknown) throw invalidArgument(`zoom.${unknown}`);
    this.$page.zoom = zoom;
  }
  get firstPageNumber() {
    return this.$page.firstPageNumber;
  }
  set firstPageNumber(number: number | "") {
    this.$page.firstPageNumber = number;
  }
  get headersFooters() {
    return new HeaderFooterGroupObject(this.$page.headersFooters);
  }

  setPrintMargins(unit: string, margins: Partial<Record<Margin, number>>): void {
    const points = UNITS[unit];
    if (points === undefined) throw invalidArgument(unit);
    for (const [side, value] of Object.entries(margins)) {
      if (!Object.hasOwn(this.$page.margins, side)) throw invalidArgument(`margin "${side}"`);
      if (value !== null) this.$page.margins[side as Margin] = value * points;
    }
  }
  setPrintArea(area: RangeObject | RangeAreasObject | string): void {
    this.$setPlace("printArea", area);
  }
  setPrintTitleRows(rows: RangeObject | string): void {
    this.$setPlace("titleRows", rows);
  }
  setPrintTitleColumns(columns: RangeObject | string): void {
    this.$setPlace("titleColumns", columns);
  }
  getPrintArea() {
    return this.getPrintAreaOrNullObject() ?? missing();
  }
  getPrintAreaOrNullObject() {
    const { printArea } = this.$page;
    return printArea
      ? new RangeAreasObject(
          this.sheet,
          printArea.split(",").map((a) => parseArea(a)),
        )
      : null;
  }
  getPrintTitleRows() {
    return this.getPrintTitleRowsOrNullObject() ?? missing();
  }
  getPrintTitleRowsOrNullObject() {
    return this.$place("titleRows");
  }
  getPrintTitleColumns() {
    return this.getPrintTitleColumnsOrNullObject() ?? missing();
  }
  getPrintTitleColumnsOrNullObject() {
    return this.$place("titleColumns");
  }
  private $setPlace(place: Place, given: RangeObject | RangeAreasObject | string): void {
    this.$page[place] = areasOf(given)
      .map((area) => formatArea(area, true))
      .join(",");
  }
  private $place(place: Place): RangeObject | null {
    const address = this.$page[place];
    return address ? new RangeObject(this.sheet, parseArea(address)) : null;
  }
}

function areasOf(given: RangeObject | RangeAreasObject | string): Area[] {
  if (typeof given === "string") return given.split(",").map((address) => parseArea(address));
  return given instanceof RangeObject ? [given.area] : given.areas.$items().map(({ area }) => area);
}
const missing = (): never => {
  throw itemNotFound();
};

/** `leftMargin` … `footerMargin`, in points. */
function declareMargins(prototype: PageLayoutObject): void {
  for (const side of ["left", "right", "top", "bottom", "header", "footer"] as const) {
    Object.defineProperty(prototype, `${side}Margin`, {
      get(this: PageLayoutObject) {
        return this.$page.margins[side];
      },
      set(this: PageLayoutObject, points: number) {
        this.$page.margins[side] = points;
      },
    });
  }
}

function declareParts(
  prototype: PageLayoutObject,
  group: "flags" | "choices",
  names: string[],
): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      get(this: PageLayoutObject) {
        return (this.$page[group] as Record<string, unknown>)[name];
      },
      set(this: PageLayoutObject, value: unknown) {
        (this.$page[group] as Record<string, unknown>)[name] = value;
      },
    });
  }
}

class HeaderFooterGroupObject extends WireObject {
  static {
    for (const page of HEADER_FOOTER_PAGES) {
      Object.defineProperty(this.prototype, page, {
        get(this: HeaderFooterGroupObject) {
          return new HeaderFooterObject(this.group.pages[page]);
        },
      });
    }
  }
  readonly wireType = "HeaderFooterGroup";
  constructor(private readonly group: PageSide["headersFooters"]) {
    super();
  }
  get state() {
    return this.group.state;
  }
  set state(state: string) {
    this.group.state = state;
  }
  get useSheetMargins() {
    return this.group.useSheetMargins;
  }
  set useSheetMargins(on: boolean) {
    this.group.useSheetMargins = on;
  }
  get useSheetScale() {
    return this.group.useSheetScale;
  }
  set useSheetScale(on: boolean) {
    this.group.useSheetScale = on;
  }
}

/** Texts with Excel's codes: &P page, &N pages, &D date, &A sheet. */
class HeaderFooterObject extends WireObject {
  static {
    for (const part of HEADER_FOOTER_PARTS) {
      Object.defineProperty(this.prototype, part, {
        get(this: HeaderFooterObject) {
          return this.texts[part];
        },
        set(this: HeaderFooterObject, text: string) {
          this.texts[part] = text;
        },
      });
    }
  }
  readonly wireType = "HeaderFooter";
  constructor(private readonly texts: HeaderFooterTexts) {
    super();
  }
}
