/** 0 graduates, or 0 of anything else: the unit goes without the figure, and no cell of any table shows an error. */
import { factKeys } from "../../src/rubric/model";
import type { Rubric } from "../../src/rubric/types";
import { assess } from "../../src/scoring/assess";
import { isNumeric } from "../../src/ledger/needs";
import { rosterPlan } from "../../src/sheets/roster/roster";
import { officialRubric, RUBRIC_IDS } from "../rubric/support/files";
import { fullJudgedScores } from "../scoring/support/scorecards";
import { TABLES } from "../support/rubrics";
import { Workbook } from "../support/excel-doubles/workbook";
import { filledWorkbook, readBack } from "./support/cards";

const isError = (value: unknown) => value instanceof Error || /^#[A-Z]/.test(String(value));

const errorsIn = (workbook: Workbook) =>
  workbook.plan.sheets
    .filter(({ kind }) => kind !== "identity")
    .flatMap(({ name, cells }) =>
      cells
        .filter(({ formula }) => formula !== undefined)
        .map(({ row, column, formula }) => ({ formula, value: workbook.value(name, row, column) }))
        .filter(({ value }) => isError(value)),
    );

/** Each reading's options in turn, the others by default. */
const readingsOf = ({ readings }: Rubric): Record<string, string>[] => [
  {},
  ...readings.flatMap(({ id, options }) => options.map((option) => ({ [id]: option.id }))),
];

const allZero = ({ facts }: Rubric) =>
  Object.fromEntries(
    facts.filter(isNumeric).flatMap((fact) => factKeys(fact).map((key) => [key, 0] as const)),
  );

describe.each(TABLES)("%s", (id) => {
  const rubric = officialRubric(id);

  test("a card whose every number is 0 shows no error under any reading", () => {
    for (const readings of readingsOf(rubric)) {
      const facts = allZero(rubric);
      const { workbook } = filledWorkbook(
        rubric,
        { self: { scores: fullJudgedScores(rubric), facts } },
        readings,
      );
      expect(errorsIn(workbook)).toEqual([]);
    }
  });
});

test("a unit of sjtu-med without graduates has no score for its rates, and is told why", () => {
  const rubric = officialRubric("sjtu-med");
  const { workbook } = filledWorkbook(rubric, {
    self: { scores: fullJudgedScores(rubric), facts: allZero(rubric) },
  });
  const { stages, counted, findings } = assess(rubric, readBack(rubric, workbook));
  expect(stages[0]!.criteria["management-3"]).toMatchObject({ score: null, status: "missing" });
  expect(counted).toBeNull();
  expect(findings).toContainEqual(
    expect.objectContaining({
      criterion: "management-3",
      message: expect.objectContaining({ zh: expect.stringContaining("没有毕业生") }),
    }),
  );
});

test.each(RUBRIC_IDS)("a roster of %s whose every number is 0 shows no error", (id) => {
  const rubric = officialRubric(id);
  const scores = Object.fromEntries(
    rubric.roster.columns.flatMap(({ from, type, value = "" }) =>
      from === "score" && type !== "text" && type !== "flag" ? [[value, 0] as const] : [],
    ),
  );
  const facts = allZero(rubric);
  const settings = Object.fromEntries((rubric.roster.settings ?? []).map((each) => [each.id, 0]));
  for (const readings of readingsOf(rubric)) {
    const sheet = rosterPlan(
      rubric,
      { id: "r1", name: "汇总表", year: "2024", readings, settings, spareRows: 1 },
      [
        { key: "a", unit: "甲", facts, scores },
        { key: "b", unit: "乙", facts, scores, accepted: "照列" },
      ],
    );
    expect(errorsIn(new Workbook({ sheets: [sheet], names: [], active: sheet.name }))).toEqual([]);
  }
});
