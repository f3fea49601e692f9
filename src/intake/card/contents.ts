/** What cells hold and show, compared. */
import { compare9 } from "../../formula/decimal";
import { isError, type Content } from "../../formula/values";
import { isErrorValue } from "../../sheets/read/cells";

/** The add-in was not there when the cell was computed, or it is on its way. */
export const isUnready = (value: unknown): boolean =>
  typeof value === "string" && isErrorValue(value) && /^#(NAME\?|BUSY!|GETTING_DATA)/i.test(value);

export function sameContent(one: Content, other: Content): boolean {
  const [a, b] = [asNumber(one), asNumber(other)];
  if (isError(a) || isError(b)) return codeOf(a) === codeOf(b);
  if (typeof a === "number" && typeof b === "number")
    // Beyond a million, 15 digits are all that a cell has.
    return compare9(a, b) === 0 || (Math.abs(a) >= 1e6 && a.toPrecision(14) === b.toPrecision(14));
  return (a ?? "") === (b ?? "");
}

/** LibreOffice keeps TRUE as 1. */
const asNumber = (value: Content): Content => (typeof value === "boolean" ? Number(value) : value);

const codeOf = (value: Content) => (isError(value) ? value.code : value);

/** The words that a form asks for: to formulas they are the logical itself. */
export const isYesNo = (words: Content, value: unknown): boolean =>
  (words === "是" && value === true) || (words === "否" && value === false);
