/** What the checks of one card work on. */
import { compare9 } from "../formula/decimal";
import { isError, type Content } from "../formula/values";
import { CardValues } from "../ledger/values";
import { cellContents, isReadOtherwise, readContents } from "../scoring/contents";
import type { Scorecard } from "../scoring/types";
import { isErrorValue } from "../sheets/read/cells";
import type { CardSheets } from "./card-sheets";
import type { CardEntry } from "./entries";
import type { Form } from "./template";
import { contentAt } from "./typed-formula";

export interface CardContext {
  form: Form;
  sheets: CardSheets;
  entries: readonly CardEntry[];
  byName: ReadonlyMap<string, CardEntry>;
  /** What the cells hold, as entries. */
  stages: Scorecard["stages"];
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
  const held = new CardValues(ledger, cellContents(rubric, scorecard));
  return {
    form: sheets.form,
    sheets,
    entries,
    stages: scorecard.stages,
    byName: new Map(entries.map((entry) => [entry.name, entry])),
    held,
    // Where nothing was read otherwise than it stands, both are one, and computed once.
    read: !isReadOtherwise(rubric, scorecard)
      ? held
      : new CardValues(ledger, readContents(rubric, scorecard)),
  };
}

/** What the file itself shows in the cells of the ledger; a cell that it does not have is worked out. */
export function shownValues({ form, sheets, byName }: CardContext): CardValues {
  return new CardValues(form.ledger, (name) => {
    const placed = sheets.at(name);
    if (!placed) return undefined;
    const { cell, alignment } = placed;
    const isUncomputed = cell.value === null || isUnready(cell.value);
    if (isUncomputed && byName.get(name)?.standing !== "typed") return undefined;
    return contentAt(alignment.grid, cell.row, cell.column);
  });
}

/** The add-in was not there when the cell was computed, or it is on its way. */
export const isUnready = (value: unknown): boolean =>
  typeof value === "string" && isErrorValue(value) && /^#(NAME\?|BUSY!|GETTING_DATA)/i.test(value);

export function sameContent(one: Content, other: Content): boolean {
  const [a, b] = [asNumber(one), asNumber(other)];
  if (isError(a) || isError(b)) return codeOf(a) === codeOf(b);
  if (typeof a === "number" && typeof b === "number")
    // Beyond a million, 15 digits are all that a cell has.
    return compare9(a, b) === 0 || (Math.abs(a) >= 1e6 && a.toPrecision(14) === b.toPrecision(14));
  return (a ?? "") === (b ?? "");
}

/** LibreOffice keeps TRUE as 1. */
const asNumber = (value: Content): Content => (typeof value === "boolean" ? Number(value) : value);

const codeOf = (value: Content) => (isError(value) ? value.code : value);
