/** Cells that are merged over rows of several parts: checked, drawn, read back, compared. */
import { parseRubricSheets } from "../../src/authoring/workbook/read";
import { cellsOf, rubricWorkbook } from "../../src/authoring/workbook/write";
import { readContents } from "../../src/intake/files/read-file";
import { checkClauses } from "../../src/rubric/clauses";
import { planCard } from "../../src/sheets/card/card";
import { cardWorkbook } from "../../src/xlsx/card-file";
import { writeWorkbook } from "../../src/xlsx/write";
import { ownRubric, parseOwn, pathsOf } from "../support/own-rubric";

const table = {
  columns: [
    { id: "part", header: "一级指标", role: "label", width: 12 },
    { id: "words", header: "评分标准", role: "label", width: 30 },
    { id: "note", header: "材料", role: "label", width: 12 },
    { id: "points", header: "分值", role: "points", width: 8 },
    { id: "self", header: "自评分", role: "score", stage: "self", width: 8 },
  ],
  orientation: "portrait",
};
const stages = [{ id: "self", name: { zh: "自评" } }];
const facts = [{ id: "late", label: { zh: "迟报次数" }, type: "count" }];

const WORDING: Record<string, string> = {
  a: "制度健全，有专人负责",
  b: "按时报送月报和季报",
  c: "走访用人单位二十家以上",
  d: "举办校园招聘会",
};

const row = (id: string, note?: unknown, more: object = {}) => ({
  ...{
    id,
    points: 5,
    cells: { words: WORDING[id] ?? id, ...(note === undefined ? {} : { note }) },
  },
  ...more,
});
const parts = (a: unknown, b?: unknown, c?: unknown, d?: unknown) => [
  { id: "甲", cells: { part: "甲" }, rows: [row("a", a), row("b", b)] },
  { id: "乙", cells: { part: "乙" }, rows: [row("c", c), row("d", d)] },
];
const more = { table, stages, facts };
const across = parts("年报", { text: "佐证材料", rows: 2 }, undefined, "无");
const rubric = ownRubric(across, more);

const names = { scorecard: "评分表", facts: "基础数据", result: "考核结果" };
const info = { id: "k1", unit: "文学院", year: "2025", readings: {}, names };

test("a cell over rows of two parts is drawn as one", () => {
  const sheet = planCard(rubric, info).plan.sheets.find(({ kind }) => kind === "scorecard")!;
  const cell = sheet.cells.find(({ value }) => value === "佐证材料")!;
  expect(sheet.merges).toContainEqual({ row: cell.row, column: cell.column, rows: 2, columns: 1 });
  expect(sheet.cells.filter(({ value }) => value === "佐证材料")).toHaveLength(1);
});

test("the 底稿 keeps it, also in the midst of a part", () => {
  for (const given of [across, parts({ text: "年报", rows: 3 }, undefined, undefined, "无")]) {
    const whole = ownRubric(given, more);
    const sheets = rubricWorkbook(whole).sheets.map(cellsOf);
    expect(parseRubricSheets(sheets, "底稿.xlsx")).toMatchObject({ rubric: whole });
  }
});

test("fewer rows than it says, wording below it, or another column is refused", () => {
  const at = (...cells: Parameters<typeof parts>) => pathsOf(parts(...cells), more);
  const path = (section: number, criterion: number) =>
    `sections[${section}].subsections[0].criteria[${criterion}].cells.note`;
  expect(at("x", { text: "y", rows: 4 })).toContain(path(0, 1));
  expect(at({ text: "y", rows: 2 }, "z", "u", "v")).toContain(path(0, 0));
  expect(at({ text: "y", rows: 1 }, "z", "u", "v")).not.toEqual([]);
  const points = { id: "e", points: 5, cells: { words: "e", points: { text: "/", rows: 2 } } };
  const [, last] = parts("a", "b", "c", "d");
  const wrong = parseOwn(
    [{ id: "甲", cells: { part: "甲" }, rows: [points, row("f")] }, last!],
    more,
  );
  expect(wrong.problems!.map((each) => each.path)).toContain(
    "sections[0].subsections[0].criteria[0].cells.points",
  );
});

test("the clause check reads it with each of its rows", () => {
  const standard = { text: "每迟报1次扣1分，扣完为止。", rows: 2 };
  const rule = (id: string, taken: number, own: object) => ({
    ...{ id, points: 5, rule: `RUBRIC.DEDUCT(points,late,${taken})` },
    cells: { note: id, ...own },
  });
  const rows = [rule("a", 1, { words: standard }), rule("b", 2, {})];
  const checked = checkClauses(
    ownRubric([{ id: "甲", cells: { part: "甲" }, rows }], more),
    "2026-01-01",
  );
  const kinds = checked.map(({ kind, path }) => `${kind} ${path}`).join("\n");
  expect(kinds).toMatch(/number-not-in-sentence .*criteria\[1\]/);
  expect(kinds).not.toMatch(/number-not-in-sentence .*criteria\[0\]/);
});

test("intake tells where its wording is another", async () => {
  const { readings: _, names: __, ...sent } = info;
  const plan = cardWorkbook(rubric, sent);
  const sheets = plan.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.value === "佐证材料" ? { ...cell, value: "佐证资料" } : cell,
    ),
  }));
  const bytes = await writeWorkbook({ ...plan, sheets });
  const { findings } = readContents("文学院.xlsx", bytes, { rubrics: [rubric] });
  expect(findings.map(({ kind, expected, found }) => [kind, expected, found])).toContainEqual([
    "wording-changed",
    "佐证材料",
    "佐证资料",
  ]);
});
