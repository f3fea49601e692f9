/** A returned workbook with the cells of its findings coloured and commented; every other part as it came. */
import type { Language } from "../../formula/values";
import { parseAddress } from "../../sheets/plan/address";
import { markCells, type CellMark } from "../../xlsx/mark-cells";
import { FileError } from "../../xlsx/package";
import type { IntakeFinding } from "../types";

/** Null where no cell is to be marked, or the file cannot be opened. */
export function markedCopy(
  bytes: Uint8Array,
  findings: readonly IntakeFinding[],
  language: Language,
): Uint8Array | null {
  const marks = new Map<string, CellMark>();
  for (const { sheet, cell, severity, message } of findings) {
    const area = cell === null ? null : parseAddress(cell);
    if (sheet === null || !area || severity === "note") continue;
    const key = `${sheet}\n${area.row}\n${area.column}`;
    const known = marks.get(key);
    if (known) known.text += `\n${message[language]}`;
    else
      marks.set(key, {
        sheet,
        row: area.row,
        column: area.column,
        colour: severity === "error" ? "FFC7CE" : "FFEB9C",
        text: message[language],
      });
  }
  if (marks.size === 0) return null;
  try {
    return markCells(bytes, [...marks.values()]);
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
