/** A sign behind what a cell shows, by its number format: the value and the user's own format stay what they are. */

/**
 * The number format with a sign behind every section: `0.0%` and `▲` → `0.0%" ▲";-0.0%" ▲";0.0%" ▲";@" ▲"`. Sections
 * that a format leaves out are spelled out, so that the sign shows behind text that should be a number, too.
 */
export function signedFormat(numberFormat: string, sign: string): string {
  const given = sections(numberFormat.trim() === "" ? "General" : numberFormat);
  return spelledOut(given)
    .map((section) => `${section}" ${sign}"`)
    .join(";");
}

/** Positive, negative, zero and text. */
function spelledOut(given: readonly string[]): readonly string[] {
  const [positive = "General", negative = `-${positive}`, zero = positive, text = "@"] = given;
  return given.length === 1 && positive.includes("@") ? given : [positive, negative, zero, text];
}

/** Split at the semicolons that are neither quoted nor escaped. */
function sections(format: string): string[] {
  const found = [""];
  for (const piece of format.match(/"[^"]*"?|\\.|_.|\*.|[^"\\_*]/gsu) ?? []) {
    if (piece === ";") found.push("");
    else found[found.length - 1] += piece;
  }
  return found;
}
