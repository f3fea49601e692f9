/** The number in the cell and the number in the pane are the same: for every official table, reading and filling. */
import fc from "fast-check";
import { compare9 } from "../../src/formula/decimal";
import type { Scalar } from "../../src/formula/values";
import { criteriaOf } from "../../src/rubric/model";
import { assessorsOf } from "../../src/rubric/assessors";
import { countedName } from "../../src/rubric/stage-weights";
import { assess } from "../../src/scoring/assess";
import { scoreCell } from "../../src/sheets/card/layout";
import { resultCell } from "../../src/sheets/card/result-layout";
import { officialRubric } from "../rubric/support/files";
import { anyFilling, filledWorkbook, NAMES } from "./support/cards";
import { TABLES } from "../support/rubrics";

const RUNS = 20;

function same(cell: Scalar, expected: Scalar | undefined): boolean {
  const empty = (value: Scalar | undefined) =>
    value === null || value === undefined || value === "";
  if (typeof cell === "number" && typeof expected === "number")
    return compare9(cell, expected) === 0;
  return empty(cell) ? empty(expected) : cell === expected;
}

describe.each(TABLES)("%s", (id) => {
  const rubric = officialRubric(id);

  test("every score cell shows what assess() gives", () => {
    fc.assert(
      fc.property(anyFilling(id), ({ readings, stages }) => {
        const { workbook, scorecard, plan } = filledWorkbook(rubric, stages, readings);
        const assessment = assess(rubric, scorecard);
        for (const { stage, criteria } of assessment.stages) {
          for (const { criterion, row, kind } of plan.layout.scorecard.criteria) {
            if (kind === "veto") continue;
            const { column } = scoreCell(plan.layout, stage, row);
            const cell = workbook.value(NAMES.scorecard, row, column);
            const result = criteria[criterion.id]!;
            const expected = result.status === "not-applicable" ? "不适用" : result.score;
            const failed =
              result.status === "error" && typeof cell === "string" && cell.startsWith("#");
            if (!failed && !same(cell, expected)) {
              throw new Error(
                `${stage} ${criterion.id}: cell ${cell}, assess ${expected} (${result.status})`,
              );
            }
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("the result sheet shows the sums, the total and the outcome that assess() gives", () => {
    fc.assert(
      fc.property(anyFilling(id), ({ readings, stages }) => {
        const { workbook, scorecard, plan } = filledWorkbook(rubric, stages, readings);
        const assessment = assess(rubric, scorecard);
        fc.pre(
          assessment.stages.every(({ criteria }) =>
            Object.values(criteria).every(({ status }) => status !== "error"),
          ),
        );
        const at = (key: string, of: string) => {
          const { row, column } = resultCell(plan.results, key, of);
          return workbook.value(NAMES.result, row, column);
        };
        for (const result of assessment.stages) {
          const { stage } = result;
          for (const [section, sum] of Object.entries(result.sections))
            expectSame(at(`section:${section}`, stage), sum);
          for (const [category, sum] of Object.entries(result.categories))
            expectSame(at(`category:${category}`, stage), sum);
          expectSame(at("base", stage), result.base);
          expectSame(at("total", stage), result.total);
          const scored = Object.values(result.criteria).some(({ score }) => score !== null);
          expectSame(at("shown", stage), scored ? result.shown : "");
          expect(at("missing", stage) === 0 && at("wrong", stage) === 0).toBe(result.complete);
          for (const [item, value] of Object.entries(result.outcome))
            expectSame(at(`item:${item}`, stage), value);
        }
        const { counted, result, figures } = assessment;
        const name = counted === null ? undefined : countedName(rubric, counted).zh;
        expect(at("counted", "counted")).toBe(name ?? figures.stage);
        expectSame(at("shown", "counted"), result.shown ?? "");
      }),
      { numRuns: RUNS },
    );
  });

  test("every ruled criterion has a formula at every stage, a judged one a place to type", () => {
    const { plan } = filledWorkbook(rubric, {});
    const sheet = plan.plan.sheets[0]!;
    for (const place of plan.layout.scorecard.criteria) {
      const { criterion, kind, row } = place;
      rubric.stages.forEach((stage, index) => {
        const { column } = scoreCell(plan.layout, stage.id, row);
        const { formula } = sheet.cells.find((cell) => cell.row === row && cell.column === column)!;
        const judged =
          criterion.rule === "judged" && !criterion.parts && !assessorsOf(stage, place);
        expect([criterion.id, formula !== undefined]).toEqual([
          criterion.id,
          kind === "veto" ? index > 0 : !judged,
        ]);
      });
    }
    expect(criteriaOf(rubric).length).toBeGreaterThan(0);
  });
});

function expectSame(cell: Scalar, expected: Scalar | undefined): void {
  if (!same(cell, expected)) expect(cell).toBe(expected);
}
