/** Puts numbers into cells of a workbook by editing its sheets; what people made of it else stays as it came. */
import { a1 } from "../sheets/plan/address";
import { calculatedOnLoad } from "./calculated-on-load";
import { closeParts, openParts, type Parts } from "./package";
import { sheetParts, workbookPart } from "./sheet-parts";
import { applyEdits, decodePart, eachElement, type Edit, type XmlElement } from "./xml-edit";

export interface FilledCell {
  /** Name of the sheet. */
  sheet: string;
  row: number;
  column: number;
  value: number;
}

/**
 * The workbook with the numbers. What its formulas showed is taken out, for it is of before: the next program calculates.
 * Null where one of the cells is not there.
 *
 * @throws {FileError} when the bytes are no workbook, or a hostile one
 */
export function fillCells(bytes: Uint8Array, cells: readonly FilledCell[]): Uint8Array | null {
  const parts = openParts(bytes);
  let filled = 0;
  for (const { name, part } of sheetParts(parts)) {
    const own = new Map(
      cells.filter(({ sheet }) => sheet === name).map((cell) => [a1(cell), cell.value]),
    );
    filled += fillSheet(parts, part, own);
  }
  if (filled < cells.length) return null;
  const workbook = workbookPart(parts);
  parts.set(workbook, calculatedOnLoad(parts.get(workbook)!));
  return closeParts(parts);
}

const WANTED = new Set(["c", "f", "v"]);

/** How many of the cells are there. */
function fillSheet(parts: Parts, part: string, values: ReadonlyMap<string, number>): number {
  const source = decodePart(parts.get(part)!);
  const edits: Edit[] = [];
  let filled = 0;
  let formula = false;
  let shown: XmlElement | undefined;
  eachElement(source, WANTED, (element) => {
    if (element.name === "f") formula = true;
    else if (element.name === "v") shown = element;
    else {
      const value = values.get(element.attributes.r ?? "");
      if (value !== undefined) {
        edits.push(numberIn(source, element, value));
        filled++;
      } else if (formula && shown) edits.push({ start: shown.start, end: shown.end, text: "" });
      [formula, shown] = [false, undefined];
    }
  });
  if (edits.length > 0) parts.set(part, applyEdits(source, edits));
  return filled;
}

function numberIn(source: string, { start, end, contentStart }: XmlElement, value: number): Edit {
  const tag = source
    .slice(start, contentStart)
    .replace(/\s*\/?>$/, "")
    .replace(/\st="[^"]*"/, "");
  const prefix = /^<(\w+:)?c\b/.exec(tag)?.[1] ?? "";
  return { start, end, text: `${tag}><${prefix}v>${value}</${prefix}v></${prefix}c>` };
}
