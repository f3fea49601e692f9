import type { Area } from "./area";
import type { CellFormat } from "./cell-format";

/**
 * What Excel keeps and the grid has no place for. Sheets are keyed by their id, so that renaming and moving do not
 * matter, and what a deleted sheet had comes back when its deletion is undone.
 */
export class SideStore {
  private readonly sheets = new Map<string, SheetSide>();
  /** Office's document settings, each serialised by the library. */
  readonly settings = new Map<string, string>();
  readonly properties = new Map<string, string>();
  readonly customProperties = new Map<string, PropertyValue>();
  readonly customXml = new Map<string, string>();
  readonly styles = new Map<string, NamedStyle>([["normal", newStyle("Normal", true)]]);
  readonly comments: CommentSide[] = [];
  readonly protection: { on: boolean; password?: string } = { on: false };
  private lastId = 0;

  sheet(id: string): SheetSide {
    const known = this.sheets.get(id) ?? newSheet();
    this.sheets.set(id, known);
    return known;
  }
  copySheet(from: string, to: string): void {
    this.sheets.set(to, structuredClone(this.sheet(from)));
  }
  /** Everything in it, to be cloned and put back by `restore`. */
  contents(): SideContents {
    const { sheets, settings, properties, customProperties, customXml, styles } = this;
    const maps = { sheets, settings, properties, customProperties, customXml, styles };
    return { ...maps, comments: this.comments, protection: this.protection, lastId: this.lastId };
  }
  restore(contents: SideContents): void {
    const { comments, protection, lastId, ...maps } = contents;
    for (const [name, from] of Object.entries(maps) as [keyof typeof maps, Map<string, never>][]) {
      const map: Map<string, unknown> = this[name];
      map.clear();
      for (const [key, value] of from) map.set(key, value);
    }
    // One that an older page kept has no format.
    for (const [key, style] of this.styles)
      this.styles.set(key, { ...newStyle(style.name, style.builtIn), ...style });
    this.comments.splice(0, Infinity, ...comments);
    delete this.protection.password;
    Object.assign(this.protection, protection);
    this.lastId = lastId;
  }
  newId(): string {
    this.lastId += 1;
    return `{${this.lastId.toString(16).toUpperCase().padStart(8, "0")}-0000-4000-8000-000000000000}`;
  }
}

/** What a side store holds: plain data. */
export interface SideContents {
  sheets: Map<string, SheetSide>;
  settings: Map<string, string>;
  properties: Map<string, string>;
  customProperties: Map<string, PropertyValue>;
  customXml: Map<string, string>;
  styles: Map<string, NamedStyle>;
  comments: CommentSide[];
  protection: { on: boolean; password?: string };
  lastId: number;
}

export type PropertyValue = string | number | boolean;

export interface NamedStyle {
  name: string;
  builtIn: boolean;
  format: CellFormat;
  include: Record<StylePart, boolean>;
}
export type StylePart = "Alignment" | "Border" | "Font" | "Number" | "Patterns" | "Protection";

export function newStyle(name: string, builtIn: boolean): NamedStyle {
  return {
    name,
    builtIn,
    format: {},
    include: {
      Alignment: true,
      Border: true,
      Font: true,
      Number: true,
      Patterns: true,
      Protection: true,
    },
  };
}

export interface CommentSide {
  id: string;
  sheetId: string;
  row: number;
  column: number;
  text: string;
  author: string;
  created: string;
  resolved: boolean;
}

/** Cells that a chart shows. */
interface ChartPlace {
  sheetId: string;
  area: Area;
}
export interface SeriesSide {
  data?: ChartPlace;
  categories?: ChartPlace;
  values: Record<string, unknown>;
}
/** A chart as it was asked for; `values` and the parts are properties by their names in Office.js. */
export interface ChartSide {
  id: string;
  /** The number in its first name. */
  number: number;
  type: string;
  series: SeriesSide[];
  values: Record<string, unknown>;
  title: Record<string, unknown>;
  legend: Record<string, unknown>;
  axes: Record<"categoryAxis" | "valueAxis" | "seriesAxis", Record<string, unknown>>;
}

export interface TableSide {
  id: string;
  area: Area;
  /** Properties by their names in Office.js. */
  values: Record<string, unknown> & { name: string; showHeaders: boolean; showTotals: boolean };
}

/** The filter of a sheet. */
export interface FilterSide {
  area: Area;
  /** For each column of the area the texts that it shows; null for all. */
  values: (string[] | null)[];
}

export interface SheetSide {
  charts: ChartSide[];
  tables: TableSide[];
  filter?: FilterSide;
  veryHidden: boolean;
  protection: { on: boolean; password?: string; options: ProtectionOptions };
  /** What stands beside the style of cells that have nothing of their own, where the whole sheet was formatted. */
  defaults: object;
  page: PageSide;
  horizontalBreaks: number[];
  verticalBreaks: number[];
  customProperties: Record<string, string>;
  showHeadings: boolean;
}

export interface ProtectionOptions {
  allowAutoFilter: boolean;
  allowDeleteColumns: boolean;
  allowDeleteRows: boolean;
  allowEditObjects: boolean;
  allowEditScenarios: boolean;
  allowFormatCells: boolean;
  allowFormatColumns: boolean;
  allowFormatRows: boolean;
  allowInsertColumns: boolean;
  allowInsertHyperlinks: boolean;
  allowInsertRows: boolean;
  allowPivotTables: boolean;
  allowSort: boolean;
  selectionMode: "Normal" | "Unlocked" | "None";
}

export const STRICT_PROTECTION: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

export const HEADER_FOOTER_PARTS = [
  "leftHeader",
  "centerHeader",
  "rightHeader",
  "leftFooter",
  "centerFooter",
  "rightFooter",
] as const;
export const HEADER_FOOTER_PAGES = [
  "defaultForAllPages",
  "firstPage",
  "evenPages",
  "oddPages",
] as const;
export type HeaderFooterTexts = Record<(typeof HEADER_FOOTER_PARTS)[number], string>;

/** Excel's page set-up; margins in points. Areas are addresses without the sheet. */
export interface PageSide {
  orientation: string;
  paperSize: string;
  zoom: Record<string, number>;
  margins: Record<"left" | "right" | "top" | "bottom" | "header" | "footer", number>;
  flags: Record<
    | "blackAndWhite"
    | "centerHorizontally"
    | "centerVertically"
    | "draftMode"
    | "printGridlines"
    | "printHeadings",
    boolean
  >;
  choices: Record<"printComments" | "printErrors" | "printOrder", string>;
  firstPageNumber: number | "";
  printArea?: string;
  titleRows?: string;
  titleColumns?: string;
  headersFooters: {
    state: string;
    useSheetMargins: boolean;
    useSheetScale: boolean;
    pages: Record<(typeof HEADER_FOOTER_PAGES)[number], HeaderFooterTexts>;
  };
}

const noTexts = () =>
  Object.fromEntries(HEADER_FOOTER_PARTS.map((part) => [part, ""])) as HeaderFooterTexts;

function newSheet(): SheetSide {
  return {
    charts: [],
    tables: [],
    veryHidden: false,
    protection: { on: false, options: STRICT_PROTECTION },
    defaults: {},
    horizontalBreaks: [],
    verticalBreaks: [],
    customProperties: {},
    showHeadings: true,
    page: {
      orientation: "Portrait",
      paperSize: "A4",
      zoom: { scale: 100 },
      margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
      flags: {
        blackAndWhite: false,
        centerHorizontally: false,
        centerVertically: false,
        draftMode: false,
        printGridlines: false,
        printHeadings: false,
      },
      choices: {
        printComments: "NoComments",
        printErrors: "AsDisplayed",
        printOrder: "DownThenOver",
      },
      firstPageNumber: "",
      headersFooters: {
        state: "Default",
        useSheetMargins: true,
        useSheetScale: true,
        pages: {
          defaultForAllPages: noTexts(),
          firstPage: noTexts(),
          evenPages: noTexts(),
          oddPages: noTexts(),
        },
      },
    },
  };
}
