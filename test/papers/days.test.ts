import {
  isWorkingDay,
  lastWorkingDay,
  periodWords,
  readDay,
  workingDayFrom,
} from "../../src/papers/days";

const none = { holidays: [], workdays: [] };

test.each([
  ["2026-12-01", "2026-12-01"],
  ["2026.12.1", "2026-12-01"],
  ["2026年12月1日", "2026-12-01"],
  ["２０２６/１２/１", "2026-12-01"],
  ["2024-02-29", "2024-02-29"],
  ["2026-02-29", undefined],
  ["2026-13-01", undefined],
  ["2026-00-10", undefined],
  ["12月1日", undefined],
  ["", undefined],
])("“%s” is the day %s", (text, day) => {
  expect(readDay(text)).toBe(day);
});

describe("working days", () => {
  test.each([
    ["2026-12-04", true], // Friday
    ["2026-12-05", false],
    ["2026-12-06", false],
    ["2026-12-07", true], // Monday
    ["1905-01-02", true], // Monday
    ["1905-01-01", false],
  ])("%s: %s", (day, works) => {
    expect(isWorkingDay(day, none)).toBe(works);
  });

  test("five of them, the first and the last counted, go over a weekend", () => {
    expect(lastWorkingDay("2026-12-01", 5, none)).toBe("2026-12-07");
    expect(lastWorkingDay("2026-12-01", 1, none)).toBe("2026-12-01");
    expect(lastWorkingDay("2026-11-30", 5, none)).toBe("2026-12-04");
  });

  test("holidays are none, days worked instead are some, which goes before", () => {
    const calendar = {
      holidays: ["2026-12-03", "2026-12-06"],
      workdays: ["2026-12-05", "2026-12-06"],
    };
    expect(lastWorkingDay("2026-12-01", 5, calendar)).toBe("2026-12-06");
    expect(workingDayFrom("2026-12-03", calendar)).toBe("2026-12-04");
  });
});

test("a period names the year of its end only where it is another", () => {
  expect(periodWords("2026-12-01", "2026-12-07")).toBe("2026年12月1日至12月7日");
  expect(periodWords("2026-12-30", "2027-01-05")).toBe("2026年12月30日至2027年1月5日");
});
