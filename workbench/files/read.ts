/** A file as it is before it becomes the workbook of the page: checked, read, and what it holds beyond the page named. */
import { readXlsx, type Sheet as FileSheet, type Workbook as FileWorkbook } from "hucre/xlsx";
import { numberFormats } from "../../src/xlsx/cell-formats";
import { closeParts, openPackage, requireWorkbook } from "../../src/xlsx/package";
import { readSheet } from "../../src/xlsx/read-sheet";
import { sharedTexts } from "../../src/xlsx/shared-texts";
import { partOf, sheetParts } from "../../src/xlsx/sheet-parts";
import { decodePart, eachElement } from "../../src/xlsx/xml-edit";
import { honestParts } from "./honest-parts";
import { filterIn } from "./filters";
import { findLosses } from "./find-losses";
import type { FilterSide } from "../model/side-store";
import type { Loss } from "./losses";

type Cells = ReturnType<typeof readSheet>;

export interface ReadSheet {
  /** Looks, sizes, rules and set-up. */
  file: FileSheet;
  /** Values and formulas as a cell has them; text stays text. */
  cells: Cells;
  /** Size of lines that have none of their own: digits and points. */
  defaults: { width?: number; height?: number };
  /** Merged areas, as the file writes them. */
  merges: string[];
  filter: FilterSide | undefined;
}

export interface ReadFile {
  sheets: ReadSheet[];
  book: FileWorkbook;
  /** What the page cannot hold. */
  lost: Loss[];
}

/**
 * @throws {FileError} when the bytes are no workbook, too large, or hostile
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  const parts = honestParts(openPackage(bytes));
  requireWorkbook(parts);
  const lost = findLosses(parts);
  // Zipped anew, so that the library sees what was checked and nothing else.
  const book = await readXlsx(closeParts(parts), { readStyles: true });
  const texts = sharedTexts(parts);
  const formats = numberFormats(parts);
  const sheets = sheetParts(parts).flatMap(({ name, part }): ReadSheet[] => {
    const file = book.sheets.find((sheet) => sheet.name === name);
    if (!file) return [];
    const source = decodePart(partOf(parts, part));
    const cells = readSheet(name, source, texts, formats);
    const [defaults, merges] = [defaultSizes(source), mergesIn(source)];
    return [{ file, cells, defaults, merges, filter: filterIn(source) }];
  });
  return { sheets, book, lost };
}

function mergesIn(source: string): string[] {
  const merges: string[] = [];
  eachElement(source, new Set(["mergeCell"]), ({ attributes }) => {
    if (attributes.ref) merges.push(attributes.ref.replaceAll("$", ""));
  });
  return merges;
}

function defaultSizes(source: string): ReadSheet["defaults"] {
  const sizes: ReadSheet["defaults"] = {};
  eachElement(source, new Set(["sheetFormatPr"]), ({ attributes }) => {
    const { defaultColWidth, baseColWidth, defaultRowHeight } = attributes;
    if (defaultColWidth) sizes.width = Number(defaultColWidth);
    else if (baseColWidth) sizes.width = Number(baseColWidth) + 0.7;
    if (defaultRowHeight) sizes.height = Number(defaultRowHeight);
  });
  return sizes;
}
