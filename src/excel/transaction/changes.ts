/**
 * What an act changes, noted before it does: enough to take it back at once, or from its notes when the workbook is opened
 * again.
 */
import type { SheetRef } from "../../sheets/standing/card";
import type { Content } from "../draw/values";
import type { Protection } from "../protection";

/** A cell with its formula or value as it was, and as it becomes. */
export interface CellChange {
  row: number;
  column: number;
  was: Content;
  becomes: Content;
  /** It has the number format of text, in which a formula would become text. */
  isText?: true;
}

export type Change =
  /** A sheet of this name is added. `first`: what its first cell gets, where that is no key. */
  | { do: "add"; name: string; first?: string }
  /** A sheet that had the name in `sheet` gets another. */
  | { do: "rename"; sheet: SheetRef; to: string }
  /** The protection of a sheet is taken off for a while. */
  | { do: "open"; sheet: SheetRef; options: Protection }
  | { do: "write"; sheet: SheetRef; cells: CellChange[] }
  /**
   * Formulas that name a sheet are written again, so that they follow its name, not the sheet they were made for. `names`:
   * what such a sheet is called now, and what it was called.
   */
  | { do: "follow"; sheet: SheetRef; cells: FollowingCell[]; names: Record<string, string> }
  | { do: "height"; sheet: SheetRef; row: number; was: number }
  /** A defined name, of the workbook or of one sheet. */
  | { do: "name"; scope: SheetRef | null; name: string; was: string }
  /** Conditional formats are added to those that stand. */
  | { do: "add rules"; sheet: SheetRef; standing: string[] }
  /** A chart is added to those that stand, which are told by their names. */
  | { do: "add chart"; sheet: SheetRef; standing: string[] }
  /** After all is through: what is no longer needed goes. */
  | { do: "delete"; sheet: SheetRef }
  | { do: "drop rules"; sheet: SheetRef; ids: string[]; protection?: Protection | null }
  | { do: "drop charts"; sheet: SheetRef; names: string[]; protection: Protection | null };

export interface FollowingCell {
  row: number;
  column: number;
  was: string;
  isText?: true;
}

/** Whether a change is one to be carried out yet, not one to be taken back. */
export const isTask = (change: Change) => TASKS.has(change.do);
const TASKS = new Set<Change["do"]>(["delete", "drop rules", "drop charts"]);

/** A cell of Excel takes 32,767 characters. */
const longestNote = 30_000;

/** The changes as texts that a cell takes each. */
export function notesOf(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    const text = JSON.stringify(change);
    if (text.length <= longestNote || !("cells" in change) || change.cells.length < 2)
      return [text];
    const half = Math.ceil(change.cells.length / 2);
    const parts = [change.cells.slice(0, half), change.cells.slice(half)];
    return notesOf(parts.map((cells) => ({ ...change, cells }) as Change));
  });
}

/** Reads notes again; what a later version has noted, or somebody has spoilt, is answered as null. */
export function changesOf(notes: readonly string[]): Change[] | null {
  try {
    const changes = notes.map((note) => JSON.parse(note) as Change);
    return changes.every((change) => KNOWN.has(change.do)) ? changes : null;
  } catch {
    return null;
  }
}

const KNOWN = new Set<Change["do"]>([
  "add",
  "rename",
  "open",
  "write",
  "follow",
  "height",
  "name",
  "add rules",
  "add chart",
  ...TASKS,
]);
