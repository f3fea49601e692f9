/**
 * One number, one program: random rubrics as sent workbooks, filled in at random and recalculated by LibreOffice, show in
 * every cell what the assessment of the same file says. See `test/support/random-cards/run.ts` for what can be asked for.
 */
import { LAST_DATE } from "../../src/formula/dates";
import { factKeys } from "../../src/rubric/model";
import { verdict, type FilledCase } from "../support/random-cards/case";
import type { Edit } from "../support/random-cards/fill";
import { casesOf, fillings, SEEDS, Tally } from "../support/random-cards/run";
import type { Content } from "../support/excel-doubles/workbook";
import { calculatedSheets, written } from "./filled-cards";
import { calculate, describeWithLibreOffice } from "./soffice";

/** LibreOffice takes a second for five cards: more fillings of each are for RANDOM_FILLINGS=10. */
const FILLINGS = fillings(1);

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
  for (const each of seeds.flatMap((seed) => casesOf(seed, FILLINGS)).map(asHeld)) {
    const name = `${each.source.seed}_${each.filling}`;
    cases.set(name, each);
    files[name] = await written(each);
  }
  const calculated = await calculate(files);
  for (const [name, each] of cases) {
    const sheets = calculatedSheets(files[name]!, calculated.get(name)!);
    tally.add(await verdict(each, sheets));
  }
}

/** What LibreOffice holds otherwise than Excel stands in the file as what both hold alike. */
const asHeld = (each: FilledCase): FilledCase => ({
  ...each,
  edits: each.edits.map((edit) => {
    if (isLogical(edit.content)) return { ...edit, content: { value: 1 } };
    if (isOutsideCalendar(each, edit)) return { ...edit, content: { value: FIRST_SHARED_DAY } };
    return edit;
  }),
});

/** LibreOffice holds a logical as a number that looks like one, so that every COUNT counts it. */
const isLogical = ({ value, formula }: Content) => value === true || formula === "=TRUE";

/** 1900-03-01: LibreOffice counts on into the years before 1900 and after 9999, where Excel has no date. */
const FIRST_SHARED_DAY = 61;

function isOutsideCalendar({ source }: FilledCase, { key, content }: Edit): boolean {
  const isDate = source.rubric.facts.some(
    (fact) => fact.type === "date" && factKeys(fact).includes(key),
  );
  const { value } = content;
  return isDate && typeof value === "number" && (value < FIRST_SHARED_DAY || value > LAST_DATE);
}
