/** What a card takes from elsewhere, last year's figures and those of the roster, is signed as what stands in its cell. */
import { assign } from "../../src/review/acts";
import { canonicalLines } from "../../src/review/canonical";
import { inputAt, inputsOf, type ReviewCard } from "../../src/review/card";
import { matrixColumns } from "../../src/review/matrix/columns";
import { outsideOf } from "../../src/review/outside";
import { departuresOf } from "../../src/review/reasons";
import { checkSignature, sign, signatureOf } from "../../src/review/signature";
import { withPresent } from "../../src/review/state";
import type { Rubric } from "../../src/rubric/types";
import { cardOf, ownRubric } from "../support/own-rubric";
import { CHANGE } from "./support/cards";

const rubric = ownRubric(
  [
    {
      id: "工作",
      rows: [
        { id: "a", points: 5, rule: "IF(AND(就业率>=上年.就业率,报送日>=上年.报送日),分值,0)" },
        { id: "b", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" },
      ],
    },
  ],
  {
    facts: [
      { id: "rate", label: { zh: "就业率" }, type: "rate" },
      { id: "sent", label: { zh: "报送日" }, type: "date" },
      { id: "talks", label: { zh: "讲座" }, type: "count" },
    ],
  },
);
const most = rubric.facts.find(({ label }) => label.zh === "讲座各单位最高")!.id;

const given = { rate: 0.9, sent: "2026-06-15", talks: 4, [most]: 8 };
const last = { "last.rate": 0.8, "last.sent": "2025-06-16" };

const PLACE = { sheet: "指标数据", address: "F5" };

function card(
  facts: Record<string, number | string>,
  review = {},
  of: Rubric = rubric,
): ReviewCard {
  const scorecard = cardOf(of, {}, facts, { review: { facts: review } });
  const own = scorecard.stages.self!.facts["last.sent"];
  if (own) own.place = PLACE;
  return { id: "k1", rubric: of, scorecard, rows: [["#card", "key", "value"]] };
}

const factLines = (of: ReviewCard, pattern: RegExp) =>
  canonicalLines(of)
    .filter(([kind, , key = ""]) => kind === "fact" && pattern.test(key))
    .map((line) => line.slice(1).join(" "));

const afterSigning = (
  of: ReviewCard,
  stage: string,
  key: string,
  value: number | string | null,
) => {
  const signed = { ...of, rows: sign(of, "review", CHANGE).rows };
  const input = inputAt(signed, stage, key)!;
  const touched = assign(signed, [{ input, value }], CHANGE);
  return { ...checkSignature(touched.card, signatureOf(signed, "review")!, []), ...touched };
};

test("last year's figures are lines of the first stage, typed or empty, and of no other", () => {
  expect(factLines(card({ ...given, ...last }), /^last/)).toEqual([
    "self last.rate typed 0.8",
    "self last.sent typed 2025-06-16",
  ]);
  expect(factLines(card({ ...given, "last.rate": 0.8 }), /^last/)).toEqual([
    "self last.rate typed 0.8",
    "self last.sent empty ",
  ]);
});

test("one that is changed after signing is told once, and what follows is an effect", () => {
  const of = card({ ...given, ...last });
  const { changed, effects, intact } = afterSigning(of, "self", "last.rate", 0.95);
  expect(intact).toBe(false);
  expect(changed).toEqual([
    {
      ...{ what: "fact", stage: "self", key: "last.rate", from: "0.8", to: "0.95" },
      ...{ fromOrigin: "typed", toOrigin: "typed" },
    },
  ]);
  const told = effects.map(({ stage, figure, from, to }) => [stage, figure, from, to]);
  expect(told).toContainEqual(["review", "score:a", "5", "0"]);
  expect(told).toContainEqual(["counted", "total", "10", "5"]);
  expect(told.some(([, figure]) => figure!.startsWith("fact:last"))).toBe(false);
});

test("last year's day is written as a day", () => {
  const { cells } = afterSigning(card({ ...given, ...last }), "self", "last.sent", "2025-06-14");
  expect(cells).toEqual([{ place: PLACE, value: 45822, isDate: true }]);
});

test("the figures of the roster stand as they were filled back, and nobody owes a reason for them", () => {
  const of = card(given);
  const lines = (each: ReviewCard) => factLines(each, new RegExp(`^${most}$`));
  expect(lines(of)).toEqual([`review ${most} carried 8`, `self ${most} typed 8`]);
  expect(lines(card({ ...given, [most]: "" }))).toEqual([
    `review ${most} carried `,
    `self ${most} empty `,
  ]);
  const { changed, effects } = afterSigning(of, "self", most, 4);
  expect(changed).toMatchObject([{ what: "fact", stage: "self", key: most, from: "8", to: "4" }]);
  const { changed: moved } = afterSigning(of, "review", most, 5);
  expect(moved).toMatchObject([
    { stage: "review", key: most, fromOrigin: "carried", toOrigin: "typed" },
  ]);
  expect(effects).toContainEqual({ stage: "review", figure: "score:b", from: "5", to: "10" });
  expect(departuresOf(card(given, { [most]: 5 }))).toEqual([]);
  expect(departuresOf(card(given, { talks: 5 }))).toMatchObject([{ input: { key: "talks" } }]);
});

test("a card handed out with last year's figures is still blank, and one of these changed by the unit is told", () => {
  const blank = card(last);
  const recorded = withPresent(blank.rows, blank);
  const filled = { ...card({ ...given, ...last, "last.rate": 0.5 }), rows: recorded };
  const { changes, filled: all } = outsideOf(filled);
  expect(all).toEqual({ stage: "self", n: 4 });
  expect(changes).toMatchObject([{ stage: "self", key: "last.rate", from: "0.8", to: "0.5" }]);
});

test("a review matrix shows last year's figures and lets nobody type them", () => {
  const of = (stage: string) =>
    matrixColumns({ rubric, stage, facts: true, blind: false })
      .filter(({ id }) => id === "last.rate")
      .map(({ key, isTyped }) => [key, isTyped]);
  expect(of("review")).toEqual([["fact:last.rate:self", false]]);
  expect(of("self")).toEqual([["fact:last.rate:self", true]]);
  expect(inputsOf(card(last)).filter(({ key }) => key === "last.rate")).toHaveLength(1);
});
