/** Empty cells reach functions as 0 on the desktop and as nothing on the web: no unit is ranked or left out by that. */
import type { Rubric } from "../../src/rubric/types";
import { RUBRIC_IDS } from "../support/rubrics";
import { openWorkbook, rubricOf, type Workbook } from "./support/workbook";

const units = ["甲学院", "乙学院", "丙学院"];

let workbook: Workbook;
afterEach(() => workbook.close());

/** What a roster shows of three units, of which the last has no figures yet. */
async function shown(rubric: Rubric, blanksAsZero: boolean): Promise<string[][]> {
  workbook = await openWorkbook({ behaviours: blanksAsZero ? ["blanksAsZero"] : [] });
  const request = { rubric, year: "2024", readings: {}, units: { from: "names", names: units } };
  const drawn = await workbook.book.generateRoster(request as never, "ask");
  if (!drawn.done) throw new Error("The name was taken.");
  await workbook.excel.idle();
  const sheet = drawn.card.sheets.roster!;
  const texts = () =>
    Excel.run(async (context) => {
      const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true);
      used.load("text,rowIndex,columnIndex");
      await context.sync();
      return used;
    });
  const before = await texts();
  const rows = units.map((unit) => before.text.findIndex((line) => line.includes(unit)));
  for (const [index, row] of rows.slice(0, 2).entries()) {
    before.text[row]!.forEach((text, column) => {
      if (text !== "") return;
      const letter = String.fromCharCode(65 + before.columnIndex + column);
      workbook.excel.user.type(`${sheet}!${letter}${before.rowIndex + row + 1}`, `${90 - index}`);
    });
  }
  await workbook.excel.idle();
  // The key of the roster is another one each time.
  return (await texts()).text.map((line) => line.filter((text) => !text.startsWith("#roster:")));
}

test.each(RUBRIC_IDS)("the roster of %s shows the same either way", async (id) => {
  const rubric = rubricOf(id);
  const asNothing = await shown(rubric, false);
  await workbook.close();
  const asZero = await shown(rubric, true);
  expect(asZero).toEqual(asNothing);
  expect(asZero.flat()).not.toContain("#VALUE!");
});
