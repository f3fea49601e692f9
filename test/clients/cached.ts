/** What the formulas of a written file show before anybody calculates them, beside what LibreOffice makes of them. */
import { compare9 } from "../../src/formula/decimal";
import type { Scalar } from "../../src/formula/values";
import type { CellRef } from "../../src/sheets/plan/address";
import { readWorkbook } from "../../src/xlsx/read";

/** @param shown what LibreOffice shows in a cell */
export function compareCached(
  files: readonly Uint8Array[],
  shown: (cell: CellRef) => Scalar,
): { count: number; differences: string[] } {
  let count = 0;
  const differences: string[] = [];
  for (const { name: sheet, top, left, values, formulas } of files.flatMap(readWorkbook)) {
    formulas.forEach((row, r) =>
      row.forEach((formula, c) => {
        if (typeof formula !== "string" || !formula.startsWith("=")) return;
        count++;
        const cached = values[r]![c]!;
        const calculated = shown({ sheet, row: top + r, column: left + c });
        // LibreOffice saves TRUE and FALSE as numbers.
        if (typeof cached === "boolean" && calculated === Number(cached)) return;
        if (!same(calculated, cached))
          differences.push(`${sheet} ${formula}: ${String(cached)}, not ${String(calculated)}`);
      }),
    );
  }
  return { count, differences };
}

/** Whether two cells show the same number on 9 decimals, the same text, or nothing. */
export function same(cell: Scalar, expected: Scalar | undefined): boolean {
  const isEmpty = (value: Scalar | undefined) =>
    value === null || value === undefined || value === "";
  if (typeof cell === "number" && typeof expected === "number")
    return compare9(cell, expected) === 0;
  return isEmpty(cell) ? isEmpty(expected) : cell === expected;
}
