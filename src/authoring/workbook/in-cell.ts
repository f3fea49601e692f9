/** How values stand in cells: formulas with the names of the sheets, other objects by what they are called. */
import type { InCell } from "./blocks";
import type { Fields } from "./flat";
import type { FormulaNames } from "./formula-names";
import type { Kind } from "./kinds";
import { References } from "./references";

export interface Cells {
  inCell: InCell;
  /** The words that a cell of a kind offers. */
  choicesOf(kind: Kind): readonly string[];
}

export function cellsWith(names: FormulaNames, rubric: Fields): Cells {
  const references = new References(rubric);
  return {
    inCell({ isFormula, refersTo, write }, value) {
      if (isFormula) return write(names.worded(String(value)));
      return write(refersTo ? references.worded(refersTo, value) : value);
    },
    choicesOf: ({ choices = [] }) => (typeof choices === "function" ? choices(rubric) : choices),
  };
}
