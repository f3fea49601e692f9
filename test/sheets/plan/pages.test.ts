import { paginate, pageStarts } from "../../../src/sheets/plan/pages";

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

test("a page is filled; a section that begins in its second half begins the next page", () => {
  expect(pages(24, new Map())).toEqual([]);
  expect(pages(25, new Map())).toEqual([24]);
  expect(pages(30, pageStarts([[16, 2]]))).toEqual([16]);
  expect(pages(30, pageStarts([[5, 2]]))).toEqual([24]);
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
