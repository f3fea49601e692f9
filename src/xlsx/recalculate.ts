/** What the formulas of a workbook show once some of its cells hold something else. */
import { tokenize, tokenTypes, type RangeA1 } from "@borgar/fx";
import { contentOf } from "../formula/evaluate";
import { isError, type Content, type Scalar, type Value } from "../formula/values";
import { cellId, type CellRef } from "../sheets/plan/address";
import { errorOf, isErrorValue, type SheetCells } from "../sheets/read/cells";
import { isOneCell, splitReference, treeOf, Unknown } from "./known-formulas";

/** What a cell is to hold. */
export interface NewContent extends CellRef {
  value: Scalar;
  /** Beginning with `=`, in the add-in's functions; absent where a value stands alone. */
  formula?: string;
  /** As it stands in the file, where that is another text. */
  sent?: string;
}

export interface Recalculated {
  /** The formulas that show something else now. */
  values: (CellRef & { value: Content })[];
  /** Something that may follow from the change only a spreadsheet can work out. */
  isPartial: boolean;
}

/** What a cell shows after the change, where its formula is one that others know the value of; undefined for any other. */
export type KnownValue = (cell: CellRef) => Content | undefined;

/** Only what follows from the changed cells is worked out; everything else shows what it showed. */
export function recalculate(
  sheets: readonly SheetCells[],
  changes: readonly NewContent[],
  knownValue: KnownValue = () => undefined,
): Recalculated {
  return new Recalculation(sheets, changes, knownValue).run();
}

interface FormulaCell extends CellRef {
  formula: string;
  shown: Scalar;
  areas: readonly Area[];
}

interface Area {
  sheet: string;
  range: RangeA1;
}

class Recalculation {
  private readonly sheets: ReadonlyMap<string, SheetCells>;
  private readonly changed: ReadonlyMap<string, NewContent>;
  private readonly formulas = new Map<string, FormulaCell>();
  private readonly dirty = new Set<string>();
  private readonly known = new Map<string, Content | Unknown>();
  private isPartial = false;

  constructor(
    sheets: readonly SheetCells[],
    private readonly changes: readonly NewContent[],
    private readonly knownValue: KnownValue,
  ) {
    this.sheets = new Map(sheets.map((sheet) => [folded(sheet.name), sheet]));
    this.changed = new Map(changes.map((change) => [idOf(change), change]));
    for (const sheet of sheets) this.collect(sheet);
    for (const change of changes)
      if (change.formula !== undefined) this.add({ ...change, formula: change.formula }, null);
  }

  run(): Recalculated {
    for (const change of this.changes) this.spread(change);
    const values: Recalculated["values"] = [];
    for (const id of this.dirty) {
      const { formula: _, areas: _areas, shown, ...cell } = this.formulas.get(id)!;
      try {
        const value = this.value(cell) ?? 0;
        if (!isSame(value, shown)) values.push({ ...cell, value });
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        this.isPartial = true;
      }
    }
    return { values, isPartial: this.isPartial };
  }

  private collect({ name, top, left, formulas, values }: SheetCells): void {
    formulas.forEach((line, r) => {
      line.forEach((formula, c) => {
        if (typeof formula !== "string" || !formula.startsWith("=")) return;
        const cell = { sheet: name, row: top + r, column: left + c };
        if (!this.changed.has(idOf(cell))) this.add({ ...cell, formula }, values[r]![c] ?? null);
      });
    });
  }

  private add({ sheet, row, column, formula }: CellRef & { formula: string }, shown: Scalar): void {
    const { areas, isOpaque } = namedIn(formula, sheet);
    this.isPartial ||= isOpaque;
    const cell = { sheet, row, column, formula, shown, areas };
    this.formulas.set(idOf(cell), cell);
    if (this.changed.has(idOf(cell))) this.dirty.add(idOf(cell));
  }

  /** Whatever names the cell follows from it, and what names that. */
  private spread(from: CellRef): void {
    const open: CellRef[] = [from];
    for (let cell = open.pop(); cell; cell = open.pop()) {
      const at = { ...cell, sheet: folded(cell.sheet) };
      for (const [id, formula] of this.formulas)
        if (!this.dirty.has(id) && formula.areas.some((area) => holds(area, at))) {
          this.dirty.add(id);
          open.push(formula);
        }
    }
  }

  private value(cell: CellRef): Content {
    const id = idOf(cell);
    let value = this.known.get(id);
    if (value === undefined) {
      // A formula that leads back to itself finds this.
      this.known.set(id, new Unknown("circular"));
      value = this.workedOut(cell, id);
      this.known.set(id, value);
    }
    if (value instanceof Unknown) throw value;
    return value;
  }

  private workedOut(cell: CellRef, id: string): Content | Unknown {
    const formula = this.formulas.get(id);
    const change = this.changed.get(id);
    if (!formula) return change ? change.value : this.standing(cell);
    if (!this.dirty.has(id) && formula.shown !== null) return asContent(formula.shown);
    const given = change ? undefined : this.knownValue(cell);
    if (given !== undefined) return given;
    try {
      const tree = treeOf(formula.formula);
      return contentOf(tree, (reference) => this.range(reference, cell.sheet));
    } catch (error) {
      if (error instanceof Unknown) return error;
      throw error;
    }
  }

  private standing({ sheet, row, column }: CellRef): Content {
    const cells = this.sheets.get(folded(sheet));
    if (!cells) throw new Unknown(sheet);
    const value = cells.values[row - cells.top]?.[column - cells.left] ?? null;
    return value === "" ? null : asContent(value);
  }

  private range(reference: string, sheet: string): Value {
    const { name, range } = splitReference(reference, sheet);
    const cells = this.sheets.get(folded(name));
    if (!cells) throw new Unknown(name);
    const last = { row: cells.top + cells.values.length - 1, column: lastColumn(cells) };
    const { top, left, bottom, right } = range;
    const rows: Content[][] = [];
    for (let row = top ?? 0; row <= (bottom ?? last.row); row++) {
      const line: Content[] = [];
      for (let column = left ?? 0; column <= (right ?? last.column); column++)
        line.push(this.value({ sheet: cells.name, row, column }));
      rows.push(line);
    }
    return isOneCell(range) ? (rows[0]?.[0] ?? null) : rows;
  }
}

const lastColumn = ({ left, values }: SheetCells) => left + (values[0]?.length ?? 0) - 1;

const folded = (name: string) => name.toLowerCase();

const idOf = (cell: CellRef) => cellId({ ...cell, sheet: folded(cell.sheet) });

const asContent = (value: Scalar): Content => (isErrorValue(value) ? errorOf(value) : value);

/** A cell that shows TRUE is kept as 1 by some programs. */
function isSame(value: Content, shown: Scalar): boolean {
  if (isError(value)) return value.code === shown;
  return value === shown || (typeof value === "boolean" && shown === Number(value));
}

const holds = ({ sheet, range: { top, left, bottom, right } }: Area, cell: CellRef): boolean =>
  cell.sheet === sheet &&
  cell.row >= (top ?? 0) &&
  cell.row <= (bottom ?? Infinity) &&
  cell.column >= (left ?? 0) &&
  cell.column <= (right ?? Infinity);

const REFERENCES: ReadonlySet<string> = new Set([tokenTypes.REF_RANGE, tokenTypes.REF_BEAM]);
const OPAQUE: ReadonlySet<string> = new Set([
  ...[tokenTypes.REF_NAMED, tokenTypes.REF_STRUCT, tokenTypes.REF_TERNARY, tokenTypes.UNKNOWN],
]);

/** Functions that name cells otherwise than by writing them down. */
const INDIRECT = /^(INDIRECT|OFFSET)$/i;

/** The cells that a formula names. */
function namedIn(formula: string, sheet: string): { areas: Area[]; isOpaque: boolean } {
  const areas: Area[] = [];
  let isOpaque = false;
  for (const { type, value } of tokenize(formula)) {
    if (OPAQUE.has(type)) isOpaque ||= !/^(TRUE|FALSE)$/i.test(value);
    else if (type === tokenTypes.FUNCTION) isOpaque ||= INDIRECT.test(value);
    if (!REFERENCES.has(type)) continue;
    try {
      const { name, range } = splitReference(value, sheet);
      areas.push({ sheet: folded(name), range });
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      isOpaque = true;
    }
  }
  return { areas, isOpaque };
}
