/** What the checks of one card work on. */
import { CardValues } from "../../ledger/values";
import { cellContents, dayNumber, readContents } from "../../scoring/contents";
import type { Scorecard } from "../../scoring/types";
import type { CardSheets } from "../align/card-sheets";
import type { CardEntry } from "./entries";
import { formulaCells, type FormulaCell } from "./formula-cells";
import { isYesNo } from "./contents";
import { ShownValues } from "./shown-values";
import type { Form } from "../align/template";

export interface CardContext {
  form: Form;
  sheets: CardSheets;
  entries: readonly CardEntry[];
  byName: ReadonlyMap<string, CardEntry>;
  /** What the cells hold, as entries. */
  stages: Scorecard["stages"];
  formulas: readonly FormulaCell[];
  /** What the file itself shows. */
  shown: ShownValues;
  /** What the cells hold, whatever was put over their formulas; under the file's own readings. */
  held: CardValues;
  /** The same, as it was read ("93.5" in a rate's cell is 93.5 %). */
  read: CardValues;
}

export function contextOf(
  sheets: CardSheets,
  entries: readonly CardEntry[],
  scorecard: Scorecard,
): CardContext {
  const { ledger, rubric } = sheets.form;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const formulas = formulaCells(sheets, byName);
  const shown = new ShownValues(ledger, sheets, byName);
  // Each formula of the form is compared with what it gives.
  const held = new CardValues(ledger, cellContents(rubric, scorecard), true);
  return {
    ...{ form: sheets.form, sheets, entries, byName, formulas, shown, held },
    stages: scorecard.stages,
    // Where nothing was read otherwise than it stands, both are one, and computed once.
    read: entries.some(isReadOtherwise)
      ? new CardValues(ledger, readContents(rubric, scorecard))
      : held,
  };
}

/** The sheet's own formulas see another value in the cell than was read. */
function isReadOtherwise({ asked, entry: { held, value } }: CardEntry): boolean {
  if (held === undefined || held === value) return false;
  if (asked.type === "flag") return !isYesNo(held, value);
  return !(asked.type === "date" && held === dayNumber(value));
}
