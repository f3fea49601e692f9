/** 复核总表 and 公示与名单 as a person uses them: two colleges reviewed criterion by criterion, and the notice of the result. */
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(120_000);

describeInBrowser("the end of a year, with two colleges", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  const page = async (name: RegExp) => {
    await w.openPage("更多");
    await w.pane.getByRole("button", { name }).click();
  };

  test("a criterion is reviewed for both by the keyboard, and the scores stand in their cards", async () => {
    w = await open({ query: "?theme=dark" });
    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.openPage("新建");
    await w.fillForm(/研究生就业工作考核/, "物理学院");
    await w.pane.getByRole("button", { name: "生成表格" }).click();
    await w.pane.getByRole("button", { name: /另建新表/ }).click();
    await w.pane.getByRole("heading", { name: "物理学院" }).waitFor();
    await w.settle();
    await w.enter({ sheet: "评分表", key: "staffing", header: "自评分" }, "3");
    await page(/^复核总表/);
    await w.pane.getByRole("combobox", { name: "指标" }).selectOption("staffing");
    const cells = w.pane.getByRole("textbox", { name: /复核$/ });
    await cells.first().waitFor();
    await cells.first().focus();
    await w.page.keyboard.type("2.5");
    await w.page.keyboard.press("Enter");
    await w.page.keyboard.type("2");
    await w.screenshot("matrix-dark");
    await w.pane.getByRole("button", { name: /^写入各单位的表（2 处）/ }).click();
    await w.pane.getByText("已写入 2 处。").waitFor();
    await w.settle();
    const sheets = (await w.sheetNames()).filter((name) => name.includes("评分表"));
    const scores = await Promise.all(sheets.map(async (name) => (await w.contents(name)).shown));
    expect(scores.flat(2)).toEqual(expect.arrayContaining(["2.5", "2"]));
  });

  test("the matrix is drawn as a sheet, and taken back", async () => {
    await w.pane.getByRole("button", { name: "生成复核总表" }).click();
    await w.pane.getByRole("button", { name: "取回“复核总表”" }).click();
    await w.pane.getByText("各单位的表没有变化，总表已更新。").waitFor();
    await w.openSheet("复核总表");
    await w.screenshot("matrix-sheet");
  });

  test("the notice is seen before it is saved", async () => {
    await page(/^公示与名单/);
    await w.pane.getByRole("textbox", { name: "公示开始日" }).fill("2026-12-01");
    await w.pane.getByRole("article").waitFor();
    await w.screenshot("papers-dark");
    const saved = w.page.waitForEvent("download");
    await w.pane.getByRole("button", { name: "存为 Word（.docx）" }).click();
    expect((await saved).suggestedFilename()).toMatch(/公示\.docx$/);
    await w.narrowPane();
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("papers-320");
    await page(/^复核总表/);
    await w.pane.getByRole("textbox", { name: /复核$/ }).first().waitFor();
    expect(await w.paneOverflow()).toBe(0);
    await w.screenshot("matrix-320");
  });
});
