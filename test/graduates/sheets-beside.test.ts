/** The sheets beside a list: what people change there, and where formulas give way to values. */
import { listWorkbook, isQuick, MOST_CLASS_CELLS } from "../../src/graduates/list-workbook";
import { editedTable, isOwnSheet } from "../../src/graduates/own-sheets";
import { countGraduates } from "../../src/graduates/count";
import { chooseSheet } from "../../src/graduates/choose";
import { gather } from "../../src/graduates/gather";
import { openSheet } from "../../src/graduates/list-file";
import type { Scalar } from "../../src/formula/values";
import { asking } from "./support/lists";

async function bookOf(persons: number) {
  const destinations = ["升学", "考研", "考公上岸".repeat(12)];
  const rows = Array.from({ length: persons }, (_, nth) => [`${nth}`, destinations[nth % 3]!]);
  const values = [["学号", "毕业去向"], ...rows];
  const open = await openSheet({ name: "台账", values, top: 0, left: 0 });
  const { sheet, mapping } = chooseSheet({ sheets: [open] });
  const list = await gather(sheet, mapping, false);
  const asked = asking();
  return { sheet: "台账", list, asked, counted: countGraduates(list, asked) };
}

test("codes chosen or cleared on 去向对照 since it was drawn are the school's own table", async () => {
  const plans = listWorkbook(await bookOf(3));
  expect(plans.map(({ name }) => isOwnSheet(name))).toEqual([true, true, true]);
  const cells: Scalar[][] = [];
  for (const { row, column, value } of plans[1]!.cells) (cells[row] ??= [])[column] = value ?? null;
  expect(editedTable(cells)).toEqual({});
  const codeOf = (word: string, code: Scalar) =>
    (cells.find(([value]) => String(value).startsWith(word))![2] = code);
  codeOf("升学", 71);
  codeOf("考研", "80");
  // Only its first 40 signs are shown: nobody knows what it is a part of.
  codeOf("考公", "10");
  expect(editedTable(cells)).toEqual({ 升学: "71", 考研: "80" });
  codeOf("升学", "99");
  codeOf("考研", "");
  expect(editedTable(cells)).toEqual({});
  // A code that is cleared is a decision too: the word is open again.
  codeOf("升学", "");
  expect(editedTable(cells)).toEqual({ 升学: "" });
});

test("formulas stand as long as they are few enough to be drawn at once", async () => {
  const most = MOST_CLASS_CELLS / 8;
  expect(isQuick(await bookOf(most))).toBe(true);
  expect(isQuick(await bookOf(most + 1))).toBe(false);
});
