/** A rubric of which every point is a bonus: nothing is there that a count of scored rows could count. */
import { officialRubric } from "../rubric/support/files";
import { card } from "./support/cards";

const rubric = officialRubric("imnu");
for (const { subsections } of rubric.sections)
  for (const { criteria } of subsections) for (const each of criteria) each.kind = "bonus";

test("no formula of its sheets calls a function without an argument that it must have", () => {
  const formulas = card(rubric, {}).plan.sheets.flatMap(({ cells }) =>
    cells.flatMap(({ formula }) => (formula === undefined ? [] : [formula])),
  );
  expect(formulas.length).toBeGreaterThan(20);
  expect(formulas.filter((formula) => /(?<!TRUE|FALSE)\(\)/.test(formula))).toEqual([]);
});
