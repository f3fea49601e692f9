/**
 * Formulas as they stand in any row: the rows of a roster have the same, each over its own cells, and what was worked out
 * for one holds for all.
 */

/** Stands for the number of the formula's row; no document has this character. */
const ROW = "\uf8f3";

/** Words in quotes and quoted names of sheets, which stay; and a reference to a row without `$`. */
const REFERENCES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.\\$])(\$?[A-Z]{1,3})(\d+)(?![\w.(!])/gi;

/** A formula, or a reference, with a sign in the place of its own row's number. @param row counted from 0 */
export const overAnyRow = (formula: string, row: number): string => {
  const own = String(row + 1);
  return formula.replace(REFERENCES, (whole, column: string | undefined, number: string) =>
    column !== undefined && number === own ? column + ROW : whole,
  );
};

/** The formula in a row again. */
export const overRow = (formula: string, row: number): string =>
  formula.replaceAll(ROW, String(row + 1));

/** What is known of formulas by what they say in any row. */
export class ByOwnRow<T> {
  private readonly known = new Map<string, T>();

  /** @param make asked once for all rows whose numbers have as many digits: the length of a formula has a limit */
  get(formula: string, row: number, make: () => T): T {
    const key = `${String(row + 1).length}${overAnyRow(formula, row)}`;
    let found = this.known.get(key);
    if (found === undefined) this.known.set(key, (found = make()));
    return found;
  }
}
