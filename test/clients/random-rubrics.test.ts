/**
 * One number, one program: random rubrics as sent workbooks, filled in at random and recalculated by LibreOffice, show in
 * every cell what the assessment of the same file says. See `test/support/random-cards/run.ts` for what can be asked for.
 */
import { readWorkbook } from "../../src/xlsx/read";
import { verdict, type FilledCase } from "../support/random-cards/case";
import { FILLINGS, SEEDS, Tally } from "../support/random-cards/run";
import { withValues, written } from "./filled-cards";
import { calculate, describeWithLibreOffice } from "./soffice";

/** Rubrics that LibreOffice is started for once. */
const RUBRICS_A_START = 25;

/** How often LibreOffice runs at a time. */
const AT_ONCE = 2;

/** Cards in a file: one file is quicker than several, until it has very many sheets. */
const CARDS_A_FILE = 5;

/** Asked for by RANDOM_RUBRICS: it takes LibreOffice minutes. The doubles of the unit tests go through the same rubrics. */
const describeWhenAsked = process.env.RANDOM_RUBRICS ? describeWithLibreOffice() : describe.skip;

describeWhenAsked("random rubrics in LibreOffice, recalculated", () => {
  test("every figure of every stage is the cell's", async () => {
    const tally = new Tally();
    const seeds = [...SEEDS];
    const works = Array.from({ length: AT_ONCE }, async () => {
      while (seeds.length > 0) await prove(seeds.splice(0, RUBRICS_A_START), tally);
    });
    await Promise.all(works);
    console.info(`${tally}`);
    expect(tally.unknown.slice(0, 5)).toEqual([]);
    expect(tally.compared).toBeGreaterThan(SEEDS.length * FILLINGS);
  }, 3_600_000);
});

async function prove(seeds: readonly number[], tally: Tally): Promise<void> {
  const groups = new Map<string, FilledCase[]>();
  for (const each of seeds.flatMap((seed) => tally.cases(seed, suffixOf))) {
    const name = `${each.source.seed}_${Math.floor(each.filling / CARDS_A_FILE)}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const files: Record<string, Uint8Array> = {};
  for (const [name, group] of groups) files[name] = await written(group);
  const calculated = await calculate(files);
  for (const [name, group] of groups) {
    const values = calculated.get(name)!;
    const sheets = readWorkbook(files[name]!).map((sheet) => withValues(sheet, values));
    for (const each of group) tally.add(await verdict(each, sheets));
  }
}

/** The same names in each file, so that formulas are the same. */
const suffixOf = (filling: number) => `_${filling % CARDS_A_FILE}`;
