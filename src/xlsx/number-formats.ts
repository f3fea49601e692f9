/** Number formats by the style numbers of cells. */
import type { Parts } from "./package";
import { decodePart, eachElement } from "./xml-edit";

/** Those of the formats without text of their own that say whether a number is a share, a date or text. */
const BUILT_IN: Readonly<Record<string, string>> = {
  "1": "0",
  "2": "0.00",
  "3": "#,##0",
  "4": "#,##0.00",
  "9": "0%",
  "10": "0.00%",
  "11": "0.00E+00",
  "12": "# ?/?",
  "13": "# ??/??",
  "14": "yyyy/m/d",
  "20": "h:mm",
  "21": "h:mm:ss",
  "22": "yyyy/m/d h:mm",
  "31": 'yyyy"年"m"月"d"日"',
  "49": "@",
};

export function numberFormats(parts: Parts): string[] {
  const part = parts.get("xl/styles.xml");
  if (!part) return [];
  const own = new Map<string, string>();
  const formats: string[] = [];
  eachElement(decodePart(part), new Set(["numFmt", "xf"]), ({ name, attributes, around }) => {
    const { numFmtId = "0", formatCode = "" } = attributes;
    if (name === "numFmt") own.set(numFmtId, formatCode);
    else if (around[0]?.name === "cellXfs")
      formats.push(own.get(numFmtId) ?? BUILT_IN[numFmtId] ?? "General");
  });
  return formats;
}
