/** Addresses as Office.js takes them: it is fast when it is given few ranges. */
import { areaAddress } from "../sheets/plan/areas";
import type { Area } from "../sheets/plan/plan";

/**
 * `Worksheet.getRanges` refuses long lists without saying where its limit lies (255 characters are documented for ranges
 * by address elsewhere in Excel), so lists are cut well before.
 */
const longestAddress = 255;

/** Lists of addresses, each short enough for one `getRanges`. */
export function addressLists(areas: readonly Area[]): string[] {
  const lists: string[] = [];
  for (const address of areas.map((area) => areaAddress(area))) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < longestAddress) {
      lists[lists.length - 1] = `${last},${address}`;
    } else {
      lists.push(address);
    }
  }
  return lists;
}
