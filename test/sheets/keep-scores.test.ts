/** Generating again keeps what people typed, to the letter. */
import fc from "fast-check";
import { keepScores } from "../../src/sheets/keep-scores";
import { officialRubric } from "../rubric/support/files";
import { scorecard } from "../scoring/support/scorecards";
import { anyFilling, card, NAMES, readBack } from "./support/cards";
import { TABLES } from "../support/rubrics";
import { Workbook } from "../support/excel-doubles/workbook";

const college = officialRubric("graduate-college");
const contents = (plan: ReturnType<typeof keepScores>["plan"]) =>
  plan.sheets.map(({ name, cells }) =>
    cells.map(({ row, column, value, formula }) => [name, row, column, value, formula]),
  );

test.each(TABLES)("%s: read, generated again and kept, every cell is what it was", (id) => {
  const rubric = officialRubric(id);
  fc.assert(
    fc.property(anyFilling(id), ({ readings, stages }) => {
      const plan = card(rubric, readings);
      const first = keepScores(scorecard(rubric, stages, readings), plan);
      const read = readBack(rubric, new Workbook(first.plan), readings);
      const again = keepScores(read, card(rubric, readings));
      expect(contents(again.plan)).toEqual(contents(first.plan));
      expect(again).toMatchObject({ homeless: [], valuesOnly: [] });
    }),
    { numRuns: 8 },
  );
});

test("a text that could not be read is kept as it was typed", () => {
  const old = scorecard(college, {});
  old.stages.self = {
    scores: { goal: { value: null, origin: "typed", unreadable: "约1" } },
    facts: {},
  };
  const cells = keepScores(old, card(college)).plan.sheets[0]!.cells;
  expect(cells.find(({ value }) => value === "约1")).toMatchObject({ column: 5 });
});

test("a formula of one's own is kept where it stays in its place or names no cells; else its value is, and that is told", () => {
  const place = { sheet: NAMES.scorecard, address: "F3" };
  const kept = (formula: string, address: string) => {
    const old = scorecard(college, {});
    old.stages.self = {
      scores: { goal: { value: 1, origin: "typed", formula, place: { ...place, address } } },
      facts: {},
    };
    const { plan, valuesOnly } = keepScores(old, card(college));
    const cell = plan.sheets[0]!.cells.find(({ row, column }) => row === 2 && column === 5)!;
    return [cell.formula ?? cell.value, valuesOnly.length];
  };
  expect(kept("=3-2", "F9")).toEqual(["=3-2", 0]);
  expect(kept("=E3", "F3")).toEqual(["=E3", 0]);
  expect(kept("=E9", "F9")).toEqual([1, 1]);
});

test("what has no place any more is told before anything is drawn", () => {
  const old = scorecard(college, { self: { scores: { gone: 3 } }, third: { scores: { goal: 1 } } });
  expect(keepScores(old, card(college)).homeless.map(({ stage, key }) => [stage, key])).toEqual([
    ["self", "gone"],
    ["third", "goal"],
  ]);
});

test("fields of the head line are kept", () => {
  const old = { ...scorecard(college, {}), fields: { candidate: "张三" } };
  const values = keepScores(old, card(college)).plan.sheets[0]!.cells.map(({ value }) => value);
  expect(values).toContain("张三");
  expect(values).toContain("文学院");
});
