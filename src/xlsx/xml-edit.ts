/** Finds elements of an XML part and replaces pieces of it: every other character stays where it was. */
import { byteWork } from "./byte-work";
import { damaged, scanXml } from "./scan-xml";

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  attributes: Record<string, string>;
  /** Decoded text of its own. */
  text: string;
  /** The elements around it, innermost first. */
  around: readonly Pick<XmlElement, "name" | "attributes">[];
  /** Where it begins and ends, as offsets into the decoded part. */
  start: number;
  end: number;
  /** Where its content begins and ends; the same place in an element without content. */
  contentStart: number;
  contentEnd: number;
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The part as a string whose offsets the elements and edits name. */
export function decodePart(part: Uint8Array): string {
  const utf16 = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  if (utf16) throw damaged("UTF-16");
  try {
    return byteWork.text(part);
  } catch {
    throw damaged("not UTF-8");
  }
}

/** @param edits in the order of their places, without overlap */
export function applyEdits(source: string, edits: readonly Edit[]): Uint8Array {
  let result = "";
  let from = 0;
  for (const { start, end, text } of edits) {
    result += source.slice(from, start) + text;
    from = end;
  }
  return new TextEncoder().encode(result + source.slice(from));
}

/**
 * Visits the elements of these names (without prefix) in the order in which they end.
 *
 * @throws {FileError} for a DTD or a broken part
 */
export function eachElement(
  source: string,
  names: ReadonlySet<string>,
  visit: (element: XmlElement) => void,
): void {
  const stack: XmlElement[] = [];
  scanXml(source, {
    open(name, attributes, start, end) {
      const places = { start, end, contentStart: end, contentEnd: end };
      stack.push({ name, attributes, text: "", around: [], ...places });
    },
    text(text) {
      const open = stack.at(-1);
      if (open && names.has(open.name)) open.text += text;
    },
    close(name, start, end) {
      const element = stack.pop()!;
      if (!names.has(name)) return;
      element.around = stack.toReversed();
      element.end = end;
      element.contentEnd = start;
      visit(element);
    },
  });
}

/** Text as the content of an element. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
