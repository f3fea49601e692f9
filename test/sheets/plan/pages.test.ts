import { SheetBuilder } from "../../../src/sheets/plan/builder";
import { divided, paginate, pageStarts } from "../../../src/sheets/plan/pages";

const ROW = 20;
/** A landscape page holds 24 rows of this height: 481 points. */
const pages = (rows: number, starts: Map<number, number>) =>
  paginate({
    heights: Array.from({ length: rows }, () => ROW),
    widths: [10],
    orientation: "landscape",
    margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5 },
    starts,
  });

test("a page is filled; a section that begins in its last quarter begins the next page", () => {
  expect(pages(24, new Map())).toEqual([]);
  expect(pages(25, new Map())).toEqual([24]);
  expect(pages(30, pageStarts([[19, 2]]))).toEqual([19]);
  expect(pages(30, pageStarts([[16, 2]]))).toEqual([24]);
});

test("no page ends with a heading, nor with a heading and the heading below it", () => {
  expect(pages(30, pageStarts([[23, 0]]))).toEqual([23]);
  expect(
    pages(
      30,
      pageStarts([
        [22, 0],
        [23, 0],
      ]),
    ),
  ).toEqual([22]);
});

test("rows to sign in take the rows above them along, unless the page would be left half empty", () => {
  expect(pages(26, pageStarts([], [23, 24, 25]))).toEqual([22]);
  const most = Array.from({ length: 20 }, (_, at) => 6 + at);
  expect(pages(26, pageStarts([], most))).toEqual([24]);
});

test("an area is cut where pages begin in it", () => {
  const area = { row: 3, column: 1, rows: 6, columns: 2 };
  expect(divided(area, [])).toEqual([area]);
  expect(divided(area, [3, 9])).toEqual([area]);
  expect(divided(area, [1, 5, 8])).toEqual([
    { ...area, rows: 2 },
    { ...area, row: 5, rows: 3 },
    { ...area, row: 8, rows: 1 },
  ]);
});

describe("A cell over more rows than a page has", () => {
  const sheet = new SheetBuilder("表", "list", [20, 10]);
  for (let row = 0; row < 60; row++) {
    sheet.cell({ row, column: 2 }, "text", { value: String(row) });
    sheet.leastHeight(row, 20);
  }
  sheet.spread({ row: 0, column: 1, rows: 60 }, "section", { value: "一、工作保障" });
  const plan = sheet.build({
    ...{ rows: 60, orientation: "landscape", freeze: { rows: 0, columns: 0 } },
  });

  test("is closed at the end of each page and says the same again on the next", () => {
    expect(plan.print.breaksBefore).toEqual([24, 48]);
    expect(plan.merges.map(({ row, rows }) => [row, rows])).toEqual([
      [0, 24],
      [24, 24],
      [48, 12],
    ]);
    const said = plan.cells.filter(({ column, value }) => column === 1 && value !== undefined);
    expect(said.map(({ row, value, continued }) => [row, value, continued])).toEqual([
      [0, "一、工作保障", undefined],
      [24, "一、工作保障", true],
      [48, "一、工作保障", true],
    ]);
  });

  test("computes once", () => {
    const sum = new SheetBuilder("表", "list", [20]);
    for (let row = 0; row < 30; row++) sum.leastHeight(row, 20);
    sum.spread({ row: 0, column: 1, rows: 30 }, "score-final", { formula: "=1+1" });
    const { cells, print } = sum.build({
      ...{ rows: 30, orientation: "landscape", freeze: { rows: 0, columns: 0 } },
    });
    expect(print.breaksBefore).toEqual([24]);
    expect(cells.filter(({ formula }) => formula !== undefined)).toHaveLength(1);
  });
});
