/** A list of 3,000 in each form: its counts are those of a second, naive count. */
import { writeXlsx } from "hucre/xlsx";
import type { Scalar } from "../../src/formula/values";
import { chooseSheet } from "../../src/graduates/choose";
import { countGraduates } from "../../src/graduates/count";
import { gather } from "../../src/graduates/gather";
import { openList } from "../../src/graduates/list-file";
import { isoOf } from "../../src/graduates/values";
import { asking, gb18030, textOf, utf16 } from "./support/lists";
import { HEADER, naiveRows, randomList, TWO_ROWS } from "./support/random";

const utf8 = (text: string) => new TextEncoder().encode(text);
const DATES = ["2026-06-15", "2026-08-31"];

async function countedRows(bytes: Uint8Array) {
  const file = await openList("名单", bytes);
  const { sheet, mapping } = chooseSheet(file, { flags: [{ name: "注册", header: "平台注册" }] });
  const list = await gather(sheet, mapping, file.date1904);
  const until = [20260615, 20260831];
  const { rows } = countGraduates(list, asking({ until, regions: ["山东", "威海市"] }));
  return rows.map(({ unit, level, until: day, counts }) => ({
    ...{ unit, level, until: day === null ? null : isoOf(day) },
    counts,
  }));
}

const xlsx = (rows: Scalar[][]) => writeXlsx({ sheets: [{ name: "名单", rows }] });

const FORMS: [string, Scalar[][], (rows: Scalar[][]) => Uint8Array | Promise<Uint8Array>][] = [
  ["a workbook", [HEADER], xlsx],
  ["a workbook with a title and a header of two rows", [["名单"], ...TWO_ROWS], xlsx],
  ["UTF-8, commas", [HEADER], (rows) => utf8(textOf(rows, ","))],
  [
    "UTF-8 with its mark, a header of two rows",
    TWO_ROWS,
    (rows) => utf8(`\ufeff${textOf(rows, ",")}`),
  ],
  ["UTF-16, tabs", [HEADER], (rows) => utf16(textOf(rows, "\t"))],
  ["GB18030, semicolons", [HEADER], (rows) => gb18030(textOf(rows, ";"))],
];

test.each(FORMS)("%s", async (form, header, write) => {
  const list = randomList(FORMS.findIndex(([name]) => name === form) + 1, 3000);
  const counted = await countedRows(await write([...header, ...list.rows]));
  expect(counted).toEqual(naiveRows(list, DATES));
});
