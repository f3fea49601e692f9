/** Every number that a colleague without the add-in sees is the pane's: all tables, filled in at random. */
import fc from "fast-check";
import type { Scalar } from "../../src/formula/values";
import { assess } from "../../src/scoring/assess";
import type { Assessment, Scorecard } from "../../src/scoring/types";
import { planCard, type CardPlan } from "../../src/sheets/card/card";
import { keepScores } from "../../src/sheets/card/keep-scores";
import { scoreCell } from "../../src/sheets/card/layout";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import type { SheetCells } from "../../src/sheets/read";
import { isErrorValue } from "../../src/sheets/read/cells";
import { resultCell } from "../../src/sheets/card/result-layout";
import type { CellRef } from "../../src/sheets/plan/address";
import { readCards, readWorkbook } from "../../src/xlsx/read";
import { restore } from "../../src/xlsx/send";
import { writeWorkbook } from "../../src/xlsx/write";
import { officialRubric } from "../rubric/support/files";
import { scorecard as scorecardOf } from "../scoring/support/scorecards";
import { anyFilling } from "../sheets/support/cards";
import { TABLES } from "../support/rubrics";
import { compareCached, same } from "./cached";
import { plainFormula } from "./plain-formula";
import { convert, describeWithLibreOffice } from "./soffice";

/** Cards of each table. */
const FILLINGS = Number(process.env.FILLINGS ?? 20);
const SEED = Number(process.env.PARITY_SEED ?? 20210831);

/** LibreOffice takes long over many sheets in one file. */
const CARDS_A_FILE = 10;

interface Filled {
  typed: Scorecard;
  plan: CardPlan;
  assessment: Assessment;
}

describeWithLibreOffice().each(TABLES)("%s in LibreOffice, recalculated", (id) => {
  const rubric = officialRubric(id);
  const filled = fc
    .sample(anyFilling(id), { numRuns: FILLINGS, seed: SEED })
    .map(({ readings, stages }, index): Filled => {
      const names = {
        scorecard: `评分表${index}`,
        facts: `基础数据 ${index}`,
        result: `考核结果${index}`,
      };
      const info = { id: `k${index}`, unit: `第${index}学院`, year: "2024", readings, names };
      const typed = {
        ...scorecardOf(rubric, stages, readings),
        unit: info.unit,
        year: info.year,
      };
      return { typed, plan: planCard(rubric, info), assessment: assess(rubric, typed) };
    });
  /** Files of some cards each, as written and as LibreOffice saved them. */
  const written: Record<string, Uint8Array> = {};
  let saved: Uint8Array[] = [];
  let sheets = new Map<string, SheetCells>();

  beforeAll(async () => {
    for (let first = 0; first < filled.length; first += CARDS_A_FILE) {
      const cards = filled.slice(first, first + CARDS_A_FILE);
      const own = cards.flatMap(
        ({ typed, plan }): SheetPlan[] => keepScores(typed, plan).plan.sheets,
      );
      written[`from${first}`] = await writeWorkbook(
        { sheets: own, names: [], active: own[0]!.name },
        { cards: cards.map(({ plan }) => plan) },
      );
    }
    saved = [...convert(written, "xlsx").values()];
    sheets = new Map(saved.flatMap(readWorkbook).map((sheet) => [sheet.name, sheet]));
  }, 240_000);

  const shown = ({ sheet, row, column }: CellRef): Scalar => {
    const { values, top, left } = sheets.get(sheet)!;
    return values[row - top]?.[column - left] ?? null;
  };

  test("every score, sum, total and outcome is the pane's, and no cell shows an error of its own", () => {
    let compared = 0;
    const differences: string[] = [];
    const compare = (cell: CellRef, expected: Scalar | undefined, what: string) => {
      compared++;
      const value = shown(cell);
      if (!same(value, expected))
        differences.push(`${cell.sheet} ${what}: ${String(value)}, not ${String(expected)}`);
    };
    for (const { plan, assessment } of filled) {
      compareScores(plan, assessment, compare);
      // A division by what was not filled in is the rule's own error, in pane and cell alike.
      if (hasRuleError(assessment)) continue;
      compareResults(plan, assessment, compare);
      differences.push(...plan.plan.sheets.flatMap(({ name }) => errorsIn(sheets.get(name)!)));
    }
    console.info(`${id}: ${compared} cells compared, ${differences.length} differences`);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(FILLINGS * 20);
  });

  test("every formula of the file shows before it is calculated what it shows afterwards", () => {
    const { count, differences } = compareCached(Object.values(written), shown);
    expect(differences).toEqual([]);
    expect(count).toBeGreaterThan(FILLINGS * 100);
  });

  test("what LibreOffice saved is read as what was typed", async () => {
    const read = await Promise.all(
      saved.map((bytes) => readCards(readWorkbook(bytes), () => Promise.resolve(rubric))),
    );
    const cards = read.flatMap((each) => each.cards);
    expect(cards).toHaveLength(FILLINGS);
    cards.forEach(({ scorecard }, index) => {
      const { typed, assessment } = filled[index]!;
      const again = assess(rubric, { ...scorecard, readings: typed.readings });
      expect(scorecard.unit).toBe(typed.unit);
      expect(again.stages.map(totals)).toEqual(assessment.stages.map(totals));
    });
  });

  test("turned back, every formula is the generated one", () => {
    const restored = saved.map(restore);
    expect(restored.flatMap(({ report }) => report.left)).toEqual([]);
    const back = new Map(
      restored.flatMap(({ bytes }) => readWorkbook(bytes)).map((sheet) => [sheet.name, sheet]),
    );
    for (const { typed, plan } of filled) {
      for (const { name, cells } of keepScores(typed, plan).plan.sheets) {
        const { formulas, top, left } = back.get(name)!;
        for (const { row, column, formula } of cells) {
          if (!formula) continue;
          const found = plainFormula(formulas[row - top]![column - left]);
          if (found !== plainFormula(formula)) expect(found).toBe(plainFormula(formula));
        }
      }
    }
  });
});

function hasRuleError({ stages }: Assessment): boolean {
  return stages.some(({ criteria }) =>
    Object.values(criteria).some(({ status }) => status === "error"),
  );
}

const errorsIn = ({ name, values }: SheetCells): string[] =>
  values
    .flat()
    .filter(isErrorValue)
    .map((error) => `${name}: ${error}`);

/** A file keeps 15 digits of what somebody typed or computed. */
function totals({ total, complete, outcome }: Assessment["stages"][number]) {
  return { total: total === null ? null : Number(total.toPrecision(13)), complete, outcome };
}

type Compare = (cell: CellRef, expected: Scalar | undefined, what: string) => void;

function compareScores({ layout }: CardPlan, { stages }: Assessment, compare: Compare): void {
  for (const { stage, criteria } of stages) {
    for (const { criterion, row, kind } of layout.scorecard.criteria) {
      const { status, score } = criteria[criterion.id] ?? {};
      if (kind === "veto" || status === "error") continue;
      const expected = status === "not-applicable" ? "不适用" : score;
      compare(scoreCell(layout, stage, row), expected, `${stage} ${criterion.id} (${status})`);
    }
  }
}

function compareResults(
  { results }: CardPlan,
  { stages, counted }: Assessment,
  compare: Compare,
): void {
  for (const { stage, sections, categories, outcome, ...sums } of stages) {
    const at = (key: string, expected: Scalar | undefined) =>
      compare(resultCell(results, key, stage), expected, `${stage} ${key}`);
    for (const [key, sum] of Object.entries(sections)) at(`section:${key}`, sum);
    for (const [key, sum] of Object.entries(categories)) at(`category:${key}`, sum);
    for (const [key, value] of Object.entries(outcome)) at(`item:${key}`, value);
    at("base", sums.base);
    at("total", sums.total);
    at("shown", sums.shown);
  }
  const last = stages.find(({ stage }) => stage === counted);
  compare(resultCell(results, "shown", "counted"), last?.shown ?? "", "counted shown");
}

/** Other programs put quotes around other names of sheets than we do, and leave out blanks. */
