/** A rubric written as a 底稿 and read again is the same rubric, as data. */
import { parseRubricSheets } from "../../../src/authoring/workbook/read";
import { cellsOf, rubricWorkbook } from "../../../src/authoring/workbook/write";
import { loadOfficialRubric, rubricIndex } from "../../../src/rubric/official";
import { describeProblem } from "../../../src/rubric/problems";
import type { Rubric } from "../../../src/rubric/types";

function again(rubric: Rubric): unknown {
  const sheets = rubricWorkbook(rubric).sheets.map(cellsOf);
  const { rubric: read, problems } = parseRubricSheets(sheets, "底稿.xlsx");
  return read ?? problems.map((problem) => describeProblem(problem, "zh"));
}

const asData = ({ $schema: _, ...rubric }: Rubric) => rubric;

test.each(rubricIndex.map(({ id }) => id))("%s", async (id) => {
  const rubric = await loadOfficialRubric(id);
  const sheets = rubricWorkbook(rubric).sheets.map(cellsOf);
  const other = sheets.at(-1)!.values;
  const at = other.findIndex(([first]) => first === "对象");
  console.log(id, other.length - at, other.slice(at, at + 70).map((r) => r.join(" | ")).join("\n"));
  expect(again(rubric)).toEqual(asData(rubric));
});
