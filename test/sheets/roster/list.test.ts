import { computeRoster } from "../../../src/scoring/roster";
import { listPlan } from "../../../src/sheets/roster/list";
import { officialRubric } from "../../rubric/support/files";

const station = officialRubric("weihai-station");
const unit = (name: string, total: number, grade: string, subsidy: number) => ({
  unit: name,
  scores: { total, "outcome.grade": grade, "outcome.subsidy": subsidy },
});
const roster = computeRoster(station, [
  unit("乙大学", 70, "合格", 0),
  unit("甲大学", 96.125, "优秀", 7),
]);
const info = { name: "公示", year: "2024", today: "2024-12-01" };
const rowsOf = (id: string) => {
  const { cells } = listPlan(station, id, roster, info);
  const rows = new Map<number, unknown[]>();
  for (const { row, column, value } of cells) {
    if (column > 0 && value !== undefined) rows.set(row, [...(rows.get(row) ?? []), value]);
  }
  return [...rows.values()];
};

test("公示名单: stations in the order of the roster, with score and grade", () => {
  const [title, header, first, second, note] = rowsOf("publication");
  expect(title).toEqual(["威海市大学生就业服务指导站考核结果公示（2024年度）"]);
  expect(header).toEqual(["序号", "学校名称", "最终总分", "绩效评估等级"]);
  expect(first).toEqual([1, "甲大学", 96.13, "优秀"]);
  expect(second).toEqual([2, "乙大学", 70, "合格"]);
  expect(note![0]).toContain("共 2 个");
});

test("79.995 is shown as 79.99 beside 合格", () => {
  const result = computeRoster(station, [unit("丙大学", 79.995, "合格", 0)]);
  const { cells } = listPlan(station, "publication", result, info);
  expect(cells.map(({ value }) => value)).toContain(79.99);
});

test("a list without units says so", () => {
  expect(rowsOf("withdrawn")).toContainEqual(["（没有符合条件的单位）"]);
});

test("a list that the rubric does not have is no list", () => {
  expect(() => listPlan(station, "none", roster, info)).toThrow(/no list none/);
});
