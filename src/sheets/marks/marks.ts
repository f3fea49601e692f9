/**
 * The hidden columns of marks: a word beside each cell, always in functions that every spreadsheet has, and the rules
 * that colour the cell by it.
 */
import { cellName, parseCellName } from "../../ledger/cells";
import { markCell } from "../../ledger/marks";
import type { CellRef } from "../plan/address";
import type { SheetBuilder } from "../plan/builder";
import { drawColourSwitch } from "./colour-switch";
import { isLastKey } from "../../rubric/last";
import { LAST_HEADER } from "../card/last-column";
import { markHeader, type CardLayout } from "../card/layout";
import type { Places } from "../formulas/ledger-print";
import { markRules, type MarkedCell } from "./mark-rules";
import { nativeFormula } from "../formulas/native-print";

/** Writes the word's formula of each cell of a sheet, under a header a stage, and its rules. */
export function drawMarks(
  sheet: SheetBuilder,
  layout: CardLayout,
  places: Places,
  headerRow: number,
  cells: readonly { kind: "score" | "fact" | "part"; key: string }[],
): void {
  const marked: MarkedCell[] = [];
  const headers = new Map<number, string>();
  for (const stage of layout.rubric.stages) {
    for (const { kind, key } of cells) {
      const written = writeNative(sheet, layout, places, markCell(kind, key, stage.id));
      const cell = places(parseCellName(cellName(kind, key, stage.id)));
      if (!written || !cell) continue;
      headers.set(written.place.column, markHeader(isLastKey(key) ? LAST_HEADER : stage.name.zh));
      marked.push({ cell, mark: written.place, formula: written.formula });
    }
  }
  for (const [column, value] of headers)
    sheet.cell({ row: headerRow, column }, "header", { value });
  if (marked.length > 0)
    sheet.conditionalFormats.push(...markRules(marked, drawColourSwitch(sheet)));
}

/** The cells that say whether a stage is begun. */
export function drawBegun(sheet: SheetBuilder, layout: CardLayout, places: Places): void {
  for (const { id } of layout.rubric.stages) {
    writeNative(sheet, layout, places, cellName("begun", "", id));
  }
}

function writeNative(
  sheet: SheetBuilder,
  layout: CardLayout,
  places: Places,
  name: string,
): { place: CellRef; formula: string } | null {
  const place = places(parseCellName(name));
  const formula = place && nativeFormula(layout, name, places, sheet.name);
  if (!place || !formula) return null;
  sheet.cell({ row: place.row, column: place.column }, "key", { formula });
  return { place, formula };
}
