/** A workbook with what the page cannot hold. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";

/** The smallest picture there is: one pixel. */
const PIXEL = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);

const ABOVE_90 =
  '<filterColumn colId="1"><customFilters><customFilter operator="greaterThan" val="90"/></customFilters></filterColumn>';

/** Two charts, a picture, a link, a filter by size, a data bar, a text in two fonts and macros beside cells that can be held. */
export async function lossyFile(): Promise<Uint8Array> {
  const series = [{ name: "得分", values: "B2:B3", categories: "A2:A3" }];
  const anchor = (row: number) => ({ from: { row, col: 4 }, to: { row: row + 9, col: 9 } });
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "汇总 (1)",
        rows: [
          ["学院", "得分"],
          ["化学学院", 91.5],
          ["物理学院", 88],
        ],
        cells: new Map([
          ["3,0", { value: "官网", hyperlink: { target: "https://example.com/" } }],
          ["4,0", { richText: [{ text: "重", font: { bold: true } }, { text: "点" }] }],
          ["3,1", { value: null, formula: "SUM(B2:B3)", formulaResult: 179.5 }],
        ]),
        autoFilter: { range: "A1:B3" },
        images: [{ data: PIXEL, type: "png", anchor: anchor(30) }],
        charts: [
          { type: "column", anchor: anchor(0), series },
          { type: "pie", anchor: anchor(12), series },
        ],
        conditionalRules: [
          {
            type: "dataBar",
            priority: 1,
            range: "B2:B3",
            dataBar: { cfvo: [{ type: "min" }, { type: "max" }], color: "FF638EC6" },
          },
        ],
      },
    ],
  });
  const parts = unzipSync(bytes);
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!).replace(
    '<autoFilter ref="A1:B3"/>',
    `<autoFilter ref="A1:B3">${ABOVE_90}</autoFilter>`,
  );
  return zipSync({
    ...parts,
    "xl/worksheets/sheet1.xml": strToU8(sheet),
    "xl/vbaProject.bin": strToU8("macros"),
  });
}
