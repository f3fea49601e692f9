/** The texts that cells name by number. */
import type { Parts } from "./package";
import { decodedText, scanXml } from "./scan-xml";
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
    take: (source, start, around) =>
      around.length === 1 ? takePlain(source, start, texts) : start,
  });
  return texts;
}

/** Texts of one font, as most are. */
function takePlain(source: string, start: number, into: string[]): number {
  for (let at = start; ; ) {
    const opening = OPENINGS.find((each) => source.startsWith(each, at));
    if (opening === undefined) return at;
    const from = at + opening.length;
    const to = source.indexOf("<", from);
    if (!source.startsWith(CLOSING, to)) return at;
    into.push(unescapeText(decodedText(source.slice(from, to))));
    at = to + CLOSING.length;
  }
}

const OPENINGS = ["<si><t>", '<si><t xml:space="preserve">'];
const CLOSING = "</t></si>";

/** The format writes characters that XML has no place for as `_x000D_`. */
export const unescapeText = (text: string): string =>
  !text.includes("_x")
    ? text
    : text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      );
