/** Reads an XML part from front to back, strictly: what Excel would refuse is refused here. */
import { Remembered } from "../formula/remembered";
import { FileError } from "./package";

export type Attributes = Record<string, string>;

/** Told in the order of the part. Names come without their prefixes. */
export interface XmlVisitor {
  /** `start` is where the tag begins, `end` where its content does. */
  open(name: string, attributes: Attributes, start: number, end: number): void;
  text?(text: string): void;
  /** The place of the closing tag; both are the same where the element closes itself. */
  close?(name: string, start: number, end: number): void;
  /**
   * Asked at each tag: takes elements that it knows whole, and answers where they end; `start` where it takes none. What it
   * takes has to be as strict as here.
   *
   * @param around the elements that are open, with their prefixes
   */
  take?(source: string, start: number, around: readonly string[]): number;
}

/** Elements within elements; the format needs a dozen. */
const DEEPEST = 200;

/** Excel holds 32,767 characters in a cell; no text of a part is honestly ten times as long. */
const LONGEST_TEXT = 400_000;

const ENTITIES = /&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});|&/g;

/** What XML has no place for: looked for in every piece that is read. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** @throws {FileError} for a DTD or a broken part */
export function scanXml(source: string, visitor: XmlVisitor): void {
  new Scanner(source, visitor).run();
}

class Scanner {
  private readonly open: string[] = [];
  private at = 0;
  private roots = 0;
  /** The attribute that was read last stands as it is. */
  private isPlain = true;

  constructor(
    private readonly source: string,
    private readonly visitor: XmlVisitor,
  ) {}

  run(): void {
    const { source } = this;
    if (source.charCodeAt(0) === 0xfeff) this.at = 1;
    while (this.at < source.length) {
      const tag = source.indexOf("<", this.at);
      this.text(tag < 0 ? source.length : tag);
      if (tag < 0) break;
      this.at = this.visitor.take?.(source, tag, this.open) ?? tag;
      if (this.at !== tag) continue;
      const sign = source.charCodeAt(tag + 1);
      if (sign === SLASH) this.closing();
      else if (sign === EXCLAMATION) this.special();
      else if (sign === QUESTION) this.at = this.after("?>", tag + 2);
      else this.opening();
    }
    if (this.open.length > 0 || this.roots !== 1) throw damaged("an element without its end");
  }

  private text(end: number): void {
    const { source, at } = this;
    if (end === at) return;
    const raw = source.slice(at, end);
    if (this.open.length === 0) {
      if (withoutForbidden(raw).trim() !== "") throw damaged("text outside of the root");
    } else this.visitor.text?.(decodedText(raw));
  }

  private closing(): void {
    const { source, at } = this;
    const name = this.open.pop();
    if (name === undefined || !source.startsWith(name, at + 2))
      throw damaged("an element without its end");
    let end = at + 2 + name.length;
    while (isBlank(source.charCodeAt(end))) end++;
    if (source.charCodeAt(end) !== GREATER) throw damaged("an element without its end");
    this.at = end + 1;
    this.visitor.close?.(localName(name), at, this.at);
  }

  private special(): void {
    const { source, at } = this;
    if (source.startsWith("<!--", at)) this.at = this.after("-->", at + 4);
    else if (source.startsWith("<![CDATA[", at) && this.open.length > 0) {
      this.at = this.after("]]>", at + 9);
      if (this.at - at > LONGEST_TEXT) throw tooLong();
      this.visitor.text?.(source.slice(at + 9, this.at - 3));
    } else throw hostile();
  }

  private after(mark: string, from: number): number {
    const found = this.source.indexOf(mark, from);
    if (found < 0) throw damaged(`no ${mark}`);
    withoutForbidden(this.source.slice(from, found));
    return found + mark.length;
  }

  private opening(): void {
    const { source, at: start } = this;
    let at = start + 1;
    while (!ENDS_NAME[source.charCodeAt(at)] && at < source.length) at++;
    const name = nameAt(source, start + 1, at);
    if (name === null) throw damaged("a tag without a name");
    const attributes: Attributes = {};
    for (;;) {
      const from = at;
      while (isBlank(source.charCodeAt(at))) at++;
      const sign = source.charCodeAt(at);
      if (sign === GREATER || sign === SLASH) break;
      if (at === from) throw damaged("a tag without its end");
      at = this.attribute(at, attributes);
    }
    const closes = source.charCodeAt(at) === SLASH;
    if (closes) at++;
    if (source.charCodeAt(at) !== GREATER) throw damaged("a tag without its end");
    this.at = at + 1;
    this.enter(name, attributes, start, closes);
  }

  private attribute(from: number, into: Attributes): number {
    const { source } = this;
    let at = from;
    while (!ENDS_ATTRIBUTE[source.charCodeAt(at)] && at < source.length) at++;
    const name = nameAt(source, from, at);
    // What every object has under such a name is no attribute's, either.
    if (name === null || into[name] !== undefined) throw damaged("a broken attribute");
    while (isBlank(source.charCodeAt(at))) at++;
    if (source.charCodeAt(at) !== EQUALS) throw damaged("a broken attribute");
    at++;
    while (isBlank(source.charCodeAt(at))) at++;
    const end = this.value(at);
    const value = source.slice(at + 1, end);
    into[name] = this.isPlain ? value : decoded(value);
    return end + 1;
  }

  /** Where a value in quotes ends; says whether anything in it stands for something else. */
  private value(start: number): number {
    const { source } = this;
    const quote = source.charCodeAt(start);
    if (quote !== QUOTE && quote !== APOSTROPHE) throw damaged("a broken attribute");
    this.isPlain = true;
    for (let at = start + 1; at < source.length; at++) {
      const sign = source.charCodeAt(at);
      if (sign === quote) return at;
      if (sign === LESS) throw damaged("a broken attribute");
      if (sign < SPACE && !isBlank(sign)) throw forbidden();
      if (sign >= 0xfffe) throw forbidden();
      if (sign === AMPERSAND || sign === RETURN) this.isPlain = false;
      if (at - start > LONGEST_TEXT) throw tooLong();
    }
    throw damaged("a broken attribute");
  }

  private enter(name: string, attributes: Attributes, start: number, closes: boolean): void {
    if (this.open.length === 0 && ++this.roots > 1) throw damaged("two roots");
    if (this.open.length >= DEEPEST) throw hostile();
    const local = localName(name);
    this.visitor.open(local, attributes, start, this.at);
    if (closes) this.visitor.close?.(local, this.at, this.at);
    else this.open.push(name);
  }
}

const [SLASH, EXCLAMATION, QUESTION, LESS, EQUALS, GREATER] = [0x2f, 0x21, 0x3f, 0x3c, 0x3d, 0x3e];
const [SPACE, QUOTE, APOSTROPHE, AMPERSAND, RETURN] = [0x20, 0x22, 0x27, 0x26, 0x0d];
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?$/u;

/** The format has some hundred names, each again and again. */
const names = new Set<string>();
const MOST_NAMES = 1000;

function nameAt(source: string, from: number, to: number): string | null {
  // Cells and their parts have names of one letter.
  if (to === from + 1 && isLetter(source.charCodeAt(from))) return source[from]!;
  const name = source.slice(from, to);
  if (names.has(name)) return name;
  if (!NAME.test(name)) return null;
  if (names.size < MOST_NAMES) names.add(name);
  return name;
}

const isLetter = (code: number) => code >= 97 && code <= 122;

const isBlank = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/** By code: blanks, `/`, `>` and what no name holds. */
const ENDS_NAME = Array.from(
  { length: 128 },
  (_, code) => isBlank(code) || [SLASH, GREATER].includes(code),
);
const ENDS_ATTRIBUTE = ENDS_NAME.map((ends, code) => ends || code === EQUALS);

const localName = (name: string) => (name.length === 1 ? name : name.slice(name.indexOf(":") + 1));

/** Files of one rubric hold the same long formulas: each is decoded once. */
const decodedTexts = new Remembered<string>(2_000_000);
const [SHORTEST_KEPT, LONGEST_KEPT] = [40, 8192];

/** @throws {FileError} for a broken entity, what XML has no place for, or where it is longer than any text */
export function decodedText(raw: string): string {
  if (raw.length > LONGEST_TEXT) throw tooLong();
  if (raw.length < SHORTEST_KEPT || raw.length > LONGEST_KEPT || !raw.includes("&"))
    return decoded(withoutForbidden(raw));
  return decodedTexts.get(raw, () => decoded(withoutForbidden(raw)));
}

function withoutForbidden(raw: string): string {
  if (FORBIDDEN.test(raw)) throw forbidden();
  return raw;
}

function decoded(raw: string): string {
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
  if (!text.includes("&")) return text;
  return text.replace(ENTITIES, (whole, inner: string | undefined) => {
    if (inner === undefined) throw damaged("a broken entity");
    if (!inner.startsWith("#")) return NAMED[inner] ?? unknown(whole);
    const code = inner[1] === "x" ? parseInt(inner.slice(2), 16) : Number(inner.slice(1));
    const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    const sign = isCharacter ? String.fromCodePoint(code) : unknown(whole);
    return FORBIDDEN.test(sign) ? unknown(whole) : sign;
  });
}

function unknown(entity: string): never {
  throw damaged(entity);
}

export const hostile = () =>
  new FileError("hostile", {
    zh: "文件内容异常（含 DTD 或层数过深），Excel 自己从不这样写，已拒绝打开。请与发送人核实。",
    en: "The inside of the file is unusual (a DTD, or too many levels), as Excel itself never writes it; it was not opened. Check with the sender.",
  });

export const disordered = () =>
  new FileError("hostile", {
    zh: "文件内容异常（同一个单元格写了两次，或写在别的行里），各程序打开看到的可能不同，已拒绝打开。请与发送人核实，或用 Excel 打开后另存一次再试。",
    en: "The inside of the file is unusual (a cell stands there twice, or in another row), so that programs show different things; it was not opened. Check with the sender, or open it in Excel, save it once more and try again.",
  });

const tooLong = () =>
  new FileError("too-large", {
    zh: "文件里有一段文字长得超出 Excel 的限制，已拒绝打开。请与发送人核实。",
    en: "A text in the file is longer than Excel allows; it was not opened. Check with the sender.",
  });

const forbidden = () => damaged("a character that XML does not have");

export const damaged = (why: string) =>
  new FileError("damaged", {
    zh: `文件内容已损坏（${why}）。请用 Excel 打开后另存一次再试。`,
    en: `The inside of the file is damaged (${why}). Open it in Excel, save it once more and try again.`,
  });
