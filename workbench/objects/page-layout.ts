import { type Area, formatArea, isWholeColumns, isWholeRows, parseArea } from "../model/area";
import type { Sheet } from "../grid/sheet";
import {
  HEADER_FOOTER_PAGES,
  HEADER_FOOTER_PARTS,
  type HeaderFooterTexts,
  type PageSide,
} from "../model/side-store";
import { LONGEST_HEADER, numberWithin, oneOf, textUpTo, truth } from "./limits";
import { invalidArgument, itemNotFound } from "../wire/errors";
import { methodsOf, WireObject } from "../wire/wire-object";
import { RangeObject } from "./range";
import { RangeAreasObject } from "./range-areas";

type Margin = keyof PageSide["margins"];
type Place = "printArea" | "titleRows" | "titleColumns";

const HEADER_FOOTER_STATES = ["Default", "FirstAndDefault", "OddAndEven", "FirstOddAndEven"];
const PRINT_CHOICES: Record<string, readonly string[]> = {
  printComments: ["NoComments", "EndSheet", "InPlace"],
  printErrors: ["AsDisplayed", "Blank", "Dash", "NotAvailable"],
  printOrder: ["DownThenOver", "OverThenDown"],
};
const PAPER_SIZES = (
  "Letter LetterSmall Tabloid Ledger Legal Statement Executive A3 A4 A4Small A5 B4 B5 Folio Quatro Paper10x14 Paper11x17 " +
  "Note Envelope9 Envelope10 Envelope11 Envelope12 Envelope14 Csheet Dsheet Esheet EnvelopeDL EnvelopeC5 EnvelopeC3 " +
  "EnvelopeC4 EnvelopeC6 EnvelopeC65 EnvelopeB4 EnvelopeB5 EnvelopeB6 EnvelopeItaly EnvelopeMonarch EnvelopePersonal " +
  "FanfoldUS FanfoldStdGerman FanfoldLegalGerman"
).split(" ");
const margin = (points: unknown) => numberWithin(points, 0, 3600, "A margin");

/** Points in each of Excel's units. */
const UNITS: Record<string, number> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

/**
 * Page set-up: Univer prints nothing, so it is kept beside it, for reading back and for files.
 * https://learn.microsoft.com/javascript/api/excel/excel.pagelayout
 */
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
    this.$page.paperSize = oneOf(size, PAPER_SIZES, "paperSize");
  }
  get zoom() {
    return this.$page.zoom;
  }
  set zoom(zoom: Record<string, number>) {
    const known = ["scale", "horizontalFitToPages", "verticalFitToPages"];
    const unknown = Object.keys(zoom).find((name) => !known.includes(name));
    if (unknown) throw invalidArgument(`zoom.${unknown}`);
    const { scale, ...pages } = zoom;
    if (scale !== undefined && scale !== null) numberWithin(scale, 10, 400, "zoom.scale");
    for (const [name, count] of Object.entries(pages))
      if (count !== null) numberWithin(count, 0, 32_767, `zoom.${name}`);
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
      if (value !== null) this.$page.margins[side as Margin] = margin(value) * points;
    }
  }
  setPrintArea(area: RangeObject | RangeAreasObject | string): void {
    this.$setPlace("printArea", area);
  }
  setPrintTitleRows(rows: RangeObject | string): void {
    requireLines(rows, isWholeRows, "rows");
    this.$setPlace("titleRows", rows);
  }
  setPrintTitleColumns(columns: RangeObject | string): void {
    requireLines(columns, isWholeColumns, "columns");
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

/** Titles are whole rows or columns. */
function requireLines(
  given: RangeObject | string,
  isWhole: (area: Area) => boolean,
  what: string,
): void {
  if (!areasOf(given).every(isWhole)) throw invalidArgument(`Print titles are whole ${what}.`);
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
        this.$page.margins[side] = margin(points);
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
        (this.$page[group] as Record<string, unknown>)[name] =
          group === "flags" ? truth(value, name) : oneOf(value, PRINT_CHOICES[name]!, name);
      },
    });
  }
}

/** https://learn.microsoft.com/javascript/api/excel/excel.headerfootergroup */
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
    this.group.state = oneOf(state, HEADER_FOOTER_STATES, "state");
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

/**
 * Texts with Excel's codes: &P page, &N pages, &D date, &A sheet.
 * https://learn.microsoft.com/javascript/api/excel/excel.headerfooter
 */
class HeaderFooterObject extends WireObject {
  static {
    for (const part of HEADER_FOOTER_PARTS) {
      Object.defineProperty(this.prototype, part, {
        get(this: HeaderFooterObject) {
          return this.texts[part];
        },
        set(this: HeaderFooterObject, text: string) {
          this.texts[part] = textUpTo(text, LONGEST_HEADER, part);
        },
      });
    }
  }
  readonly wireType = "HeaderFooter";
  constructor(private readonly texts: HeaderFooterTexts) {
    super();
  }
}
