import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { type Area, intersect } from "../model/area";
import { hasContent, NO_DATA, valueData } from "./cell-data";
import { NO_STYLE } from "./cell-style";
import type { UniverPatch } from "./edits";
import type { Sheet } from "./sheet";

interface Place {
  sheet: Sheet;
  area: Area;
}
export type CopyKind = "All" | "Formulas" | "Values" | "Formats";
interface CopyOptions {
  kind: CopyKind;
  skipBlanks: boolean;
  transpose: boolean;
}

/**
 * Copies cells with their formulas moved along, as pasting does. The target takes the size of the source, or a multiple
 * of it where it is larger.
 */
export function copyCells(source: Place, target: Place, options: CopyOptions): void {
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
      if (patch) target.sheet.book.edits.univerCell(target.sheet, row, column, patch);
    }
  }
  const isWhole = options.kind === "All" || options.kind === "Formats";
  if (isWhole && !options.transpose) copyMerges(source.sheet, from, target);
}

type PatchMaker = (rowOffset: number, columnOffset: number) => UniverPatch | null;

/** Everything is read before anything is written: source and target may overlap. */
function readPatches(sheet: Sheet, area: Area, { kind, skipBlanks }: CopyOptions): PatchMaker[][] {
  const { book, univer } = sheet;
  const lexer = book.univerInjector.get(LexerTreeBuilder);
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (__, c): PatchMaker => {
      const [row, column] = [area.row + r, area.column + c];
      const cell = structuredClone(univer.getCellRaw(row, column)) ?? {};
      const style = { ...NO_STYLE, ...univer.getComposedCellStyle(row, column) };
      const extras = sheet.univerExtras(row, column);
      const formula = sheet.formula(row, column);
      if (skipBlanks && !hasContent(cell)) return () => null;
      return (rowOffset, columnOffset) => {
        const moved = formula && lexer.moveFormulaRefOffset(formula, columnOffset, rowOffset);
        const content = kind === "Values" || !moved ? valueData(cell) : { ...NO_DATA, f: moved };
        return {
          ...(kind !== "Formats" && { content }),
          ...((kind === "All" || kind === "Formats") && { style, extras }),
        };
      };
    }),
  );
}

function copyMerges(sheet: Sheet, from: Area, target: Place): void {
  for (const area of sheet.merged()) {
    const shared = intersect(area, from);
    if (!shared || shared.rows !== area.rows || shared.columns !== area.columns) continue;
    target.sheet.book.edits.merge(target.sheet, {
      ...area,
      row: area.row - from.row + target.area.row,
      column: area.column - from.column + target.area.column,
    });
  }
}
