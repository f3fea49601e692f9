/**
 * Array formulas: Excel shows the formula in each of the cells that it fills, and lets nobody write to one of them alone.
 */
import type { Text } from "../../rubric/types";
import { a1 } from "../../sheets/plan/address";
import type { BookFormulas, FormulaCell, SheetFormulas } from "./read";

/**
 * Takes the cells out that a formula elsewhere fills. Answers cells that may be parts of an array formula of the older
 * kind (Ctrl+Shift+Enter), which only the attempt to write tells. One sync; none where no two neighbours have the same
 * formula.
 */
export async function setArraysApart(
  context: Excel.RequestContext,
  { sheets }: BookFormulas,
): Promise<Map<SheetFormulas, FormulaCell[]>> {
  const doubtful = sheets
    .filter(({ arrays }) => arrays)
    .flatMap((sheet) => sameAsNeighbours(sheet.cells).map((cell) => ({ sheet, cell })));
  const apart = new Map<SheetFormulas, FormulaCell[]>();
  if (doubtful.length === 0) return apart;
  const asked = doubtful.map(({ sheet, cell }) => {
    const range = context.workbook.worksheets.getItem(sheet.id).getCell(cell.row, cell.column);
    range.load("hasSpill,savedAsArray");
    const parent = range.getSpillParentOrNullObject();
    parent.load("rowIndex,columnIndex");
    return { sheet, cell, range, parent };
  });
  await context.sync();
  for (const { sheet, cell, range, parent } of asked) {
    const fills = !parent.isNullObject;
    const isFirst = fills && parent.rowIndex === cell.row && parent.columnIndex === cell.column;
    if (isFirst || (!fills && (range.hasSpill || !range.savedAsArray))) continue;
    sheet.cells = sheet.cells.filter((each) => each !== cell);
    if (!fills) apart.set(sheet, [...(apart.get(sheet) ?? []), cell]);
  }
  return apart;
}

function sameAsNeighbours(cells: readonly FormulaCell[]): FormulaCell[] {
  const formulas = new Map(cells.map((cell) => [a1(cell), cell.formula]));
  return cells.filter(({ row, column, formula }) =>
    [
      [row - 1, column],
      [row + 1, column],
      [row, column - 1],
      [row, column + 1],
    ].some(
      ([r = 0, c = 0]) => r >= 0 && c >= 0 && formulas.get(a1({ row: r, column: c })) === formula,
    ),
  );
}

export const PART_OF_ARRAY: Text = {
  zh: "这是多个单元格共用的数组公式（Ctrl+Shift+Enter），加载项不能改写；请选中整个数组，改为普通公式后再试",
  en: "this is an array formula over several cells (Ctrl+Shift+Enter), which an add-in cannot write; select the whole array, make it an ordinary formula and try again",
};
