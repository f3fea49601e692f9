/** A 底稿 whose rules compare units: what these need beside is made, and written and read like anything else. */
import { parseRubricSheets } from "../../../src/authoring/workbook/read";
import { cellsOf, rubricWorkbook } from "../../../src/authoring/workbook/write";
import { parseRubric } from "../../../src/rubric/load";
import { describeProblem } from "../../../src/rubric/problems";
import type { Rubric } from "../../../src/rubric/types";
import { ownRubric } from "../../support/own-rubric";

const rubric = ownRubric(
  [
    {
      id: "工作",
      rows: [
        { id: "a", points: 10, rule: "分值*落实率/MAX(各单位.落实率)" },
        { id: "b", points: 5, rule: "IF(RUBRIC.RANK(落实率,各单位.落实率)<=3,5,0)" },
      ],
    },
  ],
  { facts: [{ id: "rate-1", label: { zh: "落实率" }, type: "rate" }] },
);

const asData = ({ $schema: _, ...data }: Rubric) => data;

function again(of: Rubric, change: (cells: (string | number | boolean)[][]) => void = () => {}) {
  const sheets = rubricWorkbook(of).sheets.map(cellsOf);
  for (const { values } of sheets) change(values as (string | number | boolean)[][]);
  const { rubric: read, problems = [] } = parseRubricSheets(sheets, "底稿.xlsx");
  if (!read) throw new Error(problems.map((each) => describeProblem(each, "zh")).join("\n"));
  return read;
}

test("it is the same rubric after it was written and read", () => {
  expect(asData(again(rubric))).toEqual(asData(rubric));
  expect(rubric.facts.map(({ label }) => label.zh)).toEqual([
    "落实率",
    "落实率各单位最高",
    "落实率位次",
  ]);
});

test("what a rule compared before it was changed is not asked for any more", () => {
  const changed = again(rubric, (cells) => {
    for (const line of cells)
      line.forEach((cell, at) => {
        if (String(cell).includes("RUBRIC.RANK(落实率,各单位.落实率)<=3"))
          line[at] = "IF(落实率>AVERAGE(各单位.落实率),5,0)";
      });
  });
  expect(changed.facts.map(({ id }) => id)).toEqual([
    "rate-1",
    "peers-max-rate-1",
    "peers-average-rate-1",
  ]);
  const ids = changed.roster.columns.map(({ id }) => id).filter((id) => id.startsWith("peers-"));
  expect(ids).toEqual([
    "peers-waiting",
    "peers-of-rate-1",
    "peers-max-rate-1",
    "peers-average-rate-1",
  ]);
});

test("a file that names what is made for it is the same", () => {
  const read = parseRubric(JSON.stringify(rubric), "own.json").rubric!;
  expect(asData(read)).toEqual(asData(rubric));
});
