/**
 * Differences between cell and assessment that are known and not mended yet, each by what it can be told from. Once the
 * ledger's raw figures are compared, this list is empty.
 */
import { restsOn, type Failure } from "./case";

export interface KnownFault {
  what: string;
  explains(failure: Failure): boolean;
}

const DATES = ["date", "date serial", "days late", "days between", "months"];
const READ = [
  "number as text",
  "number as text with blanks",
  "number in full width",
  "number with a unit",
  "per cent as text",
  "per cent as number",
  "score as text",
  "score with a unit",
  "date as text",
  "time of day",
  "choice with a blank",
  "choice in full width",
  "text with blanks",
];
const REFUSED = [
  "blank text",
  "formula of nothing",
  "error",
  "logical",
  "words",
  "negative",
  "negative score",
  "very large",
  "1.2",
  "fraction of a count",
  "date in a number's cell",
  "another word",
  "number as choice",
  "number as text",
  "number as flag",
  "odd flag",
  "odd word",
  "not applicable",
];

export const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    what: "a date is a text in an assessment and a serial in a cell",
    explains: (failure) => hasRule(failure, (kind) => DATES.includes(kind)),
  },
  {
    what: "SUMPRODUCT over comparisons of lines is an error in an assessment",
    explains: (failure) =>
      hasRule(failure, (kind) => /^SUMPRODUCT (over|of a comparison)/.test(kind)),
  },
  {
    what: "an optional figure that nobody filled is empty text in the cells of a later stage",
    explains: (failure) => hasRule(failure, (kind) => /optional|single|^N$/.test(kind)),
  },
  {
    what: "a rate from 1 to 2 is refused as ambiguous, and its cell computes",
    explains: ({ of: { edits, source } }) =>
      edits.some(
        ({ key, content: { value } }) =>
          typeof value === "number" &&
          value >= 1 &&
          source.rubric.facts.some(({ id, type }) => type === "rate" && key.split(".")[0] === id),
      ),
  },
  {
    what: "a formula that was cleared counts as if it stood there",
    explains: (failure) => hasSlip(failure, ["cleared"]),
  },
  {
    what: "what was read tolerantly is text in the cell",
    explains: (failure) => hasSlip(failure, READ),
  },
  {
    what: "what was refused when it was read has a value, or makes an error, in the cell",
    explains: (failure) => hasSlip(failure, REFUSED),
  },
];

/** Drawing a card that the add-in cannot draw. */
export const KNOWN_REFUSALS: readonly { what: string; says: RegExp }[] = [
  {
    what: "a column of sections' scores beside a veto section cannot be drawn",
    says: /has no line section:veto/,
  },
];

/** A score has the kinds of its own rule, a sum those of all. */
function hasRule({ of, figure }: Failure, isKind: (kind: string) => boolean): boolean {
  const { kinds } = of.source;
  const own = figure.criterion === undefined ? [...kinds.values()] : [kinds.get(figure.criterion)];
  return own.some((each) => each?.some(isKind));
}

function hasSlip({ of, figure }: Failure, slips: readonly string[]): boolean {
  return restsOn(of.source.rubric, figure, of.edits).some(({ kind }) => slips.includes(kind));
}
