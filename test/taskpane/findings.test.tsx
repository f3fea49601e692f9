import { screen, waitFor, within } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

async function showFindings() {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  book.type(card, "review", "plan", 7);
  book.type(card, "self", "plan", 12);
  const shown = await showPane({ book });
  await shown.user.click(screen.getByRole("tab", { name: "问题 3" }));
  return { ...shown, card };
}

const list = () => screen.getByRole("list", { name: "问题" });
const rows = () => within(list()).getAllByRole("button");

describe("the findings", () => {
  test("stand worst first, each with its kind in words, its message and its cell", async () => {
    await showFindings();
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(
        /^超出分值 · 自评计划填了 12 分，超过 10 分，请改为 0 至 10。化学学院!E4$/,
      ),
      expect.stringMatching(/^未填 · 自评招聘会还没有评分，请填写。化学学院!E5$/),
      expect.stringMatching(/^未填 · 复核招聘会还没有评分，请填写。化学学院!E5$/),
    ]);
    expect(screen.getByText("共 3 项")).toBeVisible();
  });

  test("lead to their cell by click", async () => {
    const { user, book } = await showFindings();
    await user.click(rows()[0]!);
    expect(book.visited).toEqual([{ sheet: "化学学院", address: "E4" }]);
  });

  test("lead to their cell by keyboard", async () => {
    const { user, book } = await showFindings();
    rows()[0]!.focus();
    await user.keyboard("{Enter}");
    expect(book.visited).toEqual([{ sheet: "化学学院", address: "E4" }]);
  });

  test("are narrowed by kind and by stage, with the count of what is shown", async () => {
    const { user } = await showFindings();
    await user.click(screen.getByRole("button", { name: "未填 2", pressed: false }));
    expect(rows()).toHaveLength(2);
    expect(screen.getByText("显示 2/3 项")).toBeVisible();
    await user.selectOptions(screen.getByRole("combobox", { name: "阶段" }), "复核");
    expect(rows()).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "未填 2", pressed: true }));
    await user.click(screen.getByRole("button", { name: "超出分值 1" }));
    expect(screen.getByText("没有符合筛选条件的问题")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "显示全部" }));
    expect(rows()).toHaveLength(3);
  });

  test("vanish when they are mended, until all is well", async () => {
    const { book, card } = await showFindings();
    book.type(card, "self", "plan", 10);
    await waitFor(() => expect(rows()).toHaveLength(2));
    book.type(card, "self", "fairs", 10);
    book.type(card, "review", "fairs", 10);
    expect(await screen.findByText("没有发现问题")).toBeVisible();
  });

  test("of a filter whose kind has vanished leave a way back", async () => {
    const { user, book, card } = await showFindings();
    await user.click(screen.getByRole("button", { name: "超出分值 1" }));
    book.type(card, "self", "plan", 10);
    await user.click(await screen.findByRole("button", { name: "显示全部" }));
    expect(rows()).toHaveLength(2);
  });
});

test("a card that nobody has begun is no list of complaints", async () => {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  const here = book.cardsHere[0]!;
  here.scorecard = {
    ...here.scorecard,
    findings: [
      {
        kind: "missing",
        severity: "warning",
        stage: "self",
        message: { zh: "计划还没有评分，请填写。", en: "Not scored yet." },
      },
    ],
  };
  const { user } = await showPane({ book });
  await user.click(screen.getByRole("tab", { name: "问题" }));
  expect(screen.getByText(/还没有开始填写。共 2 项待填/)).toBeVisible();
  book.type(card, "self", "fairs", 10);
  expect(await screen.findByRole("tab", { name: "问题 2" })).toBeVisible();
});
