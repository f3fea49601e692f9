import { type Area, contains, intersect, PIXELS } from "../model/area";
import { DEFAULT_FORMAT, formatOf } from "../model/cell-format";
import type { Sheet } from "../grid/sheet";

/** Pixels of a character of the default font, and of the room beside a text. */
const CHARACTER = 8;
const ROOM = 5;

/** Makes columns as wide as the widest text of the area in them; one without texts stays as it is. */
export function autofitColumns(sheet: Sheet, area: Area): void {
  const used = sheet.used(true);
  const cells = used && intersect(used, area);
  if (!cells) return;
  const merged = sheet.merged();
  for (let column = cells.column; column < cells.column + cells.columns; column++) {
    const widths = Array.from({ length: cells.rows }, (_, i) => cells.row + i)
      .filter((row) => !merged.some((each) => contains(each, row, column)))
      .map((row) => widthOf(sheet, row, column));
    const size = Math.max(0, ...widths);
    if (size > 0) sheet.book.edits.column(sheet, column, { size: size / PIXELS });
  }
}

function widthOf(sheet: Sheet, row: number, column: number): number {
  const lines = sheet.text(row, column).split("\n");
  const characters = Math.max(...lines.map((line) => [...line].reduce((n, c) => n + cells(c), 0)));
  if (characters === 0) return 0;
  const scale = formatOf(sheet.format(row, column), "fontSize") / DEFAULT_FORMAT.fontSize;
  return Math.ceil(characters * CHARACTER * scale) + ROOM;
}

/** Chinese characters are two wide. */
const cells = (character: string) => (/[\u1100-\uffef]/.test(character) ? 2 : 1);
