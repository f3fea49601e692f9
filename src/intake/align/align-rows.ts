/** Rows by their keys, and a key only beside its own wording; rows without a key by their wording, or their distance. */
import { parseCardKey } from "../../sheets/identity/keys";
import type { AlignNote } from "./align";
import type { Grid } from "./grid";
import type { FormSheet } from "./template";
import { agreement, wordsOfForm, wordsOfGrid, type Words } from "./wording";

/** From here on words are a row's own, below the second they are another's. */
const ALIKE = 0.75;
const OTHER = 0.5;
/** By how much a row must match better than any other. */
const CLEARLY = 0.1;

export function alignRows(
  form: FormSheet,
  grid: Grid,
  keyColumn: number,
): { rows: number[]; notes: AlignNote[] } {
  const finder = new RowFinder(form, grid, keyColumn);
  return { rows: finder.find(), notes: finder.notes };
}

class RowFinder {
  readonly notes: AlignNote[] = [];
  private readonly rows: number[];
  private readonly taken = new Set<number>();
  private readonly ours: Map<number, Words>;
  private readonly theirs: Map<number, Words>;
  /** Rows of the file by the key that stands in them. */
  private readonly keyed = new Map<string, number[]>();
  /** Rows whose key was told already. */
  private readonly told = new Set<number>();

  constructor(
    private readonly form: FormSheet,
    private readonly grid: Grid,
    private readonly keyColumn: number,
  ) {
    this.rows = Array.from({ length: form.rows }, () => -1);
    this.ours = withHeadings(form, wordsOfForm(form));
    this.theirs = withGroups(this.ours, form, wordsOfGrid(grid, keyColumn));
    for (let row = 0; row < grid.rows; row++) {
      const key = this.keyAt(row);
      if (key !== "") this.keyed.set(key, [...(this.keyed.get(key) ?? []), row]);
    }
  }

  find(): number[] {
    const own = [...this.form.keys].filter(([, key]) => !key.startsWith("#"));
    for (const [row, key] of own) this.byKey(row, key);
    for (const [row] of own) if (this.rows[row] === -1) this.byWording(row);
    this.structural();
    this.byDistance();
    if (this.keyColumn >= 0) this.unknownKeys();
    for (const [row] of own)
      if (this.rows[row] === -1) this.notes.push({ type: "row-missing", planned: row });
    return this.rows;
  }

  private keyAt(row: number): string {
    if (this.keyColumn < 0) return "";
    const value = this.grid.value(row, this.keyColumn);
    const key = typeof value === "string" ? value.trim() : String(value ?? "");
    return parseCardKey(key) ? "" : key;
  }

  private take(planned: number, row: number): void {
    this.rows[planned] = row;
    this.taken.add(row);
  }

  private agree(planned: number, row: number): number {
    return agreement(this.ours.get(planned) ?? [], this.theirs.get(row) ?? []);
  }

  /** The row of a key, where its wording does not say that it is another's. */
  private byKey(planned: number, key: string): void {
    const rows = (this.keyed.get(key) ?? []).map((row) => ({
      row,
      alike: this.agree(planned, row),
    }));
    rows.sort((a, b) => b.alike - a.alike || a.row - b.row);
    const [best, ...others] = rows;
    if (!best) return;
    // A copy elsewhere counts as one only where the key's own row is there.
    if (best.alike >= OTHER || !this.isElsewhere(planned, best.row)) {
      this.take(planned, best.row);
      for (const { row } of others) this.tell(row, null, key);
    }
  }

  /** The wording of a criterion stands in another row than its key, or the key's row says another criterion's. */
  private isElsewhere(planned: number, row: number): boolean {
    const elsewhere = this.bestRow(planned);
    if (elsewhere !== null && elsewhere !== row) return true;
    const [other] = this.bestPlanned(row);
    return other !== undefined && other.planned !== planned && other.alike >= ALIKE;
  }

  /** The row that says what the form's row says, clearly better than any other; null where none does. */
  private bestRow(planned: number): number | null {
    const found = [...this.theirs.keys()]
      .filter((row) => !this.taken.has(row))
      .map((row) => ({ row, alike: this.agree(planned, row) }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike || a.row - b.row);
    const [best] = found;
    if (!best) return null;
    const [rival] = this.bestPlanned(best.row).filter((each) => each.planned !== planned);
    if (rival && rival.alike > best.alike - CLEARLY && best.alike < 1) return null;
    if (rival && rival.alike >= 1 && best.alike >= 1 && this.rows[rival.planned] !== -1)
      return best.row;
    return best.row;
  }

  private bestPlanned(row: number): { planned: number; alike: number }[] {
    return [...this.form.keys]
      .filter(([, key]) => !key.startsWith("#"))
      .map(([planned]) => ({ planned, alike: this.agree(planned, row) }))
      .sort((a, b) => b.alike - a.alike);
  }

  private byWording(planned: number): void {
    const row = this.bestRow(planned);
    if (row === null) return;
    this.take(planned, row);
    const key = this.form.keys.get(planned)!;
    if (this.keyColumn >= 0) this.tell(row, key, this.keyAt(row) || null);
    for (const each of this.keyed.get(key) ?? []) if (each !== row) this.told.add(each);
  }

  private tell(row: number, expected: string | null, found: string | null): void {
    this.told.add(row);
    this.notes.push({ type: "key", row, column: this.keyColumn, expected, found });
  }

  /** Headings, headers and notes: by their key and its number, else by their wording. */
  private structural(): void {
    const seen = new Map<string, number>();
    for (const [planned, key] of this.form.keys) {
      if (!key.startsWith("#")) continue;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      const row = planned === 0 ? this.cardRow() : this.keyed.get(key)?.[nth];
      if (row !== undefined && !this.taken.has(row)) this.take(planned, row);
    }
    for (const [planned, words] of this.ours) {
      if (this.rows[planned] !== -1 || words.length === 0) continue;
      const isOurs = (row: number) => !this.taken.has(row) && this.agree(planned, row) >= ALIKE;
      const row = [...this.theirs.keys()].filter(isOurs);
      if (row.length > 0) this.take(planned, this.nearest(planned, row));
    }
  }

  private cardRow(): number | undefined {
    for (let row = 0; row < this.grid.rows; row++)
      if (this.keyColumn >= 0 && parseCardKey(this.grid.value(row, this.keyColumn))) return row;
    return undefined;
  }

  private nearest(planned: number, rows: readonly number[]): number {
    const aim = this.guess(planned) ?? planned;
    return rows.reduce((best, row) => (Math.abs(row - aim) < Math.abs(best - aim) ? row : best));
  }

  /** Rows that say nothing keep their distance to the row above that was found. */
  private byDistance(): void {
    for (let planned = 0; planned < this.form.rows; planned++) {
      const key = this.form.keys.get(planned);
      if (this.rows[planned] !== -1 || (key !== undefined && !key.startsWith("#"))) continue;
      const row = this.guess(planned);
      if (row !== undefined && row >= 0 && !this.taken.has(row)) this.take(planned, row);
    }
  }

  private guess(planned: number): number | undefined {
    for (let above = planned - 1; above >= 0; above--)
      if (this.rows[above] !== -1) return this.rows[above]! + planned - above;
    const below = this.rows.findIndex((row) => row !== -1);
    return below < 0 ? undefined : this.rows[below]! + planned - below;
  }

  private unknownKeys(): void {
    for (const [key, rows] of this.keyed)
      for (const row of rows) {
        if (this.taken.has(row) && this.isItsKey(row, key)) continue;
        if (this.told.has(row) || isKnownElsewhere(key)) continue;
        const planned = this.rows.indexOf(row);
        this.tell(row, planned < 0 ? null : (this.form.keys.get(planned) ?? null), key);
      }
  }

  private isItsKey(row: number, key: string): boolean {
    return this.form.keys.get(this.rows.indexOf(row)) === key;
  }
}

/** Keys that the add-in writes beside the form. */
const isKnownElsewhere = (key: string) => /^#(signed|card):/.test(key);

/** Lines of one fact are told apart by the fact: 本科 stands under several. */
function withHeadings(form: FormSheet, words: Map<number, Words>): Map<number, Words> {
  let heading: Words = [];
  return new Map(
    [...words]
      .sort(([a], [b]) => a - b)
      .map(([row, own]) => {
        const key = form.keys.get(row) ?? "";
        if (key.startsWith("#")) heading = key.startsWith("#fact:") ? own : [];
        const isLine = heading.length > 0 && !key.startsWith("#");
        return [row, isLine ? [...heading.map(asHeading), ...own] : own];
      }),
  );
}

/** The same for a file: the words of a heading go on with the rows below it. */
function withGroups(
  ours: ReadonlyMap<number, Words>,
  form: FormSheet,
  theirs: Map<number, Words>,
): Map<number, Words> {
  const headings = new Set(
    [...form.keys]
      .filter(([, key]) => key.startsWith("#fact:"))
      .map(([row]) => (ours.get(row) ?? []).join("")),
  );
  if (headings.size === 0) return theirs;
  const lines = new Set(
    [...form.keys]
      .filter(([, key]) => !key.startsWith("#"))
      .map(([row]) => ours.get(row) ?? [])
      .filter(([first]) => first?.startsWith(HEADING))
      .map((words) => words[1] ?? ""),
  );
  let heading: Words = [];
  return new Map(
    [...theirs].map(([row, words]) => {
      if (headings.has(words[0] ?? "")) heading = words.slice(0, 1);
      else if (heading.length > 0 && words.some((each) => lines.has(each)))
        return [row, [...heading.map(asHeading), ...words]];
      else heading = [];
      return [row, words];
    }),
  );
}

const HEADING = "\u0001";
const asHeading = (words: string) => HEADING + words;
