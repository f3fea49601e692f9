/**
 * Marks: colours and signs over the cells that findings and results speak of.
 *
 * A mark is a conditional format of ours. It changes neither the value nor the user's own format, it moves with its cells,
 * a click takes it off, and it is saved with the workbook. What tells it from the user's conditional formats is its
 * condition, which is always true and names its kind: `=N("rubric-mark …")=0`.
 */
import type { MarkName } from "../../sheets/plan";
import { markStyles } from "../../sheets/theme";
import { addressLists, rectangles } from "../address";
import { rangesOf } from "../draw/areas";
import { withSign } from "./sign";

export interface MarkedCell {
  row: number;
  column: number;
  mark: MarkName;
  /** The cell's own number format. */
  numberFormat: string;
}

/** Cells that look alike, drawn by one conditional format. */
interface Group {
  mark: MarkName;
  numberFormat: string;
  cells: MarkedCell[];
}

const signature = "rubric-mark";

/** The condition by which a mark is recognised; `fingerprint` tells whether it is still the one that is wanted. */
function condition(mark: MarkName, fingerprint: string): string {
  return `=N("${signature} ${mark} ${fingerprint}")=0`;
}

/** Whether a conditional format's formula is a mark of ours. */
export function isMark(formula: string): boolean {
  return new RegExp(`^=N\\("${signature} [a-z-]+ [0-9a-z]*"\\)=0$`, "i").test(formula);
}
