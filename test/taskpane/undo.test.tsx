/** What an act takes from the list of what Ctrl+Z takes back is said beside its button, before it is pressed. */
import { screen } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

const NOTE = /不能用“撤销”/;

/** A card, and the pane on one of its pages or tabs. */
async function show(...presses: string[]) {
  const book = emptyBook();
  book.add(smallRubric, "化学学院", "2025");
  const { user } = await showPane({ book });
  for (const name of presses) {
    const isTab = screen.queryByRole("tab", { name }) !== null;
    await user.click(screen.getByRole(isTab ? "tab" : "button", { name }));
  }
}

test.each([
  ["生成表格", ["新建"], "生成表格"],
  ["发送准备", ["发送"], "开始发送准备"],
  ["生成汇总表", ["汇总"], /汇总/],
  ["重画标色", [], "重画标色"],
  ["分发，记下发给了谁", ["分发"], /生成/],
])("%s", async (_, presses, button) => {
  await show(...presses);
  expect((await screen.findAllByText(NOTE))[0]).toBeVisible();
  expect(screen.getAllByRole("button", { name: button }).length).toBeGreaterThan(0);
});

test("the choice of a reading", async () => {
  await show("口径");
  expect(await screen.findByText(NOTE)).toBeVisible();
});
