/** The texts that cells name by number. */
import type { Parts } from "./package";
import { decodePart, eachElement } from "./xml-edit";

/** Runs of different fonts are joined; reading aids (拼音) are no part of a text. */
export function sharedTexts(parts: Parts): string[] {
  const part = parts.get("xl/sharedStrings.xml");
  const texts: string[] = [];
  if (!part) return texts;
  let pieces = "";
  eachElement(decodePart(part), new Set(["t", "si"]), ({ name, text, around }) => {
    if (name === "si") {
      texts.push(unescapeText(pieces));
      pieces = "";
    } else if (around[0]?.name !== "rPh") pieces += text;
  });
  return texts;
}

/** The format writes characters that XML has no place for as `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
