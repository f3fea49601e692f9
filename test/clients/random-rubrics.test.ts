/**
 * One number, one program: random rubrics as sent workbooks, filled in at random and recalculated by LibreOffice, show in
 * every cell what the assessment of the same file says. See `test/support/random-cards/run.ts` for what can be asked for.
 */
import type { Scalar } from "../../src/formula/values";
import type { SheetPlan } from "../../src/sheets/plan";
import type { SheetCells } from "../../src/sheets/read";
import { readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { identitySheet, verdict, type FilledCase } from "../support/random-cards/case";
import { filledSheets } from "../support/random-cards/fill";
import { casesOf, FILLINGS, SEEDS, Tally } from "../support/random-cards/run";
import { calculate, describeWithLibreOffice } from "./soffice";

/** Rubrics that LibreOffice is started for once. */
const RUBRICS_A_START = 10;

/** How often LibreOffice runs at a time. */
const AT_ONCE = 2;

describeWithLibreOffice()("random rubrics in LibreOffice, recalculated", () => {
  test("every figure of every stage is the cell's", async () => {
    const tally = new Tally();
    const seeds = [...SEEDS];
    const works = Array.from({ length: AT_ONCE }, async () => {
      while (seeds.length > 0) await prove(seeds.splice(0, RUBRICS_A_START), tally);
    });
    await Promise.all(works);
    console.info(`${tally}`);
    expect(tally.wrong.slice(0, 5)).toEqual([]);
    expect(tally.compared).toBeGreaterThan(SEEDS.length * FILLINGS);
  }, 3_600_000);
});

/** A file for each card: LibreOffice takes longer over one file with many sheets. */
async function prove(seeds: readonly number[], tally: Tally): Promise<void> {
  const cases = new Map<string, FilledCase>();
  const files: Record<string, Uint8Array> = {};
  for (const each of seeds.flatMap(casesOf).map(asHeld)) {
    const name = `${each.source.seed}_${each.filling}`;
    cases.set(name, each);
    files[name] = await written(each);
  }
  const calculated = await calculate(files);
  for (const [name, each] of cases) {
    const values = calculated.get(name)!;
    const sheets = readWorkbook(files[name]!).map((sheet) => withValues(sheet, values));
    tally.add(await verdict(each, sheets));
  }
}

/** LibreOffice holds a logical as a number that looks like one, so that every COUNT counts it. */
const asHeld = (each: FilledCase): FilledCase => ({
  ...each,
  edits: each.edits.map((edit) =>
    edit.content.value === true ? { ...edit, content: { value: 1 } } : edit,
  ),
});

function written(each: FilledCase): Promise<Uint8Array> {
  const sheets = filledSheets(each.card.sheets, each.edits).map(unformatted);
  return writeWorkbook({
    sheets: [...sheets, identitySheet(each)],
    names: [],
    active: sheets[0]!.name,
  });
}

/** Numbers, rates and dates as the numbers that they are. */
function unformatted(sheet: SheetPlan): SheetPlan {
  const cells = sheet.cells.map((cell) => ({ ...cell, numberFormat: "General" }));
  return { ...sheet, cells, validations: [], conditionalFormats: [] };
}

/** The sheet of the file, with what LibreOffice shows in its cells. */
function withValues(sheet: SheetCells, calculated: ReadonlyMap<string, Scalar[][]>): SheetCells {
  const found = calculated.get(sheet.name);
  if (!found) return sheet;
  const values = sheet.formulas.map((row, r) =>
    row.map((_, c) => found[sheet.top + r]?.[sheet.left + c] ?? ""),
  );
  return { ...sheet, values };
}
