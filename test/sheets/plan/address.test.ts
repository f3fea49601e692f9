import * as fc from "fast-check";
import { a1, parseAddress } from "../../../src/sheets/plan/address";
import { areaAddress, rectangles } from "../../../src/sheets/plan/areas";
import type { Area } from "../../../src/sheets/plan/plan";

const areas = fc.array(
  fc.record({
    row: fc.nat(30),
    column: fc.nat(12),
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 30 },
);

function cellsOf(list: readonly Area[]): string[] {
  return list.flatMap(({ row, column, rows, columns }) =>
    Array.from({ length: rows * columns }, (_, i) =>
      [row + Math.floor(i / columns), column + (i % columns)].join(),
    ),
  );
}

describe("addresses", () => {
  it("are read back as the area that they were written from", () => {
    fc.assert(
      fc.property(areas, (list) => {
        for (const area of list) expect(parseAddress(areaAddress(area))).toEqual(area);
      }),
    );
  });

  it("reach to the last column", () => {
    expect(["A1", "Z1", "AA1", "XFD1"].map((address) => parseAddress(address)?.column)).toEqual([
      0, 25, 26, 16383,
    ]);
    expect(a1({ row: 1048575, column: 16383 })).toBe("XFD1048576");
  });

  it("of whole rows and columns are no area", () => {
    expect(parseAddress("3:4")).toBeNull();
    expect(parseAddress("A:B")).toBeNull();
  });

  it("come with the name of their sheet", () => {
    expect(parseAddress("'评 分'!$B$2:$C$3")).toEqual({ row: 1, column: 1, rows: 2, columns: 2 });
  });
});

describe("rectangles", () => {
  it("cover the same cells, each once", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const covered = cellsOf(rectangles(list));
        expect(new Set(covered)).toEqual(new Set(cellsOf(list)));
        expect(covered).toHaveLength(new Set(covered).size);
      }),
    );
  });

  it("join neighbours below each other", () => {
    const column = [4, 5, 6].map((row) => ({ row, column: 2, rows: 1, columns: 2 }));
    expect(rectangles(column).map((area) => areaAddress(area))).toEqual(["C5:D7"]);
  });
});
