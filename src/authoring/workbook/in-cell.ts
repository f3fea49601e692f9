/** How values stand in cells: formulas with the names of the sheets, other objects by what they are called. */
import type { InCell } from "./blocks";
import type { FormulaNames } from "./formula-names";
import type { References } from "./references";

export const cellsWith =
  (names: FormulaNames, references: References): InCell =>
  ({ isFormula, refersTo, write }, value) => {
    if (isFormula) return write(names.worded(String(value)));
    return write(refersTo ? references.worded(refersTo, value) : value);
  };
