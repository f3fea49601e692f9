/**
 * What a worker does for the pane: everything that touches the bytes of returned files. A file is handed over as a blob,
 * which costs nothing; a zip is opened once, and its files are asked for one by one, so that several workers share it.
 */
import type { Language, Text } from "../formula/values";
import { finding, NOWHERE } from "./findings";
import type { FilledCell } from "../xlsx/fill-cells";
import { filledCopy } from "./gathered/filled-copy";
import { markedCopy } from "./gathered/marked-copy";
import { readReturned, type ReadOptions } from "./files/read-file";
import type { IntakeFinding, ReadFile } from "./types";
import { isZipOfFiles, packedFiles, type PackedFile, type Unpacked } from "./files/unpack";

/** A file on the user's machine, or one in a zip. */
export interface Source {
  /** Tells files apart whatever their names: a blob is another object on the other side. */
  id: number;
  name: string;
  blob: Blob;
  /** Which file of a zip; null for the file itself. */
  entry: number | null;
}

export type Ask = { source: Source } & ({ do: "read" } | CopyAsk);

/** What a copy that goes back to a unit shall have. */
export type CopyAsk =
  | { do: "mark"; findings: readonly IntakeFinding[]; language: Language }
  | { do: "fill"; cells: readonly FilledCell[] };

export type Answer =
  /** The source is a zip of these files. */
  | { got: "zip"; files: string[] }
  | { got: "read"; read: ReadFile }
  /** Null where there is nothing to mark or no place to fill, or the file cannot be opened any more. */
  | { got: "copy"; bytes: Uint8Array | null };

export class Server {
  /** The zip that was opened last. */
  private zip: { id: number; files: PackedFile[] } | null = null;

  /** @param forUnit what goes back to a unit holds no record of others: the copy as it may go */
  constructor(
    private readonly options: ReadOptions,
    private readonly forUnit: (copy: Uint8Array) => Uint8Array,
  ) {}

  async answer(ask: Ask): Promise<Answer> {
    const content = await this.contentOf(ask.source);
    if (Array.isArray(content)) return { got: "zip", files: content.map(({ file }) => file) };
    if (ask.do === "read") return { got: "read", read: await this.read(content) };
    const copy = "bytes" in content ? copyOf(content.bytes, ask) : null;
    return { got: "copy", bytes: copy && this.forUnit(copy) };
  }

  private async read(content: Unpacked): Promise<ReadFile> {
    const { file } = content;
    if ("bytes" in content) return readReturned(file, content.bytes, this.options);
    return unreadable(file, content.trouble);
  }

  /** One file; or all of a zip, where no one of them is asked for. */
  private async contentOf({ id, name, blob, entry }: Source): Promise<Unpacked | PackedFile[]> {
    const opened = (files: PackedFile[], at: number) => ({ ...files[at]!.open(), file: name });
    if (this.zip?.id === id && entry !== null) return opened(this.zip.files, entry);
    if (blob.size > MOST_BYTES) return { file: name, trouble: TOO_LARGE };
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await blob.arrayBuffer());
    } catch {
      return { file: name, trouble: GONE };
    }
    if (!isZipOfFiles(bytes)) return { file: name, bytes };
    const files = packedFiles(name, bytes);
    this.zip = { id, files };
    return entry === null ? files : opened(files, entry);
  }
}

const copyOf = (bytes: Uint8Array, ask: CopyAsk): Uint8Array | null =>
  ask.do === "mark" ? markedCopy(bytes, ask.findings, ask.language) : filledCopy(bytes, ask.cells);

/** A file of which nothing is known but that it cannot be read. */
export const unreadable = (file: string, trouble: Text): ReadFile => ({
  file,
  sha256: "",
  cards: [],
  findings: [finding("unreadable-file", "error", NOWHERE, {}, trouble)],
  modified: null,
});

/** One file, on a slow machine; whoever starts workers ends the one that takes longer. */
export const LONGEST_MS = 60_000;

export class TookTooLong extends Error {}

/** A file that held its worker for ever, or broke it down. */
export const givenUp = (file: string, error: unknown): ReadFile =>
  unreadable(file, error instanceof TookTooLong ? TOO_LONG : brokenDown(error));

const brokenDown = (error: unknown): Text => ({
  zh: `读取这个文件时程序出错（${String(error)}），其他文件不受影响。请用 Excel 打开并另存后再收。`,
  en: `Reading this file broke down (${String(error)}); the others are not affected. Open it in Excel, save it again and take it in once more.`,
});

const TOO_LONG: Text = {
  zh: "这个文件读了一分钟还没有读完，已经停下，其他文件不受影响。请用 Excel 打开并另存后再收，或与发送人核实。",
  en: "This file was not read within a minute and was given up; the others are not affected. Open it in Excel, save it again and take it in once more, or check with the sender.",
};

/** Of a zip of many files; each of them has its own bound. */
const MOST_BYTES = 1 << 30;

const TOO_LARGE: Text = {
  zh: "文件过大（压缩包上限 1 GB），没有读取。请分成几个压缩包再收。",
  en: "The file is too large (a zip may have 1 GB) and was not read. Make several zips of it.",
};

const GONE: Text = {
  zh: "读不到这个文件：可能已被移动、改名，或正被别的程序占用。请关闭占用它的程序，再选一次。",
  en: "This file cannot be read: it was moved or renamed, or another program holds it. Close that program and choose the file again.",
};
