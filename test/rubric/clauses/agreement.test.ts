import { checkAgreement, rowFindings } from "../../../src/rubric/clauses/agreement";
import { checkFormulas } from "../../../src/rubric/clauses/formulas";
import { ownTexts } from "../../../src/rubric/merged-cells";
import { criteriaOf } from "../../../src/rubric/model";
import type { Criterion, Rubric } from "../../../src/rubric/types";
import { officialRubric, RUBRIC_IDS } from "../support/files";
import { mutants } from "./support/mutants";

/** What the check says of one criterion's rule, the rest of its rubric as it is. */
function kindsOf(rubric: Rubric, at: number, change: Partial<Criterion> = {}): string[] {
  const copy = structuredClone(rubric);
  const placed = criteriaOf(copy)[at]!;
  Object.assign(placed.criterion, change);
  const one = {
    ...placed.section,
    subsections: [{ ...placed.subsection, criteria: [placed.criterion] }],
  };
  // Rows that send the reader to another one need the others.
  const rest = copy.sections.map((section) => ({
    ...section,
    subsections: section.subsections.map((each) => ({
      ...each,
      criteria: each.criteria.map((row) => ({ ...row, rule: "judged" })),
    })),
  }));
  const alone = { ...copy, sections: [one, ...rest] };
  const mine = { ...placed, path: "sections[0]", texts: ownTexts(placed.criterion) };
  return [...rowFindings(mine, rubric), ...checkFormulas(alone)].map(({ kind }) => kind);
}

const rules = RUBRIC_IDS.flatMap((id) => {
  const rubric = officialRubric(id);
  return criteriaOf(rubric).flatMap(({ criterion }, at) =>
    ["judged", "flag"].includes(criterion.rule) ? [] : [{ rubric, at, rule: criterion.rule }],
  );
});

describe("a rule beside its sentence", () => {
  test.each(RUBRIC_IDS)("%s: limits and consequences are those of the document, too", (id) =>
    expect(checkAgreement(officialRubric(id))).toEqual([]),
  );

  test("the official rules agree with theirs", () => {
    expect(
      rules.filter(({ rubric, at }) => kindsOf(rubric, at).length > 0).map(({ rule }) => rule),
    ).toEqual([]);
  });

  test("nine of ten rules with one number doubled or halved are found", () => {
    const found = rules.flatMap(({ rubric, at, rule }) =>
      mutants(rule).map((mutant) => kindsOf(rubric, at, { rule: mutant }).length > 0),
    );
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  const rubric = officialRubric("graduate-college");
  const row = (rule: string, sentence: string, points: number): string[] =>
    kindsOf(
      rubric,
      criteriaOf(rubric).findIndex(({ criterion }) => criterion.id === "feedback"),
      { rule, points, cells: { criterion: sentence } },
    );

  test.each([
    [
      "RUBRIC.DEDUCT(points,feedback_errors,2)",
      "每出现1例扣1分，扣完为止",
      3,
      "number-not-in-sentence",
    ],
    ["RUBRIC.BONUS(feedback_errors,1)", "每召开一次加1分，最高2分", 3, "cap-differs"],
    ["RUBRIC.DEDUCT(points,feedback_errors,1)", "每出现1例扣1分，扣完2分即止", 5, "floor-differs"],
    ["RUBRIC.DEDUCT(points,feedback_errors,1)", "每召开一次加1分", 5, "direction-differs"],
    ["RUBRIC.MEETS(points,feedback_errors,3)", "不少于3次得5分", 6, "points-differ"],
    ["RUBRIC.MEETS(points,feedback_errors,3)", "达到6次得满分", 5, "number-not-in-rule"],
  ])("%s beside “%s”", (rule, sentence, points, kind) => {
    expect(row(rule, sentence, points)).toContain(kind);
  });
});
