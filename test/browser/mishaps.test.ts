/** What goes wrong at a desk: slips of typing, moved rows, renamed sheets, a table generated twice. Nothing is lost. */
import { markStyles } from "../../src/sheets/plan/theme";
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(60_000);

const score = (key: string, header = "自评分") => ({ sheet: "评分表", key, header });

describeInBrowser("mishaps on a college's card", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  beforeAll(async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.openTab(/问题/);
  }, 60_000);

  test("a score above its points is refused with the range to type", async () => {
    await w.enter(score("staffing"), "5");
    const notice = w.page
      .getByRole("alert")
      .filter({ hasText: "只填数字，不写“分”字，如 2.5（0 至 3）" });
    await notice.waitFor();
    await w.page.getByRole("button", { name: "关闭这条提示" }).click();
    await notice.waitFor({ state: "hidden" });
    expect(await w.seesCell(score("staffing"))).toBe("");
  });

  test("pasted text and numbers are read, or named with their cells", async () => {
    await w.paste(score("education"), "2分\n较好\n8\n");
    await w.pane.getByText(/F7 .*“较好”不能读成数字/).waitFor();
    await w.pane.getByText(/F8 .*8 超出分值 3/).waitFor();
    await w.pane.getByText("按此理解").first().waitFor();
    expect(await w.fill("评分表", "F8")).not.toBe(await w.fill("评分表", "F9"));
    await w.screenshot("findings");
  });

  test("a finding leads to its cell", async () => {
    await w.openSheet("考核结果");
    await w.pane.getByRole("button", { name: /较好/ }).click();
    await w.waitForCell("评分表", "F7");
  });

  test("undo takes the paste back, and its marks come off", async () => {
    await w.select("F6");
    await w.undo();
    await w.pane.getByText(/较好/).waitFor({ state: "hidden" });
    expect(["", "", ""]).toEqual([
      await w.sees("评分表", "F6"),
      await w.sees("评分表", "F7"),
      await w.sees("评分表", "F8"),
    ]);
  });

  test("a score typed over a rule stays, and is said to depart from it", async () => {
    await w.enter(score("goal"), "1");
    await w.enter({ sheet: "基础数据", key: "feedback-errors", header: "自评" }, "2");
    expect(await w.seesCell(score("feedback"))).toBe("1");
    await w.enter(score("feedback"), "3");
    await w.pane.getByText("与规则不符").first().waitFor();
    expect(await w.seesCell(score("feedback"))).toBe("3");
  });

  test("marks come off with one click, and scores stay", async () => {
    await w.paste(score("rights"), "9");
    await w.pane.getByText(/9 超出分值 3/).waitFor();
    const over = markStyles["over-limit"].fill;
    const fill = async () => w.fill("评分表", await w.find(score("rights")));
    expect((await fill())?.toLowerCase()).toBe(over);
    await w.openTab(/总览/);
    await w.pane.getByRole("switch", { name: /在表中标色/ }).click();
    await w.settle();
    expect((await fill())?.toLowerCase()).not.toBe(over);
    expect(await w.seesCell(score("rights"))).toBe("9");
    await w.screenshot("marks-off");
  });

  test("and come back by the cell beside the table", async () => {
    await w.openSheet("评分表");
    const fill = async () => w.fill("评分表", await w.find(score("rights")));
    await w.type("I1", "显示");
    await w.openTab(/问题/);
    expect((await fill())?.toLowerCase()).toBe(markStyles["over-limit"].fill);
    await w.screenshot("marks-on");
  });

  test("generating the same unit again asks, and keeps the scores", async () => {
    await w.pane.getByRole("button", { name: "新建" }).click();
    await w.fillForm(/研究生就业工作考核/, "化学学院");
    await w.pane.getByRole("button", { name: "生成表格" }).click();
    await w.pane.getByText(/已有同名工作表/).waitFor();
    await w.screenshot("conflict");
    await w.pane.getByRole("button", { name: /保留已填分数/ }).click();
    await w.pane.getByText(/已生成/).waitFor();
    await w.settle();
    expect(await w.seesCell(score("goal"))).toBe("1");
    expect(await w.seesCell(score("feedback"))).toBe("3");
  });

  test("another unit's table gets names of its own", async () => {
    await w.pane.getByRole("button", { name: "新建" }).click();
    await w.fillForm(/研究生就业工作考核/, "物理学院");
    await w.pane.getByRole("button", { name: "生成表格" }).click();
    await w.pane.getByRole("button", { name: /另建新表/ }).click();
    await w.pane.getByText(/已生成“物理学院”/).waitFor();
    await w.settle();
    expect(await w.sheetNames()).toContain("评分表-物理学院");
  });

  test("a renamed sheet is the same card", async () => {
    await w.renameSheet("评分表", "化学学院评分");
    await w.enter({ ...score("leadership"), sheet: "化学学院评分" }, "1");
    await w.pane.getByRole("combobox", { name: "评分表" }).waitFor();
    await w.openTab(/问题/);
    await w.pane
      .getByText(/^化学学院评分!F5/)
      .first()
      .waitFor();
  });
});
