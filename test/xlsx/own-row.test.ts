import { ByOwnRow, overAnyRow, overRow } from "../../src/xlsx/own-row";

/** Written in row 12, as it stands in row 7. */
const moved = (formula: string) => overRow(overAnyRow(formula, 11), 6);

describe("a formula over any row", () => {
  test.each([
    ["its own cells go with it", "=B12+$C12*2", "=B7+$C7*2"],
    ["ranges and cells of other sheets too", "=SUM(B12:D12,'a b'!E12)", "=SUM(B7:D7,'a b'!E7)"],
    ["another row stays", "=B11+B120+B2", "=B11+B120+B2"],
    ["a row with $ stays", "=B$12+$H$12", "=B$12+$H$12"],
    ["words in quotes stay", '=IF(B12="B12","say ""B12""",1)', '=IF(B7="B12","say ""B12""",1)'],
    ["a sheet's name stays", "='B12'!C12", "='B12'!C7"],
    ["functions and names stay", "=LOG12(B12)+_B12+B12_x+x.B12", "=LOG12(B7)+_B12+B12_x+x.B12"],
    ["numbers stay", "=12+B12*1E12", "=12+B7*1E12"],
  ])("%s", (_, formula, expected) => {
    expect(moved(formula)).toBe(expected);
  });

  test("is worked out once for all rows with as many digits", () => {
    const known = new ByOwnRow<number>();
    let made = 0;
    const ask = (formula: string, row: number) => known.get(formula, row, () => ++made);
    expect([ask("=B8", 7), ask("=B9", 8), ask("=B10", 9), ask("=B11", 10)]).toEqual([1, 1, 2, 2]);
    expect(ask("=B8", 8)).toBe(3);
  });
});
