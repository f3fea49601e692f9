/** An XML part as a tree, no larger than a document of an office is. */
import { FileError, type Parts } from "../../xlsx/package";
import { scanXml, type Attributes } from "../../xlsx/scan-xml";
import { decodePart } from "../../xlsx/xml-edit";

/** Names come without their prefixes. */
export interface Element {
  name: string;
  attributes: Attributes;
  children: (Element | string)[];
}

const MOST_ELEMENTS = 1_500_000;

/**
 * The root of a part; undefined where the file has no such part.
 *
 * @throws {FileError} for a DTD, a broken part, or one beyond all bounds
 */
export function treeOf(parts: Parts, name: string): Element | undefined {
  const bytes = parts.get(name);
  if (!bytes) return undefined;
  const top: Element = { name: "", attributes: {}, children: [] };
  const open = [top];
  let count = 0;
  scanXml(decodePart(bytes), {
    open(local, attributes) {
      if (++count > MOST_ELEMENTS) throw tooLarge();
      const made = { name: local, attributes, children: [] };
      open.at(-1)!.children.push(made);
      open.push(made);
    },
    text: (text) => void open.at(-1)!.children.push(text),
    close: () => void open.pop(),
  });
  return elements(top)[0];
}

export const elements = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== "string");

export const childOf = (of: Element | undefined, name: string): Element | undefined =>
  of && elements(of).find((child) => child.name === name);

/** An attribute whatever its prefix. */
export function attribute(of: Element | undefined, name: string): string | undefined {
  if (!of) return undefined;
  const key = Object.keys(of.attributes).find((each) => each === name || each.endsWith(`:${name}`));
  return key === undefined ? undefined : of.attributes[key];
}

/** `<w:x w:val="…"/>` below an element. */
export const valueOf = (of: Element | undefined, name: string): string | undefined =>
  attribute(childOf(of, name), "val");

/** A property that is on where it stands, but for `w:val="0"`. */
export function isOn(of: Element | undefined, name: string): boolean {
  const child = childOf(of, name);
  return child !== undefined && !/^(0|false|off|none)$/.test(attribute(child, "val") ?? "");
}

const tooLarge = () =>
  new FileError("too-large", {
    zh: "文档过大，没有读。请只留下考核表后再试。",
    en: "The document is too large and was not read. Keep the table only and try again.",
  });
