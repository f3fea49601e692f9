/** A roster that stands in a workbook, read from its cells without any host. */
import { rosterPlan } from "../../../src/sheets/roster/roster";
import { holdsMore } from "../../../src/sheets/standing/roster-leftovers";
import { typedRow } from "../../../src/sheets/standing/roster-row";
import { RosterSheet } from "../../../src/sheets/standing/roster-sheet";
import { officialRubric } from "../../rubric/support/files";
import { Workbook } from "../../support/excel-doubles/workbook";

const rubric = officialRubric("ccit");
const typed = Object.fromEntries(
  rubric.facts.map(({ id, type }, index) => [id, type === "rate" ? 0.9 : 10 + index]),
);
const plan = rosterPlan(rubric, { id: "r1", name: "汇总表", year: "2024", readings: {} }, [
  { key: "a", unit: "机械学院", facts: typed },
  { key: "b", unit: "土木学院" },
]);

test("its rows are found by key, and say what was typed into them", () => {
  const sheet = new RosterSheet(rubric, new Workbook({ sheets: [plan] }).read("汇总表"));
  expect(sheet.lines.map(({ key, unit }) => [key, unit])).toEqual([
    ["a", "机械学院"],
    ["b", "土木学院"],
  ]);
  const [first] = sheet.lines;
  expect(typedRow(sheet, first!).facts).toEqual(typed);
  expect(sheet.unit(first!).unit).toMatchObject({ unit: "机械学院", facts: typed });
  expect(sheet.isLinked(first!)).toBe(false);
});

test("words beside it are more than is drawn again", () => {
  const workbook = new Workbook({ sheets: [plan] });
  const read = () => new RosterSheet(rubric, workbook.read("汇总表"));
  expect(holdsMore(read(), plan)).toBe(false);
  workbook.type("汇总表", plan.rowHeights.length - 1, 2, "另见附件");
  expect(holdsMore(read(), plan)).toBe(true);
});
