import type { HeadPiece, Rubric } from "../../rubric/types";
import { withoutSwitch } from "../marks/colour-switch";
import { plainText, type SheetCells } from "./cells";

/**
 * Fields of the head line: what stands between the words before a field and the words behind it, in the row that holds
 * those words. The total is a formula and no field to read.
 */
export function readFields(
  rubric: Rubric,
  sheet: SheetCells,
  headerRow: number,
): Record<string, string> {
  const pieces = rubric.table?.headLine ?? [];
  const rows = sheet.values.slice(0, Math.max(0, headerRow)).map(withoutSwitch);
  const fields: Record<string, string> = {};
  pieces.forEach((piece, index) => {
    if ("text" in piece || piece.field === "total") return;
    const value = valueBetween(rows, pieces[index - 1], pieces[index + 1]);
    if (value !== null) fields[piece.field] = value;
  });
  return fields;
}

function valueBetween(
  rows: readonly (readonly unknown[])[],
  before: HeadPiece | undefined,
  behind: HeadPiece | undefined,
): string | null {
  if (!before || !("text" in before)) return null;
  for (const row of rows) {
    const start = row.findIndex((value) => isText(value, before.text));
    if (start < 0) continue;
    const end =
      behind && "text" in behind ? row.findIndex((value) => isText(value, behind.text)) : -1;
    const between = row.slice(start + 1, end > start ? end : undefined);
    const filled = between.find((value) => value !== null && String(value).trim() !== "");
    return filled === undefined ? "" : String(filled).trim();
  }
  return null;
}

function isText(value: unknown, text: string): boolean {
  return typeof value === "string" && plainText(value) === plainText(text);
}
