/** Changes the text of some elements of an XML part, and nothing else: every other character stays where it was. */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { FileError } from "./package";

/** An element whose text may be changed, with its attributes and those of the elements around it, innermost first. */
export interface EditableElement {
  name: string;
  attributes: Record<string, string>;
  /** Decoded text. */
  text: string;
  around: { name: string; attributes: Record<string, string>; index: number }[];
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  /** Place among the children of its parent. */
  index: number;
  children: number;
  contentStart: number;
  selfClosing: boolean;
  text: string;
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Offers each element named in `names` to `change`; a string becomes its new text, `undefined` leaves it alone.
 * @returns the same array when nothing changed.
 * @throws {FileError} for a DTD, a broken part, or another encoding than UTF-8.
 */
export function editElements(
  part: Uint8Array,
  names: ReadonlySet<string>,
  change: (element: EditableElement) => string | undefined,
): Uint8Array {
  const source = decode(part);
  const edits: Edit[] = [];
  walk(source, names, (element, span) => {
    // An element without content (a shared formula's follower) has nothing to change.
    const text = span ? change(element) : undefined;
    if (text !== undefined && text !== element.text) edits.push({ ...span!, text: escape(text) });
  });
  return edits.length === 0 ? part : new TextEncoder().encode(apply(source, edits));
}

/** Reads elements only; those without content are visited too. */
export function eachElement(
  part: Uint8Array,
  names: ReadonlySet<string>,
  visit: (element: EditableElement) => void,
): void {
  walk(decode(part), names, visit);
}

function walk(
  source: string,
  names: ReadonlySet<string>,
  visit: (element: EditableElement, span: { start: number; end: number } | null) => void,
): void {
  const parser = new SaxesParser();
  const stack: OpenElement[] = [];
  parser.on("doctype", () => {
    throw hostile();
  });
  parser.on("error", (error) => {
    throw damaged(error.message);
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const parent = stack.at(-1);
    stack.push({
      name: localName(tag.name),
      attributes: tag.attributes,
      index: parent ? parent.children++ : 0,
      children: 0,
      contentStart: parser.position,
      selfClosing: tag.isSelfClosing,
      text: "",
    });
  });
  const addText = (text: string) => {
    const open = stack.at(-1);
    if (open && names.has(open.name)) open.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const open = stack.pop()!;
    if (!names.has(open.name)) return;
    const { name, attributes, text, contentStart } = open;
    const around = stack.map(({ name, attributes, index }) => ({ name, attributes, index }));
    const end = source.lastIndexOf("</", parser.position - 1);
    visit(
      { name, attributes, text, around: around.reverse() },
      open.selfClosing ? null : { start: contentStart, end },
    );
  });
  parser.write(source).close();
}

function apply(source: string, edits: Edit[]): string {
  let result = "";
  let from = 0;
  for (const { start, end, text } of edits) {
    result += source.slice(from, start) + text;
    from = end;
  }
  return result + source.slice(from);
}

const escape = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function decode(part: Uint8Array): string {
  const utf16 = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  if (utf16) throw damaged("UTF-16");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part);
  } catch {
    throw damaged("not UTF-8");
  }
}

const hostile = () =>
  new FileError("hostile", {
    zh: "文件内含 DTD（文档类型定义），Excel 自己从不这样写，已拒绝打开。请与发送人核实。",
    en: "The file holds a DTD, which Excel itself never writes; it was not opened. Check with the sender.",
  });

const damaged = (why: string) =>
  new FileError("damaged", {
    zh: `文件内容已损坏（${why}）。请用 Excel 打开后另存一次再试。`,
    en: `The inside of the file is damaged (${why}). Open it in Excel, save it once more and try again.`,
  });
