/** Writes changed formulas, and those cells only; says which show an error that was not there before. */
import type { Scalar } from "../../formula/values";
import type { Area } from "../../sheets/plan/plan";
import { isErrorValue } from "../../sheets/read/cells";
import { areaAddress, rectangles } from "../../sheets/plan/areas";
import type { FormulaCell, NamedFormula, SheetFormulas } from "./read";
import type { Change } from "../transaction/changes";
import type { Transaction } from "../transaction/transaction";

/** A cell with the formula that is to stand there. */
export interface CellChange extends FormulaCell {
  becomes: string;
  /** The cell as it was read. */
  of: FormulaCell;
}

export interface SheetChanges {
  sheet: SheetFormulas;
  cells: CellChange[];
}

export interface NameChange extends NamedFormula {
  becomes: string;
}

export interface Changes {
  sheets: SheetChanges[];
  names: NameChange[];
}

/**
 * Characters of formulas in one request; Excel on the web takes 5 MB, and a character may be 3 bytes and more. What they
 * were is noted in the same request.
 */
const charactersPerWrite = 700_000;

/** One sync, more where there is very much to write. Answers the cells that were no error before, and are one now. */
export async function writeFormulas(
  act: Transaction,
  changes: Changes,
  password: string | undefined,
): Promise<SheetChanges[]> {
  const broken: SheetChanges[] = [];
  for (const part of parts(changes)) broken.push(...(await writePart(act, part, password)));
  return broken;
}

async function writePart(
  act: Transaction,
  changes: Changes,
  password: string | undefined,
): Promise<SheetChanges[]> {
  const { sheets, names } = changes;
  const { workbook } = act.context;
  act.note(...changesIn(changes));
  const check = await act.step(
    () => {
      for (const { sheet, name, becomes } of names) {
        const scope = sheet === null ? workbook : workbook.worksheets.getItem(sheet);
        scope.names.getItem(name).formula = becomes;
      }
      const written = sheets.map(({ sheet, cells }) => {
        const target = workbook.worksheets.getItem(sheet.id);
        return { sheet, broken: writeCells(target, cells) };
      });
      return () => written.map(({ sheet, broken }) => ({ sheet, cells: broken() }));
    },
    { sheets: sheets.map(({ sheet }) => sheet), password },
  );
  return check().filter(({ cells }) => cells.length > 0);
}

function changesIn({ sheets, names }: Changes): Change[] {
  return [
    ...names.map(({ sheet, name, formula }): Change => {
      const scope = sheet === null ? null : { id: sheet, name: "" };
      return { do: "name", scope, name, was: formula };
    }),
    ...sheets.map(
      ({ sheet: { id, name }, cells }): Change => ({
        do: "write",
        sheet: { id, name },
        cells: cells.map(({ row, column, formula, becomes, numberFormat }) => ({
          row,
          column,
          was: formula,
          becomes,
          ...(numberFormat === "@" && { isText: true }),
        })),
      }),
    ),
  ];
}

function writeCells(sheet: Excel.Worksheet, cells: readonly CellChange[]): () => CellChange[] {
  const at = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
  const blocks = rectangles(cells.map(areaOf)).map((area) => {
    const range = sheet.getRange(areaAddress(area));
    writeBlock(range, area, (row, column) => at.get(`${row}:${column}`)!);
    return { area, range };
  });
  // After the formulas: what they give may depend on each other.
  for (const { range } of blocks) range.load("values");
  return () =>
    blocks.flatMap(({ area, range }) =>
      grid(area, (row, column) => {
        const cell = at.get(`${row}:${column}`)!;
        const now = range.values[row - area.row]![column - area.column] as Scalar;
        return isFinalError(now) && !isErrorValue(cell.value) ? [cell] : [];
      }).flat(2),
    );
}

const isFinalError = (value: Scalar) => isErrorValue(value) && !isPending(value);

/** The add-in's functions have not answered yet. */
export const isPending = (value: Scalar) => value === "#BUSY!" || value === "#GETTING_DATA";

/** In a cell with the format of text a formula would become text: it gets its format back afterwards. */
function writeBlock(
  range: Excel.Range,
  area: Area,
  cellAt: (row: number, column: number) => CellChange,
): void {
  const formats = grid(area, (row, column) => cellAt(row, column).numberFormat);
  const isText = formats.flat().includes("@");
  if (isText)
    range.numberFormat = formats.map((line) =>
      line.map((each) => (each === "@" ? "General" : each)),
    );
  range.formulas = grid(area, (row, column) => cellAt(row, column).becomes);
  if (isText) range.numberFormat = formats;
}

const areaOf = ({ row, column }: FormulaCell): Area => ({ row, column, rows: 1, columns: 1 });

function grid<T>(
  { row, column, rows, columns }: Area,
  of: (row: number, column: number) => T,
): T[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => of(row + r, column + c)),
  );
}

/** Cuts changes so that each part fits into a request; a sheet may go on in the next. */
function parts({ sheets, names }: Changes): Changes[] {
  const found: Changes[] = [{ sheets: [], names: [] }];
  let room = charactersPerWrite;
  const take = (length: number): Changes => {
    if (length > room) {
      found.push({ sheets: [], names: [] });
      room = charactersPerWrite;
    }
    room -= length;
    return found.at(-1)!;
  };
  for (const name of names) take(name.becomes.length + name.formula.length).names.push(name);
  for (const { sheet, cells } of sheets) {
    for (const cell of cells) {
      const part = take(cell.becomes.length + cell.formula.length);
      const last = part.sheets.at(-1);
      if (last?.sheet === sheet) last.cells.push(cell);
      else part.sheets.push({ sheet, cells: [cell] });
    }
  }
  return found.filter((part) => part.sheets.length + part.names.length > 0);
}
