/** Generating again keeps what people typed, to the letter. */
import fc from "fast-check";
import { keepScores } from "../../../src/sheets/card/keep-scores";
import { officialRubric } from "../../rubric/support/files";
import { scorecard } from "../../scoring/support/scorecards";
import { anyFilling, card, NAMES, readBack } from "../support/cards";
import { TABLES } from "../../support/rubrics";
import { Workbook } from "../../support/excel-doubles/workbook";

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
      expect(again).toMatchObject({ valuesOnly: [] });
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

test("what was read otherwise stays as it was typed, 不适用 and the reason for taking in what is wrong too", () => {
  const old = scorecard(college, {});
  old.accepted = "经院领导同意";
  old.stages.self = {
    scores: { goal: { value: null, origin: "empty", held: "不适用" } },
    facts: { "difficult-rate": { value: 0.935, origin: "typed", held: "93.5%" } },
  };
  const { plan } = keepScores(old, card(college));
  const values = plan.sheets.map(({ cells }) => cells.map(({ value }) => value));
  expect(values[0]).toContain("不适用");
  expect(values[1]).toContain("93.5%");
  expect(values[2]).toContain("经院领导同意");
});

test("a date is a number in its cell, and what is written like one in a text is a text", () => {
  const fact = (id: string, type: "date" | "text") => ({ id, type, label: { zh: id, en: id } });
  const rubric = {
    ...college,
    facts: [...college.facts, fact("on", "date"), fact("words", "text")],
  };
  const old = scorecard(rubric, { self: { facts: { on: "2024-09-30", words: "2024-09-30" } } });
  const { sheets } = keepScores(old, card(rubric)).plan;
  const typed = sheets[1]!.cells.filter(({ value }) => value === 45565 || value === "2024-09-30");
  expect(typed.map(({ value }) => value)).toEqual([45565, "2024-09-30"]);
});

test("fields of the head line are kept", () => {
  const old = { ...scorecard(college, {}), fields: { candidate: "张三" } };
  const values = keepScores(old, card(college)).plan.sheets[0]!.cells.map(({ value }) => value);
  expect(values).toContain("张三");
  expect(values).toContain("文学院");
});
