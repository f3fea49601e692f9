/** Formulas of rubrics, over names. */
import { tokenize } from "@borgar/fx";

/** The names that a formula uses: facts, `points`, `reading.*`, `section.*` … Each once. */
export function namesIn(formula: string): string[] {
  return [
    ...new Set(
      tokenize(formula)
        .filter(({ type }) => type === "range_named")
        .map(({ value }) => value),
    ),
  ];
}

/** The formula with each name replaced by what stands for it in a cell. */
export function compile(formula: string, reference: (name: string) => string): string {
  return tokenize(formula)
    .map(({ type, value }) => (type === "range_named" ? reference(value) : value))
    .join("");
}
