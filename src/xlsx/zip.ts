/** A zip read by its central directory, as Excel reads it: every size bounded, every check sum compared. */
import { byteWork } from "./byte-work";

/** The container itself is broken. */
export class ZipDamage extends Error {}

export interface ZipEntry {
  /** As the zip holds it; how it is to be read says `utf8`. */
  nameBytes: Uint8Array;
  utf8: boolean;
  encrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Of the entry's own header. */
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const LONGEST_COMMENT = 0xffff;

/**
 * What a zip holds, folders included.
 *
 * @param most entries beyond which the zip is not listed
 * @throws {ZipDamage}
 */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] | "too-many" {
  const view = viewOf(bytes);
  const { count, start } = directory(view);
  if (count > most) return "too-many";
  const entries: ZipEntry[] = [];
  for (let index = 0, at = start; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new ZipDamage();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const extra = at + 46 + nameLength;
    const next = extra + extraLength + commentLength;
    if (next > bytes.length) throw new ZipDamage();
    entries.push({
      nameBytes: bytes.subarray(at + 46, extra),
      utf8: (view.getUint16(at + 8, true) & 0x800) !== 0,
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes(view, at, extra, extraLength),
    });
    at = next;
  }
  return entries;
}

/**
 * The content of an entry.
 *
 * @throws {ZipDamage} where it is packed in another way, or is not as long or not the bytes that the directory says
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { size, method, crc } = entry;
  const content = unpacked(packedBytes(bytes, entry), method, size);
  if (content.length !== size || byteWork.crc32(content) !== crc) throw new ZipDamage();
  return content;
}

/**
 * The content of an entry in pieces: what is behind the last that is taken is never unpacked.
 *
 * @throws {ZipDamage} as `inflateEntry`, behind the last piece where only the check sum tells
 */
export async function* inflatePieces(
  bytes: Uint8Array,
  entry: ZipEntry,
): AsyncGenerator<Uint8Array> {
  if (entry.method !== 8 || !("DecompressionStream" in globalThis)) {
    yield inflateEntry(bytes, entry);
    return;
  }
  const reader = inflating(packedBytes(bytes, entry)).getReader();
  let [crc, size] = [0, 0];
  try {
    for (let next = await read(reader); !next.done; next = await read(reader)) {
      crc = byteWork.crc32(next.value, crc);
      size += next.value.length;
      if (size > entry.size) throw new ZipDamage();
      yield next.value;
    }
  } finally {
    // It may have failed already, which is told above.
    await reader.cancel().catch(() => undefined);
  }
  if (size !== entry.size || crc !== entry.crc) throw new ZipDamage();
}

/** In slices, so that stopping early stops the unpacking too. */
function inflating(packed: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  const slices = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= packed.length) controller.close();
      else controller.enqueue(packed.slice(at, (at += SLICE)));
    },
  });
  return slices.pipeThrough(new DecompressionStream("deflate-raw"));
}

const SLICE = 65_536;

async function read(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch {
    throw new ZipDamage();
  }
}

/** @throws {ZipDamage} where they are not all there */
export function packedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new ZipDamage();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw new ZipDamage();
  return bytes.subarray(start, start + packed);
}

function unpacked(data: Uint8Array, method: number, size: number): Uint8Array {
  if (method === 0) return data;
  if (method !== 8) throw new ZipDamage();
  try {
    return byteWork.inflate(data, size);
  } catch {
    throw new ZipDamage();
  }
}

function directory(view: DataView): { count: number; start: number } {
  const least = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= least; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    return count === 0xffff || start === 0xffffffff ? directory64(view, at) : { count, start };
  }
  throw new ZipDamage();
}

function directory64(view: DataView, end: number): { count: number; start: number } {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END64_LOCATOR) throw new ZipDamage();
  const at = large(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) throw new ZipDamage();
  return { count: large(view, at + 32), start: large(view, at + 48) };
}

/** Sizes and place; those that do not fit into 32 bits stand in a field of their own. */
function sizes(view: DataView, at: number, extra: number, extraLength: number) {
  const found = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  for (let field = extra; field + 4 <= extra + extraLength; ) {
    const [id, length] = [view.getUint16(field, true), view.getUint16(field + 2, true)];
    let value = field + 4;
    if (id === 1)
      for (const key of ["size", "packed", "offset"] as const) {
        if (found[key] !== 0xffffffff || value + 8 > field + 4 + length) continue;
        found[key] = large(view, value);
        value += 8;
      }
    field += 4 + length;
  }
  return found;
}

function large(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw new ZipDamage();
  return Number(view.getBigUint64(at, true));
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength);
