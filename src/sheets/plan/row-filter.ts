/**
 * Which values of which columns leave the wanted rows of a list in sight, as Excel's filter names rows by what stands in
 * them. Columns that people read (college, destination) are taken before numbers of persons, which may be lost, merged or
 * not there at all; where several columns are needed a row has to pass each of them.
 */
import type { Scalar } from "../../formula/values";

/** The cells of a column below the header, as they are and as Excel shows them. */
export interface ShownColumn {
  values: readonly Scalar[];
  texts: readonly string[];
}

export interface ColumnFilter {
  /** On the sheet, from 0. */
  column: number;
  values: string[];
}

/** As many items a filter's list shows: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const MOST_VALUES = 10_000;

/** Neither a wildcard nor an operator, which filters understand, nor too long for one. */
const PLAIN = /^[^*?~=<>][^*?~]{0,254}$/;

interface Part extends ColumnFilter {
  passes: boolean[];
}

export class RowFilter {
  private parts: Part[] = [];
  private seen: boolean[];

  /** @param wanted of so many rows below the header those that are to be seen, from 0 */
  constructor(
    rows: number,
    private readonly wanted: ReadonlySet<number>,
  ) {
    this.seen = Array.from({ length: rows }, () => true);
  }

  /** Whether no column is needed any more. */
  get isWhole(): boolean {
    return count(this.seen) === this.wanted.size;
  }

  /** A column is taken where it hides what the columns before it do not. */
  add(column: number, cells: ShownColumn): void {
    const values = this.namesOf(cells);
    if (!values) return;
    const names = new Set(values.map(alike));
    const passes = cells.texts.map(
      (text, row) => names.has(alike(text)) || names.has(alike(String(cells.values[row] ?? ""))),
    );
    const seen = this.seen.map((is, row) => is && passes[row]!);
    if (count(seen) === count(this.seen)) return;
    this.parts.push({ column, values, passes });
    this.seen = seen;
  }

  /** Without those that are not needed beside the others. */
  filters(): ColumnFilter[] {
    const needed = [...this.parts];
    for (const part of this.parts) {
      const others = needed.filter((each) => each !== part);
      const seen = this.seen.map((_, row) => others.every(({ passes }) => passes[row]));
      if (count(seen) === count(this.seen)) needed.splice(needed.indexOf(part), 1);
    }
    return needed.map(({ column, values }) => ({ column, values }));
  }

  /** Null where a wanted row cannot be named: it is empty, or shows something else than it holds. */
  private namesOf({ values, texts }: ShownColumn): string[] | null {
    const names = new Set<string>();
    for (const row of this.wanted) {
      const text = texts[row] ?? "";
      if (!PLAIN.test(text) || text !== String(values[row])) return null;
      names.add(text);
    }
    return names.size > MOST_VALUES ? null : [...names];
  }
}

/** Texts that differ in width, case or blanks around them may be one to a filter. */
const alike = (text: string): string => text.normalize("NFKC").trim().toUpperCase();

const count = (rows: readonly boolean[]): number => rows.filter(Boolean).length;
