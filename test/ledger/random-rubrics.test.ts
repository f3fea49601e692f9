/**
 * One number, one program: random rubrics, drawn and filled in at random, show in every cell what their assessment says.
 * The cells are worked out in doubles as Excel does, so that a last bit which LibreOffice hides comes to light.
 */
import { Workbook } from "../support/excel-doubles/workbook";
import { identitySheet, verdict, type FilledCase } from "../support/random-cards/case";
import { casesOf, fillings, SEEDS, Tally } from "../support/random-cards/run";
import { randomRosterRubric, randomRubric } from "../support/random-rubric";
import { lacking } from "../support/random-rubric/language";
import { SchemaCoverage } from "../support/schema-coverage";

/** A minute each time. More of each: RANDOM_FILLINGS=10. */
const FILLINGS = fillings(1);

test("random rubrics are accepted, and reach every field of the schema", () => {
  const coverage = new SchemaCoverage();
  for (const seed of Array.from({ length: 300 }, (_, index) => index + 1)) {
    coverage.add(randomRubric(seed).rubric);
    coverage.add(randomRosterRubric(seed));
  }
  expect(coverage.missing({ words: true })).toEqual([]);
});

test("every figure of every stage is the cell's", async () => {
  const tally = new Tally();
  for (const seed of SEEDS) for (const each of casesOf(seed, FILLINGS)) await prove(each, tally);
  console.info(`${tally}\nnot in the language yet: ${lacking().join(", ") || "nothing"}`);
  expect(tally.wrong.slice(0, 5)).toEqual([]);
  expect(tally.compared).toBeGreaterThan(SEEDS.length * FILLINGS);
}, 480_000);

async function prove(each: FilledCase, tally: Tally): Promise<void> {
  const workbook = new Workbook({ sheets: [...each.card.sheets, identitySheet(each)] });
  for (const { cell, content } of each.edits)
    workbook.put(cell.sheet, cell.row, cell.column, content);
  const sheets = workbook.plan.sheets.map(({ name }) => workbook.read(name));
  tally.add(await verdict(each, sheets));
}
