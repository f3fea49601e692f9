import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { effectiveReadings, formulaName } from "../../src/rubric/model";
import { readingName } from "../../src/rubric/names";
import { ruleFormula } from "../../src/rubric/rules";
import { officialRubric, rubricText } from "./support/files";
import { rosterRows, rowFormula, type RosterCases } from "./support/roster-rows";

const FILES = readdirSync(resolve(__dirname, "../../rubrics")).filter((name) =>
  name.endsWith(".rosters.json"),
);

describe.each(FILES)("worked rosters in %s", (file) => {
  const cases = JSON.parse(rubricText(file)) as RosterCases;
  const rubric = officialRubric(cases.rubric);

  describe.each(cases.rosters)("$note", (roster) => {
    const rows = rosterRows(rubric, roster);

    test.each(roster.rows.map((row, i) => [row.unit, row, i] as const))(
      "%s",
      (_, { expect: wanted }, i) => {
        for (const [column, value] of Object.entries(wanted)) {
          const found = rows[i]![formulaName(column)];
          if (typeof value === "number")
            expect([column, found]).toEqual([column, expect.closeTo(value, 9)]);
          else expect([column, found]).toEqual([column, value]);
        }
      },
    );

    const lists = Object.entries(roster.lists ?? {});
    if (lists.length > 0) {
      test.each(lists)("list %s", (id, units) => {
        const { where } = rubric.roster.lists!.find((list) => list.id === id)!;
        const found = roster.rows.filter(
          (_, i) => rowFormula(rubric, roster, rows, i, where) === true,
        );
        expect(found.map(({ unit }) => unit)).toEqual(units);
      });
    }
  });

  test("every option of a reading that the roster uses is shown", () => {
    const names = rubric.roster.columns.flatMap(({ from, value }) =>
      from === "formula" ? [...ruleFormula(value!).names] : [],
    );
    const wanted = rubric.readings
      .filter(({ id }) => names.includes(readingName(id)))
      .flatMap(({ id, options }) => options.map((option) => `${id} ${option.id}`));
    const shown = new Set(
      cases.rosters.flatMap(({ readings }) =>
        Object.entries(effectiveReadings(rubric, readings)).map((pair) => pair.join(" ")),
      ),
    );
    expect(wanted.filter((option) => !shown.has(option))).toEqual([]);
  });
});
