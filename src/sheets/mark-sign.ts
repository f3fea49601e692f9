/** A sign behind what a cell shows, by its number format: the value and the user's own format stay what they are. */

/**
 * The number format with a sign behind every section: `0.0%` and `▲` → `0.0%" ▲";-0.0%" ▲";0.0%" ▲";@" ▲"`. Text gets
 * the sign too, for text may stand where a number should.
 */
export function signedFormat(numberFormat: string, sign: string): string {
  const format = numberFormat.trim() === "" ? "General" : numberFormat;
  const suffix = `" ${sign}"`;
  const parts = sections(format);
  const [first = "General"] = parts;
  if (parts.length === 1 && first.includes("@")) return `${first}${suffix}`;
  const [positive, negative, zero, text] = [
    first,
    parts[1] ?? `-${first}`,
    parts[2] ?? first,
    parts[3] ?? "@",
  ];
  return [positive, negative, zero, text].map((part) => `${part}${suffix}`).join(";");
}

/** Sections of a number format, split at semicolons that are neither quoted nor escaped. */
function sections(format: string): string[] {
  return format.match(/(?:"[^"]*"|\\.|[^;])+/g) ?? [format];
}
