/** Files that go back to units: letters and copies of theirs, all of a kind in one zip. */
import type { Letter } from "../../intake/gathered/letters";
import { fileNames, safeFileName } from "../../xlsx/file-names";
import { ZipInMemory } from "../../xlsx/zip-in-memory";
import type { CopiedFile } from "./collection";

export const ZIP = "application/zip";

/** The name of the file itself, told apart by a number from another folder's. */
export function copyName(file: string, used: Set<string>): string {
  const [, stem = file, ending = ""] = /([^/]*?)(\.[^./]*)?$/.exec(file) ?? [];
  const plain = safeFileName(stem);
  let free = plain;
  for (let number = 2; used.has(free.toLowerCase()); number++) free = `${plain} (${number})`;
  used.add(free.toLowerCase());
  return `${free}${/^\.xl[ts][xm]$/i.test(ending) ? ending : ".xlsx"}`;
}

export function zipOfCopies(copies: readonly CopiedFile[]): Uint8Array {
  const zip = new ZipInMemory();
  const used = new Set<string>();
  for (const { file, bytes } of copies) zip.add(copyName(file, used), bytes);
  return zip.end();
}

/** Texts as every editor of Windows opens them. */
export function zipOfLetters(letters: readonly Letter[]): Uint8Array {
  const zip = new ZipInMemory();
  const names = letterNames(letters);
  letters.forEach(({ text }, index) => {
    zip.add(names[index]!, new TextEncoder().encode(`\ufeff${text}`));
  });
  return zip.end();
}

const letterNames = (letters: readonly Letter[]) =>
  fileNames(
    letters.map(
      ({ unit, files }) => `退回说明-${unit || (files[0] ?? "").replace(/^.*\/|\.[^.]*$/g, "")}`,
    ),
    "txt",
  );
