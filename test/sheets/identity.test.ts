import fc from "fast-check";
import {
  identityOf,
  identityPlan,
  readIdentity,
  type CardIdentity,
} from "../../src/sheets/identity";
import { parseCardKey, cardKey } from "../../src/sheets/keys";
import { officialRubric } from "../rubric/support/files";
import { NAMES } from "./support/cards";

const college = officialRubric("graduate-college");
const identity = (id: string, unit: string): CardIdentity => ({
  ...identityOf(
    college,
    { id, unit, year: "2024", readings: { veto: "zero" }, names: NAMES },
    "fp",
  ),
  log: [
    { at: "2024-12-01T08:00:00Z", by: "王", what: "reading.veto", from: "disqualify", to: "zero" },
  ],
});

function valuesOf(cards: readonly CardIdentity[]): unknown[][] {
  const rows: unknown[][] = [];
  for (const { row, column, value } of identityPlan(cards).cells)
    (rows[row] ??= [])[column] = value;
  return rows;
}

test("the sheet is very hidden and says each card's rubric, version, fingerprint, unit, readings and changes", () => {
  const cards = [identity("a", "文学院"), identity("b", "历史学院")];
  expect(identityPlan(cards).visibility).toBe("veryHidden");
  expect(readIdentity(valuesOf(cards))).toEqual(cards);
  expect(cards[0]!.readings).toEqual({
    survey: "all-or-nothing",
    target: "completion",
    flexible: "inverse",
    "above-mean": "per-point",
    veto: "zero",
  });
});

test("whatever a unit is called, and whatever else stands there, it is read back", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1 })
    .map((each) => each.trim())
    .filter(Boolean);
  fc.assert(
    fc.property(text, (unit) => {
      const rows = [
        ...valuesOf([identity("a", unit)]),
        ["", "note", "x"],
        ["a", "unknown.key", "x"],
        ["a", "log", "{broken"],
        [null],
      ];
      expect(readIdentity(rows)).toEqual([identity("a", unit)]);
    }),
  );
});

test("a card key says the sheet's kind, rubric and card; other texts are none", () => {
  const key = { kind: "facts", rubric: "weihai-station", card: "k:1" } as const;
  expect(parseCardKey(cardKey(key))).toEqual(key);
  for (const other of ["#card:x:y:z", "#header", "", null, 3])
    expect(parseCardKey(other)).toBeNull();
});
