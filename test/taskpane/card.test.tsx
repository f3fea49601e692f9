import { screen, waitFor, within } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

function filledBook() {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  book.type(card, "self", "plan", 9);
  book.type(card, "self", "fairs", 8);
  book.type(card, "self", "papers", 2);
  return { book, card };
}

const hero = () => screen.getByRole("region", { name: "评分结果" });
const tab = (name: RegExp) => screen.getByRole("tab", { name });

describe("a workbook that holds a card", () => {
  test("opens on its result: total, stage, grade, money, how much is filled", async () => {
    await showPane({ book: filledBook().book });
    expect(screen.getByRole("heading", { level: 1, name: "化学学院" })).toBeVisible();
    expect(within(hero()).getByText("19")).toBeVisible();
    expect(within(hero()).getByText("满分 20")).toBeVisible();
    expect(within(hero()).getByText("以自评计 · 已填 2/2 项")).toBeVisible();
    expect(within(hero()).getByText("优秀")).toBeVisible();
    expect(within(hero()).getByText("4 万元")).toBeVisible();
  });

  test("shows each stage with its own total, and which one counts", async () => {
    const { book, card } = filledBook();
    book.type(card, "review", "plan", 6);
    await showPane({ book });
    const [self, review] = within(screen.getByRole("table", { name: "各阶段" }))
      .getAllByRole("row")
      .slice(1);
    expect(within(hero()).getByText("自评 19 分；复核 6 分（已填 1/2）")).toBeVisible();
    expect(self).toHaveTextContent("自评192/2计入结果");
    expect(review).toHaveTextContent("复核61/2未填完");
  });

  test("shows the parts with their points, and the consequence of the grade", async () => {
    await showPane({ book: filledBook().book });
    const parts = screen.getByRole("region", { name: "各部分得分" });
    expect(
      within(parts)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(["工作 17 / 20", "加分 2", "一票否决无否决事项"]);
    expect(screen.getByText("给予奖励 · 依据条款：第四条")).toBeVisible();
  });

  test("merely opening it changes nothing in the workbook", async () => {
    const { book } = filledBook();
    await showPane({ book });
    expect(book.colours).toEqual([]);
    expect(book.recoloured).toEqual([]);
  });

  test("follows each edit", async () => {
    const { book, card } = filledBook();
    await showPane({ book });
    book.type(card, "self", "plan", 3.126);
    expect(await within(hero()).findByText("13.13")).toBeVisible();
    expect(within(hero()).getByText("不合格")).toBeVisible();
    expect(book.colours).toEqual([]);
  });

  test("twenty edits at once are read twice at most", async () => {
    const { book, card } = filledBook();
    await showPane({ book });
    const read = jest.spyOn(book, "read");
    for (let score = 1; score <= 20; score++) book.type(card, "self", "plan", score / 2);
    expect(await within(hero()).findByText("20")).toBeVisible();
    expect(read.mock.calls.length).toBeLessThanOrEqual(2);
  });

  test("tells the new result to screen readers once typing rests", async () => {
    const { book, card } = filledBook();
    await showPane({ book });
    book.type(card, "self", "plan", 1);
    expect(
      await screen.findByText(
        "合计 11 分，自评；等级 不合格；奖补 0 万元；没有问题",
        {},
        { timeout: 3000 },
      ),
    ).toHaveAttribute("aria-live", "polite");
  });

  test("tells the result of a stage that counts though nobody typed in it", async () => {
    const { book, card } = filledBook();
    book.type(card, "review", "plan", 9, "inherited");
    book.type(card, "review", "fairs", 8, "inherited");
    await showPane({ book });
    expect(
      await screen.findByText(/^合计 17 分，复核；等级 优秀/, {}, { timeout: 3000 }),
    ).toHaveAttribute("aria-live", "polite");
  });

  test("a stage with a wrong score is not called unfinished: it says how many stand in the way", async () => {
    const { book, card } = filledBook();
    book.type(card, "self", "plan", 11);
    await showPane({ book });
    expect(within(hero()).getByText("自评，1 项有误，更正前不计入 · 已填 2/2 项")).toBeVisible();
    const [self] = within(screen.getByRole("table", { name: "各阶段" }))
      .getAllByRole("row")
      .slice(1);
    expect(self).toHaveTextContent("自评212/2有误");
  });

  test("a veto is said in words, with its grounds, whatever the total", async () => {
    const { book, card } = filledBook();
    book.type(card, "self", "fraud", true);
    await showPane({ book });
    expect(within(hero()).getByText("一票否决")).toBeVisible();
    expect(within(hero()).getByText("否决事项：弄虚作假")).toBeVisible();
    expect(within(hero()).getByText("19")).toBeVisible();
  });

  test("a card in which nothing stands shows no number", async () => {
    const book = emptyBook();
    book.add(smallRubric, "化学学院", "2025");
    await showPane({ book });
    expect(within(hero()).getByText("尚未填写")).toBeVisible();
    expect(within(hero()).getByText("已填 0/2 项")).toBeVisible();
    expect(within(hero()).queryByText("不合格")).not.toBeInTheDocument();
  });

  test("colours come off with one switch, and on again: it is the one of the sheet", async () => {
    const { book } = filledBook();
    const { user } = await showPane({ book });
    const colours = () => screen.getByRole("switch", { name: "在表中标色" });
    expect(colours()).toBeChecked();
    await user.click(colours());
    expect(book.colours).toEqual([false]);
    await waitFor(() => expect(colours()).not.toBeChecked());
    await user.click(colours());
    expect(book.colours).toEqual([false, true]);
    await waitFor(() => expect(colours()).toBeChecked());
  });

  test("colours are drawn again on demand, and it says so", async () => {
    const { book } = filledBook();
    const { user } = await showPane({ book });
    await user.click(screen.getByRole("button", { name: "重画标色" }));
    expect(await screen.findByText("标色已重画。")).toBeVisible();
    expect(book.recoloured.map(({ unit }) => unit)).toEqual(["化学学院"]);
  });

  test("a table of an earlier version has no colours, and says how to get them", async () => {
    const { book } = filledBook();
    book.hasColours = false;
    await showPane({ book });
    expect(screen.getByRole("switch", { name: "在表中标色" })).toBeDisabled();
    expect(screen.getByText(/这张表由较早的版本生成/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "重画标色" })).not.toBeInTheDocument();
  });

  test("recomputing reads again, and says so", async () => {
    const { book } = filledBook();
    const { user } = await showPane({ book });
    const read = jest.spyOn(book, "read");
    await user.click(screen.getByRole("button", { name: "重新计算" }));
    expect(await screen.findByText("已重新计算。")).toBeVisible();
    expect(read).toHaveBeenCalledTimes(1);
  });
});

describe("several cards", () => {
  async function showTwo() {
    const book = emptyBook();
    const first = book.add(smallRubric, "化学学院", "2025");
    const second = book.add(smallRubric, "文学院", "2025");
    book.type(first, "self", "plan", 7);
    const shown = await showPane({ book });
    return { ...shown, first, second };
  }
  const picker = () => screen.getByRole("combobox", { name: "评分表" });

  test("can be chosen from; the choice stays while its own and other cells are edited", async () => {
    const { user, book, first, second } = await showTwo();
    expect(picker()).toHaveDisplayValue("文学院 2025");
    await user.selectOptions(picker(), "化学学院 2025");
    expect(await within(hero()).findByText("7")).toBeVisible();
    book.type(second, "self", "plan", 1);
    book.type(first, "self", "plan", 8);
    expect(await within(hero()).findByText("8")).toBeVisible();
  });

  test("the card whose sheet is activated comes to the front", async () => {
    const { book, first } = await showTwo();
    book.activate(first);
    await waitFor(() => expect(picker()).toHaveDisplayValue("化学学院 2025"));
  });

  test("a deleted card gives way to the next", async () => {
    const { book, second } = await showTwo();
    book.delete(second);
    expect(await screen.findByRole("heading", { level: 1, name: "化学学院" })).toBeVisible();
  });

  test("the sheet of the card can be gone to", async () => {
    const { user, book } = await showTwo();
    await user.click(screen.getByRole("button", { name: "转到工作表" }));
    expect(book.visited).toEqual([{ sheet: "文学院", address: "B1" }]);
  });
});

describe("details", () => {
  test("each criterion shows its score and, where ruled, the reason; it leads to its cell", async () => {
    const { book } = filledBook();
    const { user } = await showPane({ book });
    await user.click(tab(/明细/));
    const fairs = screen.getByRole("button", { name: /招聘会/ });
    expect(fairs).toHaveTextContent("8 / 10");
    expect(fairs).toHaveTextContent("错漏 2 例");
    expect(screen.getByRole("button", { name: /计划/ })).not.toHaveTextContent("错漏");
    await user.click(fairs);
    expect(book.visited).toEqual([{ sheet: "化学学院", address: "E5" }]);
  });
});

test("a workbook whose last card is deleted says what to do next", async () => {
  const { book, card } = filledBook();
  const { user } = await showPane({ book });
  book.delete(card);
  expect(await screen.findByText("本工作簿中还没有评分表")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "去新建" }));
  expect(await screen.findByRole("heading", { name: "选择考核体系" })).toBeVisible();
});
