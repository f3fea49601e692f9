/**
 * Full-width letters, digits, signs and blanks as half-width ones ("３％" → "3%"), as the function ASC
 * does in a cell.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ");
}

/** Trims as TRIM does in a cell: no blanks at the ends, one between words. */
export function trim(text: string): string {
  return text.replace(/ +/g, " ").replace(/^ | $/g, "");
}

/** The form in which typed words are compared: half width, trimmed, capital letters. */
export function normalise(text: string): string {
  return trim(toHalfWidth(text)).toUpperCase();
}
