import fc from "fast-check";
import { findFunction } from "../../src/functions/catalogue";
import { rulebookOf } from "../../src/rubric/rulebook";
import { shownTotal } from "../../src/scoring/shown-total";
import { officialRubric } from "../rubric/support/files";

const station = officialRubric("weihai-station");
const shown = (total: number, readings = {}) =>
  shownTotal(rulebookOf(station, readings), total, false);

/** A rubric whose outcome has no bounds: the total is only rounded. */
const plain = { ...station, outcome: { ...station.outcome, items: [] } };

test.each([
  [37.894736842105, 37.89],
  [1.005, 1.01],
  [2.675, 2.68],
  [79.994, 79.99],
  [3, 3],
  [0, 0],
  [-1.005, -1.01],
])("%p is shown as %p, half up", (exact, expected) =>
  expect(shownTotal(rulebookOf(plain), exact, false)).toBe(expected),
);

test.each([
  [79.995, 79.99],
  [79.9999999, 79.99],
  [80, 80],
  [69.996, 69.99],
  [70, 70],
  [90.995, 90.99],
  [95.9951, 95.99],
  [96, 96],
  [85.555, 85.56],
])("beside its grade and subsidy %p is shown as %p", (exact, expected) =>
  expect(shown(exact)).toBe(expected),
);

test("with band-gap round, 90.495 is cut: 90.50 would belong to the next band", () => {
  expect(shown(90.495, { "band-gap": "round" })).toBe(90.49);
  expect(shown(90.495)).toBe(90.5);
});

test("the shown total always has the grade and the amount of the exact one, and is off by less than a hundredth", () => {
  const total = fc.integer({ min: 0, max: 100_000_000 }).map((n) => n / 1_000_000);
  const gap = fc.constantFrom("lower", "round");
  fc.assert(
    fc.property(total, gap, (exact, option) => {
      const seen = shown(exact, { "band-gap": option });
      const [a, b] = [outcomeOf(exact, option), outcomeOf(seen, option)];
      return (
        a.grade === b.grade &&
        a.subsidy === b.subsidy &&
        Math.abs(seen - exact) < 0.01 &&
        Number(seen.toFixed(2)) === seen
      );
    }),
  );
});

/** Grade and subsidy of a total by the functions themselves. */
function outcomeOf(total: number, gap: string) {
  return {
    grade: findFunction("SUBSIDY.GRADE")!.evaluate([total]),
    subsidy: findFunction("SUBSIDY.BAND")!.evaluate([total, gap]),
  };
}
