/**
 * Differences between cell and assessment that are known and not mended yet, each by what it can be told from. Once the
 * ledger's raw figures are compared, this list is empty.
 */
import { criteriaOf, findCriterion, formulaName } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import type { Figure } from "./figures";
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
  "per cent by formula",
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
  "formula of a fraction",
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
    what: "an error in one cell spreads over the sums and results of its sheet",
    explains: ({ figure, shown }) =>
      figure.criterion === undefined && typeof shown === "string" && shown.startsWith("#"),
  },
  {
    what: "a result that is a comparison stands without parentheses in the formula of the shown total",
    explains: ({ figure, formula }) =>
      figure.key === "shown" &&
      /[<>]=?[^,()]*=[^,()]*[<>]/.test(formula.replace(/ROUND\([^)]*\)/g, "x")),
  },
  {
    what: "a function that rounds sees the last bit of what it rounds",
    explains: (failure) =>
      typeof failure.shown === "number" &&
      typeof failure.figure.expected === "number" &&
      hasRule(failure, (kind) => /^ROUND|^INT$|^MOD$|^LOOKUP$/.test(kind)),
  },
  {
    what: "a rubric of vetoes only has an empty formula",
    explains: ({ formula }) => formula === "=",
  },
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
    explains: ({ of: { edits, source }, figure }) =>
      restsOn(source.rubric, figure, edits).some(
        ({ key, content: { value } }) =>
          typeof value === "number" &&
          value >= 1 &&
          source.rubric.facts.some(({ id, type }) => type === "rate" && key.split(".")[0] === id),
      ),
  },
  {
    what: "a bonus scored part by part in part is missing in an assessment and not in its cell",
    explains: ({ figure, of }) =>
      figure.key === "missing" &&
      criteriaOf(of.source.rubric).some(
        ({ kind, criterion }) => kind === "bonus" && criterion.parts,
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
  {
    what: "a figure of the school alone is enough for a cell, and not for an assessment",
    explains: ({ figure, shown, of }) =>
      figure.expected === null &&
      typeof shown === "number" &&
      namesSchool(of.source.rubric, figure),
  },
];

export interface KnownMessage {
  what: string;
  says: RegExp;
}

/** Generated formulas that the reader takes for somebody's own. */
export const KNOWN_MISREADINGS: readonly KnownMessage[] = [
  {
    what: "under a header of two rows the points are not found, and rules that name them count as typed over",
    says: /[A-Z]\d/,
  },
];

/** Cards that the add-in cannot draw, or draws with a formula that no spreadsheet takes. */
export const KNOWN_REFUSALS: readonly KnownMessage[] = [
  {
    what: "a column of sections' scores beside a veto section cannot be drawn",
    says: /has no line section:veto/,
  },
  {
    what: "a rubric of vetoes only has an empty formula",
    says: /takes the formula =$/,
  },
];

/** Of which kinds the rule of a score is; a sum has none. */
function hasRule({ of, figure }: Failure, isKind: (kind: string) => boolean): boolean {
  return of.source.kinds.get(figure.criterion ?? "")?.some(isKind) ?? false;
}

function namesSchool(rubric: Rubric, { criterion = "" }: Figure): boolean {
  const rule = findCriterion(rubric, criterion)?.criterion.rule ?? "";
  const names = new Set(rule.match(/[A-Za-z_]\w*/g));
  return rubric.facts.some(({ id, scope }) => scope === "school" && names.has(formulaName(id)));
}

function hasSlip({ of, figure }: Failure, slips: readonly string[]): boolean {
  return restsOn(of.source.rubric, figure, of.edits).some(({ kind }) => slips.includes(kind));
}
