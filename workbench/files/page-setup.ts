/** Page set-up in the words of the file format, both ways. The file measures margins in inches, Office.js in points. */
import type { HeaderFooter, PageSetup, PaperSize, WriteSheet } from "hucre";
import {
  HEADER_FOOTER_PARTS,
  type HeaderFooterTexts,
  type PageSide,
  type SheetSide,
} from "../model/side-store";

const POINTS = 72;
const MARGINS = ["left", "right", "top", "bottom", "header", "footer"] as const;

const PAPER: Record<string, PaperSize> = {
  A3: "a3",
  A4: "a4",
  A5: "a5",
  B4: "b4",
  B5: "b5",
  Letter: "letter",
  Legal: "legal",
  Executive: "executive",
  Tabloid: "tabloid",
};

type Printing = Pick<WriteSheet, "pageSetup" | "headerFooter" | "rowBreaks" | "colBreaks">;

/** All but print areas and titles, which are names to the file. */
export function toFilePage({ page, horizontalBreaks, verticalBreaks }: SheetSide): Printing {
  const { flags, margins } = page;
  const paperSize = PAPER[page.paperSize] ?? "a4";
  const pageSetup: PageSetup = {
    paperSize,
    orientation: page.orientation === "Landscape" ? "landscape" : "portrait",
    margins: Object.fromEntries(MARGINS.map((side) => [side, margins[side] / POINTS])),
    horizontalCentered: flags.centerHorizontally,
    verticalCentered: flags.centerVertically,
    showGridLines: flags.printGridlines,
    showRowColHeaders: flags.printHeadings,
    ...toFileZoom(page.zoom),
  };
  return {
    pageSetup,
    headerFooter: toFileHeaders(page.headersFooters),
    // The file names the line after which the page ends.
    rowBreaks: horizontalBreaks.map((row) => row - 1),
    colBreaks: verticalBreaks.map((column) => column - 1),
  };
}

function toFileZoom(zoom: PageSide["zoom"]): PageSetup {
  const { scale, horizontalFitToPages = 0, verticalFitToPages = 0 } = zoom;
  if (horizontalFitToPages || verticalFitToPages)
    return { fitToPage: true, fitToWidth: horizontalFitToPages, fitToHeight: verticalFitToPages };
  return scale && scale !== 100 ? { scale } : {};
}

function toFileHeaders({ state, pages }: PageSide["headersFooters"]): HeaderFooter {
  const differentOddEven = /Odd/.test(state);
  const differentFirst = /First/.test(state);
  const odd = differentOddEven ? pages.oddPages : pages.defaultForAllPages;
  const texts = {
    oddHeader: joinTexts(odd, "Header"),
    oddFooter: joinTexts(odd, "Footer"),
    evenHeader: differentOddEven ? joinTexts(pages.evenPages, "Header") : "",
    evenFooter: differentOddEven ? joinTexts(pages.evenPages, "Footer") : "",
    firstHeader: differentFirst ? joinTexts(pages.firstPage, "Header") : "",
    firstFooter: differentFirst ? joinTexts(pages.firstPage, "Footer") : "",
  };
  return { differentOddEven, differentFirst, ...texts };
}

const SECTIONS = [
  ["left", "L"],
  ["center", "C"],
  ["right", "R"],
] as const;

function joinTexts(texts: HeaderFooterTexts, kind: "Header" | "Footer"): string {
  return SECTIONS.map(([side, code]) => {
    const text = texts[`${side}${kind}`];
    return text && `&${code}${text}`;
  }).join("");
}

/** Sets what the file says; what it leaves out stays as in a new sheet. */
export function fromFilePage(sheet: Partial<Printing>, side: SheetSide): void {
  const { pageSetup = {}, headerFooter, rowBreaks = [], colBreaks = [] } = sheet;
  const { page } = side;
  const paper = Object.keys(PAPER).find((name) => PAPER[name] === pageSetup.paperSize);
  if (paper) page.paperSize = paper;
  page.orientation = pageSetup.orientation === "landscape" ? "Landscape" : "Portrait";
  for (const margin of MARGINS) {
    const inches = pageSetup.margins?.[margin];
    if (inches !== undefined) page.margins[margin] = inches * POINTS;
  }
  page.flags.centerHorizontally = pageSetup.horizontalCentered === true;
  page.flags.centerVertically = pageSetup.verticalCentered === true;
  page.flags.printGridlines = pageSetup.showGridLines === true;
  page.flags.printHeadings = pageSetup.showRowColHeaders === true;
  page.zoom = fromFileZoom(pageSetup);
  if (pageSetup.printArea) page.printArea = pageSetup.printArea;
  if (pageSetup.printTitlesRow) page.titleRows = pageSetup.printTitlesRow;
  if (pageSetup.printTitlesColumn) page.titleColumns = pageSetup.printTitlesColumn;
  if (headerFooter) fromFileHeaders(headerFooter, page.headersFooters);
  side.horizontalBreaks = rowBreaks.map((row) => row + 1);
  side.verticalBreaks = colBreaks.map((column) => column + 1);
}

function fromFileZoom(setup: PageSetup): PageSide["zoom"] {
  if (!setup.fitToPage) return { scale: setup.scale ?? 100 };
  const { fitToWidth = 1, fitToHeight = 1 } = setup;
  return {
    ...(fitToWidth > 0 && { horizontalFitToPages: fitToWidth }),
    ...(fitToHeight > 0 && { verticalFitToPages: fitToHeight }),
  };
}

function fromFileHeaders(file: HeaderFooter, headers: PageSide["headersFooters"]): void {
  const { pages } = headers;
  const odd = file.differentOddEven ? pages.oddPages : pages.defaultForAllPages;
  splitTexts(odd, "Header", file.oddHeader);
  splitTexts(odd, "Footer", file.oddFooter);
  splitTexts(pages.evenPages, "Header", file.evenHeader);
  splitTexts(pages.evenPages, "Footer", file.evenFooter);
  splitTexts(pages.firstPage, "Header", file.firstHeader);
  splitTexts(pages.firstPage, "Footer", file.firstFooter);
  if (file.differentOddEven) headers.state = file.differentFirst ? "FirstOddAndEven" : "OddAndEven";
  else headers.state = file.differentFirst ? "FirstAndDefault" : "Default";
}

/** Text before the first section belongs to the middle. */
function splitTexts(texts: HeaderFooterTexts, kind: "Header" | "Footer", text = ""): void {
  let side: "left" | "center" | "right" = "center";
  for (const piece of text.split(/(&&|&[LCR])/)) {
    const section = SECTIONS.find(([, code]) => piece === `&${code}`);
    if (section) side = section[0];
    else texts[`${side}${kind}` as (typeof HEADER_FOOTER_PARTS)[number]] += piece;
  }
}
