/** 复核总表 in the pane: one criterion, all units side by side, from cards of the open workbook. */
import { screen, waitFor, within } from "@testing-library/react";
import { indexEntry } from "../../src/rubric/index-entry";
import { assess } from "../../src/scoring/assess";
import type { SheetPlan } from "../../src/sheets/plan/plan";
import { ownRubric } from "../support/own-rubric";
import { MemoryBook } from "./support/memory-book";
import { showPane } from "./support/show-pane";

const rubric = ownRubric(
  [
    {
      id: "工作",
      rows: [
        { id: "plan", points: 10 },
        { id: "fairs", points: 10 },
      ],
    },
  ],
  {
    stages: [
      { id: "self", name: { zh: "自评" } },
      { id: "review", name: { zh: "复核" } },
    ],
  },
);
const UNITS = ["化学学院", "文学院", "法学院"];

async function matrixPage(language: "zh" | "en" = "zh") {
  const book = new MemoryBook(assess);
  const refs = UNITS.map((unit) => book.add(rubric, unit, "2026"));
  refs.forEach((ref, nth) => {
    for (const id of ["plan", "fairs"]) {
      book.type(ref, "self", id, 9 - nth);
      book.type(ref, "review", id, null, "empty");
    }
  });
  const services = { systems: [indexEntry(rubric)], loadRubric: async () => rubric };
  const { user } = await showPane({ book, services, language });
  await user.click(screen.getByRole("button", { name: language === "zh" ? "更多" : "More" }));
  await user.click(
    await screen.findByRole("button", {
      name: language === "zh" ? /^复核总表/ : /^Review by criterion/,
    }),
  );
  const review = (unit: string, stage: string, criterion: string) =>
    book.cardsHere.find(({ ref }) => ref.unit === unit)!.scorecard.stages[stage]!.scores[criterion]!
      .value;
  return { book, user, refs, review };
}

/** A drawn sheet as it is read, to be typed in. */
function asCells({ name, cells, rowHeights, columns }: SheetPlan) {
  const values = rowHeights.map(() => columns.map((): string | number | boolean => ""));
  for (const { row, column, value = "" } of cells) values[row]![column] = value;
  return { name, values, formulas: values, top: 0, left: 0 };
}

const cell = (unit: string) => screen.findByRole("textbox", { name: `${unit} 复核` });
const criterion = () => screen.getByRole("combobox", { name: "指标" });

test("every unit stands in one table with its self score, and a reason is asked where the review departs", async () => {
  const { user } = await matrixPage();
  await cell("文学院");
  const row = screen.getByRole("row", { name: /^文学院/ });
  expect(within(row).getByText("8")).toBeVisible();
  expect(screen.queryByRole("combobox", { name: "文学院 理由" })).toBeNull();
  await user.type(await cell("文学院"), "6.5");
  expect(within(row).getByText("-1.5")).toBeVisible();
  expect(screen.getByRole("combobox", { name: "文学院 理由" })).toBeVisible();
});

test("20 units need no mouse: Enter leads down, and from the last unit to the next criterion, which writes what was typed", async () => {
  const { user, review, book } = await matrixPage();
  await user.click(await cell("法学院"));
  await user.keyboard("6{Enter}5{Enter}4{Enter}");
  await waitFor(() => expect(criterion()).toHaveDisplayValue(/^2\./));
  await waitFor(() =>
    expect(UNITS.map((unit) => review(unit, "review", "plan"))).toEqual([4, 5, 6]),
  );
  expect(book.acts).toEqual(["写入复核"]);
  expect(await cell("法学院")).toHaveFocus();
  await user.keyboard("7{PageUp}");
  await waitFor(() => expect(review("法学院", "review", "fairs")).toBe(7));
  expect(await cell("法学院")).toHaveValue("6");
});

test("what is out of range is told at its cell, and neither written nor lost", async () => {
  const { user, review } = await matrixPage();
  await user.type(await cell("文学院"), "16");
  await user.type(await cell("法学院"), "5");
  expect(screen.getByText(/填的 16 超出范围（0–10）/)).toBeVisible();
  expect(await cell("文学院")).toBeInvalid();
  await user.click(screen.getByRole("button", { name: "写入各单位的表（1 处）" }));
  await screen.findByText("已写入 1 处。");
  expect(review("法学院", "review", "plan")).toBe(5);
  expect(review("文学院", "review", "plan")).toBeNull();
  // Neither elsewhere in the pane.
  await user.click(screen.getByRole("button", { name: "汇总" }));
  await user.click(screen.getByRole("button", { name: "更多" }));
  await user.click(await screen.findByRole("button", { name: /^复核总表/ }));
  expect(await cell("文学院")).toHaveValue("16");
});

test("what the card says otherwise by now is asked, cell by cell, and nothing is written before", async () => {
  const { user, book, refs, review } = await matrixPage();
  await user.type(await cell("化学学院"), "3");
  await user.type(await cell("文学院"), "4");
  book.cardsHere.find(({ ref }) => ref.id === refs[0]!.id)!.scorecard.stages.review!.scores.plan = {
    ...{ value: 2, origin: "typed" },
    place: { sheet: "化学学院", address: "F4" },
  };
  await user.click(screen.getByRole("button", { name: /^写入各单位的表/ }));
  expect(
    await screen.findByText(/^化学学院 .*这里填的是“3”，表里现在是“2”，原来是“空”/),
  ).toBeVisible();
  expect(review("文学院", "review", "plan")).toBeNull();
  await user.click(screen.getByRole("button", { name: "用这里填的" }));
  await waitFor(() => expect(review("化学学院", "review", "plan")).toBe(3));
  expect(review("文学院", "review", "plan")).toBe(4);
});

test("同意自评 fills what nobody scored, and says what it left", async () => {
  const { user, review } = await matrixPage();
  await user.type(await cell("法学院"), "5");
  await user.click(screen.getByRole("button", { name: /^同意自评/ }));
  expect(
    await screen.findByText(/^已同意 2 个单位的得分。 另有 1 个单位没有动：法学院（已评）/),
  ).toBeVisible();
  expect(UNITS.map((unit) => review(unit, "review", "plan"))).toEqual([9, 8, 5]);
});

test("the matrix is drawn as a sheet in the order of the list of units, whose other units have a locked row", async () => {
  const { user, book, refs } = await matrixPage();
  book.memory = { units: ["法学院", "经济学院", "化学学院"], issued: [] };
  await cell("法学院");
  await user.click(screen.getByRole("button", { name: "生成复核总表" }));
  expect(await screen.findByRole("button", { name: "取回“复核总表”" })).toBeVisible();
  const texts = book.besides[0]!.cells.map(({ value }) => value);
  expect(texts).toEqual(expect.arrayContaining([...UNITS, "自评合计", "plan:review", "填写完整"]));
  const { values } = asCells(book.besides[0]!);
  const [chemistry, literature, law] = refs.map(({ id }) => id);
  expect(values.slice(6).map(([key, unit, , state]) => [key, unit, state])).toEqual([
    [law, "法学院", "填写完整"],
    ["#missing", "经济学院", "没有评分表"],
    [chemistry, "化学学院", "填写完整"],
    [literature, "文学院", "填写完整"],
  ]);
  expect(book.besides[0]!.unlocked.some(({ row }) => row === 7)).toBe(false);
});

test("what sheet and card both changed is chosen cell by cell, and written when all is chosen", async () => {
  const { user, book, refs, review } = await matrixPage();
  await cell("法学院");
  await user.click(screen.getByRole("button", { name: "生成复核总表" }));
  const take = await screen.findByRole("button", { name: "取回“复核总表”" });
  const cells = asCells(book.besides[0]!);
  const column = cells.values.find((row) => row.includes("#keys"))!.indexOf("plan:review");
  refs.forEach(({ id }, nth) => {
    cells.values.find((row) => row[0] === id)![column] = 5 + nth;
  });
  book.sheetsHere.push(cells);
  const [chemistry, literature] = refs;
  book.type(chemistry!, "review", "plan", 9);
  book.type(literature!, "review", "plan", 8);
  await user.click(take);
  expect(await screen.findByText(/^两边都改过/)).toBeVisible();
  const chosen = () => screen.getByRole("button", { name: /^按所选取回|^还有/ });
  expect(chosen()).toHaveTextContent("还有 2 格没有选");
  const choose = async (unit: string, side: string) => {
    const conflict = screen
      .getAllByRole("listitem")
      .find((each) => each.textContent.startsWith(unit))!;
    await user.click(within(conflict).getByRole("button", { name: side }));
  };
  await choose("化学学院", "用总表里的");
  await choose("文学院", "用表里的");
  expect(UNITS.map((unit) => review(unit, "review", "plan"))).toEqual([9, 8, null]);
  await user.click(chosen());
  await waitFor(() =>
    expect(UNITS.map((unit) => review(unit, "review", "plan"))).toEqual([5, 8, 7]),
  );
  expect(await screen.findByText("已写入 2 处，总表已更新。")).toBeVisible();
});

test("in English the page speaks English", async () => {
  await matrixPage("en");
  expect(await screen.findByRole("textbox", { name: "法学院: 复核" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Make the review matrix" })).toBeVisible();
});
