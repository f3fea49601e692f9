/** 复核 of a whole card by keys alone: scores, reasons, 同意自评, sign-off; and how it looks. */
import { judgedCriteria } from "../support/judged";
import { rubricOf } from "../support/rubrics";
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(90_000);

const judged = judgedCriteria(rubricOf("graduate-college"));

/** Three rows with which the reviewer does not agree, each half a point lower, with the digit of its reason. */
const DISAGREED = [2, 7, 11].map((nth, at) => ({ ...judged[nth]!, digit: String(at + 1) }));

describeInBrowser("a reviewer with nothing but keys", () => {
  const { open } = useWorkbench();
  let w: Workbench;
  let keys = 0;
  const press = async (...pressed: string[]) => {
    for (const key of pressed) await w.page.keyboard.press(key);
    keys += pressed.length;
  };
  const focused = () =>
    w.pane.locator("body").evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute("data-id") ?? element?.textContent ?? "";
    });
  const row = (id: string) => w.pane.locator(`[data-id="${id}"]`);
  /** Keys until the focus is there. */
  const until = async (key: string, isThere: (text: string) => boolean) => {
    for (let nth = 0; nth < 60 && !isThere(await focused()); nth++) await press(key);
    expect(isThere(await focused())).toBe(true);
  };

  test("the whole card: three rows scored otherwise, each with its reason, and all the rest agreed to", async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    const self = Object.fromEntries(judged.map(({ id, points }) => [id, { 自评分: points }]));
    await w.fillRows("评分表", self);
    await w.openTab(/复核/);
    await w.pane.getByRole("button", { name: "其余全部同意自评" }).waitFor();
    await w.pane.getByRole("textbox", { name: "复核人" }).fill("张三");
    await w.pane.getByRole("tab", { name: /复核/ }).focus();
    const first = judged[0]!.id;
    await until("Tab", (id) => id === first);
    for (const { id, points, digit } of DISAGREED) {
      await until("ArrowDown", (at) => at === id);
      if ((await row(id).getAttribute("aria-expanded")) !== "true") await press("Enter");
      await press(...String(points - 0.5), "Enter", digit, "Enter");
      await w.settle();
    }
    await until("Shift+Tab", (text) => text === "其余全部同意自评");
    await press("Enter");
    await w.pane.getByText(new RegExp(`已同意 ${judged.length - 3} 项`)).waitFor();
    await w.settle();
    for (const { id, points } of DISAGREED) {
      const cell = { sheet: "评分表", key: id, header: "复核分" };
      expect(Number(await w.seesCell(cell))).toBe(points - 0.5);
    }
    expect(await w.pane.getByText(/缺理由$/).count()).toBe(0);
    // 5 signs and an Enter for each score, a digit and an Enter for each reason; the rest is going there.
    expect(keys).toBeLessThanOrEqual(45);
    await w.pane.getByText("记录", { exact: true }).click();
    await w.screenshot("review-done");
  });

  test("nothing stands wider than a pane of 320 pixels", async () => {
    await w.narrowPane();
    expect(await w.paneOverflow()).toBe(0);
    await row(DISAGREED[0]!.id).click();
    await w.screenshot("review-narrow");
    expect(await w.paneOverflow()).toBe(0);
  });

  test("materials: listed on a sheet of their own, added and judged beside their criterion", async () => {
    await w.pane.getByRole("button", { name: "生成材料清单" }).click();
    await w.pane.getByText(/^已收 0 项/).waitFor();
    const { id } = DISAGREED[0]!;
    if ((await row(id).getAttribute("aria-expanded")) !== "true") await row(id).click();
    const adding = w.pane.getByRole("textbox", { name: /^添加材料/ });
    await adding.fill("会议纪要");
    await adding.press("Enter");
    await w.pane.getByRole("combobox", { name: "材料状态：会议纪要" }).selectOption("不符");
    await w.pane.getByRole("list", { name: "缺少的材料" }).getByText("会议纪要").waitFor();
    await w.settle();
    await w.screenshot("review-materials");
    await w.pane.getByRole("button", { name: "再添几行" }).scrollIntoViewIfNeeded();
    await w.screenshot("review-materials-missing");
    expect(await w.paneOverflow()).toBe(0);
  });

  test("in English and in the dark", async () => {
    w = await open({ query: "?lang=en&theme=dark" });
    await w.generate(/graduate/i, "Chemistry");
    const { id, points } = judged[0]!;
    await w.fillRows("评分表", { [id]: { 自评分: points, 复核分: points / 2 } });
    await w.openTab(/Review/);
    await w.pane.getByRole("button", { name: /reason missing/ }).click();
    await w.pane.getByRole("combobox", { name: /^Reason:/ }).waitFor();
    await w.screenshot("review-dark-english");
  });
});
