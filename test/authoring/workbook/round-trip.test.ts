/** A rubric written as a 底稿 and read again is the same rubric, as data. */
import { parseRubricSheets, parseRubricWorkbook } from "../../../src/authoring/workbook/read";
import {
  cellsOf,
  rubricWorkbook,
  writeRubricWorkbook,
} from "../../../src/authoring/workbook/write";
import { loadOfficialRubric, rubricIndex } from "../../../src/rubric/official";
import { describeProblem } from "../../../src/rubric/problems";
import { parseRubric, type ParsedRubric } from "../../../src/rubric/load";
import type { Rubric } from "../../../src/rubric/types";
import { openPackage } from "../../../src/xlsx/package";
import { rubricText } from "../../support/rubrics";
import { randomRosterRubric, randomRubric } from "../../support/random-rubric";

const asData = ({ $schema: _, ...rubric }: Rubric) => rubric;
const dataOf = ({ rubric, problems }: ParsedRubric) =>
  rubric ? asData(rubric) : problems?.map((problem) => describeProblem(problem, "zh"));
const again = (rubric: Rubric) =>
  dataOf(parseRubricSheets(rubricWorkbook(rubric).sheets.map(cellsOf), "底稿.xlsx"));

const torture = () => parseRubric(rubricText("torture.json"), "torture.json").rubric!;

const MOST_SEEDS = 12;
const ids = rubricIndex.map(({ id }) => id);

test.each(ids)("%s is the same after its file was written and read", async (id) => {
  const rubric = await loadOfficialRubric(id);
  const bytes = await writeRubricWorkbook(rubric);
  expect(dataOf(parseRubricWorkbook(bytes, "底稿.xlsx"))).toEqual(asData(rubric));
});

/** The rows of 对照 below the English. */
function differencesOf(rubric: Rubric): string[][] {
  const { values } = cellsOf(rubricWorkbook(rubric).sheets.at(-1)!);
  return values.slice(values.findIndex(([first]) => first === "对象") + 1) as string[][];
}

test("of the rubric of every field only English stands on 对照", () => {
  const rubric = torture();
  expect(again(rubric)).toEqual(asData(rubric));
  expect(differencesOf(rubric).filter(([, field]) => !field!.endsWith("英文"))).toEqual([]);
});

/** What a sheet offers: the words of each column, from which row on and for how many; a setting's by its name. */
function offeredOn(name: string) {
  const plan = rubricWorkbook(torture()).sheets.find((each) => each.name === name)!;
  const { values } = cellsOf(plan);
  return plan.validations.map(({ areas: [area], rule }) => ({
    of: values[area!.row - 1]![area!.column],
    item: values[area!.row]![0],
    ...area!,
    words: rule.type === "list" ? rule.values : [],
  }));
}

test("the header stays in sight, and columns of the table offer their words from the first row on", () => {
  const [table] = rubricWorkbook(torture()).sheets;
  const { values } = cellsOf(table!);
  const header = values.findIndex((row) => row.includes("规则"));
  const first = values.findIndex((row) => row.includes("√"));
  expect(table!.freeze?.rows).toBe(first);
  const offered = offeredOn("考核表").map(({ column, row, words }) => [
    values[header]![column],
    row,
    words,
  ]);
  const ladder = torture().outcome.items.find((item) => item.ladder)!.ladder!;
  expect(offered).toEqual([
    ["性质", first, ["计分", "加分", "减分", "一票否决"]],
    ["类别", first, torture().categories!.map((each) => each.name)],
    ["评级办法", first, torture().scales!.map(({ name, id }) => name?.zh ?? id)],
    ["适用", first, ["可填不适用"]],
    [
      "后果",
      first,
      [
        "降一档",
        "降两档",
        ...ladder.map((each) => `最高${each}`),
        ...ladder.map((each) => `定为${each}`),
      ],
    ],
    ["确认", first, ["√"]],
  ]);
});

test("each block of the other sheets offers its own words, and only in its own rows", () => {
  const offered = offeredOn("数据");
  expect(offered.find(({ of }) => of === "类型")!.words).toContain("是否");
  expect(offered.find(({ of }) => of === "列在")!.words).toEqual(
    torture().sections.map(({ name }) => name.zh),
  );
  for (const sheet of ["数据", "设置", "汇总", "版式", "附件"]) {
    const areas = offeredOn(sheet);
    expect(areas.length).toBeGreaterThan(0);
    for (const { column, row, rows } of areas)
      expect(
        areas.filter((each) => each.column === column && each.row >= row && each.row < row + rows),
      ).toHaveLength(1);
  }
});

test("the file only offers: whatever else is typed is not refused by the cell", async () => {
  const parts = openPackage(await writeRubricWorkbook(torture()));
  const sheets = [...parts.keys()].filter((name) => /worksheets\/sheet\d+\.xml$/.test(name));
  const rules = sheets.flatMap(
    (name) => new TextDecoder().decode(parts.get(name)).match(/<dataValidation [^>]*>/g) ?? [],
  );
  expect(rules.length).toBeGreaterThan(10);
  expect(rules.filter((rule) => /showErrorMessage="1"/.test(rule))).toEqual([]);
});

test("a setting of a few words offers them beside its name", () => {
  const offered = offeredOn("设置").filter(({ column, rows }) => column === 1 && rows === 1);
  expect(offered.map(({ item, words }) => [item, words])).toEqual([
    ["性质", ["评分表", "汇总表"]],
    ["折算", ["按总分", "按一级指标"]],
  ]);
});

test("only what no sheet for people can say stands on 对照", async () => {
  for (const id of ids) {
    const found = differencesOf(await loadOfficialRubric(id));
    expect([id, found.length < 6]).toEqual([id, true]);
  }
});

test("a rubric at random is the same", () => {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const { rubric } = randomRubric(seed);
    expect(again(rubric)).toEqual(asData(rubric));
  }
});

test("a roster at random is the same", () => {
  for (let seed = 1; seed <= MOST_SEEDS; seed++) {
    const rubric = randomRosterRubric(seed);
    expect(again(rubric)).toEqual(asData(rubric));
  }
});
