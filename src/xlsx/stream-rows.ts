/**
 * The rows of a large sheet, one at a time, while its part unpacks. Rows as Excel and most programs write them are read
 * byte by byte; any other row is read strictly, as all are in `read-sheet.ts`, and so is all that stands around the rows.
 */
import type { Scalar } from "../formula/values";
import type { LazyParts } from "./package";
import { SheetReader } from "./read-sheet";
import { damaged, scanXml } from "./scan-xml";
import { decodePart } from "./xml-edit";

/** One row; valid only until the next is told. */
export interface StreamedRow {
  /** From 0. */
  index: number;
  hidden: boolean;
  /** How many of its cells are written. */
  length: number;
  /** Of the nth cell that is written, from 0. */
  column(nth: number): number;
  value(nth: number): Scalar;
}

export interface StreamedSheet {
  merges: string[];
}

/**
 * @param each is told every row that has cells; `false` stops
 * @returns what stands behind the rows; null where it was stopped
 * @throws {FileError} for a broken part
 */
export async function streamRows(
  parts: LazyParts,
  part: string,
  { texts, from1904 = false }: { texts: readonly string[]; from1904?: boolean },
  each: (row: StreamedRow) => boolean | void,
): Promise<StreamedSheet | null> {
  const reader = new RowReader(texts, from1904, each);
  for await (const piece of parts.pieces(part)) if (!reader.push(piece)) return null;
  return reader.end();
}

const [LT, GT, SLASH, SPACE, QUOTE, EQUALS, AMPERSAND] = [60, 62, 47, 32, 34, 61, 38];
const code = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const [ROW, ROW_END, V, V_END, IS, IS_KEEP, IS_END] = [
  ...["<row", "</row>", "><v>", "</v></c>"],
  ...["><is><t>", '><is><t xml:space="preserve">', "</t></is></c>"],
].map(code) as [
  ...[Uint8Array, Uint8Array, Uint8Array, Uint8Array],
  ...[Uint8Array, Uint8Array, Uint8Array],
];
const CELL = code("<c ");
const [LETTER_R, LETTER_S, LETTER_T] = [114, 115, 116];

const MOST_COLUMNS = 16_384;

class RowReader {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private readonly around: Uint8Array[] = [];
  private readonly strict: SheetReader;
  private readonly quick: QuickRow;
  private stopped = false;

  constructor(
    texts: readonly string[],
    from1904: boolean,
    private readonly each: (row: StreamedRow) => boolean | void,
  ) {
    this.strict = new SheetReader(texts, { from1904 });
    this.quick = new QuickRow(texts);
  }

  /** @returns whether more is wanted */
  push(piece: Uint8Array): boolean {
    this.bytes = joined(this.bytes.subarray(this.at), piece);
    this.at = 0;
    while (!this.stopped && this.nextRow());
    return !this.stopped;
  }

  end(): StreamedSheet {
    this.around.push(this.bytes.subarray(this.at));
    scanXml(decodePart(this.around.reduce(joined, new Uint8Array(0))), this.strict);
    this.tellStrict(new Set(this.strict.extras.hiddenRows));
    return { merges: this.strict.extras.merges };
  }

  /** @returns whether there was a whole one */
  private nextRow(): boolean {
    const start = rowStart(this.bytes, this.at);
    this.passOver(start < 0 ? Math.max(this.at, this.bytes.length - ROW.length) : start);
    if (start < 0) return false;
    const tagEnd = this.bytes.indexOf(GT, start);
    if (tagEnd < 0) return false;
    const empty = this.bytes[tagEnd - 1] === SLASH;
    const end = empty ? -1 : this.quickly(start, tagEnd);
    if (end >= 0) this.at = end;
    else {
      const close = empty ? tagEnd + 1 : find(this.bytes, ROW_END, tagEnd);
      if (close < 0) return false;
      this.at = empty ? close : close + ROW_END.length;
      this.strictly(this.bytes.subarray(start, this.at));
    }
    return true;
  }

  /** What is no row is kept for the strict reader. */
  private passOver(end: number): void {
    if (end > this.at) this.around.push(this.bytes.slice(this.at, end));
    this.at = end;
  }

  private quickly(start: number, tagEnd: number): number {
    const tag = latin(this.bytes, start, tagEnd);
    const index = plainRow(tag);
    if (index < 0) return -1;
    const end = this.quick.read(this.bytes, tagEnd + 1, index);
    if (end < 0) return -1;
    this.strict.row = index;
    if (this.quick.length > 0) this.stopped = this.each(this.quick) === false;
    return end;
  }

  private strictly(row: Uint8Array): void {
    const before = this.strict.extras.hiddenRows.length;
    scanXml(decodePart(row), this.strict);
    this.tellStrict(new Set(this.strict.extras.hiddenRows.slice(before)));
  }

  private tellStrict(hidden: ReadonlySet<number>): void {
    const { rows, columns, values } = this.strict.handOver();
    for (let from = 0; from < rows.length && !this.stopped; ) {
      const index = rows[from]!;
      let to = from;
      while (rows[to] === index) to++;
      const sides = [columns.slice(from, to), values.slice(from, to)] as const;
      const row = new StrictRow(index, hidden.has(index), ...sides);
      this.stopped = this.each(row) === false;
      from = to;
    }
  }
}

class StrictRow implements StreamedRow {
  readonly length: number;

  constructor(
    readonly index: number,
    readonly hidden: boolean,
    private readonly columns: readonly number[],
    private readonly values: readonly Scalar[],
  ) {
    this.length = columns.length;
  }

  column = (nth: number) => this.columns[nth]!;
  value = (nth: number) => this.values[nth]!;
}

/** Reused for every row: places of the cells' contents in the bytes. */
class QuickRow implements StreamedRow {
  index = 0;
  readonly hidden = false;
  length = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private readonly columns: number[] = [];
  private readonly types: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  constructor(private readonly texts: readonly string[]) {}

  column = (nth: number) => this.columns[nth]!;

  value = (nth: number): Scalar => {
    const [type, from, to] = [this.types[nth]!, this.from[nth]!, this.to[nth]!];
    if (type === "s") return this.texts[Number(latin(this.bytes, from, to))] ?? "";
    if (type === "n") return Number(latin(this.bytes, from, to));
    if (type === "b") return this.bytes[from] === 49;
    return this.decoded(from, to);
  };

  /** @returns the place behind the row; -1 where it is not whole, or anything in it is out of the ordinary */
  read(bytes: Uint8Array, start: number, index: number): number {
    this.bytes = bytes;
    this.index = index;
    this.length = 0;
    let at = start;
    while (startsWith(bytes, CELL, at)) {
      at = this.cell(at + 2);
      if (at < 0) return -1;
    }
    return startsWith(bytes, ROW_END, at) ? at + ROW_END.length : -1;
  }

  private cell(start: number): number {
    const { bytes } = this;
    let [at, column, type] = [start, -1, "n"];
    while (bytes[at] === SPACE) {
      const name = bytes[at + 1];
      if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return -1;
      const end = bytes.indexOf(QUOTE, at + 4);
      if (end < 0) return -1;
      if (name === LETTER_R && column < 0) column = this.columnAt(at + 4, end);
      else if (name === LETTER_T) type = latin(bytes, at + 4, end);
      else if (name !== LETTER_S) return -1;
      at = end + 1;
    }
    if (column < 0 || column >= MOST_COLUMNS) return -1;
    if (bytes[at] === SLASH) return bytes[at + 1] === GT ? at + 2 : -1;
    return type === "inlineStr" ? this.inline(at, column) : this.plain(at, column, type);
  }

  private plain(at: number, column: number, type: string): number {
    if (!startsWith(this.bytes, V, at)) return -1;
    const from = at + V.length;
    const to = this.bytes.indexOf(LT, from);
    if (to < 0 || !startsWith(this.bytes, V_END, to)) return -1;
    const held = { s: "s", n: "n", b: "b", str: "t", e: "t" }[type];
    if (held === undefined || !this.isPlain(held, from, to)) return -1;
    if (to > from) this.add(column, held, from, to);
    return to + V_END.length;
  }

  private inline(at: number, column: number): number {
    const kept = startsWith(this.bytes, IS_KEEP, at);
    if (!kept && !startsWith(this.bytes, IS, at)) return -1;
    const from = at + (kept ? IS_KEEP : IS).length;
    const to = this.bytes.indexOf(LT, from);
    if (to < 0 || !startsWith(this.bytes, IS_END, to) || !this.isPlain("t", from, to)) return -1;
    if (to > from) this.add(column, "t", from, to);
    return to + IS_END.length;
  }

  /** Digits of a number; a text without entities, line breaks and escapes. */
  private isPlain(type: string, from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const byte = this.bytes[at]!;
      if (type === "t" ? byte < SPACE || byte === AMPERSAND || byte === UNDERLINE : !inNumber(byte))
        return false;
    }
    return true;
  }

  private add(column: number, type: string, from: number, to: number): void {
    const nth = this.length++;
    this.columns[nth] = column;
    this.types[nth] = type;
    this.from[nth] = from;
    this.to[nth] = to;
  }

  /** Of `B7`, where the row is the one that is read. */
  private columnAt(from: number, to: number): number {
    let [at, column, row] = [from, 0, 0];
    for (; at < to && this.bytes[at]! >= 65 && this.bytes[at]! <= 90; at++)
      column = column * 26 + this.bytes[at]! - 64;
    for (; at < to; at++) row = row * 10 + this.bytes[at]! - 48;
    return row === this.index + 1 ? column - 1 : -1;
  }

  private decoded(from: number, to: number): string {
    try {
      return this.decoder.decode(this.bytes.subarray(from, to));
    } catch {
      throw damaged("not UTF-8");
    }
  }
}

const UNDERLINE = 95;

/** `0`–`9`, `.`, `-`, `+`, `E`, `e`; what they do not make a number of is none of Excel's. */
const inNumber = (byte: number) =>
  (byte >= 48 && byte <= 57) ||
  byte === 46 ||
  byte === 45 ||
  byte === 43 ||
  byte === 69 ||
  byte === 101;

/** Index of a row whose opening tag says nothing that matters but its number; -1 of any other. */
function plainRow(tag: string): number {
  if (/hidden|ustomHeight|[&']/.test(tag)) return -1;
  const found = /^<row(?: [\w:.]+="[^"]*")*? r="([1-9]\d{0,6})"(?: [\w:.]+="[^"]*")*\s*$/.exec(tag);
  return found ? Number(found[1]) - 1 : -1;
}

function rowStart(bytes: Uint8Array, from: number): number {
  for (let at = find(bytes, ROW, from); at >= 0; at = find(bytes, ROW, at + 1)) {
    const next = bytes[at + ROW.length];
    if (next === SPACE || next === GT || next === SLASH || next === undefined) return at;
  }
  return -1;
}

function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LT, from); at >= 0; at = bytes.indexOf(LT, at + 1))
    if (startsWith(bytes, wanted, at)) return at;
  return -1;
}

function startsWith(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index++)
    if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
