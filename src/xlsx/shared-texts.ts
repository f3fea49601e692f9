/** The texts that cells name by number. */
import type { Parts } from "./package";
import { scanXml } from "./scan-xml";
import { partByType } from "./sheet-parts";
import { decodePart } from "./xml-edit";

/** Runs of different fonts are joined; reading aids (拼音) are no part of a text. */
export function sharedTexts(parts: Parts): string[] {
  const part = partByType(parts, "sharedStrings") ?? parts.get("xl/sharedStrings.xml");
  const texts: string[] = [];
  if (!part) return texts;
  let pieces = "";
  let aids = 0;
  let reading = false;
  scanXml(decodePart(part), {
    open(name) {
      if (name === "si") pieces = "";
      else if (name === "rPh") aids++;
      reading = name === "t" && aids === 0;
    },
    text(text) {
      if (reading) pieces += text;
    },
    close(name) {
      reading = false;
      if (name === "rPh") aids--;
      else if (name === "si") texts.push(unescapeText(pieces));
    },
  });
  return texts;
}

/** The format writes characters that XML has no place for as `_x000D_`. */
export const unescapeText = (text: string): string =>
  !text.includes("_x")
    ? text
    : text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      );
