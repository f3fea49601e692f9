/** Work is kept without a thought of it: over a reload, a crash and another file, and in a list to come back to. */
import type { Page } from "playwright-core";
import { describeInBrowser, useWorkbench } from "./support/browser";
import type { Workbench } from "./support/workbench";

jest.setTimeout(60_000);

const score = (key: string) => ({ sheet: "评分表", key, header: "自评分" });

describeInBrowser("documents of the workbench", () => {
  const { open } = useWorkbench();
  let w: Workbench;

  const state = (page: Page, text: RegExp) =>
    page.locator("#document-state", { hasText: text }).waitFor();
  const list = () => w.page.getByRole("region", { name: "最近的文档" });
  const openList = async () => {
    await w.page.getByRole("button", { name: "最近的文档" }).click();
    await list().waitFor();
  };
  const backAgain = async () => {
    await w.pane.getByRole("heading", { name: "化学学院" }).waitFor();
    await w.settle();
    return {
      typed: await w.seesCell(score("goal")),
      computed: await w.seesCell(score("feedback")),
      locked: await w.page.evaluate(
        () => window.workbench.host.book.find("评分表")!.side.protection.on,
      ),
    };
  };
  const CARD = { typed: "1", computed: "1", locked: true };

  test("a card is there again after a reload, with its rules and its protection", async () => {
    w = await open();
    await w.generate(/研究生就业工作考核/, "化学学院");
    await w.enter(score("goal"), "1");
    await w.enter({ sheet: "基础数据", key: "feedback-errors", header: "自评" }, "2");
    await state(w.page, /已自动保存/);
    await w.page.reload();
    expect(await backAgain()).toEqual(CARD);
    // Rules come back with the figures: they are calculated again.
    await w.enter({ sheet: "基础数据", key: "feedback-errors", header: "自评" }, "0");
    expect(await w.seesCell(score("feedback"))).toBe("3");
    await w.undo();
    await state(w.page, /已自动保存/);
  });

  test("leaving before the last change is kept is asked for", async () => {
    await w.openSheet("评分表");
    await w.select("F6");
    const asked = new Promise<string>((resolve) => {
      w.page.once("dialog", (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      });
    });
    await w.typeHere("1");
    await w.page.evaluate(() => setTimeout(() => location.reload(), 0));
    expect(await asked).toBe("beforeunload");
    await state(w.page, /已自动保存/);
    await w.clear("F6");
    await state(w.page, /已自动保存/);
  });

  test("a crash costs nothing", async () => {
    w = await w.afterCrash();
    expect(await backAgain()).toEqual(CARD);
  });

  test("a new workbook takes the page, and the other stays in the list", async () => {
    await openList();
    await list().getByRole("button", { name: "新建空白工作簿" }).click();
    await w.pane.getByRole("radio").first().waitFor();
    expect(await w.sheetNames()).toEqual(["Sheet1"]);
    await openList();
    await w.screenshot("documents");
    await list()
      .getByRole("button", { name: /^工作簿1/ })
      .click();
    expect(await backAgain()).toEqual(CARD);
  });

  test("a document gets another name, and saving uses it", async () => {
    await openList();
    await list().getByRole("button", { name: "重命名“工作簿1”" }).click();
    await list().getByRole("textbox", { name: "新的名称" }).fill("化学学院 2026");
    await w.page.keyboard.press("Enter");
    await state(w.page, /化学学院 2026 · 已自动保存/);
    await list()
      .getByRole("button", { name: /^化学学院 2026/ })
      .waitFor();
    await w.page.keyboard.press("Escape");
    await list().waitFor({ state: "hidden" });
    const [file] = await Promise.all([
      w.page.waitForEvent("download"),
      w.page.locator("#save").click(),
    ]);
    expect(file.suggestedFilename()).toBe("化学学院 2026.xlsx");
  });

  test("another window does not write over an open document", async () => {
    const other = await w.another();
    expect(await other.sheetNames()).toEqual(["Sheet1"]);
    await other.page.getByRole("button", { name: "最近的文档" }).click();
    await other.page.getByText("已在另一个窗口中打开").waitFor();
    await other.close();
  });

  test("deleting asks, and is for good", async () => {
    await openList();
    await list().getByRole("button", { name: "删除“化学学院 2026”" }).click();
    await list().getByText("删除后找不回").waitFor();
    await w.page.keyboard.press("Escape");
    await list().getByRole("button", { name: "删除“化学学院 2026”" }).click();
    await list().getByRole("button", { name: "删除", exact: true }).click();
    await w.pane.getByRole("radio").first().waitFor();
    await w.page.reload();
    await w.pane.getByRole("radio").first().waitFor();
    expect(await w.sheetNames()).toEqual(["Sheet1"]);
  });
});
