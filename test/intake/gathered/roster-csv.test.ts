import { rosterCsv } from "../../../src/intake/gathered/roster-file";
import type { TakenRow } from "../../../src/intake/gathered/roster";
import { rubricOf } from "../../support/rubrics";

const INFO = { id: "k", year: "2026", readings: {}, readAt: "2026-11-20T09:00:00+08:00" };

function lineOf(unit: string, total: number): string {
  const source = { unit, file: "a.xlsx", sha256: "0".repeat(64), state: "ready", reason: "" };
  const row = { ...source, row: { values: { unit, total } } } as unknown as TakenRow;
  return rosterCsv({ rubric: rubricOf("imnu"), rows: [row], compared: [] }, INFO).split("\r\n")[1]!;
}

test("a roster as text is UTF-8 that Excel knows as such", () => {
  expect(rosterCsv({ rubric: rubricOf("imnu"), rows: [], compared: [] }, INFO)).toMatch(
    /^\ufeff名次,学院,/,
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1"])(
  "“%s” is a text that no spreadsheet runs",
  (unit) => {
    expect(lineOf(unit, 80)).toContain(`,'${unit},`);
  },
);

test("numbers are numbers, also below 0; commas and quotes stay in their cell", () => {
  expect(lineOf("甲", -1.5)).toContain(",-1.5,");
  expect(lineOf('甲,"乙"', 80)).toContain(',"甲,""乙""",');
});
