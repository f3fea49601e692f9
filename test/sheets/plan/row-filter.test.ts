/** Which values of which columns name the rows of a list that are to be seen. */
import { RowFilter } from "../../../src/sheets/plan/row-filter";
import type { Scalar } from "../../../src/formula/values";

const COLUMNS: Record<string, Scalar[]> = {
  college: ["文学院", "理学院", "文学院", "文学院"],
  destination: ["升学", "升学", "待就业", "升学"],
  number: ["2026001", "2026002", "2026003", "2026004"],
};

/** The filters for rows of the list, columns by their names. */
function filters(wanted: number[], columns: Record<string, Scalar[]> = COLUMNS, shown = columns) {
  const names = Object.keys(columns);
  const filter = new RowFilter(columns[names[0]!]!.length, new Set(wanted));
  for (const [nth, name] of names.entries())
    if (!filter.isWhole)
      filter.add(nth, { values: columns[name]!, texts: shown[name]!.map((each) => String(each)) });
  const own = filter.filters().map(({ column, values }) => [names[column], ...values]);
  return { own, isWhole: filter.isWhole };
}

test("columns that people read name the rows, each column that is needed and no other", () => {
  expect(filters([0, 2, 3])).toEqual({ own: [["college", "文学院"]], isWhole: true });
  expect(filters([0, 3])).toEqual({
    own: [
      ["college", "文学院"],
      ["destination", "升学"],
    ],
    isWhole: true,
  });
});

test("the persons' numbers do where nothing else tells the rows apart, and then alone", () => {
  expect(filters([0])).toEqual({ own: [["number", "2026001"]], isWhole: true });
});

test("all rows need no filter", () => {
  expect(filters([0, 1, 2, 3])).toEqual({ own: [], isWhole: true });
});

test.each<[string, Scalar[], string[]?]>([
  ["an empty cell", ["", "x", "y", "z"]],
  [
    "a day, which shows something else than it holds",
    [46000, 1, 2, 3],
    ["2025/12/9", "1", "2", "3"],
  ],
  ["a number in a column too narrow", [46000, 1, 2, 3], ["####", "1", "2", "3"]],
  ["a wildcard", ["a*", "x", "y", "z"]],
  ["an operator", [">5", "x", "y", "z"]],
  ["a text longer than 255 characters", ["x".repeat(256), "x", "y", "z"]],
])("%s names no row", (_, cells, texts = cells as string[]) => {
  expect(filters([0], { cells }, { cells: texts })).toEqual({ own: [], isWhole: false });
});

test("a text of 255 characters names one", () => {
  const long = "x".repeat(255);
  expect(filters([0], { cells: [long, "y"] })).toEqual({ own: [["cells", long]], isWhole: true });
});

test("texts that Excel may take for the same do not tell rows apart", () => {
  expect(filters([0], { cells: ["ab1", "AB1", "ａｂ1", "z"] })).toEqual({
    own: [["cells", "ab1"]],
    isWhole: false,
  });
});

test("no more than 10,000 values go into a filter", () => {
  const cells = Array.from({ length: 10_002 }, (_, nth) => `n${nth}`);
  const first = (count: number) => Array.from({ length: count }, (_, nth) => nth);
  expect(filters(first(10_000), { cells }).isWhole).toBe(true);
  expect(filters(first(10_001), { cells })).toEqual({ own: [], isWhole: false });
});
