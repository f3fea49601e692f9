/** 回填 in Excel: the roster computes what is compared, and each card then has its whole score. */
import type { CardRef } from "../../src/excel/types";
import { ownRubric } from "../support/own-rubric";
import { factAt } from "./support/places";
import { contents, openWorkbook, requestFor, type Workbook } from "./support/workbook";

const rubric = ownRubric(
  [
    {
      id: "工作",
      rows: [
        { id: "a", points: 10, rule: "分值*讲座/MAX(各单位.讲座)" },
        { id: "b", points: 5, rule: "IF(RUBRIC.RANK(讲座,各单位.讲座)<=1,5,0)" },
      ],
    },
  ],
  {
    facts: [{ id: "讲座", label: { zh: "讲座" }, type: "count" }],
    stages: [{ id: "self", name: { zh: "自评" } }],
  },
);

let workbook: Workbook;
beforeEach(async () => {
  workbook = await openWorkbook();
});
afterEach(() => workbook.close());

async function cards(talks: readonly number[]): Promise<CardRef[]> {
  const drawn: CardRef[] = [];
  for (const [index, count] of talks.entries()) {
    const request = { ...requestFor(rubric), unit: "甲乙丙"[index]! };
    const result = await workbook.book.generate(request, index === 0 ? "ask" : "new-name");
    if (!result.done) throw new Error("Not drawn.");
    workbook.excel.user.type(
      factAt(rubric, "讲座", "self").replace("基础数据", result.card.sheets.facts!),
      String(count),
    );
    drawn.push(result.card);
  }
  await workbook.excel.idle();
  return drawn;
}

async function roster(of: CardRef[]): Promise<CardRef> {
  const units = { from: "cards" as const, cards: of };
  const result = await workbook.book.generateRoster(
    { rubric, year: "2024", readings: {}, units },
    "ask",
  );
  if (!result.done) throw new Error("The name was taken.");
  await workbook.excel.idle();
  return result.card;
}

/** What the rows of the roster show under some headers. */
async function rows(...headers: string[]) {
  await workbook.excel.idle();
  const { values } = await contents("汇总表");
  const head = values.findIndex((line) => line.includes("#header"));
  return values
    .slice(head + 1, head + 4)
    .map((line) => headers.map((header) => line[values[head]!.indexOf(header)]));
}

test("before, the roster computes the figures, and results wait", async () => {
  await roster(await cards([4, 8, 0]));
  expect(await rows("讲座", "讲座各单位最高", "讲座位次", "总分", "名次", "核对")).toEqual([
    [4, 8, 2, 0, "待汇总", ""],
    [8, 8, 1, 0, "待汇总", ""],
    [0, 8, 3, 0, "待汇总", ""],
  ]);
});

test("filled back, each card has its whole score, and the roster its ranks", async () => {
  const all = await cards([4, 8, 0]);
  const card = await roster(all);
  expect(await workbook.book.fillBack(card, rubric)).toBe(3);
  expect(await rows("总分", "名次", "待汇总项数")).toEqual([
    [5, 2, 0],
    [15, 1, 0],
    [0, 3, 0],
  ]);
  const { result } = await workbook.book.readRoster(card, rubric);
  expect(result.findings).toEqual([]);
  expect(await workbook.book.fillBack(card, rubric)).toBe(0);
});

test("after a correction only what has changed is filled back", async () => {
  const all = await cards([4, 8, 0]);
  const card = await roster(all);
  await workbook.book.fillBack(card, rubric);
  const first = factAt(rubric, "讲座", "self").replace("基础数据", all[0]!.sheets.facts!);
  workbook.excel.user.type(first, "16");
  expect(await rows("总分", "名次")).toEqual([
    [0, "待汇总"],
    [15, "待汇总"],
    [0, "待汇总"],
  ]);
  expect(await workbook.book.fillBack(card, rubric)).toBe(3);
  expect(await rows("总分", "名次")).toEqual([
    [15, 1],
    [5, 2],
    [0, 3],
  ]);
});
