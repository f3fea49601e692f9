/** Reading and writing files, with messages that help. */
import { link, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Language, Text } from "../formula/values";
import { decodeText } from "../intake/files/decode-text";
import { printable } from "../intake/gathered/printable";
import { FileError } from "../xlsx/package";
import type { CommandHost } from "./host";

/** A file that could not be read, written or understood. */
export class FileTrouble extends Error {
  constructor(readonly text: Text) {
    super(text.en);
    this.name = "FileTrouble";
  }
}

export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    throw new FileTrouble(reading(file, codeOf(error)));
  }
}

/** In UTF-8, or as Chinese Windows programs write texts. */
export const readText = async (file: string): Promise<string> => decodeText(await readBytes(file));

/**
 * The whole file or nothing of it: written beside its place first.
 *
 * @param force whether a file that is there may be overwritten
 */
export async function writeBytes(file: string, bytes: Uint8Array, force: boolean): Promise<void> {
  const beside = path.join(path.dirname(file), `.${process.pid}-${crypto.randomUUID()}.tmp`);
  try {
    if (!force && (await isThere(file))) throw Object.assign(new Error(), { code: "EEXIST" });
    await writeWhole(beside, bytes);
    await (force ? rename(beside, file) : moveTo(beside, file));
  } catch (error) {
    throw new FileTrouble(writing(file, codeOf(error)));
  } finally {
    await rm(beside, { force: true });
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Fails where somebody made the file in the meantime. */
async function moveTo(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // Not every file system has links.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error))) throw error;
    await rename(from, to);
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

/** `表.xlsx` and `（发送）` → `表（发送）.xlsx`, beside it. */
export function withSuffix(file: string, suffix: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}${suffix}${ext}`);
}

/**
 * Does something with each file; one that fails is told and does not stop the others.
 *
 * @returns what was made of each file, with what went wrong instead where something did
 */
export async function withEach<T>(
  files: readonly string[],
  host: CommandHost,
  language: Language,
  act: (file: string) => Promise<T>,
): Promise<({ file: string } & (T | { error: string }))[]> {
  const done: ({ file: string } & (T | { error: string }))[] = [];
  for (const file of files) {
    try {
      done.push({ file, ...(await act(file)) });
    } catch (error) {
      if (!(error instanceof FileError || error instanceof FileTrouble)) throw error;
      const message = error.text[language];
      host.printError(`${printable(file)}${language === "zh" ? "：" : ": "}${message}`);
      done.push({ file, error: message });
    }
  }
  return done;
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);

function reading(file: string, code: string): Text {
  if (code === "ENOENT")
    return {
      zh: `找不到文件 ${file}，请检查路径。`,
      en: `There is no file ${file}; check its path.`,
    };
  if (code === "EISDIR")
    return { zh: `${file} 是文件夹，请给出文件。`, en: `${file} is a folder; name a file.` };
  return {
    zh: `读不了 ${file}（${code}），请检查权限，并关闭正在使用它的程序。`,
    en: `${file} cannot be read (${code}); check the permissions and close programs that use it.`,
  };
}

function writing(file: string, code: string): Text {
  if (code === "EEXIST")
    return {
      zh: `${file} 已经存在，没有覆盖。请换一个名字（--out），或加 --force。`,
      en: `${file} is there already and was not overwritten. Choose another name (--out), or add --force.`,
    };
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code))
    return {
      zh: `磁盘空间不足，${file} 没有写成，原有的文件没有改动。请清理空间后再试。`,
      en: `There is no room left on the disk: ${file} was not written, and a file that was there is as it was. Free some space and try again.`,
    };
  return {
    zh: `写不了 ${file}（${code}），请检查文件夹和权限，并关闭正在使用它的程序。`,
    en: `${file} cannot be written (${code}); check the folder and its permissions and close programs that use it.`,
  };
}
