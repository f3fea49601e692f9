/** The checks of a form for a workbook that is open: over its cells alone, as Excel hands them over. */
import type { Rubric } from "../../rubric/types";
import type { Finding } from "../../scoring/types";
import type { SheetCells } from "../../sheets/read";
import { NO_FORMATS } from "../../xlsx/cell-formats";
import type { FileSheet, FileWorkbook } from "../../xlsx/read";
import { integrityOf } from "./integrity";
import { readBook } from "../files/read-file";
import type { FindingKind, IntakeFinding } from "../types";

/** What the plan says of a form. The rest is scoring's to say, or nothing that cells tell. */
const OF_THE_FORM: ReadonlySet<FindingKind> = new Set<FindingKind>([
  ...(["wording-changed", "points-changed", "header-changed", "key-differs"] as const),
  ...(["row-missing", "row-added", "row-moved", "sheet-missing"] as const),
  ...(["rule-changed", "sum-changed", "identity-differs"] as const),
]);

/** What may keep a stage from being signed: the form, and values that no card can have. */
const OF_SIGNING: ReadonlySet<FindingKind> = new Set<FindingKind>([
  ...OF_THE_FORM,
  ...(["out-of-range", "unreadable-value", "impossible"] as const),
]);

type Readings = Readonly<Record<string, string>>;

/**
 * What was altered of a card's form.
 *
 * @param sheets those of the card, and the identity sheet
 */
export const formFindings = (
  rubric: Rubric,
  sheets: readonly SheetCells[],
  readings: Readings,
): Finding[] => integrityOf(findingsOf(rubric, sheets, readings, OF_THE_FORM), 0);

/** What intake would say of a card that may keep its stages from being signed. */
export const signingFindings = (
  rubric: Rubric,
  sheets: readonly SheetCells[],
  readings: Readings,
): IntakeFinding[] => findingsOf(rubric, sheets, readings, OF_SIGNING);

function findingsOf(
  rubric: Rubric,
  sheets: readonly SheetCells[],
  readings: Readings,
  kinds: ReadonlySet<FindingKind>,
): IntakeFinding[] {
  const { cards, findings } = readBook(bookOfCells(sheets), { rubrics: [rubric], readings });
  return cards.length === 0 ? [] : findings.filter(({ kind }) => kinds.has(kind));
}

/** The cells of an open workbook, as if they were a file's. */
export const bookOfCells = (sheets: readonly SheetCells[]): FileWorkbook => ({
  sheets: sheets.map(asFileSheet),
  ...{ formats: NO_FORMATS, links: [], macros: [], objects: [] },
  ...{ modified: "", precisionAsShown: false, charts: [] },
});

/** A sheet of which nothing is known but its cells. */
const asFileSheet = (cells: SheetCells): FileSheet => ({
  ...cells,
  ...{ visibility: "visible", part: "", comments: [], overlays: [], margins: "" },
  ...{ protected: true, filtered: false },
  ...{ validated: true, zerosHidden: false, conditions: [] },
  ...{ hiddenRows: [], hiddenColumns: [], merges: [] },
  styles: cells.values.map(() => []),
});
