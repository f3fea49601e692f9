import fc from "fast-check";
import {
  chosenReadings,
  identityOf,
  identityPlan,
  identityRows,
  readIdentity,
  type CardIdentity,
} from "../../../src/sheets/identity/identity";
import { withReadings } from "../../../src/sheets/identity/other-readings";
import { parseCardKey, cardKey } from "../../../src/sheets/identity/keys";
import { officialRubric } from "../../rubric/support/files";
import { NAMES } from "../support/cards";

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

describe("who chose a reading", () => {
  const chosen = (log: CardIdentity["log"]) => chosenReadings({ ...identity("a", "x"), log });
  const [change] = identity("a", "x").log;

  test("is the last who changed it to what it is now, with the day", () => {
    expect(chosen([{ ...change!, by: "李" }, change!])).toEqual({
      veto: { by: "王", at: "2024-12-01" },
    });
    expect(chosen([change!, { ...change!, to: "disqualify" }])).toEqual({});
    expect(chosen([{ ...change!, what: "reading.target" }])).toEqual({});
  });

  test("is one short line, whatever a workbook from elsewhere says", () => {
    const by = `\u202E王\n老师\u0000${"长".repeat(99)}`;
    const { veto } = chosen([{ ...change!, by, at: "=NOW()" }]);
    expect(veto!.by).toMatch(/^王 老师 长{35}$/);
    expect(veto!.at).toBe("");
  });

  test("is logged only where the option is another", () => {
    const now = { at: "2026-11-20T08:00:00+08:00", by: "王老师" };
    const before = { ...identity("a", "x"), log: [] };
    const after = withReadings(before, college, { veto: "zero", target: "share" }, now);
    const change = { ...now, what: "reading.target", from: "completion", to: "share" };
    expect(after.log).toMatchObject([change]);
    expect(after.log[0]!.record).toContain('"what":"reading","key":"target"');
    expect(readIdentity(identityRows(after))[0]!.log).toEqual(after.log);
    expect(after.readings).toEqual({ ...before.readings, target: "share" });
  });
});

test("a card key says the sheet's kind, rubric and card; other texts are none", () => {
  const key = { kind: "facts", rubric: "weihai-station", card: "k:1" } as const;
  expect(parseCardKey(cardKey(key))).toEqual(key);
  for (const other of ["#card:x:y:z", "#header", "", null, 3])
    expect(parseCardKey(other)).toBeNull();
});
