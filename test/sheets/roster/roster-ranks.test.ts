/** Ranks are worked out within the spreadsheet: what passes between Excel and the add-in grows in step with the units. */
import { rosterPlan } from "../../../src/sheets/roster/roster";
import { officialRubric, RUBRIC_IDS } from "../../rubric/support/files";

const CALL_WITH_COLUMN = /(RUBRIC|SUBSIDY)\.[A-Z]+\([^()]*\$[A-Z]+\$\d+:/;

const planOf = (id: string, units: number) =>
  rosterPlan(
    officialRubric(id),
    { id: "r", name: "汇总表", year: "2026", readings: {} },
    Array.from({ length: units }, (_, index) => ({ key: `k${index}`, unit: `单位${index}` })),
  );

describe.each(RUBRIC_IDS)("the roster of %s", (id) => {
  test("hands no whole column to a function of the add-in", () => {
    const formulas = planOf(id, 3).cells.flatMap(({ formula }) => formula ?? []);
    expect(formulas.some((formula) => formula.includes("1+SUMPRODUCT("))).toBe(true);
    expect(formulas.filter((formula) => CALL_WITH_COLUMN.test(formula))).toEqual([]);
  });

  test("has a formula in each row that names its own row", () => {
    const ranks = planOf(id, 3).cells.filter(({ formula }) => formula?.includes("1+SUMPRODUCT("));
    expect(ranks.length).toBeGreaterThanOrEqual(3);
    for (const { formula, row } of ranks)
      expect(formula).toMatch(new RegExp(`ROUND\\(\\$[A-Z]+${row + 1},9\\)`));
  });
});
