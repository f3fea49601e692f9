/** What the office's workbook remembers, as rows of the identity sheet. */
import { HEADER, readIdentity } from "../../../src/sheets/identity/identity";
import {
  officeMemoryOf,
  withOfficeMemory,
  type OfficeMemory,
} from "../../../src/sheets/identity/office-memory";

const memory = (units: number): OfficeMemory => {
  const names = Array.from({ length: units }, (_, index) => `第${index + 1}学院`);
  return {
    units: names,
    issued: [
      {
        ...{ id: "b1", at: "2026-11-01T09:00:00+08:00", rubric: "r", version: "1" },
        ...{ fingerprint: "f", year: "2026", readings: { target: "share" } },
        facts: { self: { mean: 0.9 } },
        cards: names.map((unit, index) => ({
          id: `k${index}`,
          unit,
          facts: { target: 0.9 + index },
        })),
      },
      {
        ...{ id: "b2", at: "2026-11-02T09:00:00+08:00", rubric: "s", version: "2" },
        ...{ fingerprint: "g", year: "2026", readings: {}, facts: {} },
        cards: [{ id: "x", unit: "文学院" }],
      },
    ],
  };
};

const card = [
  ["k", "rubric", "graduate-college"],
  ["k", "unit", "文学院"],
  ["k", "later.key", "kept"],
];

describe("The office's memory", () => {
  test.each([1, 3, 2000])("of %d units is read as it was written", (units) => {
    expect(officeMemoryOf(withOfficeMemory([HEADER], memory(units)))).toEqual(memory(units));
  });

  test("fits the cells of a workbook, however many units there are", () => {
    const rows = withOfficeMemory([], memory(2000));
    expect(Math.max(...rows.map((row) => String(row[2]).length))).toBeLessThanOrEqual(32_767);
    expect(rows.length).toBeGreaterThan(3);
  });

  test("stands in the place of the earlier one, and leaves the cards' rows alone", () => {
    const before = withOfficeMemory([HEADER, ...card], memory(2000));
    const after = withOfficeMemory(before, memory(3));
    expect(officeMemoryOf(after)).toEqual(memory(3));
    expect(after.slice(0, 4)).toEqual([HEADER, ...card]);
  });

  test("is no card", () => {
    const rows = withOfficeMemory([HEADER, ...card], memory(3));
    expect(readIdentity(rows).map((each) => each.card)).toEqual(["k"]);
  });

  test("that somebody has spoilt is passed over", () => {
    const spoilt = [
      ["*", "units.1", "{not json"],
      ["*", "issued.b.1", "[1]"],
    ];
    expect(officeMemoryOf(spoilt)).toEqual({ units: [], issued: [] });
  });
});
