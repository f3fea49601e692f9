import { SchemaCoverage } from "../support/schema-coverage";
import { rubricOf } from "../support/rubrics";

test("the rubric of every field uses every field of the schema", () => {
  const coverage = new SchemaCoverage();
  coverage.add(rubricOf("torture"));
  expect(coverage.missing({ words: false })).toEqual([]);
});
