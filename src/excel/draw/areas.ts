/** One step on many areas of a sheet: as few range objects as this Excel allows. */
import type { Area } from "../../sheets/plan/plan";
import { areaAddress } from "../../sheets/plan/areas";
import { addressLists } from "../address";
import { can } from "../limits";

/** What a range and a set of ranges have in common. */
export type Ranges = Excel.Range | Excel.RangeAreas;

/** Addresses that cover the areas: a few of many areas each, or one an area in an Excel that knows no better. */
export function addressesOf(areas: readonly Area[]): string[] {
  return can("wideRanges") ? addressLists(areas) : areas.map((area) => areaAddress(area));
}

export function rangesAt(sheet: Excel.Worksheet, address: string): Ranges {
  return address.includes(",") ? sheet.getRanges(address) : sheet.getRange(address);
}

export function rangesOf(sheet: Excel.Worksheet, areas: readonly Area[]): Ranges[] {
  return addressesOf(areas).map((address) => rangesAt(sheet, address));
}
