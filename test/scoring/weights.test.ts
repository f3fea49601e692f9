/** Weights on criteria: what a score counts for. */
import { assess } from "../../src/scoring/assess";
import { ledgerOf } from "../../src/ledger/ledger";
import { CardValues } from "../../src/ledger/values";
import { rulebookOf } from "../../src/rubric/rulebook";
import { readContents } from "../../src/scoring/contents";
import { cardOf, ownRubric, pathsOf, STAGES } from "../support/own-rubric";

const rows = [
  { id: "a", points: 100, weight: 0.6 },
  { id: "b", points: 100, weight: 0.4 },
];
const faults = { id: "减分", kind: "minus", rows: [{ id: "m", weight: 2 }] };
const table = {
  columns: [
    { id: "words", header: "标准", role: "label", width: 30 },
    { id: "self", header: "自评分", role: "score", stage: "self", width: 8 },
    { id: "review", header: "复核分", role: "score", stage: "review", width: 8 },
    { id: "counts", header: "折算分", role: "weighted", stage: "self", width: 8 },
  ],
  orientation: "portrait",
};
const rubric = ownRubric([{ id: "工作", rows, points: 100 }, faults], { table });

test("sums take weight times score", () => {
  const [self] = assess(rubric, cardOf(rubric, { a: 90, b: 75, m: 1.5 })).stages;
  expect(self).toMatchObject({ base: 84, minus: -3, total: 81 });
  expect(self!.criteria.a!.score).toBe(90);
});

test("the column beside shows what each counts for, and nothing where there is no score", () => {
  const given = readContents(rubric, cardOf(rubric, { a: 90, m: 1.5 }));
  const values = new CardValues(ledgerOf(rulebookOf(rubric)), given);
  expect(["a", "b", "m"].map((id) => values.at(`weighted|${id}|self`))).toEqual([54, "", -3]);
});

test("points of a heading add up by weight; a veto has none, and a column has a stage", () => {
  expect(pathsOf([{ id: "工作", rows, points: 200 }], {})).toEqual(["sections[0].points"]);
  const veto = { id: "否决", kind: "veto", rows: [{ id: "v", rule: "flag", weight: 1 }] };
  expect(pathsOf([{ id: "工作", rows }, veto], {})).toEqual([
    "sections[1].subsections[0].criteria[0].weight",
  ]);
  const columns = table.columns.map((each) => ({
    ...each,
    ...(each.role === "weighted" && { stage: "x" }),
  }));
  expect(pathsOf([{ id: "工作", rows }], { stages: STAGES, table: { ...table, columns } })).toEqual(
    ["table.columns[3].stage"],
  );
});
