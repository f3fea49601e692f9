import { criteriaOf } from "../../src/rubric/model";
import { assess } from "../../src/scoring/assess";
import { CASE_FILES, officialRubric, rubricText } from "../rubric/support/files";
import type { RubricCases } from "../rubric/support/cases";
import { scorecard, type Values } from "./support/scorecards";

interface UnitCase {
  note?: string;
  readings?: Record<string, string>;
  scores?: Values;
  facts?: Values;
  expect: Record<string, unknown>;
}

describe.each(CASE_FILES)("the worked examples of %s come out of assess()", (file) => {
  const cases = JSON.parse(rubricText(file)) as RubricCases & { units?: UnitCase[] };
  const rubric = officialRubric(cases.rubric);
  const stage = rubric.stages[0]!.id;

  for (const { criterion: id, examples } of cases.criteria) {
    test.each(examples.map((example) => [JSON.stringify(example), example] as const))(
      `${id} %s`,
      (_, { facts, readings = {}, score }) => {
        const assessment = assess(rubric, scorecard(rubric, { [stage]: { facts } }, readings));
        const result = assessment.stages[0]!.criteria[id]!;
        if (typeof score === "number") {
          expect(result.score).toBeCloseTo(score, 12);
          expect(result.explanation?.zh).toBeTruthy();
        } else {
          expect(result.score).toBeNull();
          if (score === "not-applicable") expect(result.status).toBe("not-applicable");
          else expect(["missing", "partial"]).toContain(result.status);
        }
      },
    );
  }

  const units = cases.units ?? [];
  if (units.length > 0) {
    test.each(units.map((unit) => [unit.note ?? "", unit] as const))("unit: %s", (_, unit) => {
      const card = scorecard(
        rubric,
        { [stage]: { scores: unit.scores ?? {}, facts: unit.facts ?? {} } },
        unit.readings,
      );
      const [result] = assess(rubric, card).stages;
      expect(result).toMatchObject(unit.expect);
    });
  }

  test("every criterion has a result, a veto has none", () => {
    if (criteriaOf(rubric).length === 0) return;
    const [result] = assess(rubric, scorecard(rubric, {})).stages;
    const ids = criteriaOf(rubric)
      .filter(({ kind }) => kind !== "veto")
      .map(({ criterion }) => criterion.id);
    expect(Object.keys(result!.criteria)).toEqual(ids);
  });
});
