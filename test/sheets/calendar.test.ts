/** A date is a number in its cell; which day it means depends on where the workbook begins to count. */
import { serialOf } from "../../src/formula/dates";
import { keepScores } from "../../src/sheets/card/keep-scores";
import { readEntry } from "../../src/sheets/read/entries";
import { rubricOf } from "../support/rubrics";
import { scorecard } from "../scoring/support/scorecards";
import { card } from "./support/cards";

const name = { zh: "日期", en: "day" };
const place = { sheet: "表", address: "A1" };
const read = (value: number, from1904: boolean) =>
  readEntry(
    { row: 0, column: 0, value, place, ...(from1904 && { from1904 }) },
    { type: "date" },
    {
      stage: "self",
      name,
    },
  ).entry;

test.each([
  ["the first day that is likely", 3654, "1910-01-01"],
  ["a year for a day", 2024, null],
  ["9.30 for a day", 9.3, null],
  ["1231 for a day", 1231, null],
  ["before the likely ones", 3653, null],
  ["the last day", 2_958_465, "9999-12-31"],
  ["after it", 2_958_466, null],
])("from 1900: %s", (_, value, day) => {
  expect(read(value, false).value).toBe(day);
});

test.each([
  ["the first day that is likely", 2192, "1910-01-01"],
  ["before the likely ones", 2191, null],
  ["9.30 for a day", 9.3, null],
  ["the end of 2024", 44_195, "2024-12-31"],
  ["the day after", 44_196, "2025-01-01"],
  ["the last day", 2_957_003, "9999-12-31"],
  ["after it", 2_957_004, null],
])("from 1904: %s", (_, value, day) => {
  expect(read(value, true).value).toBe(day);
});

test("what the formulas compute with counts from 1900, and generating again writes what stood there", () => {
  const entry = read(44_195, true);
  expect(entry).toMatchObject({ held: serialOf(2024, 12, 31), stands: 44_195 });
  const rubric = rubricOf("torture");
  const old = scorecard(rubric, {});
  old.stages["self"] = { scores: {}, facts: { "handed-in": entry } };
  const { plan } = keepScores(old, card(rubric));
  const values = plan.sheets.flatMap(({ cells }) => cells.map(({ value }) => value));
  expect(values).toContain(44_195);
  expect(values).not.toContain(serialOf(2024, 12, 31));
});
