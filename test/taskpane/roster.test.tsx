import { screen, waitFor, within } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import type { MemoryBook } from "./support/memory-book";
import { smallRubric } from "./support/small-rubric";

/** Cards with a total each; null: not complete. */
function bookOf(totals: Record<string, number | null>): MemoryBook {
  const book = emptyBook();
  for (const [unit, total] of Object.entries(totals)) {
    const card = book.add(smallRubric, unit, "2025");
    book.type(card, "self", "plan", total === null ? 5 : Math.min(10, total));
    if (total !== null) book.type(card, "self", "fairs", Math.max(0, total - 10));
  }
  return book;
}

async function showRoster(book: MemoryBook) {
  const shown = await showPane({ book });
  await shown.user.click(screen.getByRole("button", { name: "汇总" }));
  await screen.findByRole("heading", { level: 1, name: "汇总表" });
  return shown;
}

const make = () => screen.getByRole("button", { name: "生成汇总表" });
const ranking = () => screen.findByRole("list", { name: "排名" });
const rowsOf = (list: HTMLElement) =>
  within(list)
    .getAllByRole("listitem")
    .map((row) => row.textContent);

async function rosterOf(totals: Record<string, number | null>) {
  const book = bookOf(totals);
  const shown = await showRoster(book);
  await shown.user.click(make());
  return { ...shown, list: await ranking() };
}

describe("a roster of the scorecards in the workbook", () => {
  test("takes all of them unless some are left out", async () => {
    const { user } = await showRoster(bookOf({ 化学学院: 18, 文学院: 12 }));
    await user.click(screen.getByRole("checkbox", { name: "文学院 2025" }));
    await user.click(make());
    expect(rowsOf(await ranking())).toEqual([expect.stringContaining("化学学院")]);
  });

  test("shows ranks with ties, grades, money, and the stage that was taken; the incomplete last", async () => {
    const { list } = await rosterOf({ 物理: null, 文学: 12, 化学: 18, 数学: 18 });
    expect(rowsOf(list)).toEqual([
      expect.stringMatching(/^第 1 名 并列数学18优秀以自评计 · 奖补（万元） 4 · 给予奖励$/),
      expect.stringMatching(/^第 1 名 并列化学18优秀/),
      expect.stringMatching(/^第 3 名文学12不合格以自评计 · 奖补（万元） 0$/),
      expect.stringMatching(/^不排名物理未填完$/),
    ]);
  });

  test("shows a vetoed unit last, unranked, with its total", async () => {
    const book = bookOf({ 化学: 18, 文学: 12 });
    book.type(book.cardsHere[1]!.ref, "self", "fraud", true);
    const { user } = await showRoster(book);
    await user.click(make());
    expect(rowsOf(await ranking()).at(-1)).toMatch(/^不排名化学18一票否决/);
  });

  test("sums the money, and compares the totals in bars with their figures", async () => {
    await rosterOf({ 化学: 18, 数学: 16, 文学: 12 });
    expect(screen.getByRole("region", { name: "合计" })).toHaveTextContent("奖补合计（万元） 8");
    expect(rowsOf(screen.getByRole("list", { name: "得分对比" }))).toEqual([
      "化学18",
      "数学16",
      "文学12",
    ]);
  });

  test("is sorted, charted and listed on request", async () => {
    const { user, book } = await rosterOf({ 化学: 18, 文学: 12 });
    await user.click(screen.getByRole("button", { name: "按名次排序" }));
    expect(await screen.findByText(/已按名次排好/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "公示名单 · 2 个" }));
    expect(await screen.findByText("已生成工作表“public”。")).toBeVisible();
    expect(book.drawn).toEqual(["sorted", "public"]);
    await user.click(screen.getByRole("button", { name: "插入 Excel 图表" }));
    expect(await screen.findByText("已在汇总表旁插入图表。")).toBeVisible();
    book.canChart = false;
    await user.click(screen.getByRole("button", { name: "插入 Excel 图表" }));
    expect(await screen.findByText(/当前 Excel 不能插入图表/)).toBeVisible();
  });

  test("follows edits of the workbook", async () => {
    const { book } = await rosterOf({ 化学: 18, 文学: 12 });
    const roster = book.rosters.get(book.cardsHere[0]!.ref.id)!;
    roster.units = roster.units.map((unit) => ({ ...unit, scores: { ...unit.scores, total: 20 } }));
    book.type(book.cardsHere[1]!.ref, "self", "papers", 1);
    await waitFor(async () => expect(rowsOf(await ranking())[0]).toMatch(/20/));
  });

  test("is not drawn over one that is there without asking", async () => {
    const { user, book } = await rosterOf({ 化学: 18 });
    await user.click(screen.getByRole("button", { name: "新建汇总表" }));
    await user.click(make());
    await screen.findByText("工作簿中已有同名工作表：汇总");
    expect(book.rosters.size).toBe(1);
    await user.click(screen.getByRole("button", { name: "另建新表：汇总 (2)" }));
    await ranking();
    expect(book.rosters.size).toBe(2);
  });
});

describe("a system that is a roster from the start", () => {
  async function makeOfNames(names: string) {
    const shown = await showPane();
    const { user, book } = shown;
    await user.click(screen.getByRole("radio", { name: /汇总考核/ }));
    await user.click(screen.getByRole("button", { name: "下一步：填写单位名单" }));
    const field = await screen.findByRole("textbox", { name: "单位名单" });
    if (names) {
      await user.click(field);
      await user.paste(names);
    }
    return { user, book, field };
  }

  test("is begun on the start page and made of pasted names, each once", async () => {
    const { user, book } = await makeOfNames("机电学院\n土木学院\n机电学院\n");
    expect(await screen.findByText("共 2 个单位")).toBeVisible();
    expect(screen.getByText("重复的单位只计一次：机电学院")).toBeVisible();
    await user.click(make());
    await ranking();
    const [roster] = book.rosters.values();
    expect(roster!.units.map(({ unit }) => unit)).toEqual(["机电学院", "土木学院"]);
  });

  test("takes the names from the selected cells", async () => {
    const { user, book, field } = await makeOfNames("");
    await user.click(screen.getByRole("button", { name: "用选中的单元格" }));
    expect(await screen.findByText(/选中的单元格里没有文字/)).toBeVisible();
    book.selection = ["机电学院", "土木学院"];
    await user.click(screen.getByRole("button", { name: "用选中的单元格" }));
    await waitFor(() => expect(field).toHaveValue("机电学院\n土木学院"));
  });

  test("without any name says what is missing", async () => {
    const { user } = await makeOfNames("");
    await user.click(make());
    expect(screen.getByText("请填写至少一个单位。")).toBeVisible();
  });

  test("draws its forms", async () => {
    const { user, book } = await makeOfNames("机电学院");
    await user.click(make());
    await user.click(await screen.findByRole("button", { name: "目标责任书" }));
    await screen.findByText("已生成工作表“goal”。");
    expect(book.drawn).toEqual(["goal"]);
  });
});

describe("what another reading would change", () => {
  async function tryReading() {
    const book = emptyBook();
    const { user } = await showPane({ book });
    await user.click(screen.getByRole("radio", { name: /汇总考核/ }));
    await user.click(screen.getByRole("button", { name: /下一步/ }));
    await user.type(await screen.findByRole("textbox", { name: "单位名单" }), "机电{Enter}土木");
    await user.click(make());
    await ranking();
    const roster = [...book.rosters.values()][0]!;
    roster.units = [
      { unit: "机电", facts: { placed: 120 } },
      { unit: "土木", facts: { placed: 60 } },
    ];
    const other = book.add(smallRubric, "化学", "2025");
    book.type(other, "self", "plan", 1);
    await waitFor(async () => expect(rowsOf(await ranking())[0]).toMatch(/机电.*前列/));
    await user.selectOptions(screen.getByRole("combobox", { name: "不足一项怎样计分？" }), "加倍");
    const edit = () => book.type(other, "self", "plan", 2);
    return { user, roster, edit };
  }

  test("is told unit by unit before anything is applied", async () => {
    const { roster } = await tryReading();
    expect(await screen.findByText("1 个单位有变化")).toBeVisible();
    expect(screen.getByText("序列 其他 → 前列")).toBeVisible();
    expect(roster.readings).toEqual({});
  });

  test("is applied to the workbook on request", async () => {
    const { user, roster } = await tryReading();
    await user.click(screen.getByRole("button", { name: "采用“加倍”" }));
    await waitFor(() => expect(roster.readings).toEqual({ half: "double" }));
    await waitFor(async () => expect(rowsOf(await ranking())[1]).toMatch(/土木.*前列/));
  });

  test("says of how many units the scores are values, which follow no reading", async () => {
    const { roster, edit } = await tryReading();
    expect(screen.queryByText(/不随口径改变/)).toBeNull();
    roster.units = [...roster.units, { unit: "冶金", scores: { total: 15 } }];
    edit();
    await waitFor(async () => expect(rowsOf(await ranking())).toHaveLength(3));
    expect(screen.getByText(/^1 个单位的得分是收来或填写的数值，不随口径改变/)).toBeVisible();
  });
});

test("the forms of a scorecard are drawn from its page", async () => {
  const book = bookOf({ 化学: 18 });
  const { user } = await showPane({ book });
  await user.click(screen.getByRole("button", { name: "附件3 奖补申请表" }));
  expect(await screen.findByText("已生成工作表“apply”。")).toBeVisible();
});
