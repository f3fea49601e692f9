/** Errors that formulas show, in a file just written. */
import { closeParts, openParts } from "./package";

const ERROR_AS_TEXT = / t="str">(<f>[^<]*<\/f><v>#(?:VALUE!|NUM!|DIV\/0!|NAME\?|N\/A|REF!)<\/v>)/g;

/** The library writes an error that a formula shows as if it were text. */
export function markErrors(bytes: Uint8Array): Uint8Array {
  const parts = openParts(bytes);
  for (const [name, part] of parts) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const xml = new TextDecoder().decode(part);
    parts.set(name, new TextEncoder().encode(xml.replace(ERROR_AS_TEXT, ' t="e">$1')));
  }
  return closeParts(parts);
}
