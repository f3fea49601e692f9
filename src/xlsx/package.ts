/** The zip container of an `.xlsx` or `.xlsm`: opened with distrust, written with every untouched part byte for byte. */
import { zipSync } from "fflate";
import type { Text } from "../rubric/types";
import { inflateKnown } from "./known-parts";
import { inflateEntry, inflatePieces, ZipDamage, zipEntries, type ZipEntry } from "./zip";

/** What is wrong with a file, and what the user can do. */
export class FileError extends Error {
  constructor(
    readonly reason:
      | "too-large"
      | "not-a-workbook"
      | "encrypted"
      | "old-format"
      | "hostile"
      | "damaged"
      | "unsupported",
    readonly text: Text,
  ) {
    super(text.en);
    this.name = "FileError";
  }
}

/** Far above any scored workbook, far below what troubles a browser. */
export const LIMITS = {
  fileBytes: 64 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
  parts: 10_000,
};

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP_SIGNATURE = [0x50, 0x4b];
const startsWith = (bytes: Uint8Array, signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Parts by name, in the order of the file. */
export type Parts = Map<string, Uint8Array>;

/**
 * @throws {FileError} when the bytes are no workbook, are too large, or play tricks with names or sizes.
 */
export function openParts(bytes: Uint8Array): Parts {
  const parts = openPackage(bytes);
  requireWorkbook(parts);
  return parts;
}

/** The parts of any package of this kind, checked as by `openParts`; where its workbook is, is not looked at. */
export function openPackage(bytes: Uint8Array): Parts {
  checkSignature(bytes);
  const parts: Parts = new Map();
  for (const [name, content] of inflate(bytes))
    if (!/[\\/]$/.test(name)) parts.set(partName(name), content);
  return parts;
}

/** @throws {FileError} where the parts are no workbook's */
export function requireWorkbook(parts: Parts): void {
  if (!isWorkbook(parts))
    throw new FileError("not-a-workbook", {
      zh: "这个文件不是 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx 后再试。",
      en: "This file is not an Excel workbook. Save it as .xlsx with Excel or WPS and try again.",
    });
}

/** Other office documents are such packages, too. */
function isWorkbook(parts: Parts): boolean {
  const types = parts.get("[Content_Types].xml");
  if (!types) return false;
  const main = /(ms-excel\.|spreadsheetml\.)(sheet|template)\.(macroEnabled\.)?main\+xml/;
  return parts.has("xl/workbook.xml") || main.test(new TextDecoder().decode(types));
}

/** Some programs on Windows write `xl\\workbook.xml`; Excel reads it, and so do we. */
const partName = (name: string) => name.replaceAll("\\", "/");

/** The container again. Times are fixed, so that the same parts give the same bytes. */
export function closeParts(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: new Date(2000, 0, 1) });
}

/** Parts by name, each unpacked when it is asked for; large ones can be read as they unpack. */
export class LazyParts extends Map<string, Uint8Array> {
  private constructor(
    private readonly bytes: Uint8Array,
    private readonly packed: ReadonlyMap<string, ZipEntry>,
  ) {
    super();
  }

  /** @throws {FileError} as `openParts` does; what a part holds is checked when it is asked for */
  static open(bytes: Uint8Array): LazyParts {
    checkSignature(bytes);
    const entries = new Map<string, ZipEntry>();
    for (const [name, entry] of checkedEntries(bytes))
      if (!/[\\/]$/.test(name)) entries.set(partName(name), entry);
    const parts = new LazyParts(bytes, entries);
    requireWorkbook(parts);
    return parts;
  }

  override has(name: string): boolean {
    return this.packed.has(name);
  }

  override get(name: string): Uint8Array | undefined {
    const entry = this.packed.get(name);
    return entry && orDamaged(() => inflateEntry(this.bytes, entry));
  }

  /** The part in pieces, as they unpack; whoever stops early is not told of damage behind. */
  async *pieces(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.packed.get(name);
    if (!entry) return;
    try {
      yield* inflatePieces(this.bytes, entry);
    } catch (error) {
      throw error instanceof ZipDamage ? damagedZip() : error;
    }
  }
}

function checkSignature(bytes: Uint8Array): void {
  if (bytes.length > LIMITS.fileBytes) throw tooLarge();
  if (startsWith(bytes, OLE_SIGNATURE))
    throw new FileError("old-format", {
      zh: "这是带密码的工作簿或旧的 .xls 文件。请用 Excel 或 WPS 打开，去掉打开密码，另存为 .xlsx 后再试。",
      en: "This is a workbook with a password, or an old .xls file. Open it, remove the password, save it as .xlsx and try again.",
    });
  if (!startsWith(bytes, ZIP_SIGNATURE))
    throw new FileError("not-a-workbook", {
      zh: "这个文件不是 .xlsx 工作簿，内容无法识别。请确认发来的是 Excel 文件。",
      en: "This file is not an .xlsx workbook. Make sure that an Excel file was sent.",
    });
}

function* inflate(bytes: Uint8Array): Generator<[name: string, content: Uint8Array]> {
  for (const [name, entry] of checkedEntries(bytes))
    yield [name, orDamaged(() => inflateKnown(bytes, entry))];
}

function* checkedEntries(bytes: Uint8Array): Generator<[name: string, entry: ZipEntry]> {
  const entries = orDamaged(() => zipEntries(bytes, LIMITS.parts));
  if (entries === "too-many") throw tooLarge();
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > LIMITS.totalBytes) throw tooLarge();
  const seen = new Set<string>();
  for (const entry of entries) {
    const name = nameOf(entry);
    checkName(name, seen);
    if (entry.encrypted) throw encrypted();
    yield [name, entry];
  }
}

const decoder = new TextDecoder();
const nameOf = ({ nameBytes }: ZipEntry) => decoder.decode(nameBytes);

function orDamaged<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof ZipDamage ? damagedZip() : error;
  }
}

const damagedZip = () =>
  new FileError("damaged", {
    zh: "文件已损坏或被改动过（内容与校验值不符），没有读取。请重新发送，或用 Excel 打开后另存一次。",
    en: "The file is damaged or was altered (its contents do not match their check sums) and was not read. Ask for it again, or open it in Excel and save it once more.",
  });

/** Names that leave the container, or name two parts alike, have no honest use. */
function checkName(given: string, seen: Set<string>): void {
  const name = partName(given);
  const key = name.toLowerCase();
  const leaves = name.startsWith("/") || /(^|\/)\.\.(\/|$)|:/.test(name);
  if (leaves || seen.has(key))
    throw new FileError("hostile", {
      zh: "文件内部的结构可疑，已拒绝打开。请与发送人核实。",
      en: "The inside of this file is suspicious and it was not opened. Check with the sender.",
    });
  seen.add(key);
}

const encrypted = () =>
  new FileError("encrypted", {
    zh: "文件带密码，打不开。请去掉密码，另存为 .xlsx 后再试。",
    en: "The file has a password. Remove it, save the file as .xlsx and try again.",
  });

const tooLarge = () =>
  new FileError("too-large", {
    zh: "文件过大（上限 64 MB，解开后 256 MB、10000 个部件），没有打开。请删去图片等无关内容后再试。",
    en: "The file is too large (at most 64 MB, 256 MB and 10,000 parts unpacked) and was not opened. Remove pictures and the like and try again.",
  });
