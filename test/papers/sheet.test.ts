import { strFromU8, unzipSync } from "fflate";
import { publicity } from "../../src/papers/kinds/publicity";
import { paragraphsOf, tablesOf } from "../../src/papers/paper";
import { paperPlan, paperSheet } from "../../src/papers/sheet";
import { readWorkbook } from "../../src/xlsx/read";
import { choices, rosterOf, station } from "./support/sources";

const units = [station("甲校", 90.5, "优秀", 4), station("=1+1", 80, "优秀", 4)];
const paper = publicity(rosterOf("weihai-station", units), choices());

test("a sheet has the same texts and tables, values and never formulas", async () => {
  const bytes = await paperSheet(paper);
  const [sheet, ...others] = readWorkbook(bytes);
  expect(others).toEqual([]);
  const cells = sheet!.values.flat();
  for (const { text } of paragraphsOf(paper)) expect(cells).toContain(text);
  for (const { rows } of tablesOf(paper))
    for (const row of rows) expect(cells).toEqual(expect.arrayContaining(row));
  expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!)).not.toContain("<f>");
});

test("the annex begins a page, which is filled, and its table's header is repeated", () => {
  const many = Array.from({ length: 60 }, (_, nth) => station(`第${nth}学校`, 90.5, "优秀", 4));
  const { cells, print, rowHeights } = paperPlan(
    publicity(rosterOf("weihai-station", many), choices()),
  );
  const rowOf = (text: string) => cells.find(({ value }) => value === text)!.row;
  const [annex, next, ...more] = print.breaksBefore;
  expect(annex).toBe(rowOf("附件"));
  expect(more).toEqual([]);
  const used = rowHeights.slice(annex, next).reduce((sum, height) => sum + height, 0);
  expect(used).toBeGreaterThan(600);
  expect(print.titleRows).toEqual({ first: rowOf("序号"), last: rowOf("序号") });
});
