import { BUILT_IN } from "../../src/formula/built-in";
import { evaluateFormula } from "../../src/formula/evaluate";
import { parseRubric } from "../../src/rubric/load";
import { findCriterion } from "../../src/rubric/model";
import { criterionRule } from "../../src/rubric/rules";
import { rubricText } from "./support/files";

/** The example of rubrics/README.md, which people copy to write a rubric of their own. */
const [, example = ""] = /```json\n(.*?)```/s.exec(rubricText("README.md")) ?? [];
const { rubric, problems } = parseRubric(example, "example.json");

test("the example of the guide is a sound rubric", () => {
  expect(problems).toBeUndefined();
});

test.each([
  ["reports", { late_reports: 3 }, 10],
  ["reports", { late_reports: 5 }, 0],
  ["visits", { visits: 2, "reading.visits": "all-or-nothing" }, 0],
  ["visits", { visits: 2, "reading.visits": "proportional" }, 40],
  ["visits", { visits: 3, "reading.visits": "proportional" }, 60],
])("its rule for %s gives with %j what its effect says: %d", (id, given, score) => {
  const { criterion } = findCriterion(rubric!, id)!;
  const values: Record<string, number | string | undefined> = {
    points: criterion.points,
    ...given,
  };
  expect(evaluateFormula(criterionRule(rubric!, criterion)!, (name) => values[name] ?? null)).toBe(
    score,
  );
});

test("the guide names every function of Excel that a rule may use, and no other", () => {
  const [, list = ""] = /`(IF IFERROR [A-Z. ]+)`/.exec(rubricText("README.md")) ?? [];
  expect(list.split(" ").sort()).toEqual([...BUILT_IN.keys()].sort());
});
