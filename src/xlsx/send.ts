/** 发送准备 for files: a workbook that works without the add-in, and the same one back. */
import {
  emptyReport,
  prepareFormula,
  report,
  restoreFormula,
  type FormulaPlace,
  type FormulaOutcome,
  type SendOptions,
  type SendReport,
} from "../sheets/formulas/send";
import { calculatedOnLoad } from "./calculated-on-load";
import { closeParts, openParts, type Parts } from "./package";
import { partOf, workbookPart } from "./sheet-parts";
import { swapFormulas } from "./swap-formulas";
import { takeOutTaskPanes } from "./task-panes";

export interface Sent {
  bytes: Uint8Array;
  report: SendReport;
}

/**
 * The file for people without the add-in: it calls none of its functions and opens no pane. All else stays byte for byte.
 *
 * @throws {FileError} when the bytes are no workbook, or a hostile one
 */
export function prepareToSend(bytes: Uint8Array, options: SendOptions = {}): Sent {
  const parts = openParts(bytes);
  let isStale = false;
  const done = swap(bytes, parts, (formula, place) => {
    const outcome = prepareFormula(formula, place, options);
    if (outcome?.how === "turned" && place.value === "#NAME?") isStale = true;
    return outcome;
  });
  const hadPanes = takeOutTaskPanes(parts);
  if (isStale) {
    // Saved where the functions were not loaded: the recipient's program must not go on showing #NAME?.
    const workbook = workbookPart(parts);
    parts.set(workbook, calculatedOnLoad(partOf(parts, workbook)));
  }
  return isStale || hadPanes ? { ...done, bytes: closeParts(parts) } : done;
}

/** The file with the functions back in every formula that {@link prepareToSend} turned. */
export function restore(bytes: Uint8Array): Sent {
  return swap(bytes, openParts(bytes), restoreFormula);
}

function swap(
  bytes: Uint8Array,
  parts: Parts,
  decide: (formula: string, place: FormulaPlace) => FormulaOutcome | null,
): Sent {
  const done = emptyReport();
  swapFormulas(parts, (formula, place) => {
    const outcome = decide(formula, place);
    if (outcome) report(done, formula, place, outcome);
    if (!outcome || outcome.how === "left") return null;
    return { formula: outcome.formula, own: outcome.how === "fixed" };
  });
  const changed = done.turned.length + done.fixed.length > 0;
  return { bytes: changed ? closeParts(parts) : bytes, report: done };
}
