/** Reads an XML part from front to back, strictly: what Excel would refuse is refused here. */
import { FileError } from "./package";

export type Attributes = Record<string, string>;

/** Told in the order of the part. Names come without their prefixes. */
export interface XmlVisitor {
  /** `start` is where the tag begins, `end` where its content does. */
  open(name: string, attributes: Attributes, start: number, end: number): void;
  text?(text: string): void;
  /** The place of the closing tag; both are the same where the element closes itself. */
  close?(name: string, start: number, end: number): void;
}

/** Elements within elements; the format needs a dozen. */
const DEEPEST = 200;

/** Excel holds 32,767 characters in a cell; no text of a part is honestly ten times as long. */
const LONGEST_TEXT = 400_000;

const ENTITIES = /&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});|&/g;

/** What XML has no place for. */

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

  constructor(
    private readonly source: string,
    private readonly visitor: XmlVisitor,
  ) {}

  run(): void {
    const { source } = this;
    if (FORBIDDEN.test(source)) throw damaged("a character that XML does not have");
    if (source.charCodeAt(0) === 0xfeff) this.at = 1;
    while (this.at < source.length) {
      const tag = source.indexOf("<", this.at);
      this.text(tag < 0 ? source.length : tag);
      if (tag < 0) break;
      this.at = tag;
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
    if (end - at > LONGEST_TEXT) throw tooLong();
    const raw = source.slice(at, end);
    if (this.open.length === 0) {
      if (raw.trim() !== "") throw damaged("text outside of the root");
    } else this.visitor.text?.(decoded(raw));
  }

  private closing(): void {
    const { source, at } = this;
    const end = source.indexOf(">", at);
    const name = source.slice(at + 2, end).trimEnd();
    if (end < 0 || this.open.pop() !== name) throw damaged("an element without its end");
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
    return found + mark.length;
  }

  private opening(): void {
    const { source, at: start } = this;
    let at = start + 1;
    while (!ENDS_NAME[source.charCodeAt(at)] && at < source.length) at++;
    const name = source.slice(start + 1, at);
    if (!isName(name)) throw damaged("a tag without a name");
    const attributes: Attributes = { __proto__: null } as never;
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
    const equals = source.indexOf("=", from);
    const name = source.slice(from, equals).trimEnd();
    if (equals < 0 || !isName(name) || name in into) throw damaged("a broken attribute");
    let at = equals + 1;
    while (isBlank(source.charCodeAt(at))) at++;
    const quote = source[at];
    if (quote !== '"' && quote !== "'") throw damaged("a broken attribute");
    const end = source.indexOf(quote, at + 1);
    if (end < 0) throw damaged("a broken attribute");
    if (end - at > LONGEST_TEXT) throw tooLong();
    const value = source.slice(at + 1, end);
    if (value.includes("<")) throw damaged("a broken attribute");
    into[name] = decoded(value);
    return end + 1;
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

const [SLASH, EXCLAMATION, QUESTION, GREATER] = [0x2f, 0x21, 0x3f, 0x3e];
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?$/u;

/** The format has some hundred names, each again and again. */
const names = new Set<string>();
const MOST_NAMES = 1000;

function isName(text: string): boolean {
  if (names.has(text)) return true;
  if (!NAME.test(text)) return false;
  if (names.size < MOST_NAMES) names.add(text);
  return true;
}

const isBlank = (code: number) => code === 32 || code === 9 || code === 10 || code === 13;

/** By code: blanks, `/`, `>` and what no name holds. */
const ENDS_NAME = Array.from(
  { length: 128 },
  (_, code) => isBlank(code) || [47, 62].includes(code),
);

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

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

const tooLong = () =>
  new FileError("too-large", {
    zh: "文件里有一段文字长得超出 Excel 的限制，已拒绝打开。请与发送人核实。",
    en: "A text in the file is longer than Excel allows; it was not opened. Check with the sender.",
  });

export const damaged = (why: string) =>
  new FileError("damaged", {
    zh: `文件内容已损坏（${why}）。请用 Excel 打开后另存一次再试。`,
    en: `The inside of the file is damaged (${why}). Open it in Excel, save it once more and try again.`,
  });
