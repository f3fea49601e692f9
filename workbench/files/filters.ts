/** The filter of a sheet in the file: its range, and the texts that its columns show. */
import type { WriteSheet } from "hucre/xlsx";
import { closeParts, openPackage } from "../../src/xlsx/package";
import { applyEdits, decodePart, eachElement, type XmlElement } from "../../src/xlsx/xml-edit";
import { formatArea, parseArea } from "../model/area";
import type { FilterSide } from "../model/side-store";

const ELEMENTS = new Set(["filter", "filters", "autoFilter"]);
const ADDRESS = /^\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?$/;

/** A column whose criteria the page does not hold shows all; its rows stay hidden. */
export function filterIn(source: string): FilterSide | undefined {
  if (!/<(\w+:)?autoFilter\b/.test(source)) return undefined;
  const shown = new Map<number, string[] | null>();
  let address = "";
  eachElement(source, ELEMENTS, (element) => {
    const { name, attributes } = element;
    if (!isOfSheet(element)) return;
    if (name === "autoFilter") address = attributes.ref ?? "";
    else if (name === "filter") shownIn(shown, element.around[1]).push(attributes.val ?? "");
    else {
      const texts = shownIn(shown, element.around[0]);
      if (isOn(attributes.blank)) texts.push("");
      if (hasDays(element, source)) shown.set(columnOf(element.around[0]), null);
    }
  });
  if (!ADDRESS.test(address)) return undefined;
  const area = parseArea(address);
  const values = Array.from({ length: area.columns }, (_, column) => shown.get(column) ?? null);
  return { area, values };
}

/** Views that somebody has kept have filters of their own. */
const isOfSheet = ({ around }: XmlElement) =>
  !around.some(({ name }) => name === "customSheetView");

const columnOf = (column: XmlElement["around"][number] | undefined) =>
  Number(column?.attributes.colId);

function shownIn(
  shown: Map<number, string[] | null>,
  column: XmlElement["around"][number] | undefined,
): string[] {
  const texts = shown.get(columnOf(column)) ?? [];
  shown.set(columnOf(column), texts);
  return texts;
}

const isOn = (flag: string | undefined) => flag === "1" || flag === "true";

/** Days of a date filter stand beside its texts. */
const hasDays = ({ contentStart, contentEnd }: XmlElement, source: string) =>
  /<(\w+:)?dateGroupItem\b/.test(source.slice(contentStart, contentEnd));

const FOREIGN = new Set(["customFilters", "top10", "dynamicFilter", "colorFilter", "iconFilter"]);
export const CRITERIA = [...FOREIGN, "filters"];

/** Whether the page does not hold these criteria. */
export const isForeignFilter = (element: XmlElement, source: string): boolean =>
  isOfSheet(element) && (FOREIGN.has(element.name) || hasDays(element, source));

export function toFileFilter({ area, values }: FilterSide): NonNullable<WriteSheet["autoFilter"]> {
  const columns = values.flatMap((filters, colIndex) => (filters ? [{ colIndex, filters }] : []));
  return { range: formatArea(area), columns };
}

/** The library writes empty cells as a text; the format has a flag for them. */
export function withBlankFilters(bytes: Uint8Array): Uint8Array {
  const parts = openPackage(bytes);
  for (const [name, part] of parts) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    const source = decodePart(part);
    const edits = [...source.matchAll(/<filters>(.*?)<filter val=""\/>/gs)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: `<filters blank="1">${match[1]}`,
    }));
    parts.set(name, applyEdits(source, edits));
  }
  return closeParts(parts);
}
