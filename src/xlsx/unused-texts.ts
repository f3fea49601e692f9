/** Texts that no cell names any more: Excel drops them when it saves, and until then anybody can read them in the file. */
import { closeParts, openParts, type Parts } from "./package";
import { relationsOf, workbookPart } from "./sheet-parts";
import { applyEdits, decodePart, eachElement, type Edit } from "./xml-edit";

/** The file with nothing in the place of such texts; the numbers of the others stay. */
export function withoutUnusedTexts(bytes: Uint8Array): Uint8Array {
  const parts = openParts(bytes);
  const { target = "xl/sharedStrings.xml" } =
    relationsOf(parts, workbookPart(parts)).find(({ type }) => type === "sharedStrings") ?? {};
  const part = parts.get(target);
  if (!part) return bytes;
  const source = decodePart(part);
  const used = usedTexts(parts);
  const edits: Edit[] = [];
  let nth = 0;
  eachElement(source, new Set(["si"]), ({ start, contentStart, contentEnd }) => {
    if (used.has(nth++) || contentStart === contentEnd) return;
    const [, prefix = ""] = /^<(\w+:)?/.exec(source.slice(start, contentStart))!;
    edits.push({ start: contentStart, end: contentEnd, text: `<${prefix}t/>` });
  });
  if (edits.length === 0) return bytes;
  parts.set(target, applyEdits(source, edits));
  return closeParts(parts);
}

/** The numbers that cells of any kind of sheet name. */
function usedTexts(parts: Parts): ReadonlySet<number> {
  const used = new Set<number>();
  for (const { type, target } of relationsOf(parts, workbookPart(parts))) {
    const part = /sheet$/i.test(type) ? parts.get(target) : undefined;
    if (part)
      eachElement(decodePart(part), new Set(["v"]), ({ text, around: [cell] }) => {
        if (cell?.name === "c" && cell.attributes.t === "s") used.add(Number(text));
      });
  }
  return used;
}
