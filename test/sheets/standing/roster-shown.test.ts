/** A roster's cell that does not show what its rows give is told, whoever changed it, and so is what cannot count. */
import { rosterPlan, type RosterPlanUnit } from "../../../src/sheets/roster/roster";
import { rosterResult, rosterUnits } from "../../../src/sheets/standing/roster-contents";
import { RosterSheet } from "../../../src/sheets/standing/roster-sheet";
import type { Rubric } from "../../../src/rubric/types";
import type { Content } from "../../support/excel-doubles/workbook";
import { Workbook } from "../../support/excel-doubles/workbook";
import { WRONG_ROWS } from "../../support/wrong-rows";
import { officialRubric } from "../../rubric/support/files";

const NAME = "汇总表";
const rubric = officialRubric("ccit");
const example = WRONG_ROWS.find((row) => row.rubric === "ccit")!;
const RANK = rubric.roster.columns.find(({ id }) => id === "retention-rank")!.header;
const right = example.units.slice(1);

function roster(settings = example.settings, units = right, of: Rubric = rubric) {
  const rows = units.map(
    ({ group: _, ...unit }, index): RosterPlanUnit => ({
      ...unit,
      key: `k${index}`,
    }),
  );
  const info = { id: "r1", name: NAME, year: "2024", readings: {}, spareRows: 1 };
  const plan = rosterPlan(of, settings ? { ...info, settings } : info, rows);
  const workbook = new Workbook({ sheets: [plan] });
  const header = plan.print.titleRows!.last;
  const column = (words: string) =>
    plan.cells.find(({ row, value }) => row === header && value === words)!.column;
  return {
    put: (row: number, words: string, content: Content) =>
      workbook.put(NAME, header + 1 + row, column(words), content),
    set: (id: string, value: Content["value"]) => {
      const { row } = plan.cells.find((cell) => cell.value === `#setting:${id}`)!;
      const { column: at } = plan.cells.find(
        (cell) => cell.row === row && cell.style === "fact-self",
      )!;
      workbook.put(NAME, row, at, value === undefined ? {} : { value });
    },
    /** The sum of a column under the table. */
    sum: (id: string, content: Content) => {
      const { row } = plan.cells.find(({ value }) => value === `#sum:${id}`)!;
      const cell = plan.cells.find((each) => each.row === row && each.formula !== undefined)!;
      workbook.put(NAME, row, cell.column, content);
    },
    /** @param shown what every formula shows, as a program saves it that does not compute */
    findings: (shown?: 0 | null) => {
      const cells = workbook.read(NAME);
      const values = cells.values.map((row, r) =>
        row.map((value, c) => (isFormula(cells.formulas[r]![c]) ? shown! : value)),
      );
      const sheet = new RosterSheet(of, shown === undefined ? cells : { ...cells, values });
      const { units: read, findings } = rosterUnits(sheet, () => null);
      const result = rosterResult(sheet, read, {});
      return [...findings, ...result.findings].map(({ severity, message }) => ({
        severity,
        zh: message.zh.replace(/^汇总表!([A-Z]+)\d+ /, ""),
      }));
    },
  };
}

const said = (severity: string, zh: string) => ({ severity, zh: expect.stringContaining(zh) });

const isFormula = (content: unknown) => typeof content === "string" && content.startsWith("=");

test.each([null, 0] as const)("a roster whose formulas all show %p was never computed", (shown) => {
  expect(roster().findings(shown)).toEqual([said("info", "都没有计算结果")]);
});

test("a roster that nobody touched says nothing of it", () => {
  expect(roster().findings()).toEqual([]);
});

test.each<[what: string, column: string, content: Content, severity: string, says: string]>([
  ["a rank typed over", RANK, { value: 1 }, "error", `“${RANK}”显示 1`],
  ["a rank emptied", RANK, {}, "error", `“${RANK}”显示 空`],
  ["a formula of one's own", RANK, { formula: "=1" }, "error", "应为 2"],
  ["a rank as its value", RANK, { value: 2 }, "warning", "改成了固定内容"],
  ["核对 typed over", "核对", { value: "已核" }, "error", "“核对”显示 “已核”"],
  [
    "what follows, typed over",
    "结果运用",
    { value: "免去职务" },
    "error",
    "“结果运用”显示 “免去职务”",
  ],
])("%s is told", (_, column, content, severity, says) => {
  const { put, findings } = roster();
  put(0, column, content);
  expect(findings()).toContainEqual(said(severity, says));
});

describe("a roster with a sum", () => {
  const weihai = officialRubric("weihai-station");
  const { units } = WRONG_ROWS.find((row) => row.rubric === "weihai-station")!;
  const station = () => roster(undefined, units, weihai);
  const SUM = "年度奖补合计（万元）";

  test("the row that is wrong does not count in it, and nothing else is told", () => {
    const told = station().findings();
    expect(told.filter(({ zh }) => zh.includes("显示"))).toEqual([]);
  });

  test.each<[what: string, content: Content, severity: string, says: string]>([
    ["typed over", { value: 12 }, "error", `“${SUM}”显示 12，按表内现有内容应为 5`],
    ["as its value", { value: 5 }, "warning", `“${SUM}”的公式被改成了固定内容`],
    ["by a formula of one's own", { formula: "=7+5" }, "error", `“${SUM}”显示 12`],
  ])("a sum %s is told", (_, content, severity, says) => {
    const { sum, findings } = station();
    sum("subsidy", content);
    expect(findings()).toContainEqual(said(severity, says));
  });

  test.each(["计入：最终总分", "计入：绩效奖补金额（万元）"])(
    "what counts in the hidden column %s, typed over, is told",
    (hidden) => {
      const { put, findings } = station();
      put(0, hidden, { value: 92 });
      expect(findings()).toContainEqual(said("error", `“${hidden}”显示 92`));
    },
  );
});

test("a check that was emptied lets nobody in unseen", () => {
  const { put, findings } = roster(example.settings!, example.units);
  put(0, "核对", {});
  expect(findings()).toContainEqual(said("error", "“核对”显示 空"));
});

test("a setting that cannot be read is told, and its text is not the default", () => {
  const { set, findings } = roster();
  set("placement-benchmark", "八成");
  expect(findings()).toContainEqual(said("error", "八成"));
  expect(findings().some(({ zh }) => zh.includes("没有重新计算"))).toBe(false);
});

test("a row with figures and without a unit is told", () => {
  const { put, findings } = roster();
  put(1, "学院", {});
  expect(findings()).toContainEqual(said("error", "没有填写“学院”"));
  expect(findings().some(({ zh }) => zh.includes("没有重新计算"))).toBe(false);
});
