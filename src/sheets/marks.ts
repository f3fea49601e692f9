/** The hidden columns of marks: a word beside each cell, always in functions that every spreadsheet has. */
import { cellName, parseCellName } from "../ledger/cells";
import { markCell } from "../ledger/marks";
import { toNativeFormula } from "../formula/native";
import type { CellRef } from "./address";
import type { SheetBuilder } from "./builder";
import { markHeader, type CardLayout } from "./layout";
import { generatedFormula, type Places } from "./ledger-print";

/** Writes the word's formula of each cell of a sheet, under a header a stage. */
export function drawMarks(
  sheet: SheetBuilder,
  layout: CardLayout,
  places: Places,
  headerRow: number,
  cells: readonly { kind: "score" | "fact" | "part"; key: string }[],
): void {
  for (const stage of layout.rubric.stages) {
    let column: number | undefined;
    for (const { kind, key } of cells) {
      const name = markCell(kind, key, stage.id);
      const place = writeNative(sheet, layout, places, name);
      column ??= place?.column;
    }
    if (column === undefined) continue;
    sheet.cell({ row: headerRow, column }, "header", { value: markHeader(stage) });
  }
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
): CellRef | null {
  const place = places(parseCellName(name));
  const formula = place && generatedFormula(layout.ledger, name, places, sheet.name);
  if (place && formula) {
    sheet.cell({ row: place.row, column: place.column }, "key", { formula: native(formula) });
  }
  return place;
}

const twins = new Map<string, string>();

/** More marks than a card of every official table has. */
const MOST_TWINS = 5000;

/** The formula in functions of every spreadsheet. Cards of many units have the same formulas. */
function native(formula: string): string {
  let twin = twins.get(formula);
  if (twin === undefined) {
    twin = toNativeFormula(formula).formula;
    if (twins.size >= MOST_TWINS) twins.clear();
    twins.set(formula, twin);
  }
  return twin;
}
