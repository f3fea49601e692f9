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
import { rubricText } from "../../support/rubrics";
import { randomRosterRubric, randomRubric } from "../../support/random-rubric";

const asData = ({ $schema: _, ...rubric }: Rubric) => rubric;
const dataOf = ({ rubric, problems }: ParsedRubric) =>
  rubric ? asData(rubric) : problems?.map((problem) => describeProblem(problem, "zh"));
const again = (rubric: Rubric) =>
  dataOf(parseRubricSheets(rubricWorkbook(rubric).sheets.map(cellsOf), "底稿.xlsx"));

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
  const rubric = parseRubric(rubricText("torture.json"), "torture.json").rubric!;
  expect(again(rubric)).toEqual(asData(rubric));
  expect(differencesOf(rubric).filter(([, field]) => !field!.endsWith("英文"))).toEqual([]);
});

test("the header stays in sight, and closed columns offer their words from the first row on", () => {
  const [table] = rubricWorkbook(
    parseRubric(rubricText("torture.json"), "torture.json").rubric!,
  ).sheets;
  const { values } = cellsOf(table!);
  const header = values.findIndex((row) => row.includes("规则"));
  const first = values.findIndex((row) => row.includes("√"));
  expect(table!.freeze?.rows).toBe(first);
  const offered = table!.validations.map(({ areas: [area], rule }) => [
    values[header]![area!.column],
    area!.row,
    rule.type === "list" ? rule.values : rule,
  ]);
  expect(offered).toEqual(
    expect.arrayContaining([
      ["性质", first, ["计分", "加分", "减分", "一票否决"]],
      ["适用", first, ["可填不适用"]],
      ["确认", first, ["√"]],
    ]),
  );
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
