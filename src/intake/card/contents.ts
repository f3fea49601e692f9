/** What cells hold and show, compared. */
import type { Content } from "../../formula/values";
import { isSame } from "../../scoring/shown";
import { isErrorValue } from "../../sheets/read/cells";

/** The add-in was not there when the cell was computed, or it is on its way. */
export const isUnready = (value: unknown): boolean =>
  typeof value === "string" && isErrorValue(value) && /^#(NAME\?|BUSY!|GETTING_DATA)/i.test(value);

export const sameContent = (one: Content, other: Content): boolean =>
  isSame(asNumber(one), asNumber(other));

/** LibreOffice keeps TRUE as 1. */
const asNumber = (value: Content): Content => (typeof value === "boolean" ? Number(value) : value);

/** The words that a form asks for: to formulas they are the logical itself. */
export const isYesNo = (words: Content, value: unknown): boolean =>
  (words === "是" && value === true) || (words === "否" && value === false);
