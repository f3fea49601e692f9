import type { ICellData, IStyleData } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { type Area, fromUniver, intersect } from "../model/area";
import { type CellPatch, NO_CONTENT, NO_STYLE } from "../grid/edits";
import { hasContent, type Sheet } from "../grid/sheet";
import { invalidArgument, notImplemented } from "../wire/errors";

interface Place {
  sheet: Sheet;
  area: Area;
}
interface CopyOptions {
  kind: string;
  skipBlanks: boolean;
  transpose: boolean;
}

const KINDS = ["All", "Formulas", "Values", "Formats"];

/**
 * Copies cells with their formulas moved along, as pasting does. The target takes the size of the source, or a multiple
 * of it where it is larger.
 */
export function copyCells(source: Place, target: Place, options: CopyOptions): void {
  if (options.kind === "Link") throw notImplemented('Range.copyFrom(…, "Link")');
  if (!KINDS.includes(options.kind)) throw invalidArgument(`copyFrom(…, "${options.kind}")`);
  const from = source.sheet.bounded(source.area);
  const to = target.area;
  const turned = options.transpose ? { rows: from.columns, columns: from.rows } : from;
  const rows = Math.max(turned.rows, Math.floor(to.rows / turned.rows) * turned.rows);
  const columns = Math.max(
    turned.columns,
    Math.floor(to.columns / turned.columns) * turned.columns,
  );
  target.sheet.bounded({ ...to, rows, columns });
  const patches = readPatches(source.sheet, from, options);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [down, right] = [r % turned.rows, c % turned.columns];
      const [i, j] = options.transpose ? [right, down] : [down, right];
      const make = patches[i]![j]!;
      const [row, column] = [to.row + r, to.column + c];
      const origin = { row: from.row + i, column: from.column + j };
      const patch = make(row - origin.row, column - origin.column);
      if (patch) target.sheet.book.edits.cell(target.sheet, row, column, patch);
    }
  }
  const isWhole = options.kind === "All" || options.kind === "Formats";
  if (isWhole && !options.transpose) copyMerges(source.sheet, from, target);
}

type PatchMaker = (rowOffset: number, columnOffset: number) => CellPatch | null;

/** Everything is read before anything is written: source and target may overlap. */
function readPatches(sheet: Sheet, area: Area, { kind, skipBlanks }: CopyOptions): PatchMaker[][] {
  const { book, univer } = sheet;
  const lexer = book.injector.get(LexerTreeBuilder);
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c): PatchMaker => {
      const [row, column] = [area.row + r, area.column + c];
      const cell = structuredClone(univer.getCellRaw(row, column)) ?? {};
      const style = { ...NO_STYLE, ...univer.getComposedCellStyle(row, column) } as IStyleData;
      const extras = sheet.extras(row, column);
      const formula = sheet.formula(row, column);
      if (skipBlanks && !hasContent(cell)) return () => null;
      return (rowOffset, columnOffset) => {
        const moved = formula && lexer.moveFormulaRefOffset(formula, columnOffset, rowOffset);
        const content =
          kind === "Values" || !moved ? valueContent(cell) : { ...NO_CONTENT, f: moved };
        return {
          ...(kind !== "Formats" && { content }),
          ...((kind === "All" || kind === "Formats") && { style, extras }),
        };
      };
    }),
  );
}

const valueContent = (cell: ICellData): ICellData => ({
  ...NO_CONTENT,
  v: cell.v ?? null,
  t: cell.t ?? null,
  p: cell.p ?? null,
});

function copyMerges(sheet: Sheet, from: Area, target: Place): void {
  for (const area of sheet.univer.getMergeData().map(fromUniver)) {
    const shared = intersect(area, from);
    if (!shared || shared.rows !== area.rows || shared.columns !== area.columns) continue;
    target.sheet.book.edits.merge(target.sheet, {
      ...area,
      row: area.row - from.row + target.area.row,
      column: area.column - from.column + target.area.column,
    });
  }
}
