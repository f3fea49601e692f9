import { screen, within } from "@testing-library/react";
import { catalogue } from "../../src/functions/catalogue";
import { showPane } from "./support/show-pane";

async function showFunctions() {
  const shown = await showPane();
  await shown.user.click(screen.getByRole("button", { name: "更多" }));
  await shown.user.click(await screen.findByRole("button", { name: /函数/ }));
  await screen.findByRole("heading", { level: 1, name: "函数" });
  return shown;
}

describe("the functions", () => {
  test("are all listed, each with an example that is computed and a help page", async () => {
    const { user } = await showFunctions();
    expect(screen.getAllByRole("article")).toHaveLength(catalogue.length);
    expect(screen.getByText(`${catalogue.length} 个函数`)).toBeVisible();
    const deduct = screen.getByRole("article", { name: "RUBRIC.DEDUCT" });
    expect(within(deduct).getByText("=RUBRIC.DEDUCT(3,2,1)")).toBeVisible();
    expect(deduct).toHaveTextContent("3 − 2×1 = 1 分");
    await user.click(within(deduct).getByText("参数和更多示例"));
    expect(within(deduct).getByRole("link", { name: /报错的原因/ })).toHaveAttribute(
      "href",
      "help/rubric-deduct.html",
    );
  });

  test("are found by name or by purpose", async () => {
    const { user } = await showFunctions();
    const search = screen.getByRole("searchbox", { name: "搜索函数" });
    await user.type(search, "subsidy");
    expect(screen.getAllByRole("heading", { level: 2 }).map((name) => name.textContent)).toEqual([
      "SUBSIDY.BAND",
      "SUBSIDY.GRADE",
      "SUBSIDY.NEXT",
    ]);
    await user.clear(search);
    await user.type(search, "否决");
    expect(screen.getByRole("article", { name: "RUBRIC.VETO" })).toBeVisible();
    await user.clear(search);
    await user.type(search, "没有这种函数");
    expect(screen.getByText(/没有找到与“没有这种函数”有关的函数/)).toBeVisible();
  });

  test("are copied as formulas", async () => {
    const { user } = await showFunctions();
    const deduct = screen.getByRole("article", { name: "RUBRIC.DEDUCT" });
    const [copy] = within(deduct).getAllByRole("button", { name: "复制 RUBRIC.DEDUCT 的例子" });
    await user.click(copy!);
    expect(await within(deduct).findByText("已复制")).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe("=RUBRIC.DEDUCT(3,2,1)");
  });
});
