/** A generated roster computes in its cells what computeRoster() says. */
import type { Scalar } from "../../src/formula/values";
import { computeRoster } from "../../src/scoring/roster";
import type { RosterUnit } from "../../src/scoring/roster-types";
import { a1 } from "../../src/sheets/plan/address";
import { cardSource } from "../../src/sheets/card/card-source";
import { rosterPlan } from "../../src/sheets/roster/roster";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import { RosterSheet } from "../../src/sheets/standing/roster-sheet";
import { estimateLines } from "../../src/sheets/plan/text-height";
import { FONT_SIZE } from "../../src/sheets/plan/theme";
import { officialRubric, ROSTER_FILES, RUBRIC_IDS, rubricText } from "../rubric/support/files";
import { fullJudgedScores } from "../scoring/support/scorecards";
import { Workbook } from "../support/excel-doubles/workbook";
import { ownRubric } from "../support/own-rubric";
import { filledWorkbook } from "./support/cards";

interface RosterCase {
  note: string;
  readings?: Record<string, string>;
  settings?: Record<string, Scalar>;
  rows: RosterUnit[];
}

const workbookOf = (sheet: SheetPlan) =>
  new Workbook({ sheets: [sheet], names: [], active: sheet.name });
const rowsOf = (sheet: SheetPlan) => {
  const header = sheet.print.titleRows!.last;
  return (index: number) => header + 1 + index;
};

function same(cell: Scalar, expected: Scalar | undefined): void {
  const blank = (value: Scalar | undefined) =>
    value === null || value === undefined || value === "" || value === false;
  if (typeof cell === "number" && typeof expected === "number")
    expect(cell).toBeCloseTo(expected, 10);
  else if (typeof expected === "boolean" && typeof cell === "string")
    expect(cell).toBe(expected ? "是" : "否");
  else if (!(blank(cell) && blank(expected))) expect(cell).toBe(expected);
}

/** A rubric without worked rosters is a failure of its own, and told once. */
const WITH_ROSTERS = RUBRIC_IDS.filter((id) => ROSTER_FILES.includes(`${id}.rosters.json`));

describe.each(WITH_ROSTERS)("%s", (id) => {
  const { rosters } = JSON.parse(rubricText(`${id}.rosters.json`)) as { rosters: RosterCase[] };
  const rubric = officialRubric(id);

  test.each(rosters.map((roster) => [roster.note, roster] as const))(
    "%s",
    (_, { rows, readings = {}, settings = {} }) => {
      const expected = computeRoster(rubric, rows, { readings, settings });
      const groups = new Map(rubric.roster.groups?.map((group) => [group.id, group.name]));
      const sheet = rosterPlan(
        rubric,
        { id: "r1", name: "汇总表", year: "2024", readings, settings, spareRows: 2 },
        rows.map((unit, index) => ({
          key: `k${index}`,
          unit: unit.unit,
          group: groups.get(expected.rows[index]!.group ?? "") ?? "",
          ...(unit.facts && { facts: unit.facts }),
          ...(unit.scores && { scores: unit.scores }),
        })),
      );
      const workbook = workbookOf(sheet);
      const at = rowsOf(sheet);
      expected.rows.forEach(({ values }, index) => {
        rubric.roster.columns.forEach(({ id: column }, offset) => {
          same(workbook.value("汇总表", at(index), 1 + offset), values[column]);
        });
      });
      for (const { column, value } of expected.sums) {
        const row = sheet.cells.find((cell) => cell.value === `#sum:${column}`)!.row;
        const offset = rubric.roster.columns.findIndex((each) => each.id === column);
        same(workbook.value("汇总表", row, 1 + offset), value);
      }
      for (let spare = rows.length; spare < rows.length + 2; spare++) {
        rubric.roster.columns.forEach(({ from }, offset) => {
          if (from === "formula") same(workbook.value("汇总表", at(spare), 1 + offset), "");
        });
      }
    },
  );

  test("has its title, headers, sums, readings and source, and fits its page", () => {
    const sheet = rosterPlan(rubric, { id: "r1", name: "汇总表", year: "2024", readings: {} }, [
      { key: "a", unit: "甲" },
    ]);
    const values = sheet.cells.map(({ value }) => value);
    expect(values).toContain(`${rubric.roster.title}（2024年度）`);
    for (const { header } of rubric.roster.columns) expect(values).toContain(header);
    for (const { label } of rubric.roster.sums ?? []) expect(values).toContain(label);
    for (const { question } of rubric.readings)
      expect(values.some((value) => String(value).includes(question.zh))).toBe(true);
    expect(sheet.columns[0]!.hidden).toBe(true);
    expect(sheet.print.titleRows).toBeDefined();
  });

  const drawn = (coloursShown?: boolean) =>
    rosterPlan(
      rubric,
      {
        ...{ id: "r1", name: "汇总表", year: "2024", readings: {} },
        ...(coloursShown === undefined ? {} : { coloursShown }),
      },
      [{ key: "a", unit: "甲" }],
    );

  test("shows what a person reads and fills in, and hides what only counts", () => {
    const { cells, columns, print } = drawn();
    const headers = cells.filter(({ row }) => row === print.titleRows!.last);
    for (const { column, value } of headers) {
      const hidden = column === 0 || String(value).startsWith("计入：");
      expect([value, columns[column]!.hidden === true]).toEqual([value, hidden]);
    }
    expect(headers.map(({ value }) => value)).toEqual(expect.arrayContaining(["核对", "采信理由"]));
  });

  test("colours by rules that a switch beside the table turns off, and no formula reads", () => {
    const { cells, conditionalFormats, unlocked } = drawn();
    const label = cells.find(({ value }) => value === "标色")!;
    const at = cells.find(({ row, column }) => row === label.row && column === label.column + 1)!;
    expect(at.value).toBe("显示");
    expect(unlocked).toContainEqual({ row: at.row, column: at.column, rows: 1, columns: 1 });
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(a1(at))!;
    const address = `$${letters}$${row}`;
    const rules = conditionalFormats.map(({ formula }) => formula);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => !rule.endsWith(`,${address}<>"不显示")`))).toEqual([]);
    expect(rules.filter(({ length }) => length > 255)).toEqual([]);
    expect(cells.filter(({ formula }) => formula?.includes(address))).toEqual([]);
  });

  test.each([true, false])("drawn again with colours shown: %s, it is as it was", (shown) => {
    const workbook = new Workbook({ sheets: [drawn(shown)] });
    expect(new RosterSheet(rubric, workbook.read("汇总表")).coloursShown).toBe(shown);
  });
});

test("a roster of this workbook's cards follows them", () => {
  const rubric = officialRubric("graduate-college");
  const facts = {
    employers: 1,
    disciplines: 1,
    "survey-rate": 0.9,
    "feedback-errors": 0,
    "late-items": 0,
    "destination-rate": 0.9,
    "target-rate": 0.9,
    "flexible-share": 0,
  };
  const { plan, workbook } = filledWorkbook(rubric, {
    self: { scores: fullJudgedScores(rubric), facts },
  });
  const sheet = rosterPlan(rubric, { id: "r1", name: "汇总表", year: "2024", readings: {} }, [
    { key: "k1", unit: "文学院", source: cardSource(plan, "汇总表") },
  ]);
  const all = new Workbook({ ...workbook.plan, sheets: [...workbook.plan.sheets, sheet] });
  const at = rowsOf(sheet)(0);
  const value = (column: string) =>
    all.value("汇总表", at, 1 + rubric.roster.columns.findIndex(({ id }) => id === column));
  expect([value("total"), value("rank"), value("vetoed"), value("stage")]).toEqual([
    100,
    1,
    "否",
    "自评",
  ]);
});

test("a roster on A4 is not set smaller than six tenths, and a row holds what follows from its values", () => {
  const A4_WIDTH = 770;
  for (const id of RUBRIC_IDS) {
    const rubric = officialRubric(id);
    const sheet = rosterPlan(rubric, { id: "r1", name: "汇总表", year: "2024", readings: {} }, [
      { key: "a", unit: "甲" },
    ]);
    const { column, columns: count } = sheet.print.area;
    const columns = sheet.columns.slice(column, column + count);
    const points = columns.reduce((sum, { width }) => sum + width * 5.25 + 3.75, 0);
    expect(A4_WIDTH / points).toBeGreaterThan(0.6);
    const consequences = rubric.roster.columns.flatMap(({ levels = [] }) =>
      levels.map(({ consequence }) => consequence),
    );
    for (const consequence of consequences)
      expect(estimateLines(consequence, columns.at(-1)!.width, FONT_SIZE)).toBe(1);
  }
});

test("whether a college is new is said in words, and the ranks follow", () => {
  const rubric = officialRubric("ccit");
  const facts = { graduates: 100, employed: 90, stayed: 60, "retention-benchmark": 0.4 };
  const sheet = rosterPlan(
    rubric,
    {
      id: "r1",
      name: "汇总表",
      year: "2024",
      readings: {},
      settings: { "placement-benchmark": 0.8, "last-year-retention": 0.5 },
    },
    [
      { key: "a", unit: "甲", facts: { ...facts, classes: 2 } },
      { key: "b", unit: "乙", facts: { ...facts, classes: 3 } },
      { key: "c", unit: "丙", facts: { ...facts, classes: 3, stayed: 20 } },
    ],
  );
  const workbook = workbookOf(sheet);
  const shown = (column: string) =>
    [0, 1, 2].map((index) =>
      workbook.value(
        "汇总表",
        rowsOf(sheet)(index),
        1 + rubric.roster.columns.findIndex(({ id }) => id === column),
      ),
    );
  expect(shown("new-college")).toEqual(["是", "否", "否"]);
  expect(shown("unranked")).toEqual(["否", "否", "是"]);
  expect(shown("standard")).toEqual(["达标", "达标", "不达标"]);
});

test.each(RUBRIC_IDS)(
  "of %s, hidden are its keys and what counts of typed columns, nothing else",
  (id) => {
    const plan = rosterPlan(
      officialRubric(id),
      { id: "r", name: "汇总表", year: "2026", readings: {} },
      [{ key: "a", unit: "文学院" }],
    );
    const isHidden = (column: number) => plan.columns[column]?.hidden === true;
    const header = plan.cells.filter(({ row }) => row === plan.print.titleRows!.first);
    const hidden = header
      .filter(({ column }) => isHidden(column))
      .map(({ value }) => String(value));
    const seen = header.filter(({ column }) => !isHidden(column)).map(({ value }) => String(value));
    expect(hidden.filter((words) => !words.startsWith("计入：") && words !== "#header")).toEqual(
      [],
    );
    expect(seen.filter((words) => words.startsWith("计入："))).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(["核对", "采信理由"]));
  },
);

test("the latest day of a column of dates, whatever its type is called", () => {
  const rubric = structuredClone(officialRubric("ccit"));
  const { columns } = rubric.roster;
  rubric.facts.find(({ id }) => id === "abroad")!.type = "date";
  columns.find(({ id }) => id === "abroad")!.type = "text";
  const latest = { ...columns.find(({ id }) => id === "placement-rate")!, id: "latest" };
  columns.push({ ...latest, header: "最晚", value: "MAX(column.abroad)", type: "number" });
  const info = { id: "r1", name: "汇总表", year: "2024", readings: {}, settings: {}, spareRows: 1 };
  const sheet = rosterPlan(rubric, info, [
    { key: "k1", unit: "甲", facts: { abroad: 45565 } },
    { key: "k2", unit: "乙", facts: { abroad: 45570 } },
  ]);
  expect(workbookOf(sheet).value("汇总表", rowsOf(sheet)(0), columns.length)).toBe(45570);
});

test("a fact that is a date is shown as one", () => {
  const rubric = structuredClone(officialRubric("ccit"));
  rubric.facts.find(({ id }) => id === "abroad")!.type = "date";
  const column = rubric.roster.columns.findIndex(({ id }) => id === "abroad");
  rubric.roster.columns[column]!.type = "number";
  const info = { id: "r1", name: "汇总表", year: "2024", readings: {}, settings: {}, spareRows: 1 };
  const { cells, print } = rosterPlan(rubric, info, []);
  const formats = cells
    .filter(({ row }) => row === print.titleRows!.last + 1)
    .map(({ numberFormat }) => numberFormat);
  expect(formats[column + 1]).toBe("yyyy-mm-dd");
});

test("columns that only the figures of comparisons need are there, and hidden", () => {
  const rubric = ownRubric(
    [
      {
        id: "工作",
        rows: [{ id: "a", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" }],
      },
      { id: "否决", kind: "veto", rows: [{ id: "v", rule: "flag" }] },
    ],
    { facts: [{ id: "讲座", label: { zh: "讲座" }, type: "count" }] },
  );
  const sheet = rosterPlan(rubric, { id: "r1", name: "汇总表", year: "2026", readings: {} }, []);
  const hidden = rubric.roster.columns
    .filter((_, at) => sheet.columns[1 + at]!.hidden)
    .map(({ header }) => header);
  expect(hidden).toEqual(["参加比较的讲座"]);
});
