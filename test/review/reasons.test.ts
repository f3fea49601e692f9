/** 理由: due for every departure, told where it is missing, and for nothing else. */
import { agreement, assign, giveReason } from "../../src/review/acts";
import { inputAt, type ReviewCard } from "../../src/review/card";
import { reviewFindings } from "../../src/review/findings";
import { withRecords } from "../../src/review/log";
import { departuresOf } from "../../src/review/reasons";
import { reasonsOf, reasonWords } from "../../src/review/reason-rows";
import { reviewRows } from "../../src/review/view";
import type { StageValues } from "../scoring/support/scorecards";
import { CHANGE, college, later, reviewed } from "./support/cards";

const due = (review: StageValues, self: StageValues = {}) =>
  departuresOf(reviewed(review, college, self)).map(
    ({ input, of }) => `${input.kind} ${input.key} ${of}`,
  );

test("due: another score, a corrected fact, a lifted veto, a number over a rule", () => {
  expect(due({ scores: { goal: 0.25 } })).toEqual(["score goal before"]);
  expect(due({ facts: { "late-items": 3 } })).toEqual(["fact late-items before"]);
  expect(due({ scores: { "no-visits": true } })).toEqual(["veto no-visits before"]);
  expect(due({ scores: { timeliness: 3.5 } })).toEqual(["score timeliness rule"]);
  expect(due({}, { scores: { timeliness: 5 } })).toEqual(["score timeliness before"]);
});

test("not due: equal, filled on one side only, computed from facts that were corrected", () => {
  expect(due({})).toEqual([]);
  expect(due({ facts: { "late-items": 2 }, scores: { timeliness: 4 } })).toEqual([]);
  expect(due({ scores: { goal: null } })).toEqual([]);
  expect(due({}, { scores: { goal: null } })).toEqual([]);
});

const withGoal = (card: ReviewCard, value: number, change = CHANGE) =>
  assign(card, [{ input: inputAt(card, "review", "goal")!, value }], change).card;

const kinds = (card: ReviewCard) =>
  reviewFindings(card, "_rubric").map(({ kind, severity, key }) => [kind, severity, key]);

test("a missing one is a warning; a given one is none, until its value is changed", () => {
  const card = withGoal(reviewed(), 0.25);
  expect(kinds(card)).toEqual([["reason-missing", "warning", "goal"]]);
  const of = { stage: "review", key: "goal" };
  const give = (code: string, text: string) => {
    const { rows, record } = giveReason(card, of, { code, text }, later(1));
    return { ...card, rows: withRecords(rows, card.id, [record], later(1)) };
  };
  expect(kinds(give("standard", ""))).toEqual([]);
  for (const code of ["rule", "other"]) {
    expect(kinds(give(code, ""))).toEqual([["reason-missing", "warning", "goal"]]);
    expect(kinds(give(code, "说明"))).toEqual([]);
  }
  const changed = withGoal(give("standard", "三次以下"), 0.1, later(30));
  expect(kinds(changed)).toEqual([["reason-stale", "warning", "goal"]]);
  const { rows, record } = giveReason(changed, of, { code: "standard", text: "" }, later(40));
  expect(kinds({ ...changed, rows: withRecords(rows, "k1", [record], later(40)) })).toEqual([]);
});

test("a value that was changed outside makes its reason stale, before anybody recorded that", () => {
  const card = withGoal(reviewed(), 0.25);
  const given = giveReason(
    card,
    { stage: "review", key: "goal" },
    { code: "data", text: "" },
    later(1),
  );
  const rows = withRecords(given.rows, "k1", [given.record], later(1));
  const elsewhere = { ...withGoal(card, 0.1, later(30)), rows };
  expect(kinds(elsewhere)).toEqual([["reason-stale", "warning", "goal"]]);
});

test("reasons are rows, in words of the short list; without a log nothing is recorded, and that is said", () => {
  const card = reviewed();
  const { rows } = giveReason(
    card,
    { stage: "review", key: "projects.school" },
    { code: "more", text: "补 2 份" },
    CHANGE,
  );
  const [reason] = reasonsOf({ id: "k1", rows });
  expect(reason).toEqual({
    stage: "review",
    key: "projects.school",
    code: "more",
    text: "补 2 份",
    ...CHANGE,
  });
  expect(reasonWords(reason!).zh).toBe("补充材料后调整：补 2 份");
  expect(rows.at(-1)![1]).toBe("reason.review.projects.school");
  expect(kinds({ ...card, rows: [] })).toEqual([["identity-missing", "warning", null]]);
});

test("self, review and difference stand side by side, with what is due", () => {
  const rows = reviewRows(reviewed({ scores: { goal: 0.2 } }));
  expect(rows[0]).toMatchObject({
    ...{ kind: "score", key: "goal", points: 1, stages: { self: 0.5, review: 0.2 } },
    ...{ difference: -0.3, departure: { from: "0.5" } },
  });
  expect(rows.find(({ key }) => key === "no-visits")).toMatchObject({
    ...{ kind: "veto", stages: { self: false, review: false }, difference: null },
  });
});

describe("同意自评", () => {
  const blank = (): ReviewCard => {
    const card = reviewed();
    const stages = { ...card.scorecard.stages, review: { scores: {}, facts: {} } };
    return { ...card, scorecard: { ...card.scorecard, stages } };
  };

  test("takes the self score where nothing is typed, and says what it left", () => {
    const card = withGoal(blank(), 0.1);
    const { assignments, left } = agreement(card, "review");
    const judged = assignments.map(({ input, value }) => [input.key, value]);
    expect(judged).toContainEqual(["leadership", 0.5]);
    expect(judged.map(([key]) => key)).not.toContain("goal");
    expect(left).toContainEqual({ key: "goal", why: "typed" });
    expect(left).toContainEqual({ key: "timeliness", why: "ruled" });
    expect(assignments.every(({ input }) => input.kind === "score")).toBe(true);
    const after = assign(card, assignments, later(1), { what: "agreed" }).card;
    expect(departuresOf(after).map(({ input }) => input.key)).toEqual(["goal"]);
    expect(agreement(after, "review").assignments).toEqual([]);
  });

  test("never a score that is not there, not readable or out of its bounds; a row or a section alone", () => {
    const card = blank();
    const self = { ...card.scorecard.stages.self!.scores };
    self.goal = { value: null, origin: "typed", unreadable: "优" };
    self.leadership = { value: 99, origin: "typed" };
    delete self.staffing;
    const stages = {
      ...card.scorecard.stages,
      self: { ...card.scorecard.stages.self!, scores: self },
    };
    const odd = { ...card, scorecard: { ...card.scorecard, stages } };
    const { left } = agreement(odd, "review");
    expect(left).toEqual(
      expect.arrayContaining([
        { key: "goal", why: "wrong-before" },
        { key: "leadership", why: "wrong-before" },
        { key: "staffing", why: "nothing-before" },
      ]),
    );
    expect(agreement(card, "review", { criterion: "goal" }).assignments).toHaveLength(1);
    const [section] = college.sections;
    const keys = agreement(card, "review", { section: section!.id }).assignments.map(
      ({ input }) => input.key,
    );
    expect(keys).toEqual(["goal", "leadership", "staffing"]);
  });
});
