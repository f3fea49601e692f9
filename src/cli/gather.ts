/** The files that an intake was given: files, folders with all that is below them, zips. */
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import {
  isFileName,
  isZipOfFiles,
  MOST_FILES,
  unpack,
  type Unpacked,
} from "../intake/files/unpack";
import { FileTrouble, readBytes } from "./files";
import { UsageError } from "./options";

export interface Source {
  /** As it is shown: as given, below a folder that was given, or `zip/name`. */
  file: string;
  /** Where it lies. */
  path: string;
}

/**
 * Every file below the paths, in the order of their names; what is named twice is there once.
 *
 * @param own files and folders of the command itself, such as its list of units: nothing that was returned, should they
 * lie below a path
 */
export async function gather(
  paths: readonly string[],
  own: readonly string[] = [],
): Promise<Source[]> {
  const passedOver = new Set(own.map((each) => path.resolve(each)));
  const found = new Map<string, Source>();
  for (const given of paths)
    for (const source of await sourcesOf(given, passedOver))
      found.set(path.resolve(source.path), found.get(path.resolve(source.path)) ?? source);
  const sources = [...found.values()];
  if (sources.length > MOST_FILES) throw tooMany(sources.length);
  return sources.sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function sourcesOf(given: string, passedOver: ReadonlySet<string>): Promise<Source[]> {
  const kind = await kindOf(given);
  if (kind === "folder") return below(given, given, passedOver);
  // What is not there is told as a file that cannot be read.
  return [{ file: given, path: given }];
}

async function kindOf(file: string): Promise<"file" | "folder" | "other"> {
  try {
    const found = await stat(file);
    return found.isDirectory() ? "folder" : found.isFile() ? "file" : "other";
  } catch {
    return "other";
  }
}

async function below(
  folder: string,
  top: string,
  passedOver: ReadonlySet<string>,
): Promise<Source[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: Source[] = [];
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (passedOver.has(path.resolve(file))) continue;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".")) found.push(...(await below(file, top, passedOver)));
    } else if (isFileName(entry.name) && (await kindOf(file)) === "file")
      found.push({ file: path.relative(top, file).split(path.sep).join("/"), path: file });
  }
  return found;
}

/** A source's file, or the files of a zip, with their bytes. */
export async function* contents({ file, path: place }: Source): AsyncGenerator<Unpacked> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(place);
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    yield { file, trouble: error.text };
    return;
  }
  if (isZipOfFiles(bytes)) yield* unpack(file, bytes);
  else yield { file, bytes };
}

export const tooMany = (count: number) =>
  new UsageError({
    zh: `一次最多收 ${MOST_FILES} 个文件，这里有 ${count} 个；请分批收。`,
    en: `At most ${MOST_FILES} files are taken in at once, and here are ${count}; take them in parts.`,
  });
