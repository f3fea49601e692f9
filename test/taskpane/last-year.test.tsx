/** 上年 in the pane: a card's column from a file or a sheet, the forms of many units from their files. */
import { screen, waitFor } from "@testing-library/react";
import { indexEntry } from "../../src/rubric/index-entry";
import { assess } from "../../src/scoring/assess";
import type { Scorecard } from "../../src/scoring/types";
import type { PaneServices } from "../../src/taskpane/services";
import { writeCard } from "../../src/xlsx/card-file";
import { givenFactsOf, unitsOf } from "../../src/xlsx/distribute";
import { cardOf, ownRubric } from "../support/own-rubric";
import { MemoryBook } from "./support/memory-book";
import { showPane } from "./support/show-pane";

// Files are written and read.
jest.setTimeout(20_000);

const facts = [{ id: "rate", label: { zh: "落实率" }, type: "rate" }];
const rows = [{ id: "a", points: 5, rule: "IF(落实率>=上年.落实率,分值,0)" }];
const item = {
  ...{ id: "up", label: { zh: "进步" }, type: "number", clause: "三" },
  formula: "total-上年.总分",
};
const rubric = ownRubric([{ id: "工作", rows }], {
  ...{ facts, outcome: { total: "base+bonus+minus", items: [item] } },
  stages: [{ id: "self", name: { zh: "自评" } }],
});
const services: Partial<PaneServices> = {
  systems: [indexEntry(rubric)],
  loadRubric: async () => rubric,
  loadAssess: async () => assess,
};

const filled = cardOf(rubric, {}, { rate: 0.925, "last.rate": 0.9 });
const file = async (unit: string, year = "2024") => {
  const bytes = await writeCard(rubric, { id: "k9", unit, year, filled });
  return new File([new Uint8Array(bytes)], `${unit}.xlsx`);
};

const put = (book: MemoryBook, unit: string, year: string, scorecard?: Scorecard) => {
  book.add(rubric, unit, year);
  const here = book.cardsHere.at(-1)!;
  here.ref = { ...here.ref, id: `${unit} ${year}` };
  if (scorecard) here.scorecard = { ...scorecard, unit, year };
};

const choose = () => screen.findByLabelText("选择去年的表", { selector: "input" });

test("a card shows what the file would fill in, and then is filled", async () => {
  const book = new MemoryBook(assess);
  put(book, "文学院", "2025");
  const { user } = await showPane({ book, services });
  await user.upload(await choose(), await file("文学院"));
  expect(await screen.findByText("上年落实率：空 → 92.5%")).toBeVisible();
  expect(screen.getByText("上年总分：空 → 5")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "填入 2 项" }));
  expect(await screen.findByText("已填入 2 项。")).toBeVisible();
  expect(book.filled).toEqual([
    {
      ...{ card: expect.any(String), values: { "last.rate": 0.925, "last.total": 5 } },
      sources: ["上年的表 文学院.xlsx（2025-06-01）"],
    },
  ]);
});

test("a file of another unit, or of this year, fills in nothing and says why", async () => {
  const book = new MemoryBook(assess);
  put(book, "文学院", "2025");
  const { user } = await showPane({ book, services });
  await user.upload(await choose(), await file("法学院"));
  expect(await screen.findByText("没有可以填的数。")).toBeVisible();
  await user.upload(await choose(), await file("文学院", "2025"));
  expect(await screen.findByText(/是 2025 年度的，不是上年的/)).toBeVisible();
  expect(book.filled).toEqual([]);
});

test("last year's table in the same workbook is offered", async () => {
  const book = new MemoryBook(assess);
  put(book, "文学院", "2024", filled);
  put(book, "文学院", "2025");
  const { user } = await showPane({ book, services });
  await user.click(
    await screen.findByRole("button", { name: "用本工作簿中 文学院 2024 年度的表" }),
  );
  await user.click(await screen.findByRole("button", { name: "填入 2 项" }));
  await waitFor(() =>
    expect(book.filled).toMatchObject([{ values: { "last.rate": 0.925, "last.total": 5 } }]),
  );
});

test("forms that are handed out have each unit's own", async () => {
  const given: [string, unknown][] = [];
  const distribute = jest.fn(async (_rubric, _units, { byUnit }) => {
    given.push(...(byUnit ?? []));
    return new Uint8Array();
  });
  const { user } = await showPane({
    services: {
      ...services,
      loadDistribution: async () => ({ unitsOf, givenFactsOf, distribute }),
    },
  });
  await user.click(screen.getByRole("button", { name: "分发" }));
  await user.click(await screen.findByRole("textbox", { name: "单位名单" }));
  await user.paste("文学院\n理学院");
  await user.upload(await choose(), [await file("文学院"), await file("法学院")]);
  expect(await screen.findByText("读了 2 份去年的表。")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "生成压缩包" }));
  await screen.findByText(/已生成 2 个工作簿/);
  expect(given).toEqual([
    ["文学院", { "last.rate": 0.925, "last.total": 5 }],
    ["理学院", {}],
  ]);
});
