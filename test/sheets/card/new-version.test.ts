/** A card goes over to another version of its rubric: by id, else by wording where exactly one fits. */
import { parseRubric } from "../../../src/rubric/load";
import { criteriaOf } from "../../../src/rubric/model";
import type { Rubric } from "../../../src/rubric/types";
import { isLaterVersion } from "../../../src/rubric/versions";
import { toNewVersion } from "../../../src/sheets/card/new-version";
import { scorecard } from "../../scoring/support/scorecards";
import { rubricText } from "../../support/rubrics";

const text = rubricText("graduate-college.json");
const from = parseRubric(text, "").rubric!;
const judged = criteriaOf(from).filter(
  ({ criterion, kind }) => criterion.rule === "judged" && kind === "scored",
);
const [first, second] = judged.map(({ criterion }) => criterion);

/** The rubric with another text in the places of some, unchecked: the move needs ids and words only. */
function changed(change: (rubric: Rubric) => void): Rubric {
  const rubric = structuredClone(from);
  rubric.version = "9.0.0";
  change(rubric);
  // What is remembered of a rubric goes by the object.
  return structuredClone(rubric);
}

const criterion = (rubric: Rubric, id: string) =>
  criteriaOf(rubric).find((each) => each.criterion.id === id)!.criterion;

const filled = scorecard(
  from,
  { self: { scores: { [first!.id]: 1, [second!.id]: 2 }, facts: { "feedback-errors": 3 } } },
  {},
);

function move(to: Rubric) {
  const { scorecard: moved, ...told } = toNewVersion(from, to, filled);
  const { scores = {}, facts = {} } = moved.stages["self"] ?? {};
  const values = (entries: typeof scores) =>
    Object.fromEntries(Object.entries(entries).map(([key, { value }]) => [key, value]));
  return { ...told, scores: values(scores), facts: values(facts) };
}

test("the same words and ids: everything goes along, and nothing differs", () => {
  expect(move(changed(() => {}))).toEqual({
    scores: { [first!.id]: 1, [second!.id]: 2 },
    facts: { "feedback-errors": 3 },
    ...{ kept: 3, lost: [] },
    differences: { added: [], removed: [], points: [], changed: [] },
  });
});

test("another id under the same words is found by them", () => {
  const moved = move(
    changed((rubric) => {
      criterion(rubric, first!.id).id = "renamed";
      rubric.facts.find(({ id }) => id === "feedback-errors")!.id = "errors";
    }),
  );
  expect(moved.scores).toEqual({ renamed: 1, [second!.id]: 2 });
  expect(moved.facts).toEqual({ errors: 3 });
  expect(moved.lost).toEqual([]);
});

test("words that fit two do not decide, and what cannot go is listed", () => {
  const { lost, scores, differences } = move(
    changed((rubric) => {
      const own = criterion(rubric, first!.id);
      const twin = { ...structuredClone(own), id: "twin-b" };
      own.id = "twin-a";
      for (const { subsections } of rubric.sections)
        for (const { criteria } of subsections) if (criteria.includes(own)) criteria.push(twin);
    }),
  );
  expect(scores).toEqual({ [second!.id]: 2 });
  expect(lost).toEqual([{ stage: "self", name: first!.name, value: 1 }]);
  expect(differences.removed).toEqual([first!.name]);
  expect(differences.added).toHaveLength(2);
});

test("a score that was judged has no place where a rule computes it", () => {
  const { lost, differences } = move(
    changed((rubric) => (criterion(rubric, first!.id).rule = "MIN(points,feedback_errors)")),
  );
  expect(lost).toEqual([{ stage: "self", name: first!.name, value: 1 }]);
  expect(differences.changed).toEqual([first!.name]);
});

test("nor has a fact of another type, nor a stage that is gone", () => {
  const other = changed(
    (rubric) => (rubric.facts.find(({ id }) => id === "feedback-errors")!.type = "text"),
  );
  expect(move(other).lost.map(({ value }) => value)).toEqual([3]);
  const gone = changed(
    (rubric) => (rubric.stages = rubric.stages.filter(({ id }) => id !== "self")),
  );
  expect(move(gone)).toMatchObject({ kept: 0, scores: {}, facts: {} });
  expect(move(gone).lost.map(({ value }) => value)).toEqual([1, 2, 3]);
});

test("other points are told with both", () => {
  const points = first!.points!;
  expect(
    move(changed((rubric) => (criterion(rubric, first!.id).points = points + 1))).differences
      .points,
  ).toEqual([{ name: first!.name, from: points, to: points + 1 }]);
});

test.each([
  ["1.0.1", "1.0.0", true],
  ["1.10.0", "1.9.0", true],
  ["2.0.0", "1.9.9", true],
  ["1.0.0", "1.0.0", false],
  ["1.0.0", "1.0.1", false],
])("version %s is later than %s: %s", (version, other, is) =>
  expect(isLaterVersion(version, other)).toBe(is),
);
