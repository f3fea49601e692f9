import { screen } from "@testing-library/react";
import { emptyBook, showPane } from "./support/show-pane";
import { smallRubric } from "./support/small-rubric";

test("a roster says of how many units its figures are, and fills them back", async () => {
  const book = emptyBook();
  for (const unit of ["文学", "化学"])
    book.type(book.add(smallRubric, unit, "2025"), "self", "plan", 5);
  const fact = { id: "talks", label: { zh: "讲座", en: "Talks" }, type: "count" as const };
  book.compared = [{ fact, lacking: ["法学"], units: 18, of: 20 }];
  const { user } = await showPane({ book });
  await user.click(screen.getByRole("button", { name: "汇总" }));
  await user.click(await screen.findByRole("button", { name: "生成汇总表" }));
  expect(await screen.findByText("18/20 个单位，暂算")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "回填到 2 张评分表" }));
  expect(await screen.findByText(/已回填 1 张评分表/)).toBeVisible();
  expect(book.drawn).toEqual(["filled back"]);
});
