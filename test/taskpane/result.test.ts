/** What the pane says of a card is what its result sheet says in 计入结果. */
import { criteriaOf } from "../../src/rubric/model";
import { assess } from "../../src/scoring/assess";
import { resultOf } from "../../src/taskpane/state/result";
import { soundStage } from "../intake/support/cards";
import { scorecard } from "../scoring/support/scorecards";
import { rubricOf } from "../support/rubrics";

test("a veto of a review that is not complete stands beside the total that counts", () => {
  const college = rubricOf("graduate-college");
  const review = { scores: { "no-visits": true } };
  const card = scorecard(college, { self: soundStage(college), review });
  const result = resultOf(college, assess(college, card));
  expect(result).toMatchObject({ counted: true, stageName: { zh: "自评" } });
  const places = criteriaOf(college).filter(({ criterion }) => criterion.id === "no-visits");
  expect(result.vetoes).toEqual(places.map(({ criterion }) => criterion.name));
  expect(result.outcome.map(({ text }) => text?.zh)).toEqual(["一票否决"]);
});

test("a part that prints no points is worth those of its rows", () => {
  const college = rubricOf("graduate-college");
  const plain = {
    ...college,
    sections: college.sections.map(({ points: _, ...section }) => section),
  };
  const fullOf = (of: typeof college) => resultOf(of, assess(of, scorecard(of, {}))).full;
  expect(fullOf(plain)).toBe(fullOf(college));
});
