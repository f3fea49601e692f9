/**
 * One number, one program: random rubrics as sent workbooks, filled in at random and recalculated by LibreOffice, show in
 * every cell what the assessment of the same file says. See `test/support/random-cards/run.ts` for what can be asked for.
 */
import { readWorkbook } from "../../src/xlsx/read";
import { writeWorkbook } from "../../src/xlsx/write";
import { identityOfCards, verdict, type FilledCase } from "../support/random-cards/case";
import { filledSheets } from "../support/random-cards/fill";
import { FILLINGS, SEEDS, Tally } from "../support/random-cards/run";
import { convert, describeWithLibreOffice } from "./soffice";

/** Rubrics that LibreOffice is started for once. */
const RUBRICS_A_START = 25;

/** Cards in a file: one file is quicker than several, until it has very many sheets. */
const CARDS_A_FILE = 5;

describeWithLibreOffice()("random rubrics in LibreOffice, recalculated", () => {
  test("every figure of every stage is the cell's", async () => {
    const tally = new Tally();
    for (let first = 0; first < SEEDS.length; first += RUBRICS_A_START) {
      const seeds = SEEDS.slice(first, first + RUBRICS_A_START);
      const cases = seeds.flatMap((seed) => tally.cases(seed, (filling) => `-${filling}`));
      await calculated(cases, tally);
    }
    console.info(`${tally}`);
    expect(tally.unknown.slice(0, 5)).toEqual([]);
    expect(tally.compared).toBeGreaterThan(SEEDS.length * FILLINGS);
  }, 1_200_000);
});

async function calculated(cases: readonly FilledCase[], tally: Tally): Promise<void> {
  const groups = new Map<string, FilledCase[]>();
  for (const each of cases) {
    const name = `${each.source.seed}-${Math.floor(each.filling / CARDS_A_FILE)}`;
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const files: Record<string, Uint8Array> = {};
  for (const [name, group] of groups) files[name] = await written(group);
  const saved = convert(files, "xlsx");
  for (const [name, group] of groups) {
    const sheets = readWorkbook(saved.get(name)!);
    for (const each of group) tally.add(await verdict(each, sheets));
  }
}

function written(group: readonly FilledCase[]): Promise<Uint8Array> {
  const sheets = group.flatMap(({ card, edits }) => filledSheets(card.sheets, edits));
  return writeWorkbook({
    sheets: [...sheets, identityOfCards(group)],
    names: [],
    active: sheets[0]!.name,
  });
}
