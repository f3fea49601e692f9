/** The tables of a file: each sheet of a workbook that has one. */
import { openPackage } from "../../xlsx/package";
import { readWorkbook } from "../../xlsx/read";
import { isDocument, readDocument } from "../docx";
import type { DraftSource } from "./types";

/**
 * The sheets of a workbook, or the document, that a draft may be made from; the first that has a table is the one.
 *
 * @throws {FileError} when the bytes are neither, too large, or hostile
 */
export function sourcesIn(bytes: Uint8Array, file: string): DraftSource[] {
  const parts = openPackage(bytes);
  if (isDocument(parts)) return [readDocument(parts, file)];
  return readWorkbook(bytes)
    .filter(({ visibility }) => visibility === "visible")
    .map((sheet) => ({ file, sheet }));
}
