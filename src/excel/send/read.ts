/** Every formula of the workbook, hidden sheets and defined names included, in few requests of a bearable size. */
import { asTyped } from "../../formula/excel-signs";
import type { Scalar } from "../../formula/values";
import type { Area } from "../../sheets/plan/plan";
import { areaAddress } from "../../sheets/plan/areas";
import { can } from "../limits";
import { protectionNow, type Protection } from "../protection";

/** A formula in a cell. */
export interface FormulaCell {
  row: number;
  column: number;
  formula: string;
  value: Scalar;
  numberFormat: string;
}

export interface SheetFormulas {
  id: string;
  name: string;
  /** What a protected sheet allows; null where it is not protected. */
  protection: Protection | null;
  cells: FormulaCell[];
  /** Some cells belong to an array formula. */
  arrays: boolean;
}

/** A defined name of the workbook, or of one sheet. */
export interface NamedFormula {
  /** Id of its sheet; null for a name of the workbook. */
  sheet: string | null;
  name: string;
  formula: string;
}

export interface BookFormulas {
  sheets: SheetFormulas[];
  names: NamedFormula[];
}

/** Excel on the web hands over 5 MB at once; a cell that is filled takes some 50 bytes. */
const cellsPerRead = 60_000;

/** Columns of a sheet that are read with the first request; most sheets have fewer. */
const usualColumns = 30;

/** Two syncs; more where sheets are large. `wanted` says which formulas are kept. */
export async function readFormulas(
  context: Excel.RequestContext,
  wanted: (formula: string) => boolean,
): Promise<BookFormulas> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/id,items/name,items/protection/protected,items/protection/options");
  names.load("items/name,items/formula");
  await context.sync();

  const { items } = worksheets;
  const rows = Math.max(1, Math.floor(cellsPerRead / items.length / usualColumns));
  const window = { row: 0, column: 0, rows, columns: usualColumns };
  const loading = items.map((sheet) => queueSheet(sheet, window));
  await context.sync();

  const sheets = loading.map(({ sheet }): SheetFormulas => {
    const { id, name, protection } = sheet;
    return { id, name, protection: protectionNow(protection), cells: [], arrays: false };
  });
  const pieces: Piece[] = [];
  const own = loading.flatMap((loaded, index) => {
    const into = sheets[index]!;
    const found = loaded.answer();
    if (found) {
      into.arrays = found.arrays;
      keep(into, found.first, wanted);
      pieces.push(...rest(found.used, window).map((area) => ({ into, area })));
    }
    return loaded.names().map((each) => ({ ...each, sheet: into.id }));
  });
  for (const batch of batches(pieces)) await readBatch(context, batch, wanted);

  const shared = names.items.map((item) => ({ sheet: null, ...formulaOf(item) }));
  return {
    sheets,
    names: [...shared, ...own].filter(({ formula }) => wanted(formula)),
  };
}

const formulaOf = ({ name, formula }: Excel.NamedItem) => ({
  name,
  formula: asTyped(String(formula)),
});

function queueSheet(sheet: Excel.Worksheet, window: Area) {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  if (can("spills")) used.load("hasSpill,savedAsArray");
  const first = used.getIntersectionOrNullObject(areaAddress(window));
  loadCells(first);
  sheet.names.load("items/name,items/formula");
  return {
    sheet,
    names: () => sheet.names.items.map(formulaOf),
    answer() {
      if (used.isNullObject) return null;
      const { rowIndex, columnIndex, rowCount, columnCount } = used;
      return {
        used: { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount },
        // Mixed answers are null.
        arrays: can("spills") && (used.hasSpill !== false || used.savedAsArray !== false),
        first: first.isNullObject ? null : first,
      };
    },
  };
}

function loadCells(range: Excel.Range): void {
  range.load("rowIndex,columnIndex,formulas,values,numberFormat");
}

function keep(
  into: SheetFormulas,
  range: Excel.Range | null,
  wanted: (formula: string) => boolean,
): void {
  if (!range) return;
  range.formulas.forEach((line: unknown[], r) =>
    line.forEach((content, c) => {
      if (typeof content !== "string" || !content.startsWith("=")) return;
      const value = range.values[r]![c] as Scalar;
      // A text that looks like a formula is its own value.
      const formula = asTyped(content);
      if (value === content || !wanted(formula)) return;
      const numberFormat = String(range.numberFormat[r]![c]);
      const [row, column] = [range.rowIndex + r, range.columnIndex + c];
      into.cells.push({ row, column, formula, value, numberFormat });
    }),
  );
}

interface Piece {
  into: SheetFormulas;
  area: Area;
}

/** What the first window does not show of a used range, in pieces of a bearable size. */
function rest(used: Area, window: Area): Area[] {
  const bottom = used.row + used.rows;
  const right = used.column + used.columns;
  const [below, beside] = [Math.max(used.row, window.rows), Math.max(used.column, window.columns)];
  return [
    ...slices({
      ...used,
      column: beside,
      columns: right - beside,
      rows: Math.min(bottom, below) - used.row,
    }),
    ...slices({ ...used, row: below, rows: bottom - below }),
  ];
}

function slices({ row, column, rows, columns }: Area): Area[] {
  if (rows <= 0 || columns <= 0) return [];
  const height = Math.max(1, Math.floor(cellsPerRead / columns));
  return Array.from({ length: Math.ceil(rows / height) }, (_, index) => {
    const first = row + index * height;
    return { row: first, column, rows: Math.min(height, row + rows - first), columns };
  });
}

function batches(pieces: readonly Piece[]): Piece[][] {
  const found: Piece[][] = [];
  let cells = Infinity;
  for (const piece of pieces) {
    const size = piece.area.rows * piece.area.columns;
    if (cells + size > cellsPerRead) {
      found.push([]);
      cells = 0;
    }
    cells += size;
    found.at(-1)!.push(piece);
  }
  return found;
}

async function readBatch(
  context: Excel.RequestContext,
  batch: readonly Piece[],
  wanted: (formula: string) => boolean,
): Promise<void> {
  const loading = batch.map(({ into, area }) => {
    const range = context.workbook.worksheets.getItem(into.id).getRange(areaAddress(area));
    loadCells(range);
    return { into, range };
  });
  await context.sync();
  for (const { into, range } of loading) keep(into, range, wanted);
}
