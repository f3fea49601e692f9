/** 年度: the year of a card as a number that rules may name. */
import { factFormula, formulasOf, tryFormula } from "./rules";
import type { Rubric } from "./types";

/** Its name in formulas. */
export const YEAR = "year";

/** The years that DATE counts alike in every spreadsheet. */
export const FIRST_YEAR = 1901;
export const LAST_YEAR = 9999;

/** The first four digits: 2025—2026学年 is 2025. Undefined where there is no such year. */
export function yearNumber(written: string): number | undefined {
  const digits = /\d{4}/.exec(written.normalize("NFKC"));
  const year = digits ? Number(digits[0]) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}

/** Whether rules compute by a year that the card does not have. */
export const lacksYear = ({
  rubric,
  year,
}: {
  rubric: Rubric;
  year: number | undefined;
}): boolean => year === undefined && namesYear(rubric);

const known = new WeakMap<Rubric, boolean>();

/** Whether anything of a card is computed by its year; sought once, every card asks. */
export function namesYear(rubric: Rubric): boolean {
  let found = known.get(rubric);
  if (found === undefined) {
    found = formulasOf(rubric).some(
      ({ text, use }) =>
        (use.in === "fact" || use.in === "criterion") &&
        tryFormula(text).formula !== undefined &&
        factFormula(rubric, text).names.includes(YEAR),
    );
    known.set(rubric, found);
  }
  return found;
}
