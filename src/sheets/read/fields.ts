import type { HeadPiece, Rubric } from "../../rubric/types";
import { withoutSwitch } from "../marks/colour-switch";
import { plainText, type SheetCells } from "./cells";

/** A field of the head line, where it is filled in. */
export interface FieldCell {
  value: string;
  row: number;
  column: number;
}

/**
 * Fields of the head line: what stands between the words before a field and the words behind it, in the row that holds
 * those words. The total is a formula and no field to read.
 */
export function fieldsIn(
  rubric: Rubric,
  sheet: SheetCells,
  headerRow: number,
): Record<string, FieldCell> {
  const pieces = rubric.table?.headLine ?? [];
  const rows = sheet.values.slice(0, Math.max(0, headerRow)).map(withoutSwitch);
  const fields: Record<string, FieldCell> = {};
  pieces.forEach((piece, index) => {
    if ("text" in piece || piece.field === "total") return;
    const cell = cellBetween(rows, pieces[index - 1], pieces[index + 1]);
    if (cell !== null) fields[piece.field] = cell;
  });
  return fields;
}

/** The same, what they say alone. */
export const readFields = (...of: Parameters<typeof fieldsIn>): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsIn(...of)).map(([field, { value }]) => [field, value]));

function cellBetween(
  rows: readonly (readonly unknown[])[],
  before: HeadPiece | undefined,
  behind: HeadPiece | undefined,
): FieldCell | null {
  if (!before || !("text" in before)) return null;
  for (const [row, values] of rows.entries()) {
    const start = values.findIndex((value) => isText(value, before.text));
    if (start < 0) continue;
    const end =
      behind && "text" in behind ? values.findIndex((value) => isText(value, behind.text)) : -1;
    const between = values.slice(start + 1, end > start ? end : undefined);
    const at = between.findIndex((value) => value !== null && String(value).trim() !== "");
    const value = at < 0 ? "" : String(between[at]).trim();
    return { value, row, column: start + 1 + Math.max(0, at) };
  }
  return null;
}

function isText(value: unknown, text: string): boolean {
  return typeof value === "string" && plainText(value) === plainText(text);
}
