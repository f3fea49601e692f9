/** Papers as files: what they are called, and their bytes. */
import { safeFileName } from "../xlsx/file-names";
import { fillTemplate } from "./docx/template";
import { writeDocx } from "./docx/write";
import type { Paper } from "./paper";
import { paperSheet } from "./sheet";

export type PaperFormat = "docx" | "xlsx";

/** Names in the order of the papers; a twin is told apart by a number. */
export function paperFileNames(papers: readonly Paper[], format: PaperFormat): string[] {
  const used = new Set<string>();
  return papers.map(({ name }) => {
    const plain = safeFileName(name);
    let free = plain;
    for (let number = 2; used.has(free.toLowerCase()); number++) free = `${plain}-${number}`;
    used.add(free.toLowerCase());
    return `${free}.${format}`;
  });
}

/**
 * @param letterhead the office's own document, in which the paper stands in the place of {{正文}}
 * @throws FileError where it is none
 */
export async function paperBytes(
  paper: Paper,
  format: PaperFormat,
  letterhead?: Uint8Array,
): Promise<Uint8Array> {
  if (format === "xlsx") return paperSheet(paper);
  const bytes = await writeDocx(paper);
  return letterhead ? fillTemplate(letterhead, bytes) : bytes;
}
