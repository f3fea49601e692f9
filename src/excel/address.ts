/** A1 addresses as Office.js takes and gives them: it is fast when it is given few ranges. */
import { areaAddress } from "../sheets/areas";
import type { Area } from "../sheets/plan";

/**
 * `Worksheet.getRanges` refuses long lists without saying where its limit lies (255 characters are documented for ranges
 * by address elsewhere in Excel), so lists are cut well before.
 */
const longestAddress = 255;

/** `B3:D9` → area; null for whole rows, whole columns and anything else. */
export function parseAddress(address: string): Area | null {
  const match = /^(?:.*!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(address);
  if (!match) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const row = Number(top) - 1;
  const column = columnNumber(left);
  return { row, column, rows: Number(bottom) - row, columns: columnNumber(right) - column + 1 };
}

function columnNumber(name: string): number {
  let n = 0;
  for (const letter of name.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

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
