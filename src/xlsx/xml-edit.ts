/** Finds elements of an XML part and replaces pieces of it: every other character stays where it was. */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { FileError } from "./package";

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
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part);
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

/** Elements within elements; the format needs a dozen. */
const DEEPEST = 200;

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
  const parser = new SaxesParser();
  const stack: XmlElement[] = [];
  parser.on("doctype", () => {
    throw hostile();
  });
  parser.on("error", (error) => {
    throw damaged(error.message);
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    const contentStart = parser.position;
    if (stack.length >= DEEPEST) throw hostile();
    stack.push({
      name: localName(name),
      attributes,
      text: "",
      around: [],
      start: source.lastIndexOf("<", contentStart - 1),
      end: contentStart,
      contentStart,
      contentEnd: contentStart,
    });
  });
  const addText = (text: string) => {
    const open = stack.at(-1);
    if (open && names.has(open.name)) open.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", ({ isSelfClosing }) => {
    const element = stack.pop()!;
    if (!names.has(element.name)) return;
    element.around = stack.toReversed();
    element.end = parser.position;
    if (!isSelfClosing) element.contentEnd = source.lastIndexOf("</", parser.position - 1);
    visit(element);
  });
  parser.write(source).close();
}

/** Text as the content of an element. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

const hostile = () =>
  new FileError("hostile", {
    zh: "文件内容异常（含 DTD 或层数过深），Excel 自己从不这样写，已拒绝打开。请与发送人核实。",
    en: "The inside of the file is unusual (a DTD, or too many levels), as Excel itself never writes it; it was not opened. Check with the sender.",
  });

const damaged = (why: string) =>
  new FileError("damaged", {
    zh: `文件内容已损坏（${why}）。请用 Excel 打开后另存一次再试。`,
    en: `The inside of the file is damaged (${why}). Open it in Excel, save it once more and try again.`,
  });
