import { screen, within } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

async function showReview(review: Record<string, number> = { plan: 6 }) {
  const book = emptyBook();
  const card = book.add(smallRubric, "化学学院", "2025");
  book.type(card, "self", "plan", 9);
  book.type(card, "self", "fairs", 8);
  book.type(card, "self", "papers", 2);
  for (const [id, score] of Object.entries(review)) book.type(card, "review", id, score);
  const shown = await showPane({ book });
  await shown.user.click(screen.getByRole("tab", { name: "复核" }));
  return { ...shown, card };
}

const list = () => screen.getByRole("list", { name: "逐项对照" });
const rows = () => within(list()).getAllByRole("button");
const row = (name: string) => within(list()).getByRole("button", { name: new RegExp(name) });

describe("self and review side by side", () => {
  test("each criterion shows both scores and how far apart they are", async () => {
    await showReview();
    expect(rows().map((each) => each.textContent)).toEqual([
      "计划−3自评 9 · 复核 6 / 10",
      "招聘会未评自评 8 · 复核 – / 10",
      "论文未评自评 2 · 复核 – / 5",
      "弄虚作假都未填自评 – · 复核 –",
    ]);
  });

  test("one score of a review does not stand against the whole of the self score", async () => {
    await showReview();
    expect(screen.getByText("复核已评 1/3 项，1 项不同")).toBeVisible();
    const total = screen.getByRole("row", { name: /^合计/ });
    expect(total).toHaveTextContent("合计196–");
  });

  test("a review that is complete shows the difference of parts and totals", async () => {
    await showReview({ plan: 6, fairs: 8.5, papers: 2 });
    expect(screen.getByRole("row", { name: /^合计/ })).toHaveTextContent("合计1916.5−2.5");
    expect(screen.getByRole("row", { name: /^工作/ })).toHaveTextContent("工作1714.5−2.5");
  });

  test("a review that has not begun says what to do", async () => {
    await showReview({});
    expect(screen.getByText(/^复核还没有开始/)).toBeVisible();
  });

  test("a row leads to its cell and shows the document's words", async () => {
    const { user, book } = await showReview({ fairs: 7 });
    await user.click(row("招聘会"));
    expect(book.visited).toEqual([{ sheet: "化学学院", address: "F5" }]);
    expect(row("招聘会")).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText("一 fairs")).toBeVisible();
  });

  test("an open row says where its score comes from, to be copied; so does the total", async () => {
    const { user } = await showReview({ fairs: 7 });
    await user.click(row("招聘会"));
    const receipt = await screen.findByRole("textbox", { name: "得分依据" });
    expect(receipt).toHaveTextContent("得分依据：化学学院 2025年度 招聘会（复核）");
    await user.click(screen.getByText("复核合计的得分依据"));
    expect(await screen.findAllByRole("textbox", { name: "得分依据" })).toHaveLength(2);
  });

  test("↓ and ↑ go from criterion to criterion, the cell follows; the buttons do the same", async () => {
    const { user, book } = await showReview({ plan: 9, fairs: 7, papers: 1 });
    await user.click(row("计划"));
    await user.keyboard("{ArrowDown}");
    expect(row("招聘会")).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowUp}");
    expect(row("招聘会")).toHaveAttribute("aria-expanded", "true");
    await user.click(screen.getByRole("button", { name: "上一项" }));
    expect(row("计划")).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByRole("button", { name: "上一项" })).toBeDisabled();
    expect(book.visited.map(({ address }) => address)).toEqual(["F4", "F5", "F6", "F5", "F4"]);
  });

  test("only what differs, only what is not reviewed; the largest difference first", async () => {
    const { user } = await showReview({ plan: 8, fairs: 5 });
    await user.selectOptions(screen.getByRole("combobox", { name: "次序" }), "差异大的在前");
    expect(rows()[0]).toHaveTextContent(/^招聘会−3/);
    await user.selectOptions(screen.getByRole("combobox", { name: "显示" }), "有差异 2");
    expect(rows()).toHaveLength(2);
    await user.selectOptions(screen.getByRole("combobox", { name: "显示" }), "未评 1");
    expect(rows()[0]).toHaveTextContent(/^论文/);
  });
});

test("a table that is scored once has nothing to compare", async () => {
  const book = emptyBook();
  book.add(
    { ...smallRubric, id: "valid", stages: smallRubric.stages.slice(0, 1) },
    "化学学院",
    "2025",
  );
  await showPane({
    book,
    services: {
      loadRubric: async () => ({ ...smallRubric, stages: smallRubric.stages.slice(0, 1) }),
    },
  });
  expect(screen.queryByRole("tab", { name: "复核" })).not.toBeInTheDocument();
});
