/** Large values rank as they are told apart in a cell: by 14 digits, and below 100,000 by 9 decimals. */
import { toNativeFormula } from "../../src/formula/native";
import type { Scalar } from "../../src/formula/values";
import { Workbook } from "../support/excel-doubles/workbook";
import { LARGE } from "./support/large-values";
import { column, shown } from "./support/values";

/** What the native twin shows over cells, and with its first argument in the formula. */
function twins(name: string, values: Scalar[], rest: string): Scalar[] {
  const cells = values.map((value, row) => ({ row, column: 0, style: "body", value }));
  const groups = values.map((_, row) => ({ row, column: 1, style: "body", value: "甲" }));
  const sheet = { name: "值", cells: [...cells, ...groups] };
  const workbook = new Workbook({ sheets: [sheet as never] });
  return ["A1", String(values[0]).toUpperCase().replace("E+", "E")].map((own) => {
    workbook.formula("值", 5, 5, toNativeFormula(`=${name}(${own},${rest})`).formula);
    return workbook.value("值", 5, 5);
  });
}

describe.each(LARGE)("%d beside %d", (first, second, rank) => {
  const values = [first, second];
  const own = column(...values);
  const groups = column("甲", "甲");
  const tie = values.length === 2 && rank === 1 && shown("RUBRIC.RANK", second, own) === 1;
  const places = rank === 2 ? "落选" : tie ? "并列" : "入选";

  test(`ranks ${rank}, in the function and in its twin`, () => {
    expect(shown("RUBRIC.RANK", first, own)).toBe(rank);
    expect(twins("RUBRIC.RANK", values, "A1:A2")).toEqual([rank, rank]);
  });

  test("ranks so within its group", () => {
    expect(shown("RUBRIC.GROUPRANK", first, "甲", own, groups)).toBe(rank);
    expect(twins("RUBRIC.GROUPRANK", values, '"甲",A1:A2,B1:B2')).toEqual([rank, rank]);
  });

  test("takes the one place, or ties for it", () => {
    expect(shown("RUBRIC.QUOTA", first, "甲", own, groups, 1)).toBe(places);
    expect(twins("RUBRIC.QUOTA", values, '"甲",A1:A2,B1:B2,1')).toEqual([places, places]);
  });
});

test.each([
  [200000, 200000, 200000],
  [200000.00000001, 200000, "#NUM!"],
  [1e20, 1e20, 1e20],
  [1.0000000000001e20, 1e20, "#NUM!"],
])("a score of %d of %d points is %s", (score, points, expected) => {
  expect(shown("RUBRIC.TOTAL", column(score, 0), column(points, 0))).toBe(expected);
  const [overCells] = twins("RUBRIC.TOTAL", [score, points], "A2");
  expect(overCells).toBe(expected);
});
