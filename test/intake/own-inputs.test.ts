/** What only own rubrics ask for, as it comes back in files. */
import { collect } from "../../src/intake/gathered/collect";
import { rostersOf } from "../../src/intake/gathered/roster";
import { readReturned } from "../../src/intake/files/read-file";
import { writeCard } from "../../src/xlsx/card-file";
import type { Rubric } from "../../src/rubric/types";
import type { Scorecard } from "../../src/scoring/types";
import { assess } from "../../src/scoring/assess";
import { cardOf, ownRubric } from "../support/own-rubric";
import { told } from "./support/cards";
import { FileEditor } from "./support/file-editor";

const stages = [{ id: "self", name: { zh: "自评" } }];

async function returned(rubric: Rubric, filled: Scorecard, change?: (file: FileEditor) => void) {
  const bytes = await writeCard(rubric, { id: "k1", unit: "文学院", year: "2025", filled });
  const file = new FileEditor(bytes);
  change?.(file);
  return readReturned("文学院.xlsx", change ? file.bytes() : bytes, { rubrics: [rubric] });
}

describe("letters as scores", () => {
  const letters = [
    { letter: "A", share: 1 },
    { letter: "B", share: 0.8 },
  ];
  const rubric = ownRubric([{ id: "工作", rows: [{ id: "a", points: 10, scale: "ab" }] }], {
    stages,
    scales: [{ id: "ab", letters }],
  });
  const card = (typed: string | number) => returned(rubric, cardOf(rubric, { a: typed }));

  test("a sound card has nothing to say", async () => {
    const file = await card("B");
    expect(told(file)).toEqual([]);
    expect(assess(rubric, file.cards[0]!.scorecard).stages[0]).toMatchObject({
      total: 8,
      complete: true,
    });
  });

  test("another letter, and a number, are told at their cells", async () => {
    expect(told(await card("C"))).toContain("error unreadable-value 评分表!D2");
    expect(told(await card(8))).toContain("error unreadable-value 评分表!D2");
  });

  test("a missing letter is told", async () => {
    expect(told(await returned(rubric, cardOf(rubric, {})))).not.toEqual([]);
  });
});

describe("several persons' scores", () => {
  const assessors = { count: 3, combine: "trimmed" };
  const rubric = ownRubric([{ id: "工作", rows: [{ id: "a", points: 10 }] }], {
    stages: [{ ...stages[0], assessors }],
  });
  const card = (...given: number[]) => {
    const parts = Object.fromEntries(given.map((each, at) => [`a#${at + 1}`, each]));
    return returned(rubric, cardOf(rubric, {}, {}, { self: { parts } }));
  };

  test("a sound card has nothing to say, and its score is the one of the middle", async () => {
    const file = await card(9, 10, 4);
    expect(told(file)).toEqual([]);
    expect(assess(rubric, file.cards[0]!.scorecard).stages[0]).toMatchObject({ total: 9 });
  });

  test("a score beyond the points is told at its cell, a missing one where it is to stand", async () => {
    expect(told(await card(9, 11, 4))).toContain("error out-of-range 基础数据!C6");
    expect(told(await card(9, 8))).toContain("error missing 基础数据!C7");
  });
});

test("a score beyond its own least or most, taken with a reason, counts at that bound; a person's too", async () => {
  const rubric = ownRubric(
    [
      {
        id: "工作",
        rows: [
          { id: "a", points: 10, max: 12 },
          { id: "b", points: 10, min: 2 },
        ],
      },
    ],
    { stages },
  );
  const takenIn = async (of: Rubric, filled: Scorecard) => {
    const { files } = collect([await returned(of, filled)], { rubrics: [of] });
    const [roster] = rostersOf(files, [of], { taken: { "文学院.xlsx": "已核实" } });
    return roster!.rows.map(({ row, reason }) => [row.shown, reason]);
  };
  expect(await takenIn(rubric, cardOf(rubric, { a: 12, b: 2 }))).toEqual([[14, "已核实"]]);
  expect(await takenIn(rubric, cardOf(rubric, { a: 12.5, b: 1 }))).toEqual([
    [14, "已核实（“a”填 12.5，按 12 计；“b”填 1，按 2 计）"],
  ]);
  const persons = ownRubric([{ id: "工作", rows: [{ id: "a", points: 10 }] }], {
    stages: [{ ...stages[0]!, assessors: { count: 2, combine: "mean" } }],
  });
  const parts = { "a#1": 11, "a#2": 8 };
  expect(await takenIn(persons, cardOf(persons, {}, {}, { self: { parts } }))).toEqual([
    [9, "已核实（“a（评委1）”填 11，按 10 计）"],
  ]);
});
