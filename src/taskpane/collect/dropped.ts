/** The files that were dropped or chosen, with all that is below their folders. */
import { isFileName } from "../../intake/files/unpack";
import type { GivenFile } from "./collection";

/** Chosen by a file input; files of a folder have their path below it. */
export const chosenFiles = (files: Iterable<File>): GivenFile[] =>
  [...files]
    .map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }))
    .filter(({ name }) => !name.includes("/") || isFileName(name));

/** What is dropped has to be asked for at once: afterwards the browser keeps it to itself. */
export function droppedFiles({ items, files }: DataTransfer): Promise<GivenFile[]> {
  const entries = [...(items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return Promise.resolve(chosenFiles(files));
  return allBelow(entries);
}

async function allBelow(entries: readonly FileSystemEntry[]): Promise<GivenFile[]> {
  const found: GivenFile[] = [];
  for (const entry of entries) {
    // A path begins with the name of what was dropped.
    const name = entry.fullPath.replace(/^\//, "");
    if (entry.isDirectory) found.push(...(await allBelow(await childrenOf(entry))));
    else if (!name.includes("/") || isFileName(name))
      found.push({ name, blob: await fileOf(entry) });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A browser hands over the entries of a folder a hundred at a time. */
async function childrenOf(folder: FileSystemEntry): Promise<FileSystemEntry[]> {
  const reader = (folder as FileSystemDirectoryEntry).createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) =>
      reader.readEntries(done, failed),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemEntry) =>
  new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
