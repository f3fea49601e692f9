/** What documents print and a rubric keeps as it is: the order of parts, the sum under the points, the contract's words. */
import { parseRubricSheets } from "../../src/authoring/workbook/read";
import { cellsOf, rubricWorkbook } from "../../src/authoring/workbook/write";
import { checkClauses } from "../../src/rubric/clauses";
import { assess } from "../../src/scoring/assess";
import { planCard } from "../../src/sheets/card/card";
import { cardOf, ownFile, ownRubric, pathsOf } from "../support/own-rubric";

const work = { id: "工作", rows: [{ id: "a", points: 60 }] };
const extra = { id: "加分", kind: "bonus", rows: [{ id: "b", points: 5 }] };

test("a bonus part may stand before a scored one, and a veto before both", () => {
  const veto = { id: "否决", kind: "veto", rows: [{ id: "v", rule: "flag" }] };
  const rubric = ownRubric([veto, extra, work]);
  const { stages, result } = assess(rubric, cardOf(rubric, { a: 50, b: 3, v: false }));
  expect(stages[0]!.complete).toBe(true);
  expect(result.total).toBe(53);
});

describe("the sum that a document prints", () => {
  const { table } = ownFile([work]) as { table: object };
  const row = (totalRow: object) => ({ table: { ...table, totalRow } });
  const rubric = ownRubric([work], row({ label: "合计", span: 1, points: 60 }));

  test("stands on the card under the points, and in the 底稿", () => {
    const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };
    const info = { id: "k", unit: "文学院", year: "2025", readings: {}, names };
    const { cells } = planCard(rubric, info).plan.sheets.find(({ kind }) => kind === "scorecard")!;
    const [label, sum] = cells.filter(({ style }) => style === "total-label" || style === "total");
    expect([label!.value, sum!.value, sum!.column]).toEqual(["合计", 60, label!.column + 1]);
    const sheets = rubricWorkbook(rubric).sheets.map(cellsOf);
    expect(sheets[0]!.values.at(-1)!.slice(0, 2)).toEqual(["合计", 60]);
    expect(parseRubricSheets(sheets, "底稿.xlsx").rubric).toEqual(rubric);
  });

  test("is a printed total: nothing says that the document has none", () => {
    const kinds = (of: typeof rubric) =>
      checkClauses(of, "2026-01-01")
        .map(({ kind, message }) => `${kind} ${message.zh}`)
        .join();
    expect(kinds(rubric)).not.toContain("没有印总分");
    expect(kinds(ownRubric([work]))).toContain("没有印总分");
    expect(kinds(ownRubric([work], row({ label: "合计", span: 1, points: 70 })))).toContain("60");
  });

  test("has no place where the caption covers the points", () => {
    expect(pathsOf([work], row({ label: "合计", span: 2, points: 60 }))).toContain(
      "table.totalRow.points",
    );
  });
});

test("“disqualify” says what is meant where a veto says nothing", () => {
  const veto = (more: object) => ({
    ...{ id: "否决", kind: "veto" },
    rows: [{ id: "v", rule: "flag", ...more }],
  });
  expect(ownRubric([work, veto({ consequence: "disqualify" })])).toEqual(
    ownRubric([work, veto({})]),
  );
  expect(pathsOf([work, veto({ consequence: "dismiss" })])).not.toEqual([]);
});

test.each([
  ["90%（含）—100%得10分，80%（含）—90%得8分，80%（不含）以下不得分", false],
  ["90%（含）—100%得10分，80%—90%（不含90%）得8分", false],
  ["90%—100%（含）得10分，80%—90%（含）得8分", false],
  ["91%—100%得10分，80%—90%得8分", true],
])("bands whose ends say what they include have a gap only where there is one: %s", (text, gap) => {
  const rubric = ownRubric([
    { id: "工作", rows: [{ id: "a", points: 10, cells: { words: text } }] },
  ]);
  const kinds = checkClauses(rubric, "2026-01-01").map(({ kind }) => kind);
  expect(kinds.some((kind) => kind === "gap" || kind === "boundary" || kind === "overlap")).toBe(
    gap,
  );
});
