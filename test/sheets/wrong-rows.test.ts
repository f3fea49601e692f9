/**
 * Wrong rows do not rank: in the pane and in the cells alike, until somebody takes them in with a reason. Nobody else loses
 * a rank by them.
 */
import type { Scalar } from "../../src/formula/values";
import { computeRoster } from "../../src/scoring/roster";
import type { RosterUnit } from "../../src/scoring/roster-types";
import { rosterPlan } from "../../src/sheets/roster/roster";
import { officialRubric } from "../rubric/support/files";
import { Workbook } from "../support/excel-doubles/workbook";
import { WRONG_ROWS, type WrongRow } from "../support/wrong-rows";

const REASON = "经核实，按原数计入（张三）";

function shownIn({ rubric: id, readings = {}, settings = {} }: WrongRow, units: RosterUnit[]) {
  const rubric = officialRubric(id);
  const result = computeRoster(rubric, units, { readings, settings });
  const groups = new Map(rubric.roster.groups?.map((group) => [group.id, group.name]));
  const info = { id: "r1", name: "汇总表", year: "2024", readings, settings, spareRows: 1 };
  const sheet = rosterPlan(
    rubric,
    info,
    units.map(({ group = "", ...unit }, index) => ({
      ...unit,
      key: `k${index}`,
      group: groups.get(group) ?? group,
    })),
  );
  const workbook = new Workbook({ sheets: [sheet], names: [], active: sheet.name });
  const header = sheet.print.titleRows!.last;
  const headers = sheet.cells.filter(({ row, style }) => row === header && style === "header");
  const cell = (row: number, words: string) =>
    workbook.value(
      "汇总表",
      header + 1 + row,
      headers.find(({ value }) => value === words)!.column,
    );
  const wordsOf = (column: string) => rubric.roster.columns.find((each) => each.id === column)!;
  const everything = sheet.cells
    .filter(({ formula }) => formula !== undefined)
    .map(({ row, column }) => workbook.value("汇总表", row, column));
  return {
    result,
    cell: (row: number, column: string) => cell(row, wordsOf(column).header),
    words: (row: number) => cell(row, "核对"),
    everything,
  };
}

const about = (value: Scalar | undefined) =>
  typeof value === "number" ? expect.closeTo(value, 12) : (value ?? "");

function expectRows(
  { result, cell }: ReturnType<typeof shownIn>,
  expected: readonly Record<string, Scalar>[],
) {
  expected.forEach((columns, row) => {
    for (const [column, value] of Object.entries(columns)) {
      const told = result.rows[row]!.values[column] ?? "";
      expect([row, column, told]).toEqual([row, column, about(value)]);
      expect([row, column, cell(row, column)]).toEqual([row, column, about(value)]);
    }
  });
}

const isError = (value: unknown) => value instanceof Error || /^#/.test(String(value));

describe.each(WRONG_ROWS.map((row) => [`${row.rubric}: ${row.note}`, row] as const))(
  "%s",
  (_, wrong) => {
    test("is out, says why, and takes nobody's rank", () => {
      const shown = shownIn(wrong, wrong.units);
      expectRows(shown, wrong.out);
      expect(shown.words(0)).toContain(wrong.says);
      expect(shown.result.rows[0]!.wrong.map(({ zh }) => zh).join("")).toBe(shown.words(0));
      expect(shown.words(1)).toBe("");
      expect(shown.result.findings).toContainEqual({
        severity: "error",
        unit: wrong.units[0]!.unit,
        message: {
          zh: expect.stringContaining(wrong.says),
          en: expect.stringContaining("neither ranked nor summed"),
        },
      });
      for (const { rows } of shown.result.lists) expect(rows).not.toContain(0);
      expect(shown.everything.filter(isError)).toEqual([]);
    });

    test("counts once a reason is given, and the reason is told", () => {
      const [first, ...others] = wrong.units;
      const shown = shownIn(wrong, [{ ...first!, accepted: REASON }, ...others]);
      expectRows(shown, wrong.taken);
      expect(shown.words(0)).toContain(wrong.says);
      const told = shown.result.findings.filter(({ unit }) => unit === first!.unit);
      expect(told).toContainEqual(
        expect.objectContaining({
          severity: "warning",
          message: expect.objectContaining({ zh: expect.stringContaining(REASON) }),
        }),
      );
      expect(shown.everything.filter(isError)).toEqual([]);
    });
  },
);

test("money is summed of the rows that count", () => {
  const wrong = WRONG_ROWS.find(({ rubric }) => rubric === "weihai-station")!;
  const [first, second] = wrong.units;
  const sumOf = (units: RosterUnit[]) => shownIn(wrong, units).result.sums[0]!.value;
  expect(sumOf([first!, second!])).toBe(5);
  expect(sumOf([{ ...first!, accepted: REASON }, second!])).toBe(12);
});

test("an empty row is not wrong; figures without a unit are", () => {
  const wrong = WRONG_ROWS.find(({ rubric }) => rubric === "ccit")!;
  const [, ...right] = wrong.units;
  expect(shownIn(wrong, right).words(2)).toBe("");
  const nameless = shownIn(wrong, [{ ...right[0]!, unit: "" }, right[1]!]);
  expect(nameless.words(0)).toContain("没有填写“学院”");
  expect(nameless.cell(1, "retention-rank")).toBe(1);
});
