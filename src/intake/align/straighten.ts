/** Formulas of a file as they would read if nothing on its sheets had been moved. */
import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import { Remembered } from "../../formula/remembered";
import type { Area } from "../../sheets/plan/plan";
import { isSameFormula } from "../../sheets/read/formulas";
import { sheetPrefix } from "../../sheets/card/sheet-names";
import type { Alignment } from "./align";
import type { SheetRole } from "./template";

/** The sheets of one card, aligned. */
export type Alignments = Partial<Record<SheetRole, Alignment>>;

export interface Straightened {
  formula: string;
  /** Names of other files that it refers to. */
  external: string[];
}

/** How the formulas of a card's sheets are compared with the form's. */
export class Straightener {
  private readonly byName: ReadonlyMap<string, Alignment>;
  private readonly byPlannedName: ReadonlyMap<string, Alignment>;
  /** No name, row or column differs from the form: formulas are comparable as they stand. */
  private readonly plain: boolean;

  constructor(alignments: Alignments) {
    const all = Object.values(alignments);
    this.byName = new Map(all.map((each) => [each.grid.name.toLowerCase(), each]));
    this.byPlannedName = new Map(all.map((each) => [each.form.name.toLowerCase(), each]));
    this.plain = all.every(({ inPlace, grid, form }) => inPlace && grid.name === form.name);
  }

  /** In the form's places; what names nothing of the form stays as it is. */
  formula(formula: string, on: Alignment): Straightened {
    if (this.plain && !formula.includes("[")) return { formula, external: [] };
    const external: string[] = [];
    const text = tokenize(formula)
      .map(({ type, value }) =>
        type === tokenTypes.REF_RANGE ? this.reference(value, on, external) : value,
      )
      .join("");
    return { formula: text, external };
  }

  /** Whether the formula of a cell is the form's, whatever a program made of its spelling. */
  isSame(formula: string, expected: string, on: Alignment): boolean {
    if (this.plain && formula === expected) return true;
    const straight = this.formula(formula, on);
    return straight.external.length === 0 && saysSame(straight, expected, on);
  }

  /** The form's formula, but over the cells of another file. */
  isLinked(formula: string, expected: string, on: Alignment): boolean {
    const straight = this.formula(formula, on);
    return straight.external.length > 0 && saysSame(straight, expected, on);
  }

  /** The cells of the file that a formula names, those of other sheets included. */
  areas(formula: string, on: Alignment): { grid: Alignment | null; area: Area }[] {
    return tokenize(formula).flatMap(({ type, value }) => {
      if (type !== tokenTypes.REF_RANGE) return [];
      const parsed = parseA1Ref(value);
      if (!parsed || !("range" in parsed) || !parsed.range) return [];
      const named = parsed.context?.at(-1);
      const grid =
        named === undefined ? on : (this.byName.get(String(named).toLowerCase()) ?? null);
      const { top, left, bottom, right } = parsed.range;
      const first = { row: top ?? 0, column: left ?? 0 };
      const rows = (bottom ?? MOST_ROWS) - first.row + 1;
      const columns = (right ?? MOST_COLUMNS) - first.column + 1;
      return [{ grid, area: { ...first, rows, columns } }];
    });
  }

  private reference(text: string, on: Alignment, external: string[]): string {
    const parsed = parseA1Ref(text);
    if (!parsed || !("range" in parsed) || !parsed.range) return text;
    const context = parsed.context ?? [];
    const named = context.at(-1);
    const name = String(named ?? "").toLowerCase();
    if (context.length > 1 || /^\[|\]/.test(String(named ?? "")))
      external.push(String(context[0] ?? named));
    const target =
      named === undefined
        ? on
        : (this.byName.get(name) ?? this.byPlannedName.get(name.replace(/^.*\]/, "")));
    if (!target) return text;
    const range = plannedRange(parsed.range, target);
    if (!range) return "#OUT!";
    const prefix = target === on ? "" : sheetPrefix(target.form.name);
    return prefix + stringifyA1Ref({ range } as typeof parsed);
  }
}

const [MOST_ROWS, MOST_COLUMNS] = [1_048_575, 16_383];

type Range = NonNullable<Extract<ReturnType<typeof parseA1Ref>, { range: unknown }>["range"]>;

/** The same cells in the form, where they are one block there; rows that the form does not have are left out. */
function plannedRange(range: Range, { plannedRow, plannedColumn, inPlace }: Alignment) {
  if (inPlace) return range;
  const { top, left, bottom, right } = range;
  if (top == null || bottom == null || left == null || right == null) return range;
  const rows = plannedBlock(top, bottom, plannedRow);
  const columns = plannedBlock(left, right, plannedColumn);
  if (!rows || !columns) return null;
  return {
    ...range,
    ...{ top: rows.first, bottom: rows.last, left: columns.first, right: columns.last },
  };
}

function plannedBlock(from: number, to: number, planned: ReadonlyMap<number, number>) {
  const found = new Set<number>();
  if (to - from > planned.size * 4 + 1000) return null;
  for (let at = from; at <= to; at++) {
    const there = planned.get(at);
    if (there !== undefined) found.add(there);
  }
  if (found.size === 0) return null;
  const [first, last] = [Math.min(...found), Math.max(...found)];
  return last - first + 1 === found.size ? { first, last } : null;
}

const saysSame = ({ formula }: Straightened, expected: string, { form }: Alignment): boolean =>
  formula === expected || sameFormula(formula, expected, form.name);

/** Files of one rubric hold the same formulas: each pair is compared once. */
const compared = new Remembered<boolean>(8_000_000);

const sameFormula = (formula: string, expected: string, sheet: string): boolean =>
  compared.get(`${sheet}\n${formula}\n${expected}`, () => isSameFormula(formula, expected, sheet));

/** A formula without what it refers to: equal for formulas that differ only in the cells that they name. */
export const skeleton = (formula: string): string =>
  tokenize(formula)
    .filter(({ type }) => type !== "whitespace" && type !== "fx_prefix")
    .map(({ type, value }) => (type === tokenTypes.REF_RANGE ? "?" : value.toUpperCase()))
    .join("");
