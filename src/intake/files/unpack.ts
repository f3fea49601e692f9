/** Zips of workbooks: what is in them, one after the other. */
import type { Text } from "../../formula/values";
import { inflateEntry, ZipDamage, zipEntries, type ZipEntry } from "../../xlsx/zip";
import { LIMITS } from "../../xlsx/package";
import { decodeText } from "./decode-text";

/** A file in a zip: its bytes, or why there are none. */
export type Unpacked = { file: string; bytes: Uint8Array } | { file: string; trouble: Text };

/** Files that are taken in at once. */
export const MOST_FILES = 2000;

/** A zip that is no workbook of its own. */
export function isZipOfFiles(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  try {
    const entries = zipEntries(bytes, LIMITS.parts);
    if (entries === "too-many") return false;
    return !entries.some(({ nameBytes }) => {
      const name = decodeText(nameBytes);
      return name === "[Content_Types].xml" || name === "mimetype";
    });
  } catch {
    return false;
  }
}

/** @param zip its name, which the names of its files begin with */
export function* unpack(zip: string, bytes: Uint8Array): Generator<Unpacked> {
  for (const { open } of packedFiles(zip, bytes)) yield open();
}

/** A file in a zip that is unpacked when it is asked for. */
export interface PackedFile {
  file: string;
  open(): Unpacked;
}

/** @param zip its name, which the names of its files begin with */
export function packedFiles(zip: string, bytes: Uint8Array): PackedFile[] {
  const entries = zipEntries(bytes, LIMITS.parts);
  if (entries === "too-many") return [];
  return entries.flatMap((entry) => {
    const name = nameOf(entry);
    if (!isFileName(name)) return [];
    const file = `${zip}/${name}`;
    return [{ file, open: () => ({ file, ...contentOf(bytes, entry) }) }];
  });
}

/** Programs that do not say UTF-8 wrote the names in the code page of Chinese Windows, or in UTF-8 all the same. */
function nameOf({ nameBytes, utf8 }: ZipEntry): string {
  const name = utf8 ? new TextDecoder().decode(nameBytes) : decodeText(nameBytes);
  return name.replaceAll("\\", "/");
}

/** Folders, and what operating systems and open programs leave beside files, are none. */
export function isFileName(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    name !== "" &&
    !/^(\.|~\$)/.test(name) &&
    !/^(thumbs\.db|desktop\.ini)$/i.test(name) &&
    !path.startsWith("__MACOSX/")
  );
}

function contentOf(bytes: Uint8Array, entry: ZipEntry): { bytes: Uint8Array } | { trouble: Text } {
  if (entry.encrypted) return { trouble: ENCRYPTED };
  if (entry.size > LIMITS.fileBytes) return { trouble: TOO_LARGE };
  try {
    return { bytes: inflateEntry(bytes, entry) };
  } catch (error) {
    if (error instanceof ZipDamage) return { trouble: DAMAGED };
    throw error;
  }
}

const ENCRYPTED: Text = {
  zh: "压缩包带密码，解不开。请解压后再收，或重新发送。",
  en: "The zip has a password. Unpack it first, or ask for the file again.",
};

const TOO_LARGE: Text = {
  zh: "文件过大（上限 64 MB），没有读取。请删去图片等无关内容后再收。",
  en: "The file is too large (at most 64 MB) and was not read. Remove pictures and the like.",
};

const DAMAGED: Text = {
  zh: "压缩包里的这个文件已损坏（内容与校验值不符），没有读取。请重新发送。",
  en: "This file in the zip is damaged (its contents do not match their check sum) and was not read. Ask for it again.",
};
